"""The Working Group: its meetings, who sat in them, and the milestones of the plan.

The milestones are those of domain C9. Six of eight meetings count to date: one had no quorum, the
minutes of the last are not signed yet. The members' presence falls from 82 to 72 percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.book import Entry, Row, learnt
from dashboard.data.demo.institutions import Institution
from dashboard.data.demo.timeline import START

LATE_MEMBER_FROM = date(2019, 5, 1)
MEMBERS = 15


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with the number of member institutions present."""

    id: str
    day: date
    mode: str
    present: int
    quorum: bool
    signed: date | None


def _day(text: str) -> date:
    return date.fromisoformat(text)


MEETINGS = (
    Meeting("WG-01", _day("2019-02-07"), "in_person", 12, True, _day("2019-02-14")),
    Meeting("WG-02", _day("2019-03-19"), "in_person", 11, True, _day("2019-03-26")),
    Meeting("WG-03", _day("2019-05-22"), "in_person", 11, True, _day("2019-05-30")),
    Meeting("WG-04", _day("2019-09-04"), "in_person", 12, True, _day("2019-09-12")),
    Meeting("WG-05", _day("2019-10-10"), "in_person", 11, True, _day("2019-10-18")),
    Meeting("WG-06", _day("2020-02-12"), "in_person", 7, False, None),
    Meeting("WG-07", _day("2020-06-10"), "online", 10, True, _day("2020-06-22")),
    Meeting("WG-08", _day("2020-08-20"), "online", 11, True, None),
)


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a milestone: the actual day, the forecast, and when the actual was entered."""

    id: str
    actual: date | None
    forecast: date | None = None
    entered: date | None = None
    begun: date | None = None


STEPS = (
    Step("M1", _day("2018-11-28"), begun=START),
    Step("M2", _day("2019-01-21"), begun=START),
    Step("M3", _day("2019-02-07"), begun=_day("2019-01-21")),
    Step("M4", _day("2019-08-20"), entered=_day("2019-10-16"), begun=_day("2019-02-15")),
    Step("M5", _day("2019-10-10"), begun=_day("2019-06-01")),
    Step("M6", _day("2020-03-20"), begun=_day("2019-10-15")),
    Step("M7", None, _day("2020-09-25"), begun=_day("2020-03-23")),
    Step("M8", None, _day("2020-11-30"), begun=_day("2020-07-15")),
    Step("M9", None, _day("2021-01-31")),
    Step("M10", None, _day("2021-03-20")),
)
FORECASTS_MADE = date(2020, 6, 25)


def meeting_entries() -> list[Entry]:
    """Meetings; the minutes' date is known once they are signed."""
    return [
        learnt(item.day + timedelta(days=3), _meeting_row(item), {"minutes_signed_on": item.signed})
        for item in MEETINGS
    ]


def _members_on(day: date) -> int:
    return MEMBERS - (day < LATE_MEMBER_FROM)


def _meeting_row(item: Meeting) -> Row:
    people = item.present + 3
    women = people * 2 // 5
    return {
        "meeting_id": item.id,
        "date": item.day,
        "mode": item.mode,
        "agenda": "Multi-year National Action Plan",
        "institutions_invited": _members_on(item.day),
        "institutions_present": item.present,
        "women": women,
        "men": people - women,
        "minutes_signed_on": item.signed,
        "quorum": item.quorum,
    }


def attendance_entries(rng: Random, institutions: list[Institution]) -> list[Entry]:
    """One row for each meeting and seat; the last seat joins in May 2019."""
    members = [item for item in institutions if item.member]
    return [entry for meeting in MEETINGS for entry in _sheet(rng, meeting, members)]


def _sheet(rng: Random, meeting: Meeting, members: list[Institution]) -> list[Entry]:
    seated = members[: _members_on(meeting.day)]
    present = {item.id for item in rng.sample(seated, meeting.present)}
    written = meeting.day + timedelta(days=3)
    return [
        Entry(written, _seat_row(meeting, item, item in seated, item.id in present, rng))
        for item in members
    ]


def _seat_row(meeting: Meeting, item: Institution, member: bool, present: bool, rng: Random) -> Row:
    level = rng.choice(("principal", "principal", "substitute")) if present else None
    return {
        "meeting_id": meeting.id,
        "institution_id": item.id,
        "member_on_that_date": member,
        "present": present,
        "level": level,
    }


def milestone_entries() -> list[Entry]:
    """What happened to each milestone, as the secretary entered it over time."""
    return [_milestone_entry(step) for step in STEPS]


def _milestone_entry(step: Step) -> Entry:
    first: Row = {
        "id": step.id,
        "status": "planned",
        "forecast": None,
        "actual": None,
        "evidence": None,
        "note": None,
    }
    changes: list[tuple[date, Row]] = []
    if step.begun:
        changes.append((step.begun, {"status": "in_progress"}))
    if step.actual:
        done: Row = {"status": "done", "actual": step.actual, "evidence": f"EV/{step.id}"}
        changes.append((step.entered or step.actual, done))
    if step.forecast:
        changes.append((FORECASTS_MADE, {"forecast": step.forecast}))
    return Entry(START, first, tuple(sorted(changes, key=lambda change: change[0])))
