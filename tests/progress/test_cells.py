"""What each window of a release carries."""

from datetime import date
from functools import cache

import pytest

from dashboard.periods import calendar_windows, declared_windows
from dashboard.progress import Actual, Progress, judge_cell, share_of_target
from tests.pages.worlds import real_framework

DAY = date(2020, 8, 31)


@cache
def framework():
    return real_framework()


def windows():
    periods = framework().periods
    found = declared_windows(periods, DAY)
    found += calendar_windows(periods, framework().project.start, DAY)
    return {window.name: window for window in found}


def judged(code, window, value, split=()):
    indicator = framework().indicator(code)
    return judge_cell(framework(), indicator, windows()[window], Actual("shown", value), DAY, split)


def test_in_period_cells_of_running_totals_carry_the_increment():
    assert judged("OP1.1.2", "H3", 50) == Progress(target=60)


def test_weights_of_milestones_add_up_and_largest_channels_do_not():
    assert judged("OP1.3.2", "H2", 15) == Progress(target=25)
    assert judged("OP2.1.3", "H2", 52000) == Progress(target=None)


def test_to_date_cells_carry_the_cumulative_target_and_the_judgement():
    found = judged("OP1.1.2", "to H4", 168)
    assert found.target == 200
    assert found.expected == pytest.approx(160 + 40 * 153 / 183)
    assert found.status == "at_risk"


def test_percentages_keep_their_target_in_the_period():
    assert judged("OP1.1.4", "H3", 70).target == 80


def test_flows_are_judged_in_their_period_and_to_date_alike():
    assert judged("OC2.3", "H4", 23) == judged("OC2.3", "to H4", 23)
    assert judged("OC2.3", "H4", 23).expected == pytest.approx(23.41, abs=0.01)


def test_months_carry_nothing_and_running_months_the_judgement():
    assert judged("OP1.1.2", "2020-03", 5) == Progress()
    assert judged("OP1.1.2", "to 2020-03", 160).expected == pytest.approx(160)


def test_a_split_without_targets_is_not_judged():
    assert judged("OP1.1.2", "to H4", 99, (("sex", "f"),)).status == "no_target"


def test_a_closed_period_is_judged_at_its_end():
    assert judged("OP1.1.2", "to H2", 100).expected == 100


@pytest.mark.parametrize(
    ("value", "target", "direction", "share"),
    [(50, 200, "up", 25), (20, 15, "down", 75), (0, 5, "up", 0), (5, 0, "up", None),
     (0, 5, "down", None), (None, 5, "up", None)],
)  # fmt: skip
def test_share_of_target(value, target, direction, share):
    assert share_of_target(value, target, direction) == share
