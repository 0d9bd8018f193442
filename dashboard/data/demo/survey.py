"""What the public and the assisted persons answered: the two survey waves and the exit interviews.

Baseline of November 2018: 400 respondents, 88 name at least three signs, 72 know where to get
help. Mid-line of December 2019: 410 respondents, 146 and 127 (domain C11). Exit interviews are
anonymous: 4, 11 and 10 adults in H2, H3 and H4, of whom 3, 7 and 7 are satisfied.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.timeline import HALVES, spread

REGIONS = ("TJ-SU", "TJ-KT", "TJ-RA", "TJ-KT", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")
AGES = ("18-29", "30-44", "45-59", "18-29", "30-44", "60+")


@dataclass(frozen=True, slots=True)
class Wave:
    """A survey wave: respondents, how many name three signs, how many know a service."""

    name: str
    first: date
    days: int
    respondents: int
    three_signs: int
    know_help: int


WAVES = (
    Wave("baseline", date(2018, 11, 5), 14, 400, 88, 72),
    Wave("midline", date(2019, 12, 2), 15, 410, 146, 127),
)
INTERVIEWS = (("H2", 4, 3, 0), ("H3", 11, 7, 1), ("H4", 10, 7, 1))


def respondent_entries(rng: Random) -> list[Entry]:
    """Both waves, delivered by the survey firm three weeks after the first interview."""
    return [entry for wave in WAVES for entry in _wave(rng, wave)]


def _wave(rng: Random, wave: Wave) -> list[Entry]:
    aware = set(rng.sample(range(wave.respondents), wave.three_signs))
    helped = _knowing(rng, wave, aware)
    delivered = wave.first + timedelta(days=21)
    return [
        Entry(delivered, _answers(rng, wave, number, number in aware, number in helped))
        for number in range(wave.respondents)
    ]


def _knowing(rng: Random, wave: Wave, aware: set[int]) -> set[int]:
    """Who knows a service: two in three of them also name three signs."""
    both = wave.know_help * 2 // 3
    others = [number for number in range(wave.respondents) if number not in aware]
    return set(rng.sample(sorted(aware), both)) | set(rng.sample(others, wave.know_help - both))


def _answers(rng: Random, wave: Wave, number: int, aware: bool, helped: bool) -> Row:
    region = rng.choice(REGIONS)
    urban = region == "TJ-DU" or rng.random() < 0.25
    return {
        "survey": wave.name,
        "respondent_no": number + 1,
        "date": wave.first + timedelta(days=number * wave.days // wave.respondents),
        "region": region,
        "urban_rural": "urban" if urban else "rural",
        "sex": "f" if rng.random() < 0.52 else "m",
        "age_group": rng.choice(AGES),
        "signs_named": rng.choice((3, 3, 4, 5)) if aware else rng.choice((0, 1, 1, 2)),
        "knows_help": helped,
        "weight": 1,
    }


def interview_entries(rng: Random) -> list[Entry]:
    """Exit interviews; no key leads from one to a case."""
    halves = {half.name: half for half in HALVES}
    rows: list[tuple[date, Row]] = []
    for name, adults, satisfied, minors in INTERVIEWS:
        half = halves[name]
        days = spread(half.first, half.last - timedelta(days=4), adults + minors)
        rows += zip(days, _interviews(rng, adults, satisfied, minors), strict=True)
    return [
        Entry(day + timedelta(days=2), {"interview_no": f"EI-{number:02d}", "date": day, **row})
        for number, (day, row) in enumerate(rows, start=1)
    ]


def _interviews(rng: Random, adults: int, satisfied: int, minors: int) -> list[Row]:
    scores = [rng.choice((4, 5)) for _ in range(satisfied)]
    scores += [rng.choice((2, 3)) for _ in range(adults - satisfied)]
    rows: list[Row] = [{"adult": True, "satisfaction": score} for score in scores]
    rows += [{"adult": False, "satisfaction": 4} for _ in range(minors)]
    rng.shuffle(rows)
    return [{**row, "sex": "f" if rng.random() < 0.7 else "m"} for row in rows]
