"""Figures of class `people` (domain R11, R10): what one edition tells, and what several do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from dashboard.data.confidentiality import Protected
from dashboard.data.confidentiality.people import protect_people
from dashboard.data.confidentiality.tables import is_minors
from dashboard.data.confidentiality.telling import Amount, Telling, Told
from dashboard.data.measures.values import Value
from dashboard.periods import calendar_windows, declared_windows
from dashboard.released import Released
from tests.data.confidentiality.publishing import document
from tests.data.confidentiality.worlds import the_framework

DECLARED = the_framework()
LAST = DECLARED.periods["H3"].last
WINDOWS = {
    window.name: window
    for window in [
        *declared_windows(DECLARED.periods, LAST),
        *calendar_windows(DECLARED.periods, DECLARED.project.start, LAST),
    ]
}
SCORES, TAKERS, PASSED = "OP1.1.3", "OP1.1.2", "OP1.1.4"


def splits(**codes):
    return tuple(codes.items())


def protect(code, cells, earlier=(), value=20.0):
    """`cells`: (window, split) -> n, or (n, value)."""
    indicator = DECLARED.indicator(code)
    values = {}
    for (window, split), given in cells.items():
        n, mean = given if isinstance(given, tuple) else (given, value)
        counts = indicator.measure.type == "unique"
        number = float(n) if counts else mean
        state = "shown" if n or counts else "not_defined"
        values[WINDOWS[window], split] = Value(state, number if n or counts else None, n=n)
    return protect_people(DECLARED, indicator, values, earlier)


def states(decided):
    return [value.state for value in decided.values.values()]


def reasons(decided):
    return [item.reason for item in decided.explanations]


def edition(code, period, cells, number=1, withdrawn=False) -> Released:
    """An edition that shows exactly these figures."""
    decided = protect(code, cells)
    assert reasons(decided) == []
    protected = Protected({code: decided.values}, {}, {}, (), ())
    released = document(DECLARED, protected, period, number)
    if withdrawn:
        imprint = replace(released.publication, withdrawn_on=released.cut_off)
        released = replace(released, publication=imprint)
    return released


class TestOneTable:
    def test_how_many_took_part_is_told_at_any_size(self):
        found = protect(TAKERS, {("to H1", ()): 40, ("to H1", splits(sex="m")): 1})
        assert states(found) == ["shown", "shown"]

    def test_an_empty_group_does_not_withhold_scores(self):
        cells = {("to H1", ()): 30, ("to H1", splits(topic="referral")): 30}
        cells["to H1", splits(topic="law")] = 0
        assert states(protect(SCORES, cells)) == ["shown", "shown", "not_defined"]

    def test_scores_of_those_in_no_group_are_not_left_over(self):
        cells = {("to H1", ()): 32, ("to H1", splits(topic="referral")): 20}
        cells["to H1", splits(topic="law")] = 10
        found = protect(SCORES, cells)
        assert states(found) == ["shown", "suppressed", "suppressed"]
        assert reasons(found) == ["answers_few"]

    def test_enough_in_no_group_may_be_left_over(self):
        cells = {("to H1", ()): 35, ("to H1", splits(topic="referral")): 20}
        cells["to H1", splits(topic="law")] = 10
        assert states(protect(SCORES, cells)) == ["shown", "shown", "shown"]

    def test_scores_by_group_need_the_total(self):
        found = protect(SCORES, {("to H1", splits(topic="referral")): 30})
        assert reasons(found) == ["answers_few"]


def cross(women_du, men_du, women_xx, men_xx, window="to H1"):
    sizes = {("f", "TJ-DU"): women_du, ("m", "TJ-DU"): men_du}
    sizes |= {("f", "XX"): women_xx, ("m", "XX"): men_xx}
    return {(window, splits(sex=s, region=r)): n for (s, r), n in sizes.items()}


class TestCrosses:
    def test_a_line_for_what_nobody_left_unstated_is_no_cell(self):
        assert states(protect(TAKERS, cross(30, 20, 0, 0)))[:2] == ["shown", "shown"]

    def test_one_empty_cell_in_such_a_line_is_one(self):
        """That all whose region is not known are men says something about them."""
        assert reasons(protect(TAKERS, cross(30, 20, 0, 9))) == ["cross_small"]

    def test_an_empty_cell_of_a_known_code_is_small(self):
        assert reasons(protect(TAKERS, cross(30, 0, 0, 0))) == ["cross_small"]

    def test_what_a_line_lacks_to_its_own_figure_is_a_cell(self):
        one_way = {("to H1", splits(sex="f")): 33, ("to H1", splits(sex="m")): 20}
        found = protect(TAKERS, one_way | cross(30, 20, 0, 0))
        assert states(found)[:2] == ["shown", "shown"]
        assert reasons(found) == ["cross_small"]

    def test_a_withheld_cross_is_not_the_difference_of_two(self):
        cells = cross(30, 20, 0, 0) | cross(33, 40, 0, 0, "to H2")
        found = protect(TAKERS, cells)
        assert reasons(found) == ["answers_differ"]

    def test_no_children_by_anything_else(self):
        cells = {
            ("to H1", splits(sex=s, age_group=a)): 30 for s, a in product("fm", ("0-17", "18-29"))
        }
        assert reasons(protect(TAKERS, cells)) == ["minors_few"]

    @pytest.mark.parametrize(("code", "found"), [("0-17", True), ("18-29", False), ("60+", False)])
    def test_groups_of_children(self, code, found):
        assert is_minors(code) is found


class TestOneEdition:
    def test_two_totals_do_not_tell_the_scores_of_the_few_between(self):
        found = protect(SCORES, {("to H1", ()): 30, ("to H2", ()): 32})
        assert states(found) == ["shown", "suppressed"]
        assert found.explanations[0].against == "OP1.1.3 to H1"

    def test_a_quarter_without_two_of_its_months_is_the_third(self):
        """17 + 20 of 40: three are left in the month that was withheld."""
        months = {("2018-10", ()): 20, ("2018-11", ()): 17, ("2018-12", ()): 3}
        found = protect(SCORES, {("2018-Q4", ()): 40} | months)
        assert states(found) == ["shown", "shown", "suppressed", "suppressed"]

    def test_a_month_within_a_total_leaves_enough_or_nobody(self):
        found = protect(SCORES, {("to H1", ()): 33, ("2018-10", ()): 30})
        assert states(found) == ["shown", "suppressed"]
        found = protect(SCORES, {("to H1", ()): 30, ("2018-10", ()): 30})
        assert states(found) == ["shown", "shown"]


class TestTwoEditions:
    """The records are corrected between them."""

    def test_one_who_was_entered_late_is_not_the_difference(self):
        before = edition(SCORES, "H1", {("to H1", ()): (30, 20.0)})
        found = protect(SCORES, {("to H1", ()): (31, 21.0)}, [before])
        (value,) = found.values.values()
        (held,) = found.held.values()
        assert (value.value, value.n) == (20.0, 30) == (held.value.value, held.value.n)
        assert reasons(found) == ["answers_differ"]

    def test_a_corrected_score_is_not_the_difference(self):
        before = edition(SCORES, "H1", {("to H1", ()): (30, 20.0)})
        found = protect(SCORES, {("to H1", ()): (30, 21.0)}, [before])
        assert [value.value for value in found.values.values()] == [20.0]

    def test_the_same_figure_again_is_the_same_publication(self):
        before = edition(SCORES, "H1", {("to H1", ()): (30, 20.0)})
        found = protect(SCORES, {("to H1", ()): (30, 20.0)}, [before])
        assert (reasons(found), found.held) == ([], {})

    def test_enough_corrections_renew_the_figure(self):
        before = edition(SCORES, "H1", {("to H1", ()): (30, 20.0)})
        found = protect(SCORES, {("to H1", ()): (35, 21.0)}, [before])
        assert ([value.n for value in found.values.values()], found.held) == ([35], {})

    def test_two_new_figures_do_not_tell_the_old_one_corrected(self):
        """To H2 less H2 is to H1 as known now: one more than was told."""
        before = edition(SCORES, "H1", {("to H1", ()): 30})
        found = protect(SCORES, {("to H1", ()): 31, ("H2", ()): 40, ("to H2", ()): 71}, [before])
        assert [value.n for value in found.values.values()] == [30, None, 71]

    def test_a_withdrawn_figure_counts_and_is_not_shown_again(self):
        before = edition(SCORES, "H1", {("to H1", ()): 30}, withdrawn=True)
        found = protect(SCORES, {("to H1", ()): 31}, [before])
        assert (states(found), found.held) == (["suppressed"], {})

    def test_a_held_figure_keeps_its_first_day(self):
        first = edition(SCORES, "H1", {("to H1", ()): 30})
        cells = tuple(replace(cell, held_on=date(2019, 3, 31)) for cell in first.cells)
        second = replace(first, cells=cells)
        found = protect(SCORES, {("to H1", ()): 31}, [first, second])
        assert [held.cut_off for held in found.held.values()] == [date(2019, 3, 31)]


def told(first: int, after: int, sizes: list[int], label: str) -> Told:
    day = date(2019, 1, 1)
    amount = Amount(sum(sizes[first:after]))
    return Told((day + timedelta(first), day + timedelta(after)), label, {(): amount})


class TestTelling:
    """Against brute force: days with a few persons each, spans of days admitted one by one."""

    @pytest.mark.parametrize("seed", range(40))
    def test_no_sum_of_spans_tells_of_a_few(self, seed):
        rng = Random(seed)
        sizes = [rng.choice((0, 0, 1, 3, 6, 12)) for _ in range(7)]
        telling, admitted = Telling(5, adds_up=True), []
        spans = [(a, b) for a in range(7) for b in range(a + 1, 8)]
        for first, after in rng.sample(spans, 12):
            table = told(first, after, sizes, f"{first}-{after}")
            few = 0 < sum(sizes[first:after]) < 5
            if not few and telling.hindrance(table) is None:
                telling.tell(table)
                admitted.append((first, after))
        for vector in derivable(admitted):
            if set(vector) <= {0, 1}:
                persons = sum(size for size, taken in zip(sizes, vector, strict=True) if taken)
                assert persons == 0 or persons >= 5, (admitted, vector)

    def test_admitting_nothing_would_be_safe_too(self):
        sizes = [6, 6, 6, 6]
        telling = Telling(5, adds_up=True)
        for place in range(4):
            table = told(place, place + 1, sizes, f"{place}")
            assert telling.hindrance(table) is None
            telling.tell(table)


def derivable(spans: list[tuple[int, int]], depth: int = 3) -> set[tuple[int, ...]]:
    """Everything that up to `depth` of the spans, added or subtracted, speak of."""
    vectors = [tuple(int(a <= day < b) for day in range(7)) for a, b in spans]
    found = {(0,) * 7}
    for _ in range(depth):
        found |= {
            tuple(x + sign * y for x, y in zip(vector, other, strict=True))
            for vector in found
            for other in vectors
            for sign in (1, -1)
        }
    return found
