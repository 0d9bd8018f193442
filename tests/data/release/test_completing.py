"""How far datasets with a reporting duty are complete, on both databases."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.release import compute_release, refresh_release
from dashboard.released import Completeness
from tests.data.worlds import dataset, framework, indicator, release, store_with

PARTNERS = {
    "N1": {"label": "First"},
    "N2": {"label": "Second"},
    "N3": {"label": "Third"},
    "NX": {"label": "Not stated", "unknown": True},
}
BY = {"type": "code", "code_list": "partner"}
DUTY = {"by": "partner", "frequency": "monthly", "due_day": 10}
EVENTS = """
id day partner
1 2018-11-03 N1
2 2018-11-09 N2
3 2018-12-20 N3
4 2019-02-05 N1
5 2019-02-20 N2
6 2019-01-31 N3
7 2019-02-28 NX
"""
FILED = """
month partner
2018-11 N1
2018-11 N2
2018-11 N3
2018-12 N1
2018-12 N2
2018-12 N3
2019-01 N1
2019-01 N3
2019-02 N2
"""


def declared(columns, key, day, disclosure="open", duty=DUTY, **changes):
    records = dataset({**columns, "partner": BY}, key, date=day, reporting=duty, **changes)
    measured = indicator({"type": "count", "dataset": "records"}, disclosure=disclosure)
    return framework({"records": records}, [measured], code_lists={"partner": PARTNERS})


def events(**changes):
    return declared({"id": "text", "day": "date"}, "id", "day", **changes)


def filed(**changes):
    return declared({"month": "month"}, "month partner", "month", **changes)


def complete(url, known, text, cut_off):
    return release(store_with(url, known, {"records": text}), cut_off).annex.completeness


def expected(complete_to, reported, *missing):
    day = complete_to and date.fromisoformat(complete_to)
    return (Completeness("records", day, reported, 3, missing),)


@pytest.mark.parametrize(
    ("cut_off", "found"),
    [
        # November is due on 10 December; N3's event of later in December is not known by then.
        ("2018-12-09", (None, 3)),
        ("2018-12-10", (None, 2, "N3")),
        # An event of December speaks for a quiet November.
        ("2018-12-20", ("2018-11-30", 3)),
        ("2019-01-10", ("2018-11-30", 1, "N1", "N2")),
        ("2019-02-28", ("2019-01-31", 3)),
        ("2019-03-10", ("2019-01-31", 2, "N3")),
    ],
)
def test_the_newest_event_of_a_reporter_speaks_for_the_time_before(database_url, cut_off, found):
    assert complete(database_url, events(), EVENTS, cut_off) == expected(*found)


@pytest.mark.parametrize(
    ("cut_off", "found"),
    [
        ("2019-01-10", ("2018-12-31", 3)),
        ("2019-02-10", ("2018-12-31", 2, "N2")),
        # The row of February does not make up for that of January.
        ("2019-03-31", ("2018-12-31", 2, "N2")),
    ],
)
def test_rows_by_month_need_one_for_every_month(database_url, cut_off, found):
    assert complete(database_url, filed(), FILED, cut_off) == expected(*found)


def test_before_the_first_report_everyone_is_missing(database_url):
    found = release(store_with(database_url, events(), {}), "2019-06-30").annex.completeness
    assert found == expected(None, 0, "N1", "N2", "N3")


def test_quarters_are_counted_from_the_start_of_the_project(database_url):
    known = filed(duty={**DUTY, "frequency": "quarterly"})
    assert complete(database_url, known, FILED, "2019-01-09") == expected(None, 3)
    assert complete(database_url, known, FILED, "2019-01-10") == expected("2018-12-31", 3)
    assert complete(database_url, known, FILED, "2019-04-10") == expected("2019-03-31", 3)
    assert complete(database_url, known, FILED, "2019-07-10") == expected(
        "2019-03-31", 0, "N1", "N2", "N3"
    )


def test_a_dataset_without_a_duty_is_not_listed(sqlite_url):
    assert complete(sqlite_url, events(duty=None), EVENTS, "2019-03-31") == ()


def public(url, known):
    store = store_with(url, known, {"records": EVENTS})
    return compute_release(store, date(2019, 3, 10), "public").annex.completeness


def test_the_public_reads_how_many_but_not_who(sqlite_url):
    assert public(sqlite_url, events()) == expected("2019-01-31", 2)


@pytest.mark.parametrize(
    "withheld", [{"disclosure": "people"}, {"disclosure": "sensitive", "sensitive": True}]
)
def test_the_public_reads_nothing_of_records_about_people(sqlite_url, withheld):
    assert public(sqlite_url, events(**withheld)) == ()


def test_it_is_stored_with_the_release(database_url):
    store = store_with(database_url, events(), {"records": EVENTS})
    refresh_release(store, date(2019, 3, 10), "test")
    assert store.releases.current().annex.completeness == expected("2019-01-31", 2, "N3")
