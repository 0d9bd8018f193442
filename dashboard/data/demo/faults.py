"""Honest faults of the office: few, each of a kind that the loader has to see (domain B.3).

A row entered twice, a score above the maximum, a place that is no region, a range where a number
belongs. Other modules add theirs where the story needs them: a date in 2109, a head count that
does not add up, a service before its referral, a totals row that is off by two, a column of phone
numbers. None of them moves a number of the story.
"""

from __future__ import annotations

from datetime import date

from dashboard.data.demo.book import Entry, Row, Value

TWICE = "TS-04"
ABOVE_MAXIMUM = "TS-06"
NO_REGION = "Заравшан"
RANGE = "2-3"
RANGE_FROM = date(2019, 6, 1)
RANGE_PUT_RIGHT = date(2019, 10, 15)


def spoil(book: dict[str, list[Entry]]) -> None:
    """Put the faults into the book."""
    _enter_twice(book["training_participant"])
    _overscore(book["training_participant"])
    _lose_region(book["institution"])
    _write_range(book["hotline_month"])


def _enter_twice(attendances: list[Entry]) -> None:
    position = _first(attendances, "session_id", TWICE)
    entry = attendances[position]
    attendances.insert(position + 1, Entry(entry.written, dict(entry.row)))


def _overscore(attendances: list[Entry]) -> None:
    """The person has attended before, so that losing this row loses nobody."""
    before: set[Value] = set()
    for entry in attendances:
        if entry.row["session_id"] == ABOVE_MAXIMUM and entry.row["person_id"] in before:
            entry.row["post_score"] = 23
            return
        before.add(entry.row["person_id"])


def _lose_region(institutions: list[Entry]) -> None:
    institutions[_first(institutions, "type", "media")].row["region"] = NO_REGION


def _write_range(months: list[Entry]) -> None:
    """A month without a contact about internal trafficking, put right half a year later."""
    position = next(number for number, entry in enumerate(months) if _harmless(entry))
    entry = months[position]
    right: Row = {"contacts": entry.row["contacts"]}
    spoilt: Row = {**entry.row, "contacts": RANGE}
    months[position] = Entry(entry.written, spoilt, ((RANGE_PUT_RIGHT, right),))


def _harmless(entry: Entry) -> bool:
    row = entry.row
    return entry.written > RANGE_FROM and (row["contacts"], row["internal_tip_contacts"]) == (3, 0)


def _first(entries: list[Entry], column: str, value: str) -> int:
    return next(number for number, entry in enumerate(entries) if entry.row[column] == value)
