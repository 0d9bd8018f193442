"""Days made coarse: as far as the month goes, never over an edge that a figure knows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dashboard.data.erasing.days import CoarseDays
from dashboard.data.erasing.uses import Uses
from tests.data import worlds

COUNT = worlds.indicator({"type": "count", "dataset": "visit", "date": "day"})
VISIT = worlds.dataset({"id": "text", "day": "date"}, "id")


def days(cut_off="2021-03-31", **uses):
    declared = worlds.framework({"visit": VISIT}, [COUNT])
    return CoarseDays(declared, Uses(**uses), date.fromisoformat(cut_off))


def coarse(day, **changes):
    return days(**changes).coarse(date.fromisoformat(day)).isoformat()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-02-01", "2019-02-28"),
        ("2020-02-01", "2020-02-29"),
        ("2019-02-28", "2019-02-28"),
        ("2018-12-05", "2018-12-31"),
        ("2016-07-03", "2016-07-31"),
    ],
)
def test_a_day_becomes_the_last_of_its_month(day, expected):
    assert coarse(day) == expected


def test_not_beyond_the_day_on_which_the_figures_stand():
    assert coarse("2020-08-03", cut_off="2020-08-15") == "2020-08-15"
    assert coarse("2020-08-16", cut_off="2020-08-15") == "2020-08-31"


def test_not_over_a_day_that_a_condition_compares_with():
    bound = {date(2019, 5, 10)}
    assert coarse("2019-05-03", bounds=bound) == "2019-05-09"
    assert coarse("2019-05-10", bounds=bound) == "2019-05-10"
    assert coarse("2019-05-11", bounds=bound) == "2019-05-31"


def test_what_counts_some_days_later_counts_in_the_same_period():
    assert coarse("2019-03-01", shifts={0, 30}) == "2019-03-01"
    assert coarse("2019-03-02", shifts={0, 30}) == "2019-03-31"


def test_the_order_of_two_days_stays():
    calendar = days(shifts={0, 30}, bounds={date(2019, 5, 10)})
    first = date(2019, 1, 1)
    every = [calendar.coarse(first + timedelta(days=number)) for number in range(300)]
    assert every == sorted(every)
