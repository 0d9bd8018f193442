"""Worked examples of domain C.3, number by number."""

from datetime import date

import pytest

from dashboard.progress import Actual, expected_value, judge, share_of_target, targets_on
from tests.progress.worlds import FRAME, PERIODS, PLAN, indicator

TRAINED = (40, 100, 160, 200, 240)


def progress(subject, value, day, *, state="shown", measured_on=None, plan=None, ended=False):
    promised = targets_on(subject, day)
    expected = expected_value(subject, PERIODS, day, promised, FRAME, plan, measured_on)
    return judge(subject, Actual(state, value, measured_on), promised, expected, ended=ended)


@pytest.mark.parametrize(
    ("rule", "expected", "ratio", "status"),
    [
        ("planned", 135.08, 0.8883, "at_risk"),
        ("linear", 124.07, 0.9672, "on_track"),
        ("step", 100.0, 1.20, "above_plan"),
    ],
)
def test_c1_expected_by_now(rule, expected, ratio, status):
    trained = indicator("unique", TRAINED, expected=rule)
    found = progress(trained, 120, date(2020, 1, 15))
    assert found.expected == pytest.approx(expected, abs=0.01)
    assert found.ratio == pytest.approx(ratio, abs=0.0001)
    assert found.status == status


def test_c1_planned_is_the_rule_of_running_totals():
    assert indicator("unique", TRAINED).rule == "planned"
    assert share_of_target(120, 240) == 50.0


@pytest.mark.parametrize(
    ("day", "value", "ratio", "status"),
    [
        (date(2019, 2, 28), 0, None, "not_due"),
        (date(2019, 6, 30), 0, None, "not_due"),
        (date(2019, 11, 30), 11, 0.9167, "on_track"),
    ],
)
def test_c1b_one_off_event_by_step(day, value, ratio, status):
    found = progress(indicator("unique", (0, 12, 12, 12, 12), expected="step"), value, day)
    assert found.ratio == (ratio if ratio is None else pytest.approx(ratio, abs=0.0001))
    assert found.status == status


def test_c1b_pro_rata_would_expect_travellers_in_june():
    planned = indicator("unique", (0, 12, 12, 12, 12), expected="planned")
    assert progress(planned, 0, date(2019, 6, 30)).expected == pytest.approx(5.97, abs=0.01)


def test_c1c_flow_of_an_open_period():
    contacts = indicator("sum", (12, 18, 24, 28, 30), accumulation="per_period", baseline=12)
    found = progress(contacts, 23, date(2020, 8, 31))
    assert contacts.rule == "flow"
    assert found.expected == pytest.approx(23.41, abs=0.01)
    assert found.ratio == pytest.approx(0.98, abs=0.005)
    assert found.status == "on_track"


def test_c8b_down_is_measured_from_the_baseline():
    median = indicator("median", (20, 18, 15, 12, 10), baseline=21, direction="down")
    found = progress(median, 13, date(2020, 3, 31))
    assert found.expected == 15
    assert found.ratio == pytest.approx(1.333, abs=0.001)
    assert found.status == "on_track"


def test_c9_weighted_milestones():
    plan = indicator("milestones", (20, 45, 65, 85, 100))
    found = progress(plan, 65, date(2020, 6, 30), plan=PLAN)
    assert found.expected == 75
    assert found.ratio == pytest.approx(0.8667, abs=0.0001)
    assert found.status == "at_risk"


def test_c11_survey_is_judged_from_the_baseline_by_the_target_of_its_period():
    knows = indicator("latest", (None, None, 35, None, 45), baseline=22.0, accumulation="level")
    value = 100 * 146 / 410
    for day in (date(2020, 1, 31), date(2020, 8, 31)):
        found = progress(knows, value, day, measured_on=date(2020, 1, 20))
        assert found.expected == 35
        assert found.ratio == pytest.approx(1.047, abs=0.001)
        assert found.status == "on_track"


def test_c12_level_with_a_high_baseline():
    level = indicator("percentage", (None, None, 80, 85, 90), baseline=70, accumulation="level")
    found = progress(level, 72, date(2020, 3, 31))
    assert found.ratio == pytest.approx(0.20)
    assert found.status == "off_track"


def test_c13_without_a_baseline():
    found = progress(
        indicator("percentage", (70, 75, 75, 80, 80), baseline=None), 66, date(2020, 3, 31)
    )
    assert found.expected == 75
    assert found.ratio == pytest.approx(0.88)
    assert found.status == "at_risk"
