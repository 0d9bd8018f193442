"""The worked attacks of the domain, D1 to D10."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.data.confidentiality import Behind, protect_edition
from dashboard.data.confidentiality.auditing import check_publication
from dashboard.data.confidentiality.cascade import thin_cascade
from dashboard.data.confidentiality.epochs import last_publishable
from dashboard.data.confidentiality.figures import Figure, figure_of
from dashboard.data.confidentiality.rule import judge
from dashboard.data.confidentiality.sets import Member, Members, PublishedSet, members_of
from dashboard.data.confidentiality.shares import may_show_share
from dashboard.data.confidentiality.suppression import feasible, hidden_cells
from dashboard.data.measures.values import Value
from dashboard.periods import calendar_windows, declared_windows
from tests.data.confidentiality.publishing import eager_framework, publish_all
from tests.data.confidentiality.worlds import the_framework

K = 10


def people(first: int, last: int) -> Members:
    """Persons number `first` to `last`."""
    return members_of(f"P{number}" for number in range(first, last + 1))


def figure(
    name: str, members: Members, margin: str | None = None, subject: str = "persons"
) -> PublishedSet:
    return PublishedSet(subject, (name,), members, name, (margin,) if margin else None)


def reason(candidate: PublishedSet, *published: PublishedSet) -> str | None:
    return judge([candidate], published, K).reason


class TestD1Filter:
    """Sughd: 10 women labour, 12 women sexual, one man labour."""

    everyone, women = people(1, 23), people(1, 22)
    labour, women_labour = people(1, 10) | people(23, 23), people(1, 10)

    def test_all_but_one_man_is_not_published_beside_all(self):
        assert reason(figure("women", self.women), figure("all", self.everyone)) == "difference"

    def test_labour_without_the_one_man_is_not_published_beside_labour(self):
        labour = figure("labour", self.labour)
        assert reason(figure("women labour", self.women_labour), labour) == "difference"

    def test_each_of_the_four_passes_a_naive_rule(self):
        for members in (self.everyone, self.women, self.labour, self.women_labour):
            assert reason(figure("alone", members)) is None


TABLE = {"Dushanbe": 14, "Sughd": 13, "Khatlon": 21, "DRS": 10, "GBAO": 2}
HARDER = {"Dushanbe": 14, "Sughd": 3, "Khatlon": 31, "DRS": 10, "GBAO": 2}


class TestD2TotalMinusVisible:
    def test_one_hidden_cell_is_the_total_minus_the_others(self):
        assert feasible(TABLE, {"GBAO"}) == {"GBAO": (2, 2)}

    def test_a_second_cell_is_hidden_beside_it(self):
        hidden = hidden_cells(TABLE, K)
        assert hidden == {"GBAO", "DRS"}
        assert feasible(TABLE, set(hidden)) == {"GBAO": (0, 12), "DRS": (0, 12)}

    def test_a_table_without_small_cells_is_left_alone(self):
        assert hidden_cells({"Dushanbe": 14, "DRS, GBAO": 12}, K) == frozenset()

    def test_visible_cells_are_subtracted_from_a_wider_set_too(self):
        regions = [figure("DU", people(1, 14), "m"), figure("SU", people(15, 27), "m")]
        regions.append(figure("KT", people(28, 48), "m"))
        assert reason(figure("two and a few", people(1, 30)), *regions) == "difference"


class TestD2bTwoSmallCells:
    def test_two_small_cells_with_a_small_sum_need_a_third(self):
        hidden = hidden_cells(HARDER, K)
        assert hidden == {"Sughd", "GBAO", "DRS"}
        assert set(feasible(HARDER, set(hidden)).values()) == {(0, 15)}

    def test_hidden_cells_look_alike(self):
        """The second primary and the complementary cell have the same bounds as the first."""
        hidden = hidden_cells(HARDER, K)
        assert len(set(feasible(HARDER, set(hidden)).values())) == 1


class TestD3Time:
    def test_a_total_waits_until_ten_have_come(self):
        totals = [people(1, size) for size in (4, 14, 19, 27, 41)]
        assert last_publishable(totals, K) == [None, 1, 1, 3, 4]

    def test_nothing_new_is_news_as_well(self):
        assert last_publishable([people(1, 14), people(1, 14)], K) == [0, 0]

    def test_as_many_who_came_as_left_are_held(self):
        assert last_publishable([people(1, 20), people(13, 32)], K) == [0, 0]


class TestD4TwoWay:
    """Sixty persons: region4 14/13/21/12, form2 38/22, sex 41/19, age2 37/23."""

    total = figure("total", people(1, 60))

    def margin(self, *sizes: int) -> list[PublishedSet]:
        cells, start = [], 1
        for size in sizes:
            members = people(start, start + size - 1)
            cells.append(figure(f"{sizes}/{start}", members, f"{sizes}"))
            start += size
        return cells

    @pytest.mark.parametrize("sizes", [(14, 13, 21, 12), (38, 22), (41, 19), (37, 23)])
    def test_a_margin_passes_alone(self, sizes):
        assert judge(self.margin(*sizes), [self.total], K).allowed

    def test_the_margin_of_three_ages_fails(self):
        assert judge(self.margin(6, 31, 23), [self.total], K).reason == "small"

    def test_the_table_of_region_and_form_fails(self):
        cells = self.margin(6, 7, 1, 8, 4, 1, 15, 5, 1, 7, 3, 0, 2, 0, 0)
        assert judge(cells, [self.total], K).reason == "small"


class TestD5DatePicker:
    def test_one_day_more_is_one_person_more(self):
        january = figure("January", people(1, 10))
        assert reason(figure("January and a day", people(1, 11)), january) == "difference"

    def test_no_month_or_quarter_of_a_sensitive_figure_is_public(self):
        declared = the_framework()
        days = declared.periods["H2"]
        months = calendar_windows(declared.periods, declared.project.start, days.last)
        windows = [*declared_windows(declared.periods, days.last), *months]
        values = {item.code: {} for item in declared.indicators}
        values["OBJ.1"] = {(window, ()): Value("shown", 40.0, n=40) for window in windows}
        members = {("OBJ.1", window.name, ()): Behind(people(1, 40)) for window in windows}
        protected = protect_edition(declared, values, members, (), "H2", is_final=False)
        public = {w.name for (w, _), v in protected.values["OBJ.1"].items() if v.state == "shown"}
        assert public == {"to H2"}


class TestD6Percentage:
    def test_eleven_of_twelve_tell_of_one(self):
        assert not may_show_share(Behind(people(1, 12), people(1, 11)), K)

    def test_no_band_is_left_for_so_few(self):
        satisfied = the_framework().indicator("OBJ.2")
        value = Value("shown", 91.7, 11.0, 12.0, 12)
        behind = Behind(people(1, 12), people(1, 11))
        last = the_framework().periods["H1"].last
        assert figure_of(satisfied, value, behind, last, K) == "share_small"


class TestD7Cascade:
    def test_a_stage_stays_ten_below_the_last(self):
        sizes = {"identified": 60, "consented": 52, "referred": 48, "accepted": 40}
        sizes |= {"served": 36, "closed": 30}
        stages = [(name, people(1, size)) for name, size in sizes.items()]
        assert thin_cascade(stages, K) == ["identified", "referred", "served"]


class TestD8TwoGroupings:
    def test_another_grouping_tells_of_the_one_between(self):
        report = figure("0-17", people(1, 12))
        assert reason(figure("0-18", people(1, 13)), report) == "difference"

    def test_another_grouping_of_the_same_persons_tells_that_nobody_is_between(self):
        report = figure("0-17", people(1, 12))
        assert reason(figure("0-18", people(1, 12)), report) == "same_persons"

    def test_the_same_cell_again_is_one_publication(self):
        report = figure("0-17", people(1, 12))
        assert reason(report, report) is None


@pytest.fixture(scope="module")
def published():
    return publish_all(eager_framework(), 11)


class TestD8OneGroupingEverywhere:
    """The policy's groups are the only ones that any edition can show."""

    def test_no_edition_shows_another_group(self, published):
        margins = published.declared.disclosure.margins
        groups = {((item.by, group),) for item in margins for group in item.groups}
        stages = {(("stage", name),) for name in published.declared.disclosure.cascade}
        told = {
            cell.split
            for released in published.documents
            for cell in released.cells
            if cell.state == "shown" and cell.split
        }
        assert told
        assert told <= groups | stages

    def test_the_menu_of_a_public_page_offers_the_groups_alone(self, published):
        released = published.documents[-1]
        served = released.framework.indicator("OBJ.1")
        for margin in published.declared.disclosure.margins:
            assert list(released.codes(served, margin.by)) == list(margin.groups)

    def test_the_auditor_refuses_a_figure_by_another_grouping(self, published):
        released = published.documents[-1]
        shown = next(cell for cell in released.cells if cell.state == "shown" and cell.split)
        other = replace(shown, split=((shown.split[0][0], "0-18"),))
        told = replace(released, cells=(*released.cells, other))
        found = check_publication(published.declared, published.ledger, told, K, new=())
        assert [item.kind for item in found] == ["unaccounted"]


class TestD9Events:
    """Fourteen referrals for three persons."""

    few = frozenset(Member(f"P{number % 3}", f"R{number}") for number in range(14))
    many = frozenset(Member(f"P{number}", f"R{number}") for number in range(100, 112))

    def test_persons_are_asked_for_not_events(self):
        assert reason(figure("referrals", self.few)) == "small"

    def test_and_in_a_difference_too(self):
        before = figure("to H1", self.many)
        assert reason(figure("to H2", self.many | self.few), before) == "difference"


class TestD10Chart:
    """What leaves as suppressed holds nothing that a chart, a hover or a ratio could show."""

    def test_nothing_is_left_of_a_small_figure(self):
        declared = the_framework()
        days = declared.periods["H1"]
        (window,) = (w for w in declared_windows(declared.periods, days.last) if w.first is None)
        small = Value("shown", 2.0, n=2, measured_on=days.last, extras={"participations": 3.0})
        split = (("region", "TJ-GB"),)
        values = {item.code: {} for item in declared.indicators}
        values["OBJ.1"] = {(window, ()): small, (window, split): small}
        members = {
            ("OBJ.1", "to H1", ()): Behind(people(1, 2)),
            ("OBJ.1", "to H1", split): Behind(people(1, 2)),
        }
        protected = protect_edition(declared, values, members, (), "H1", is_final=True)
        assert all(value == Value("suppressed") for value in protected.values["OBJ.1"].values())
        assert protected.entries == ()

    @pytest.mark.parametrize("state", ["missing", "not_defined", "shown"])
    def test_zero_missing_and_not_defined_look_alike(self, state):
        declared = the_framework()
        days = declared.periods["H1"]
        (window,) = (w for w in declared_windows(declared.periods, days.last) if w.first is None)
        values = {item.code: {} for item in declared.indicators}
        values["OBJ.1"] = {(window, ()): Value(state, 0.0 if state == "shown" else None)}
        members = {("OBJ.1", "to H1", ()): Behind(frozenset())}
        protected = protect_edition(declared, values, members, (), "H1", is_final=False)
        assert protected.values["OBJ.1"][window, ()] == Value("suppressed")

    def test_a_shown_figure_says_no_day_and_nothing_beside_itself(self):
        served = the_framework().indicator("OBJ.1")
        last = the_framework().periods["H1"].last
        found = Value("shown", 12.0, n=12, measured_on=last.replace(day=3), extras={"x": 1.0})
        form = figure_of(served, found, Behind(people(1, 12)), last, K)
        assert isinstance(form, Figure)
        assert form.value == Value("shown", 12.0, measured_on=last)
