"""Dates and months as offices write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.validation.bounds import likely_day
from dashboard.data.validation.dates import Calendar, proven_order

CALENDAR = Calendar(date(2018, 10, 1), date(2021, 3, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2019-03-12", "2019-3-12", "2019/03/12", "2019-03-12 10:30:00", "2019-03-12T00:00:00Z",
        "12.03.2019", "12.3.19", "12.03.2019 г.", "12. 03. 2019", "12 марта 2019",
        "12 марта 2019 г.",
        "12 март 2019", "12 марти соли 2019", "12 Mar 2019", "12-Mar-2019", "March 12, 2019",
        "12th March 2019", "43536", "12 МАРТА 2019", " 12.03.2019 ",
    ],
)  # fmt: skip
def test_one_day_in_many_dresses(text):
    reading = CALENDAR.read_date(text)
    assert (reading.value, reading.fault) == (date(2019, 3, 12), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [("5 мая 2019", 5), ("5 май 2019", 5), ("5 май 2020", 5), ("30 мая 2019 года", 30)],
)
def test_may_is_short(text, day):
    found = CALENDAR.read_date(text).value
    assert isinstance(found, date)
    assert (found.month, found.day) == (5, day)


@pytest.mark.parametrize("text", ["12 авг 2019", "12 августа 2019 г", "12 сентябр 2020"])
def test_a_month_that_ends_like_the_word_for_year(text):
    assert isinstance(CALENDAR.read_date(text).value, date)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.02.2019", "is no day of the calendar"),
        ("99/99/2019", "is no day of the calendar"),
        ("soon", "is not a date"),
        ("12 маълумот 2019", "is not a date"),
        ("39999", "is not a date"),
        ("12 март", "has no year"),
        ("0000-01-01", "is no day of the calendar"),
    ],
)
def test_what_is_no_date(text, reason):
    reading = CALENDAR.read_date(text)
    assert reading.value is None
    assert reading.fault is not None
    assert reading.fault.reason == reason


def test_a_missing_year_of_which_one_fits():
    reading = replace(CALENDAR, last=date(2019, 9, 30)).read_date("12 март")
    assert reading.value == date(2019, 3, 12)
    assert reading.fault is not None
    assert reading.fault.severity == "warning"


class TestProof:
    def test_day_numbers_of_a_1904_workbook(self):
        assert replace(CALENDAR, date1904=True).read_date("42004").value == date(2019, 1, 1)

    def test_day_first_is_proven_by_the_column(self):
        calendar = replace(CALENDAR, order=proven_order(["3/12/2019", "25/3/2019"]))
        assert calendar.read_date("3/12/2019").value == date(2019, 12, 3)

    @pytest.mark.parametrize("column", [["3/12/2019"], ["3/12/2019", "3/25/2019", "25/3/2019"]])
    def test_without_proof_the_question_is_asked(self, column):
        reading = replace(CALENDAR, order=proven_order(column)).read_date("3/12/2019")
        assert reading.value is None
        assert reading.fault is not None
        assert reading.fault.reason.startswith("can be read day first or month first")

    def test_equal_parts_need_no_proof(self):
        assert CALENDAR.read_date("4/4/2019").value == date(2019, 4, 4)


@pytest.mark.parametrize(
    "text",
    ["2019-03", "2019/3", "03.2019", "3/2019", "март 2019", "Марти 2019", "March 2019", "Mar-2019",
     "2019 март", "2019-03-01", "15.03.2019", "43525", "марта 2019 г."],
)  # fmt: skip
def test_one_month_in_many_dresses(text):
    reading = CALENDAR.read_month(text)
    assert (reading.value, reading.fault) == (date(2019, 3, 1), None)


@pytest.mark.parametrize("text", ["2019", "13.2019", "spring 2019"])
def test_what_is_no_month(text):
    assert CALENDAR.read_month(text).fault == CALENDAR.read_month("x").fault


DAYS = st.dates(date(2010, 1, 1), date(2028, 1, 1))


@given(DAYS)
def test_any_day_comes_back_in_each_dress(day):
    texts = [
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year} г.",
        str((day - date(1899, 12, 30)).days),
    ]
    assert [CALENDAR.read_date(text).value for text in texts] == [day] * len(texts)


@given(DAYS, st.booleans())
def test_slashed_days_come_back_where_the_order_is_proven(day, day_first):
    text = f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"
    proof = "31/1/2019" if day_first else "1/31/2019"
    calendar = replace(CALENDAR, order=proven_order([proof, text]))
    assert calendar.read_date(text).value == day


@given(st.text(max_size=12))
def test_no_text_breaks_the_reader(text):
    for reading in (CALENDAR.read_date(text), CALENDAR.read_month(text)):
        assert (reading.value is None) != (reading.fault is None)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        (date(2109, 3, 12), date(2019, 3, 12)),
        (date(1919, 3, 12), date(2019, 3, 12)),
        (date(2012, 1, 15), date(2021, 1, 15)),
        (date(2009, 3, 12), date(2019, 3, 12)),
        (date(1850, 3, 12), None),
        (date(2012, 5, 15), date(2019, 5, 15)),
        (date(2005, 5, 15), None),
    ],
)
def test_a_slip_of_the_year_is_undone_where_one_day_fits(wrong, meant):
    assert likely_day(wrong, date(2018, 10, 1), date(2021, 3, 31)) == meant


MONTHS = [
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
]  # fmt: skip
