"""Which word comes first when several would fit (domain C.2, precedence of status)."""

from datetime import date

import pytest

from dashboard.progress import (
    Actual,
    Targets,
    expected_value,
    judge,
    original_targets,
    targets_on,
)
from tests.progress.worlds import FRAME, PERIODS, TRAINED, indicator, progress, targets

MARCH = date(2020, 3, 31)
END = date(2021, 3, 31)


def test_suppressed_leaves_neither_ratio_nor_status():
    found = progress(indicator("unique", TRAINED), None, MARCH, state="suppressed")
    assert (found.ratio, found.status) == (None, "not_published")


def test_not_published_comes_before_no_target():
    nothing = indicator("unique", (None,) * 5)
    assert progress(nothing, None, MARCH, state="suppressed").status == "not_published"
    assert progress(nothing, None, MARCH, state="missing").status == "no_target"
    later = indicator("unique", (None, None, None, None, 5))
    assert progress(later, None, MARCH, state="missing").status == "not_due"


def test_targets_alone_say_of_a_suppressed_figure_that_nothing_is_due():
    """Domain R12: the plan is public, so this tells nothing of anybody."""
    later = indicator("unique", (None, None, None, None, 5))
    found = progress(later, None, MARCH, state="suppressed")
    assert (found.status, found.ratio) == ("not_due", None)
    assert progress(later, None, END, state="suppressed").status == "not_published"


@pytest.mark.parametrize("state", ["missing", "not_defined"])
def test_due_and_nothing_measured(state):
    assert progress(indicator("percentage", TRAINED), None, MARCH, state=state).status == "no_data"


def test_zero_is_data():
    assert progress(indicator("unique", TRAINED), 0, MARCH).status == "off_track"


@pytest.mark.parametrize(
    ("value", "word"),
    [(240, "achieved"), (239, "partly_achieved"), (168, "partly_achieved"), (167, "not_achieved")],
)
def test_after_the_end(value, word):
    assert progress(indicator("unique", TRAINED), value, END, ended=True).status == word


def test_no_data_comes_before_the_words_after_the_end():
    trained = indicator("unique", TRAINED)
    assert progress(trained, None, END, state="missing", ended=True).status == "no_data"


def test_achieved_before_the_end_only_where_it_cannot_be_lost():
    assert progress(indicator("unique", TRAINED), 240, MARCH).status == "achieved"
    share = indicator("percentage", (70, 75, 80, 80, 80), baseline=None)
    assert progress(share, 95, MARCH).status == "on_track"


def test_yes_no_is_achieved_once_it_is_so():
    group = indicator("yes_no", (1, 1, 1, 1, 1))
    assert progress(group, 1, date(2019, 4, 30)).status == "achieved"
    assert progress(group, 0, date(2019, 4, 30)).status == "off_track"


def test_worse_than_the_baseline_is_regressed():
    up = indicator("percentage", (45, 55, 65, 75, 80), baseline=40)
    down = indicator("median", (20, 18, 15, 12, 10), baseline=21, direction="down")
    assert progress(up, 39, MARCH).status == "regressed"
    assert progress(down, 22, MARCH).status == "regressed"
    assert progress(indicator("unique", TRAINED, baseline=14), 9, MARCH).status == "off_track"


def test_expected_equal_to_the_baseline_is_on_track_unless_worse():
    hold = indicator("percentage", (40, 40, 40, 40, 40), baseline=40, accumulation="level")
    assert progress(hold, 40, MARCH).status == "on_track"
    assert progress(hold, 39.9, MARCH).status == "regressed"


def test_nothing_expected_upward_is_not_due_and_downward_is_met_at_zero():
    up = indicator("percentage", (0, 0, 0, 0, 50), baseline=None)
    down = indicator("percentage", (0, 0, 0, 0, 0), baseline=None, direction="down")
    assert progress(up, 0, MARCH).status == "not_due"
    assert progress(down, 0, MARCH).status == "on_track"
    assert progress(down, 3, MARCH).status == "off_track"


def test_down_without_a_baseline():
    down = indicator("percentage", (9, 9, 9, 9, 9), baseline=None, direction="down")
    assert progress(down, 0, MARCH).status == "on_track"
    found = progress(down, 12, MARCH)
    assert (found.ratio, found.status) == (0.75, "at_risk")


def test_less_than_one_unit_expected_is_not_due():
    slow = indicator("count", (2, 5, 8, 10, 12))
    found = progress(slow, 0, date(2018, 10, 20))
    assert found.expected == pytest.approx(2 * 20 / 182)
    assert found.status == "not_due"


def test_before_the_first_closing_a_step_is_not_due():
    share = indicator("percentage", (70, 75, 80, 80, 80), baseline=None)
    assert progress(share, 60, date(2019, 3, 30)).status == "not_due"
    assert progress(share, 60, date(2019, 3, 31)).status == "at_risk"


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (116, "above_plan"),
        (115, "on_track"),
        (90, "on_track"),
        (89, "at_risk"),
        (70, "at_risk"),
        (69, "off_track"),
    ],
)
def test_edges_of_the_words(value, word):
    assert (
        progress(indicator("count", (100, 100, 100, 100, 400)), value, date(2019, 3, 31)).status
        == word
    )


def test_baselines_of_counts_are_context():
    with_context = indicator("unique", TRAINED, baseline=14)
    assert progress(with_context, 120, date(2020, 1, 15)).ratio == pytest.approx(0.8883, abs=1e-4)


def test_survey_that_never_came_is_judged_once_its_target_is_due():
    knows = indicator("latest", (None, None, 35, None, 45), baseline=22.0, accumulation="level")
    before = date(2018, 9, 1)
    assert progress(knows, 22, date(2019, 9, 30), measured_on=before).status == "not_due"
    assert progress(knows, 22, MARCH, measured_on=before).status == "off_track"


def test_revisions_count_from_their_approval_and_the_original_is_kept():
    revised = indicator(
        "unique",
        TRAINED,
        revisions=[
            {"approved_on": "2020-05-01", "reason": "r", "targets": {"H4": 180, "H5": 220}},
            {"approved_on": "2020-07-01", "reason": "r", "targets": {"H5": 210}},
        ],
    )
    assert targets_on(revised, date(2020, 4, 30)) == Targets(targets(*TRAINED), 240)
    assert targets_on(revised, date(2020, 5, 1)).periods["H4"] == 180
    assert targets_on(revised, date(2020, 7, 1)).life_of_project == 210
    assert original_targets(revised).life_of_project == 240


def test_nothing_is_promised_without_targets():
    empty = indicator("unique", (None,) * 5)
    assert expected_value(empty, PERIODS, MARCH, targets_on(empty, MARCH), FRAME) is None
    found = judge(empty, Actual("shown", 3), targets_on(empty, MARCH), None, ended=False)
    assert found.status == "no_target"


def test_planned_holds_where_a_period_has_no_target():
    gap = indicator("count", (10, None, 30, 30, 30))
    assert progress(gap, 10, date(2019, 6, 30)).expected == 10
    assert progress(gap, 30, MARCH).expected == 30
