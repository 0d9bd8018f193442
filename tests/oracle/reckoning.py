"""From the rows of one window and one cell to a value, one plain function for each measure.

Written from domain A and C.2, for clarity and not for speed. Numbers are exact fractions until the
end, so that a boundary such as "80 % of the days" is met or not, never nearly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Any

from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.released import State
from tests.oracle.book import Book, Row, exact
from tests.oracle.conditions import meets


@dataclass(frozen=True)
class Reckoned:
    """What a cell should say; `beside` are the further figures that are reckoned here too."""

    state: State
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None
    beside: Mapping[str, float] = field(default_factory=dict)


MISSING = Reckoned("missing")
NOTHING = Reckoned("not_defined", n=0)


@dataclass(frozen=True)
class Case:
    """The rows of one cell, each counted on its `_day`, and what is needed to read them."""

    framework: Framework
    book: Book
    indicator: Indicator
    rows: list[Row]

    @property
    def measure(self) -> Any:
        """The declared measure."""
        return self.indicator.measure

    @property
    def last(self) -> date:
        """The newest day on which a row counts."""
        return max(row["_day"] for row in self.rows)


def shown(value: Fraction | float, n: int) -> Reckoned:
    """A value without a fraction behind it."""
    return Reckoned("shown", float(value), n=n)


def share(numerator: Fraction | int, denominator: Fraction | int) -> Reckoned:
    """100 x numerator / denominator; 0/0 is not defined."""
    if not denominator:
        return Reckoned("not_defined", None, float(numerator), 0.0, 0)
    value = 100 * Fraction(numerator) / Fraction(denominator)
    return Reckoned("shown", float(value), float(numerator), float(denominator), int(denominator))


def reckon_count(case: Case) -> Reckoned:
    """Rows, or entities where only the first row of each has been kept."""
    return shown(len(case.rows), len(case.rows))


def reckon_sum(case: Case) -> Reckoned:
    """The amounts that fall into the cell; nobody's report on a flow is no zero."""
    if not case.rows and case.indicator.accumulation == "per_period":
        return MISSING
    amounts = [amount for row in case.rows for amount in row["_amounts"]]
    return shown(sum(map(exact, amounts), Fraction(0)), len(case.rows))


def reckon_average(case: Case) -> Reckoned:
    """C4: over the rows that have the number; a change beside what it began from and led to."""
    numbers = numbers_of(case)
    if not case.measure.before:
        return shown(mean(numbers), len(numbers)) if numbers else NOTHING
    everyone = {"rows": float(len(case.rows))}
    paired = [row for row in case.rows if row[case.measure.column] is not None]
    if not paired:
        return replace(NOTHING, beside=everyone)
    sides = {"before": case.measure.before, "after": case.measure.after}
    means = {
        name: float(mean([exact(row[column]) for row in paired])) for name, column in sides.items()
    }
    return replace(shown(mean(numbers), len(numbers)), beside={**means, **everyone})


def mean(numbers: list[Fraction]) -> Fraction:
    """The sum over how many there are."""
    return sum(numbers, Fraction(0)) / len(numbers)


def reckon_median(case: Case) -> Reckoned:
    """C8: over completed spells."""
    numbers = numbers_of(case)
    return shown(median(numbers), len(numbers)) if numbers else NOTHING


def numbers_of(case: Case) -> list[Fraction]:
    """The measured column of the rows that have it."""
    found = [row[case.measure.column] for row in case.rows]
    return [exact(number) for number in found if number is not None]


def reckon_percentage(case: Case) -> Reckoned:
    """C3: pooled."""
    met = [row for row in case.rows if meets(row, case.measure.numerator)]
    return share(len(met), len(case.rows))


def reckon_latest(case: Case) -> Reckoned:
    """C11: the wave with the newest answer; of two on one day, the later one of the code list."""
    if not case.rows:
        return MISSING
    waves = list(case.framework.codes(case.measure.dataset, case.measure.wave))
    newest = {row[case.measure.wave] for row in case.rows if row["_day"] == case.last}
    wave = max(newest, key=waves.index)
    answers = [row for row in case.rows if row[case.measure.wave] == wave]
    met = [row for row in answers if meets(row, case.measure.numerator)]
    return share(len(met), len(answers))


def reckon_yes_no(case: Case) -> Reckoned:
    """1 once it happened."""
    return shown(1 if case.rows else 0, len(case.rows))


def reckon_milestones(case: Case) -> Reckoned:
    """C9: the whole weight once done, nothing before."""
    done = {row[case.measure.milestone] for row in case.rows}
    items = case.framework.plans[case.measure.plan].items
    weights = [exact(item.weight) for item in items if item.id in done]
    return shown(sum(weights, Fraction(0)), len(weights))


def reckon_max_by_area(case: Case) -> Reckoned:
    """C5, C5b: the largest channel of each area, capped, added; or the national estimate."""
    measure = case.measure
    rows = [row for row in case.rows if row[measure.column] is not None]
    largest: dict[str, int] = {}
    for row in rows:
        area = row[measure.area]
        largest[area] = max(largest.get(area, 0), row[measure.column])
    caps = caps_of(case)
    national = largest.pop(measure.whole, 0)
    added = sum(min(reach, caps.get(area, reach)) for area, reach in largest.items())
    ceiling = national_ceiling(case, caps)
    reach = max(national, added)
    value = shown(reach if ceiling is None else min(reach, ceiling), len(rows))
    return replace(value, beside=upper_of(case, rows, caps, ceiling))


def upper_of(
    case: Case, rows: list[Row], caps: dict[str, int], ceiling: int | None
) -> dict[str, float]:
    """As if nobody met two channels, never more than live there; nothing without the bounds."""
    measure = case.measure
    largest: dict[tuple[str, str], int] = {}
    for row in rows:
        place = row[measure.area], row[measure.channel]
        largest[place] = max(largest.get(place, 0), row[measure.column])
    areas = {area for area, _channel in largest}
    added = {area: sum(n for (one, _), n in largest.items() if one == area) for area in areas}
    national = added.pop(measure.whole, None)
    if not areas or not set(added) <= set(caps):
        return {}
    regional = sum(min(reach, caps[area]) for area, reach in added.items())
    if national is None:
        return {"upper": float(regional)}
    return {} if ceiling is None else {"upper": float(min(regional + national, ceiling))}


def caps_of(case: Case) -> dict[str, int]:
    """Area -> the largest population known for it."""
    cap = case.measure.cap
    caps: dict[str, int] = {}
    for row in case.book.full(cap.dataset) if cap else []:
        area, bound = row[cap.area], row[cap.column]
        caps[area] = max(caps.get(area, bound), bound)
    return caps


def national_ceiling(case: Case, caps: dict[str, int]) -> int | None:
    """The population of the country, which is known once that of every area is."""
    codes = case.framework.codes(case.measure.dataset, case.measure.area)
    areas = [
        code for code, entry in codes.items() if code != case.measure.whole and not entry.unknown
    ]
    return sum(caps.values()) if all(area in caps for area in areas) else None


def reckon_manual(case: Case) -> Reckoned:
    """The newest entry; a fraction speaks before a bare value."""
    if not case.rows:
        return MISSING
    measure = case.measure
    newest = max(case.rows, key=lambda row: (row["_day"], row["_load"], row["_line"]))
    parts = [newest[name] if name else None for name in (measure.numerator, measure.denominator)]
    if None not in parts:
        return share(exact(parts[0]), exact(parts[1]))
    value = newest[measure.value] if measure.value else None
    return MISSING if value is None else shown(exact(value), 1)


RECKONINGS: dict[str, Callable[[Case], Reckoned]] = {
    "count": reckon_count,
    "unique": reckon_count,
    "sum": reckon_sum,
    "average": reckon_average,
    "median": reckon_median,
    "percentage": reckon_percentage,
    "latest": reckon_latest,
    "yes_no": reckon_yes_no,
    "milestones": reckon_milestones,
    "max_by_area": reckon_max_by_area,
    "manual": reckon_manual,
}
