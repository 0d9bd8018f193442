"""Random worlds: a few loads into every dataset of the framework, and a day to look at them.

A seed makes a world. Records are few and collide on purpose: the same keys are corrected by later
loads, persons come back with another sex, dates crowd around ends of periods, around the cut-off
and thirty days before it, values are missing, loads are reverted and some datasets stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

from dashboard.framework import Framework
from dashboard.framework.datasets import Column
from tests.oracle.book import Load, Row
from tests.oracle.frameworks import declared

MISSING = 0.12
POOLS: dict[str, list[str]] = {
    "session_id": [f"S{n}" for n in range(1, 7)],
    "person_id": [f"P{n}" for n in range(1, 11)],
    "institution_id": [f"I{n}" for n in range(1, 8)],
    "case_id": [f"CASE{n:02}" for n in range(1, 13)],
    "referral_id": [f"F{n}" for n in range(1, 19)],
    "interview_no": [f"V{n}" for n in range(1, 13)],
    "respondent_no": [f"N{n}" for n in range(1, 13)],
    "meeting_id": [f"W{n}" for n in range(1, 6)],
    "tour_id": ["T1", "T2"],
    "activity_id": [f"A{n}" for n in range(1, 19)],
    "risk_id": ["K1", "K2"],
    "code": ["X.1", "X.1", "X.2"],
    "entry": [f"E{n}" for n in range(1, 6)],
    "period": ["H1", "H2"],
    "district_pcode": ["3505201", "3507202", "3509203", "3590204"],
    "from_org": ["ORG-1", "ORG-2", "ORG-3"],
    "to_org": ["ORG-1", "ORG-2", "ORG-3"],
}
IDS: dict[str, list[str]] = {
    "wg_milestone": [f"M{n}" for n in range(1, 12)],
    "media_reach": [f"R{n}" for n in range(1, 15)],
}
USUAL: dict[str, tuple[Any, float]] = {
    "scope": ("internal", 0.7),
    "vot_status": ("identified", 0.5),
    "response": ("accepted", 0.6),
    "status": ("done", 0.6),
    "action_plan": ("accepted", 0.5),
    "duplicate_of": (None, 0.85),
    "adult": (True, 0.7),
    "selected": (True, 0.8),
    "report_ref": ("REF", 0.7),
    "evidence": ("REF", 0.7),
}
SCARCE = {"training_session": 6, "region_population": 12, "wg_meeting": 4, "risk": 1}
MOST_ROWS = 16


@dataclass(frozen=True)
class World:
    """Records as they came in, and the cut-off."""

    seed: int
    cut_off: date
    whole: bool
    loads: list[Load]

    @property
    def framework(self) -> Framework:
        """The declaration that the world lives in."""
        return declared(whole=self.whole)


def make_world(seed: int) -> World:
    """The world of a seed, the same on every machine."""
    random = Random(seed)
    whole = random.random() < 0.25
    maker = _Maker(declared(whole=whole), random, seed)
    loads = [load for name in maker.framework.datasets for load in maker.loads_of(name)]
    random.shuffle(loads)
    return World(seed, maker.cut_off, whole, loads)


class _Maker:
    """Makes loads, rows and values around one cut-off."""

    def __init__(self, framework: Framework, random: Random, seed: int) -> None:
        self.framework = framework
        self._random = random
        self._seed = seed
        project = framework.project
        self._first, self._last = project.start, project.last_day
        ends = [day for p in framework.periods.values() for day in (p.first, p.last)]
        self.cut_off = self._pick_cut_off(ends)
        near = [self.cut_off - timedelta(days=days) for days in (-1, 0, 1, 29, 30, 31)]
        self._crowded = [*ends, *near, *(day - timedelta(days=30) for day in ends)]
        self._favourite = random.choice(self._crowded)

    def _pick_cut_off(self, ends: list[date]) -> date:
        around = self._random.choice(ends) + timedelta(days=self._random.choice([-1, 0, 0, 1]))
        length = (self._last - self._first).days
        any_day = self._first + timedelta(days=self._random.randint(-2, length))
        return min(self._random.choice([around, any_day, any_day]), self._last)

    def loads_of(self, dataset: str) -> list[Load]:
        """None, one or several loads; some of them reverted, some without a row."""
        count = self._random.choices([0, 1, 2, 3], [1, 8, 6, 3])[0]
        return [
            Load(
                dataset,
                self._random.choice(["office", "partner"]),
                tuple(self._rows(dataset)),
                reverted=self._random.random() < 0.15,
            )
            for _ in range(count)
        ]

    def _rows(self, dataset: str) -> list[Row]:
        keys = list(product(*(self._keys(dataset, k) for k in self._dataset(dataset).key)))
        most = min(SCARCE.get(dataset, MOST_ROWS), len(keys))
        count = self._random.choice([0, 1, most // 3, most // 2, most, most])
        return [self._row(dataset, key) for key in self._random.sample(keys, count)]

    def _dataset(self, dataset: str) -> Any:
        return self.framework.datasets[dataset]

    def _keys(self, dataset: str, column: str) -> list[Any]:
        kind = self._dataset(dataset).columns[column]
        match kind.type:
            case "code":
                return list(self.framework.code_lists[kind.code_list])
            case "month":
                months = {day.replace(day=1) for day in self._crowded}
                return sorted(day for day in months if self._first <= day <= self._last)
            case "integer":
                return [2018, 2019]
            case _:
                return sorted(set(IDS.get(dataset) if column == "id" else POOLS[column]))

    def _row(self, dataset: str, key: tuple[Any, ...]) -> Row:
        given = dict(zip(self._dataset(dataset).key, key, strict=True))
        row: Row = {}
        for name, column in self._dataset(dataset).columns.items():
            row[name] = given[name] if name in given else self._value(dataset, name, column, given)
        if dataset == "referral" and row["responded_on"] and self._random.random() < 0.5:
            wait = self._random.choice([-3, 0, 1, 7, 29, 30, 31, 45])
            row["service_start"] = row["responded_on"] + timedelta(days=wait)
        return row

    def _value(self, dataset: str, name: str, column: Column, given: Row) -> Any:
        if name in USUAL and self._random.random() < USUAL[name][1]:
            return USUAL[name][0]
        if not column.required and self._random.random() < MISSING:
            return None
        person = self._dataset(dataset).person
        if column.constant and person in given and self._random.random() < 0.85:
            lasting = Random(f"{self._seed} {given[person]} {name}")
            return self._any(name, column, lasting)
        return self._any(name, column, self._random)

    def _any(self, name: str, column: Column, random: Random) -> Any:
        match column.type:
            case "text":
                return random.choice(POOLS.get(name, ["some words"]))
            case "code":
                return self._code(column, random)
            case "codes":
                return tuple(random.sample(self._codes(column), random.choice([1, 1, 2, 3])))
            case "yes_no":
                return random.random() < 0.6
            case "integer" | "number":
                return self._number(name, column, random)
            case "date":
                return self._day(column, random)
            case "month":
                return self._day(column, random).replace(day=1)

    def _codes(self, column: Column) -> list[str]:
        return list(self.framework.code_lists[column.code_list or ""])

    def _code(self, column: Column, random: Random) -> str:
        codes = self._codes(column)
        live = [code for code in codes if code.startswith("f2f")]
        return random.choice(live if live and random.random() < 0.5 else codes)

    def _number(self, name: str, column: Column, random: Random) -> float:
        most = column.maximum if isinstance(column.maximum, int) else 20
        match name:
            case "population" | "audience_estimate" | "impressions":
                return random.choice([0, random.randint(1, 3000), random.randint(1, 300)])
            case "test_max":
                return random.choice([10, 20, 100])
            case "days":
                return random.choice([1, 2, 3, 5])
            case "days_attended":
                return random.choice([0, 0.8, 1, 1.6, 2, 2.4, 3, 4, 5])
            case _ if column.type == "number":
                return random.choice([0, 0.5, 7, 14, random.randint(0, 200) / 10])
        return random.randint(int(str(column.minimum or 0)), most)

    def _day(self, column: Column, random: Random) -> date:
        first = column.minimum if isinstance(column.minimum, date) else self._first
        last = column.maximum if isinstance(column.maximum, date) else self._last
        any_day = self._first + timedelta(days=random.randint(0, (last - self._first).days))
        crowded = random.choice(self._crowded)
        (chosen,) = random.choices([self._favourite, crowded, any_day], [2, 4, 4])
        return max(first, min(chosen, last))
