"""Random registers of victims at five closings, as sets of persons and the figures over them.

Thirty to a hundred and twenty cases with several forms and providers, unknown attributes, late
entries, removed duplicates and changed attributes between closings. Everything is made here anew
from the records, so that it can be held against what disclosure control was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from statistics import median

from dashboard.data.confidentiality import Behind, Key, Member, Members
from dashboard.data.measures.values import Value
from dashboard.framework import Framework
from dashboard.framework.reading import read_framework
from dashboard.periods import Window, declared_windows
from dashboard.released import Split

ROOT = Path(__file__).parents[3]
PERIODS = ("H1", "H2", "H3", "H4", "H5")
REGIONS = ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB", "XX", None)
FORMS = ("forced_labour", "sexual", "begging", "forced_marriage", "unknown")
SEXES = ("f", "m", "x_or_undisclosed", None)
AGES = ("0-17", "18-29", "30-44", "45-59", "60+", "unknown")
PROVIDERS = ("gov_local", "social_protection", "cso", "legal_aid", "health", "unknown")
Sets = dict[Key, Behind]
Values = dict[str, dict[tuple[Window, Split], Value]]


@dataclass(frozen=True)
class Referral:
    """One referral; `served_on` is None until a service begins."""

    id: str
    on: date
    accepted: bool
    served_on: date | None
    provider: str


@dataclass(frozen=True)
class Case:
    """One person of the register."""

    id: str
    identified_on: date
    sex: str | None
    age: str
    region: str | None
    forms: tuple[str, ...]
    consented: bool
    referrals: tuple[Referral, ...]


@dataclass(frozen=True)
class World:
    """What is known on one day: cases, anonymous interviews and contacts by day."""

    cases: tuple[Case, ...]
    interviews: tuple[tuple[str, date, bool], ...]
    contacts: tuple[tuple[str, date], ...]


def the_framework(**policy: object) -> Framework:
    """The project's own framework, with changes to its disclosure policy."""
    declared = read_framework(ROOT / "indicators.yaml")
    return declared.model_copy(update={"disclosure": declared.disclosure.model_copy(update=policy)})


@cache
def _declared() -> Framework:
    return read_framework(ROOT / "indicators.yaml")


def closings(declared: Framework, seed: int) -> Iterator[tuple[str, World]]:
    """The periods in order, each with what is known when it closes."""
    rng = Random(seed)
    cases = _cases(declared, rng, rng.randint(30, 120))
    anonymous = _interviews(declared, rng), _contacts(declared, rng)
    late = {case.id: rng.random() < 0.06 for case in cases}
    for number, (period, days) in enumerate(declared.periods.items()):
        if number:
            cases = _corrected(cases, rng)
        known = [
            case
            for case in cases
            if case.identified_on <= days.last - timedelta(days=60 if late[case.id] else 0)
        ]
        yield period, World(tuple(known), *anonymous)


def _cases(declared: Framework, rng: Random, number: int) -> list[Case]:
    start = declared.project.start
    length = (declared.project.last_day - start).days
    weights = [rng.uniform(0.3, 1.0) for _ in range(3)]
    return [
        _case(rng, f"C{place}", start + timedelta(days=int(length * rng.random() ** weights[0])))
        for place in range(number)
    ]


def _case(rng: Random, name: str, identified_on: date) -> Case:
    consented = rng.random() < 0.88
    sex = rng.choices(SEXES, (60, 36, 2, 2))[0]
    return Case(
        name,
        identified_on,
        sex,
        rng.choices(AGES, (6, 30, 36, 15, 4, 9))[0],
        rng.choices(REGIONS, (22, 22, 34, 16, 3, 2, 1))[0],
        tuple(
            sorted({rng.choices(FORMS, (58, 26, 6, 6, 4))[0] for _ in range(rng.choice((1, 1, 2)))})
        ),
        consented,
        tuple(_referrals(rng, name, identified_on)) if consented or rng.random() < 0.1 else (),
    )


def _referrals(rng: Random, name: str, identified_on: date) -> Iterator[Referral]:
    for number in range(rng.choices((0, 1, 2, 3, 5), (8, 45, 25, 15, 7))[0]):
        on = identified_on + timedelta(days=rng.randint(0, 40))
        accepted = rng.random() < 0.9
        served = accepted and rng.random() < 0.85
        yield Referral(
            f"{name}/{number}",
            on,
            accepted,
            on + timedelta(days=rng.randint(0, 60)) if served else None,
            rng.choices(PROVIDERS, (20, 20, 34, 10, 12, 4))[0],
        )


def _corrected(cases: list[Case], rng: Random) -> list[Case]:
    """A few cases leave as duplicates, a few attributes and dates change."""
    kept = [case for case in cases if rng.random() > 0.015]
    return [_changed(case, rng) if rng.random() < 0.04 else case for case in kept]


def _changed(case: Case, rng: Random) -> Case:
    match rng.randrange(4):
        case 0:
            return replace(case, sex=rng.choice(SEXES))
        case 1:
            return replace(case, region=rng.choice(REGIONS))
        case 2:
            return replace(case, forms=(rng.choice(FORMS),))
        case _:
            return replace(case, referrals=case.referrals[:-1])


def _interviews(declared: Framework, rng: Random) -> tuple[tuple[str, date, bool], ...]:
    return tuple(
        (f"I{period}{number}", days.first + timedelta(days=rng.randint(0, 170)), rng.random() < 0.7)
        for period, days in declared.periods.items()
        for number in range(rng.choice((0, 4, 12, 25, 45)))
    )


def _contacts(declared: Framework, rng: Random) -> tuple[tuple[str, date], ...]:
    return tuple(
        (f"T{period}{number}", days.first + timedelta(days=rng.randint(0, 170)))
        for period, days in declared.periods.items()
        for number in range(rng.randint(0, 35))
    )


def first_served(case: Case) -> date | None:
    return min((r.served_on for r in case.referrals if r.served_on), default=None)


def window_sets(declared: Framework, world: World, window: Window) -> Sets:
    """Who is behind each national figure of a window; flows and levels are of its half-year."""
    served = [(case, first_served(case)) for case in world.cases]
    referrals = [(case, item) for case in world.cases for item in case.referrals]
    due = [
        (case, item)
        for case, item in referrals
        if item.accepted and window.contains(item.on + timedelta(days=30))
    ]
    quick = [
        (case, item)
        for case, item in due
        if item.served_on and item.served_on <= item.on + timedelta(days=30)
    ]
    half = declared.periods[window.period or ""]
    asked = [item for item in world.interviews if half.first <= item[1] <= half.last]
    persons = frozenset(Member(case.id) for case, day in served if day and window.contains(day))
    return {
        ("OBJ.1", window.name, ()): Behind(persons),
        ("OC1.3", window.name, ()): Behind(persons),
        ("OC1.1", window.name, ()): Behind(
            _events([(case, item) for case, item in referrals if window.contains(item.on)])
        ),
        ("OC1.2", window.name, ()): Behind(_events(due), _events(quick)),
        ("OBJ.2", window.name, ()): Behind(
            frozenset(Member(name) for name, _, _ in asked),
            frozenset(Member(name) for name, _, content in asked if content),
        ),
        ("OC2.3", window.name, ()): Behind(
            frozenset(
                Member(name) for name, day in world.contacts if half.first <= day <= half.last
            )
        ),
    }


def code_sets(world: World, window: Window) -> Sets:
    """Who has each code of each margin, of those served by the end of the window."""
    found: dict[tuple[str, str], set[Member]] = {}
    for case in world.cases:
        for by, code in _codes(case, window.last):
            found.setdefault((by, code), set()).add(Member(case.id))
    return {
        ("OBJ.1", window.name, ((by, code),)): Behind(frozenset(members))
        for (by, code), members in found.items()
    }


def _codes(case: Case, last: date) -> Iterator[tuple[str, str]]:
    rows = [item for item in case.referrals if item.served_on and item.served_on <= last]
    if not rows:
        return
    yield "age_group", case.age
    yield from (("exploitation", form) for form in case.forms)
    yield from (("provider_type", item.provider) for item in rows)
    if case.region:
        yield "region", case.region
    if case.sex:
        yield "sex", case.sex


def stage_sets(world: World, window: Window) -> Sets:
    """Who has reached each stage by the end of the window."""
    stages: dict[str, set[Member]] = {}
    for case in world.cases:
        for stage, reached in _reached(case, window.last):
            if not reached:
                break
            stages.setdefault(stage, set()).add(Member(case.id))
    return {
        ("OC1.cascade", window.name, (("stage", stage),)): Behind(frozenset(members))
        for stage, members in stages.items()
    }


def _reached(case: Case, last: date) -> Iterator[tuple[str, bool]]:
    yield "identified", case.identified_on <= last
    yield "consented", case.consented
    yield "referred", any(item.on <= last for item in case.referrals)
    yield "accepted", any(item.accepted and item.on <= last for item in case.referrals)
    yield "served", any(item.served_on and item.served_on <= last for item in case.referrals)


def snapshot(declared: Framework, world: World, period: str) -> tuple[Values, Sets]:
    """The internal figures at a closing, and who is behind them."""
    windows = declared_windows(declared.periods, declared.periods[period].last)
    values: Values = {item.code: {} for item in declared.indicators}
    values["OC1.cascade"] = {}
    sets: Sets = {}
    for window in windows:
        found = window_sets(declared, world, window)
        if window.basis == "to_date":
            found |= code_sets(world, window) | stage_sets(world, window)
        for key, behind in found.items():
            values[key[0]][window, key[2]] = _value(key[0], behind, world)
        sets |= found
    return values, sets


def _value(code: str, behind: Behind, world: World) -> Value:
    size = len(behind.members)
    last = date(2019, 1, 17)
    if not size and (behind.met is not None or code == "OC1.3"):
        return Value("not_defined", n=0)
    if behind.met is not None:
        share = 100.0 * len(behind.met) / size
        return Value("shown", share, float(len(behind.met)), float(size), size, last)
    if code == "OC1.3":
        return Value("shown", _median(behind.members, world), n=size, extras={"pending": 3.0})
    return Value("shown", float(size), n=size, measured_on=last, extras={"participations": 7.0})


def _median(members: Members, world: World) -> float:
    waits = [
        (first - case.identified_on).days
        for case in world.cases
        if Member(case.id) in members and (first := first_served(case))
    ]
    return float(median(waits))


def _events(found: list[tuple[Case, Referral]]) -> Members:
    return frozenset(Member(case.id, item.id) for case, item in found)
