"""Dates and months as offices write them, in digits or in Russian, Tajik and English words.

A dot means day first. With a slash or a dash the order is taken from the column: one date that
can only be month first (or day first) proves it for all; without proof, or with proof of both,
an ambiguous date is refused with the question (domain B.3 #1, C17).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dashboard.data.letters import fold
from dashboard.data.validation.faults import Reading, doubted, refused

SERIALS = range(40000, 47001)
"""Day numbers of a spreadsheet that are read as dates: mid-2009 to late 2028."""

_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_TIME = re.compile(r"[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?(z|[+-]\d{2}:?\d{2})?$")
_YEAR_WORD = re.compile(r"(?<=\d)[ ,]*(г\.?|года?|сол|с\.)$|\bсоли (?=\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|-?го|-?уми)?[ .-]+([^\W\d]+)\.?,?(?:[ -]+(\d{4}))?"
)
_WORD_DAY = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-./](\d{1,2})")
_MONTH_WORD = re.compile(r"([^\W\d]+)\.?[ ,-]+(\d{4})")
_WORD_LAST = re.compile(r"(\d{4})[ ,-]+([^\W\d]+)\.?")
_MONTHS = tuple(
    re.compile(names)
    for names in (
        "янв(ар[ьяеи]?)?|jan(uary)?",
        "фев(р(ал[ьяеи]?)?)?|feb(ruary)?",
        "мар(т[аеи]?)?|mar(ch)?",
        "апр(ел[ьяеи]?)?|apr(il)?",
        "ма[йяе]|майи|may",
        "июн[ьяеи]?|june?",
        "июл[ьяеи]?|july?",
        "авг(уст[аеи]?)?|aug(ust)?",
        "сен(т(ябр[ьяеи]?)?)?|sep(t(ember)?)?",
        "окт(ябр[ьяеи]?)?|oct(ober)?",
        "ноя(б(р[ьяеи]?)?)?|nov(ember)?",
        "дек(абр[ьяеи]?)?|dec(ember)?",
    )
)
_WRITE = "write the date as YYYY-MM-DD"
_NO_DATE = refused("is not a date", _WRITE)
_NO_MONTH = refused("is not a month", "write the month as YYYY-MM")

Order = Literal["day", "month", "both", "unknown"]


@dataclass(frozen=True)
class Calendar:
    """What a column's dates are read against.

    `order` is what its slashed dates prove; `first` to `last` is the project's time, from which
    a day and month without a year take theirs where only one fits.
    """

    first: date
    last: date
    date1904: bool = False
    order: Order = "unknown"

    def read_date(self, text: str) -> Reading:
        """The day that a cell names."""
        plain = _YEAR_WORD.sub("", _TIME.sub("", fold(text)))
        if plain.isdigit() and int(plain) in SERIALS:
            return Reading(self._from_serial(int(plain)))
        if match := _YEAR_FIRST.fullmatch(plain):
            return _day(int(match[1]), int(match[2]), int(match[3]))
        if match := _DOTTED.fullmatch(plain):
            return _day(_year(match[3]), int(match[2]), int(match[1]))
        if match := _SLASHED.fullmatch(plain):
            return self._slashed(int(match[1]), int(match[2]), _year(match[3]))
        return self._in_words(plain)

    def read_month(self, text: str) -> Reading:
        """The first day of the month that a cell names; a date stands for its month."""
        plain = _YEAR_WORD.sub("", fold(text))
        year, month = _month_and_year(plain)
        if year and month:
            return _day(year, month, 1) if month <= 12 else _NO_MONTH
        found = self.read_date(text)
        if isinstance(found.value, date):
            return Reading(found.value.replace(day=1), found.fault)
        return found if found.fault and found.fault != _NO_DATE.fault else _NO_MONTH

    def _from_serial(self, number: int) -> date:
        return (_EPOCH_1904 if self.date1904 else _EPOCH) + timedelta(days=number)

    def _slashed(self, first: int, second: int, year: int) -> Reading:
        if first > 12 or first == second:
            return _day(year, second, first)
        if second > 12 or self.order == "month":
            return _day(year, first, second)
        if self.order == "day":
            return _day(year, second, first)
        return refused(
            "can be read day first or month first, and nothing else in the column proves which",
            f"{_WRITE}, or with dots as DD.MM.YYYY",
        )

    def _in_words(self, text: str) -> Reading:
        if match := _WORD_DAY.fullmatch(text):
            return _day(int(match[3]), _month(match[1]), int(match[2]))
        match = _DAY_WORD.fullmatch(text)
        if not match or not _month(match[2]):
            return _NO_DATE
        if match[3]:
            return _day(int(match[3]), _month(match[2]), int(match[1]))
        return self._without_year(_month(match[2]), int(match[1]))

    def _without_year(self, month: int, day: int) -> Reading:
        years = range(self.first.year, self.last.year + 1)
        days = [found for year in years if (found := _day(year, month, day).value)]
        fitting = [d for d in days if isinstance(d, date) and self.first <= d <= self.last]
        if len(fitting) != 1:
            return refused("has no year", _WRITE)
        return doubted(fitting[0], "has no year; only one fits the project", _WRITE)


def proven_order(texts: Iterable[str]) -> Order:
    """What the slashed dates of a column prove about their order (C17)."""
    parts = [match for text in texts if (match := _SLASHED.fullmatch(_TIME.sub("", fold(text))))]
    day_first = any(int(match[1]) > 12 for match in parts)
    month_first = any(int(match[2]) > 12 for match in parts)
    match day_first, month_first:
        case True, True:
            return "both"
        case True, False:
            return "day"
        case False, True:
            return "month"
        case _:
            return "unknown"


def _day(year: int, month: int, day: int) -> Reading:
    try:
        return Reading(date(year, month, day))
    except ValueError:
        return refused("is no day of the calendar", _WRITE)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(word: str) -> int:
    """The month of a word in any of the languages, 0 where it is none."""
    for number, names in enumerate(_MONTHS, start=1):
        if names.fullmatch(word):
            return number
    return 0


def _month_and_year(text: str) -> tuple[int, int]:
    if match := _YEAR_MONTH.fullmatch(text):
        return int(match[1]), int(match[2])
    if match := _MONTH_FIRST.fullmatch(text):
        return int(match[2]), int(match[1])
    if match := _MONTH_WORD.fullmatch(text):
        return int(match[2]), _month(match[1])
    if match := _WORD_LAST.fullmatch(text):
        return int(match[1]), _month(match[2])
    return 0, 0
