"""Training sessions: ten held by the world's last day, one of them late.

A slow start, growth, and one session of March 2020 that slipped and was held on-line in June:
2, 5, 8 and 10 sessions at the four closings (OP1.1.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.data.demo.book import Entry, Row

REPORTED_AFTER = timedelta(days=7)
TITLES = {
    "identification": "Identification of victims",
    "referral": "Referral of victims",
    "psycho_social": "Psycho-social support",
    "vot_rights": "Rights of victims",
    "labour_exploitation": "Labour exploitation",
    "sexual_exploitation": "Sexual exploitation",
}
SLIPPED = "TS-09"


@dataclass(frozen=True, slots=True)
class Session:
    """A session with the numbers of new, returning and half-attending persons."""

    id: str
    topic: str
    start: date
    days: int
    region: str
    district: str
    mode: str
    audience: str
    language: str
    test_max: int
    gain: float
    new: int
    returning: int
    halves: int

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(days=self.days - 1)


def _day(text: str) -> date:
    return date.fromisoformat(text)


SESSIONS = (
    Session(
        "TS-01",
        "identification",
        _day("2018-12-04"),
        3,
        "TJ-DU",
        "3501266",
        "in_person",
        "mixed",
        "tg",
        20,
        21,
        22,
        0,
        1,
    ),
    Session(
        "TS-02",
        "referral",
        _day("2019-02-19"),
        3,
        "TJ-SU",
        "3505401",
        "in_person",
        "mixed",
        "ru",
        20,
        22,
        18,
        0,
        1,
    ),
    Session(
        "TS-03",
        "psycho_social",
        _day("2019-05-14"),
        3,
        "TJ-KT",
        "3507401",
        "in_person",
        "cso",
        "tg",
        25,
        24,
        21,
        3,
        0,
    ),
    Session(
        "TS-04",
        "identification",
        _day("2019-07-02"),
        2,
        "TJ-DU",
        "3501268",
        "in_person",
        "law_enforcement",
        "ru",
        20,
        24,
        20,
        4,
        1,
    ),
    Session(
        "TS-05",
        "labour_exploitation",
        _day("2019-09-10"),
        2,
        "TJ-KT",
        "3507405",
        "in_person",
        "mixed",
        "tg",
        100,
        25,
        17,
        6,
        0,
    ),
    Session(
        "TS-06",
        "vot_rights",
        _day("2019-10-22"),
        2,
        "TJ-GB",
        "3590401",
        "in_person",
        "mixed",
        "tg",
        20,
        25,
        12,
        7,
        0,
    ),
    Session(
        "TS-07",
        "sexual_exploitation",
        _day("2019-12-03"),
        2,
        "TJ-RA",
        "3509038",
        "in_person",
        "law_enforcement",
        "ru",
        20,
        26,
        10,
        13,
        1,
    ),
    Session(
        "TS-08",
        "referral",
        _day("2020-02-18"),
        3,
        "TJ-SU",
        "3505242",
        "in_person",
        "mixed",
        "tg",
        25,
        26,
        22,
        4,
        0,
    ),
    Session(
        "TS-09",
        "psycho_social",
        _day("2020-06-16"),
        2,
        "TJ-DU",
        "3501266",
        "online",
        "mixed",
        "ru",
        20,
        24,
        13,
        8,
        1,
    ),
    Session(
        "TS-10",
        "identification",
        _day("2020-08-04"),
        1,
        "TJ-DU",
        "3501266",
        "online",
        "cso",
        "tg",
        20,
        23,
        13,
        9,
        2,
    ),
)


def session_entries() -> list[Entry]:
    """One row for each session, written down a week after its end."""
    return [Entry(item.end + REPORTED_AFTER, _session_row(item)) for item in SESSIONS]


def _session_row(item: Session) -> Row:
    slipped = " (postponed from March 2020)" if item.id == SLIPPED else ""
    return {
        "session_id": item.id,
        "title": f"{TITLES[item.topic]}{slipped}",
        "topic": item.topic,
        "date_start": item.start,
        "date_end": item.end,
        "days": item.days,
        "region": item.region,
        "district_pcode": item.district,
        "venue": "On-line room" if item.mode == "online" else "Training hall (demo)",
        "mode": item.mode,
        "audience": item.audience,
        "trainer_org": "Migration Fund (demo)",
        "language": item.language,
        "planned_participants": 24,
        "test_max": item.test_max,
        "report_ref": f"REP/{item.id}",
    }
