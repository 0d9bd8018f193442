"""What an edition shows, holds and explains."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.data.confidentiality import Band, Behind, Entry, Held, Member, protect_edition
from dashboard.data.confidentiality.sets import Members, members_of
from dashboard.data.measures.values import Value
from dashboard.framework import Framework
from dashboard.periods import Window, declared_windows
from tests.data.confidentiality.worlds import the_framework

SUPPRESSED = Value("suppressed")
SEX = ("women", "men_or_not_stated")


def people(first: int, last: int) -> Members:
    return members_of(f"P{number}" for number in range(first, last + 1))


class Office:
    """Publishes editions one after the other and keeps the ledger."""

    def __init__(self, declared: Framework) -> None:
        self.declared = declared
        self.ledger: list[Entry] = []

    def publish(self, period, sets, *, values=None, is_final=False):
        """`sets` are who is behind (code, window, split); figures are their sizes."""
        behind = {key: Behind(v) if isinstance(v, frozenset) else v for key, v in sets.items()}
        windows = {w.name: w for w in self.windows(period)}
        figures = {item.code: {} for item in [*self.declared.indicators, *self.declared.cascades]}
        for code in ("OBJ.1", "OC1.1", "OC1.3", "OBJ.2", "OC2.3"):
            figures[code] = {(window, ()): Value("missing") for window in windows.values()}
        for (code, name, split), who in behind.items():
            figures[code][windows[name], split] = size(who)
        for (code, name), value in (values or {}).items():
            figures[code][windows[name], ()] = value
        protected = protect_edition(
            self.declared, figures, behind, self.ledger, period, is_final=is_final
        )
        self.ledger += protected.entries
        self.protected = protected
        return protected

    def windows(self, period) -> list[Window]:
        return declared_windows(self.declared.periods, self.declared.periods[period].last)

    def cell(self, code, name, *split) -> Value:
        cells = self.protected.values[code].items()
        return next(v for (w, s), v in cells if (w.name, s) == (name, split))

    def reasons(self, code) -> list[str]:
        return [item.reason for item in self.protected.explanations if item.indicator == code]


def size(who: Behind) -> Value:
    if who.met is None:
        return Value("shown", float(len(who.members)), n=len(who.members))
    share = 100.0 * len(who.met) / len(who.members)
    return Value("shown", share, float(len(who.met)), float(len(who.members)), len(who.members))


@pytest.fixture
def office() -> Office:
    return Office(the_framework())


def total(window, members):
    return {("OBJ.1", window, ()): members}


def by_sex(window, women, men):
    return {
        ("OBJ.1", window, (("sex", "f"),)): women,
        ("OBJ.1", window, (("sex", "m"),)): men,
    }


class TestTotals:
    def test_five_closings_of_the_domain(self, office):
        shown = []
        for period, many in zip(("H1", "H2", "H3", "H4", "H5"), (4, 14, 19, 27, 41), strict=True):
            office.publish(period, total(f"to {period}", people(1, many)))
            shown.append(office.cell("OBJ.1", f"to {period}").value)
        assert shown == [None, 14, 14, 27, 41]

    def test_a_held_figure_has_its_old_day_and_no_new_entry(self, office):
        office.publish("H2", total("to H2", people(1, 14)))
        held = office.publish("H3", total("to H3", people(1, 19)))
        last = office.declared.periods["H2"].last
        assert held.held["OBJ.1", "to H3", ()] == Held(
            Value("shown", 14.0, measured_on=last), "to H2", last
        )
        assert held.entries == ()
        assert "too_little_change" in office.reasons("OBJ.1")

    def test_an_earlier_half_year_stands_as_it_was_published(self, office):
        office.publish("H2", total("to H2", people(1, 14)))
        office.publish("H4", total("to H2", people(1, 30)) | total("to H4", people(1, 60)))
        assert office.cell("OBJ.1", "to H2").value == 14
        assert office.cell("OBJ.1", "to H3").value == 14
        assert office.cell("OBJ.1", "to H4").value == 60

    def test_the_same_figure_again_is_the_same_publication(self, office):
        office.publish("H2", total("to H2", people(1, 14)))
        again = office.publish("H2", total("to H2", people(1, 14)))
        assert office.cell("OBJ.1", "to H2").value == 14
        assert again.entries == ()
        assert again.held == {}

    def test_a_withdrawn_figure_counts_and_is_not_shown_again(self, office):
        office.publish("H2", total("to H2", people(1, 14)))
        office.ledger = [replace(entry, may_be_shown=False) for entry in office.ledger]
        office.publish("H3", total("to H3", people(1, 19)))
        assert office.cell("OBJ.1", "to H3") == SUPPRESSED

    def test_a_figure_without_known_persons_is_withheld(self, office):
        office.publish("H2", {}, values={("OBJ.1", "to H2"): Value("shown", 40.0, n=40)})
        assert office.cell("OBJ.1", "to H2") == SUPPRESSED
        assert "members_unknown" in office.reasons("OBJ.1")

    def test_a_figure_that_does_not_agree_with_its_persons_is_withheld(self, office):
        wrong = {("OBJ.1", "to H2"): Value("shown", 41.0, n=41)}
        office.publish("H2", total("to H2", people(1, 40)), values=wrong)
        assert office.cell("OBJ.1", "to H2") == SUPPRESSED

    def test_what_is_new_is_told_where_two_totals_tell_it(self, office):
        office.publish("H2", total("to H2", people(1, 14)))
        new = {("OBJ.1", "H3", ()): people(15, 30)}
        office.publish("H3", total("to H3", people(1, 30)) | new)
        assert office.cell("OBJ.1", "H3").value == 16

    def test_what_is_new_is_not_told_where_a_total_was_held(self, office):
        office.publish("H2", total("to H2", people(1, 14)))
        office.publish("H3", total("to H3", people(1, 19)))
        new = {("OBJ.1", "H4", ()): people(20, 40)}
        office.publish("H4", total("to H4", people(1, 40)) | new)
        assert office.cell("OBJ.1", "to H4").value == 40
        assert office.cell("OBJ.1", "H4") == SUPPRESSED

    def test_what_is_new_is_not_told_where_it_would_tell_of_a_correction(self, office):
        office.publish("H2", total("to H2", people(1, 14)))
        moved = {("OBJ.1", "H3", ()): people(14, 30)}
        office.publish("H3", total("to H3", people(1, 30)) | moved)
        assert office.cell("OBJ.1", "to H3").value == 30
        assert office.cell("OBJ.1", "H3") == SUPPRESSED


class TestOtherFigures:
    def test_a_flow_to_date_is_that_of_its_half_year(self, office):
        office.publish("H2", {("OC2.3", "H2", ()): people(1, 18)})
        assert office.cell("OC2.3", "H2").value == office.cell("OC2.3", "to H2").value == 18

    def test_a_flow_that_is_held_back_is_not_that_of_another_half_year(self, office):
        office.publish("H1", {("OC2.3", "H1", ()): people(1, 18)})
        office.publish("H2", {("OC2.3", "H2", ()): people(20, 23)})
        assert office.cell("OC2.3", "to H2") == SUPPRESSED
        assert office.cell("OC2.3", "to H1").value == 18

    def test_a_level_lasts_until_it_is_measured_again(self, office):
        answers = Behind(people(1, 40), people(1, 25))
        office.publish("H1", {("OBJ.2", "H1", ()): answers})
        office.publish("H2", {})
        assert office.cell("OBJ.2", "to H2").numerator == 25
        assert office.protected.held["OBJ.2", "to H2", ()].window == "H1"

    def test_a_share_of_nearly_all_is_a_band(self, office):
        answers = Behind(people(1, 45), people(1, 43))
        office.publish("H1", {("OBJ.2", "H1", ()): answers})
        assert office.cell("OBJ.2", "H1") == SUPPRESSED
        assert office.protected.bands["OBJ.2", "H1", ()] == Band(75.0, 100.0)
        assert office.protected.bands["OBJ.2", "to H1", ()] == Band(75.0, 100.0)

    @pytest.mark.parametrize(("number", "shown"), [(19, None), (20, 15.0)])
    def test_a_median_is_rounded_and_of_twice_as_many(self, office, number, shown):
        waits = {("OC1.3", "to H1"): Value("shown", 12.5, n=number, extras={"pending": 2.0})}
        office.publish("H1", {("OC1.3", "to H1", ()): people(1, number)}, values=waits)
        assert office.cell("OC1.3", "to H1").value == shown
        assert office.cell("OC1.3", "to H1").extras == {}

    def test_referrals_of_few_persons_are_withheld(self, office):
        events = frozenset(Member(f"P{number % 9}", f"R{number}") for number in range(40))
        office.publish("H1", {("OC1.1", "to H1", ()): events})
        assert office.cell("OC1.1", "to H1") == SUPPRESSED
        assert "small" in office.reasons("OC1.1")


class TestMargins:
    whole = total("to H5", people(1, 60))

    def test_a_margin_waits_for_its_edition(self, office):
        office.publish(
            "H4", total("to H4", people(1, 40)) | by_sex("to H4", people(1, 20), people(21, 40))
        )
        assert "later_edition" in office.reasons("OBJ.1")
        assert office.cell("OBJ.1", "to H4", ("sex", "women")) == SUPPRESSED

    def test_it_is_published_whole(self, office):
        sets = self.whole | by_sex("to H5", people(1, 41), people(42, 58))
        office.publish("H5", sets, is_final=True)
        shown = [office.cell("OBJ.1", "to H5", ("sex", group)).value for group in SEX]
        assert shown == [41, 19]

    def test_it_is_withheld_whole(self, office):
        sets = self.whole | by_sex("to H5", people(1, 52), people(53, 60))
        office.publish("H5", sets, is_final=True)
        cells = [office.cell("OBJ.1", "to H5", ("sex", group)) for group in SEX]
        assert cells == [SUPPRESSED, SUPPRESSED]
        assert "small" in office.reasons("OBJ.1")

    def test_it_needs_a_fresh_total(self, office):
        office.publish("H4", total("to H4", people(1, 55)))
        sets = self.whole | by_sex("to H5", people(1, 41), people(42, 60))
        office.publish("H5", sets, is_final=True)
        assert office.cell("OBJ.1", "to H5", ("sex", "women")) == SUPPRESSED
        assert "total_held" in office.reasons("OBJ.1")

    def test_single_codes_are_never_public(self, office):
        sets = self.whole | by_sex("to H5", people(1, 41), people(42, 60))
        office.publish("H5", sets, is_final=True)
        assert office.cell("OBJ.1", "to H5", ("sex", "f")) == SUPPRESSED

    def test_published_early_it_stays_until_every_group_has_grown(self):
        policy = the_framework().disclosure
        margins = [item.model_copy(update={"publish_in": "H3"}) for item in policy.margins]
        office = Office(the_framework(margins=margins))
        sets = total("to H3", people(1, 30)) | by_sex("to H3", people(1, 20), people(21, 30))
        office.publish("H3", sets)
        assert "spends_margin" in office.reasons("OBJ.1")
        sets = total("to H4", people(1, 50)) | by_sex("to H4", people(1, 20), people(21, 50))
        office.publish("H4", sets)
        shown = [office.cell("OBJ.1", "to H4", ("sex", group)).value for group in SEX]
        assert shown == [20, 10]
        assert office.protected.held["OBJ.1", "to H4", (("sex", "women"),)].window == "to H3"


class TestCascade:
    def stages(self, window, **sizes):
        return {
            ("OC1.cascade", window, (("stage", stage),)): people(1, many)
            for stage, many in sizes.items()
        }

    def test_declared_stages_only(self, office):
        sizes = {"identified": 60, "consented": 45, "referred": 48, "served": 36}
        office.publish("H5", self.stages("to H5", **sizes))
        shown = {s[0][1]: v.value for (w, s), v in office.protected.values["OC1.cascade"].items()}
        assert shown == {"identified": 60, "consented": None, "referred": 48, "served": 36}

    def test_a_stage_too_near_the_total_served_is_left_out(self, office):
        sets = self.stages("to H5", identified=60, referred=48, served=36)
        office.publish("H5", sets | total("to H5", people(1, 41)))
        shown = [s[0][1] for (w, s), v in office.protected.values["OC1.cascade"].items() if v.value]
        assert shown == ["identified"]

    def test_a_stage_is_held_against_several_regions_together(self):
        policy = the_framework().disclosure
        margins = [item.model_copy(update={"publish_in": "H3"}) for item in policy.margins]
        office = Office(the_framework(margins=margins))
        regions = {"TJ-DU": (1, 14), "TJ-SU": (15, 27), "TJ-KT": (28, 48), "TJ-RA": (49, 60)}
        sets = {
            ("OBJ.1", "to H3", (("region", code),)): people(*span) for code, span in regions.items()
        }
        office.publish("H3", total("to H3", people(1, 60)) | sets)
        office.publish("H4", self.stages("to H4", identified=30))
        assert office.cell("OC1.cascade", "to H4", ("stage", "identified")) == SUPPRESSED
        assert "difference" in office.reasons("OC1.cascade")

    def test_it_is_renewed_whole_or_not(self, office):
        office.publish("H4", self.stages("to H4", identified=40, referred=25))
        office.publish("H5", self.stages("to H5", identified=60, referred=30))
        assert office.cell("OC1.cascade", "to H5", ("stage", "identified")).value == 40
        assert office.cell("OC1.cascade", "to H5", ("stage", "referred")).value == 25


def test_no_explanation_holds_a_count_or_a_name(office):
    sets = total("to H2", people(1, 8)) | {("OC2.3", "H2", ()): people(1, 7)}
    office.publish("H2", sets)
    for item in office.protected.explanations:
        text = item.sentence
        for label in ("OBJ.1", "OC2.3", "to H2"):
            text = text.replace(label, "")
        assert not any(letter.isdigit() for letter in text)
        assert "P1" not in text
