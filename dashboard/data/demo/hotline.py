"""Monthly logs of the hotline and the desks: all contacts, and those about internal trafficking.

11, 18 and 22 contacts about internal trafficking in the first three half-years, and 23 from 1 April
to 31 August 2020 (domain C1c). Visits stop in the lockdown spring; calls and messages grow.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.timeline import HALVES, LOCKDOWN, month_end, months

DESKS = ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")
CONTACTS = {"H1": 11, "H2": 18, "H3": 22, "H4": 23}
CHANNELS = ("call", "visit", "message")
Cell = tuple[date, str, str]


def hotline_entries(rng: Random) -> list[Entry]:
    """One row for each month, region and channel; zero where nobody asked."""
    found = _contacts(rng)
    return [
        Entry(month_end(month), _row(rng, (month, region, channel), found))
        for month in months()
        for region in DESKS
        for channel in CHANNELS
        if _open(month, channel)
    ]


def _open(month: date, channel: str) -> bool:
    return channel != "visit" or not LOCKDOWN < month_end(month) < date(2020, 7, 1)


def _contacts(rng: Random) -> dict[Cell, int]:
    """Contacts about internal trafficking, scattered over the cells of each half-year."""
    found: dict[Cell, int] = {}
    for half in HALVES:
        span = [month for month in months() if half.first <= month <= half.last]
        for _ in range(CONTACTS[half.name]):
            cell = _draw(rng, span)
            found[cell] = found.get(cell, 0) + 1
    return found


def _draw(rng: Random, span: list[date]) -> Cell:
    month = rng.choice(span)
    region = rng.choices(DESKS, (5, 6, 6, 3, 1))[0]
    channel = rng.choices(CHANNELS, (6, 2 if _open(month, "visit") else 0, 2))[0]
    return month, region, channel


def _row(rng: Random, cell: Cell, found: dict[Cell, int]) -> Row:
    month, region, channel = cell
    about = found.get(cell, 0)
    growth = (month - months()[0]) // timedelta(days=90)
    other = rng.randint(0, 3 if channel != "call" else 6 + growth)
    return {
        "month": month,
        "region": region,
        "channel": channel,
        "contacts": about + other,
        "internal_tip_contacts": about,
    }
