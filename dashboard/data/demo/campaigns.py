"""Campaign activities of the partner NGOs, and the audience of the media.

Until March 2020 theatres, meetings and school lessons; afterwards gatherings stop, and web pages,
radio spots and print go on: the number of activities is at risk, head counts are off track, the
estimated media audience is above plan. Counted activities to date: 6, 20, 33, 38; head counts
590, 1,960, 3,040, 3,095; items handed out 1,950, 6,800, 11,700, 14,600.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.timeline import HALVES, LOCKDOWN, Half, spread

NGOS = ("NGO-1", "NGO-2", "NGO-3", "NGO-4", "NGO-5", "NGO-6")
DISTRICTS = (
    ("TJ-SU", "3505401"),
    ("TJ-KT", "3507405"),
    ("TJ-RA", "3509058"),
    ("TJ-KT", "3507401"),
    ("TJ-SU", "3505242"),
    ("TJ-RA", "3509038"),
    ("TJ-KT", "3507250"),
    ("TJ-SU", "3505251"),
    ("TJ-GB", "3590401"),
    ("TJ-KT", "3507215"),
    ("TJ-RA", "3509036"),
    ("TJ-SU", "3505203"),
    ("TJ-KT", "3507229"),
    ("TJ-DU", "3501263"),
    ("TJ-RA", "3509081"),
)
FACE_TO_FACE = ("f2f_theatre", "f2f_meeting", "f2f_school", "f2f_mobile_consultation")
REMOTE = ("radio", "web", "print", "facebook")
MATERIALS = ("leaflet", "booklet", "poster", "leaflet", "hotline_card")
LANGUAGES = ("tg", "tg", "ru", "tg", "uz")
DATE_PUT_RIGHT = date(2019, 10, 21)
MISCOUNTED_BY = 10


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity; without `items` it was announced and not held."""

    day: date
    channel: str
    place: tuple[str, str | None]
    heads: int | None = None
    items: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """What a half-year brought: activities face to face and remote, those that failed, totals."""

    half: Half
    face_to_face: int
    remote: int
    failed: int
    districts: int
    heads: int
    items: int


SEASONS = (
    Season(HALVES[0], 5, 1, 1, 4, 590, 1950),
    Season(HALVES[1], 11, 3, 3, 10, 1360, 4850),
    Season(HALVES[2], 9, 4, 4, 14, 1080, 4900),
    Season(HALVES[3], 1, 4, 2, 15, 55, 2900),
)


def campaign_entries(rng: Random) -> list[Entry]:
    """Every activity in the order of days, reported in the week after it.

    Two faults of H2: the first remote activity is dated ninety years late until October, the
    first gathering has a head count that is not the sum of its parts.
    """
    activities = [activity for season in SEASONS for activity in _activities(rng, season)]
    mistyped, miscounted = _first(activities, counted=False), _first(activities, counted=True)
    entries = [_entry(rng, number, item) for number, item in enumerate(activities, start=1)]
    entries[mistyped] = _dated_late(entries[mistyped], activities[mistyped].day)
    entries[miscounted].row["total_headcount"] = (activities[miscounted].heads or 0) + MISCOUNTED_BY
    return entries


def _first(activities: list[Activity], *, counted: bool) -> int:
    return next(
        number
        for number, activity in enumerate(activities)
        if activity.day >= HALVES[1].first
        and activity.items is not None
        and (activity.heads is not None) == counted
    )


def _dated_late(entry: Entry, day: date) -> Entry:
    spoilt: Row = {**entry.row, "date": f"{day:%d.%m}.{day.year + 90}"}
    return Entry(entry.written, spoilt, ((DATE_PUT_RIGHT, {"date": day}),))


def _activities(rng: Random, season: Season) -> list[Activity]:
    failed = [Activity(day, "f2f_meeting", rng.choice(DISTRICTS)) for day in _failed_days(season)]
    return sorted([*_held(rng, season), *failed], key=lambda activity: activity.day)


def _held(rng: Random, season: Season) -> list[Activity]:
    channels = _held_channels(rng, season)
    items = apportion(rng, season.items, len(channels))
    heads = iter(apportion(rng, season.heads, season.face_to_face))
    places = iter(_places(season))
    return [
        Activity(day, channel, next(places), next(heads), handed)
        if channel in FACE_TO_FACE
        else Activity(day, channel, (rng.choice(DISTRICTS)[0], None), None, handed)
        for day, channel, handed in zip(_held_days(season), channels, items, strict=True)
    ]


def _held_channels(rng: Random, season: Season) -> list[str]:
    """Channels in the order of days; in the last half-year the one gathering comes last."""
    live = [FACE_TO_FACE[number % 4] for number in range(season.face_to_face)]
    remote = [REMOTE[number % 4] for number in range(season.remote)]
    if season.half.first > LOCKDOWN:
        return [*remote, "f2f_mobile_consultation"]
    mixed = [*live, *remote]
    rng.shuffle(mixed)
    return mixed


def _held_days(season: Season) -> list[date]:
    half = season.half
    first = half.first + timedelta(days=50) if half.name == "H1" else half.first
    last = min(half.last, LOCKDOWN - timedelta(days=6)) if half.name == "H3" else half.last
    return spread(first, last - timedelta(days=8), season.face_to_face + season.remote)


def _failed_days(season: Season) -> list[date]:
    first = LOCKDOWN if season.half.name == "H3" else season.half.first + timedelta(days=60)
    return spread(first, season.half.last - timedelta(days=7), season.failed)


def _places(season: Season) -> list[tuple[str, str]]:
    """Districts of the season's gatherings, new ones first."""
    before = max(
        (other.districts for other in SEASONS if other.half.first < season.half.first), default=0
    )
    fresh = list(DISTRICTS[before : season.districts])
    return [*fresh, *DISTRICTS[: season.face_to_face - len(fresh)]]


def apportion(rng: Random, total: int, parts: int) -> list[int]:
    """`total` in `parts` uneven whole numbers that add up to it."""
    weights = [rng.uniform(0.6, 1.4) for _ in range(parts)]
    shares = [int(total * weight / sum(weights)) for weight in weights]
    shares[-1] += total - sum(shares)
    return shares


def _entry(rng: Random, number: int, activity: Activity) -> Entry:
    row = _row(rng, number, f"CA-{number:03d}", activity)
    return Entry(activity.day + timedelta(days=6), row)


def _row(rng: Random, number: int, code: str, activity: Activity) -> Row:
    held = activity.items is not None
    return {
        "activity_id": code,
        "ngo_id": NGOS[number % len(NGOS)],
        "date": activity.day,
        "channel": activity.channel,
        "region": activity.place[0],
        "district_pcode": activity.place[1],
        **_head_count(activity.heads, activity.channel),
        "materials_type": rng.choice(MATERIALS) if held else None,
        "materials_distributed": activity.items,
        "language": rng.choice(LANGUAGES) if held else None,
        "evidence": f"REP/{code}" if held else None,
    }


def _head_count(total: int | None, channel: str) -> Row:
    """Women, men, girls and boys that add up to the total; empty where nobody was counted."""
    if total is None:
        return dict.fromkeys(("female", "male", "girls", "boys", "total_headcount"))
    children = total // 2 if channel == "f2f_school" else total // 6
    adults = total - children
    female, girls = adults * 11 // 20, children * 11 // 20
    return {
        "female": female,
        "male": adults - female,
        "girls": girls,
        "boys": children - girls,
        "total_headcount": total,
    }
