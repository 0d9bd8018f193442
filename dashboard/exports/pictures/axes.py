"""The two axes of a picture: where a value stands, and which words stand along the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Any, Literal

from dashboard.figures.template import Figure
from dashboard.formats import month, number
from dashboard.language import Language

Kind = Literal["number", "day", "name"]
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST = 5


@dataclass(frozen=True)
class Axis:
    """Values between `low` and `high` on a stretch of pixels from `start` to `end`.

    Days count from the year one; names stand on whole numbers in their declared order.
    """

    kind: Kind
    low: float
    high: float
    names: tuple[str, ...]
    start: float
    end: float

    def at(self, value: Any) -> float:
        """The pixel of a value."""
        share = (self.number(value) - self.low) / ((self.high - self.low) or 1.0)
        return self.start + share * (self.end - self.start)

    def number(self, value: Any) -> float:
        """A value as a number on the axis; a number among names is a place between them."""
        match value:
            case str() if self.kind == "name":
                return float(self.names.index(value)) if value in self.names else 0.0
            case str():
                return float(date.fromisoformat(value[:10]).toordinal())
            case _:
                return float(value)


def read_axis(
    data: Sequence[Figure], layout: Figure, which: str, span: tuple[float, float]
) -> Axis:
    """The axis `x` or `y` of a figure, over the pixels of `span`."""
    declared = layout[f"{which}axis"]
    values = [v for trace in data for v in trace.get(which, []) if v is not None]
    kind = _kind(declared, values)
    names = _names(declared, values) if kind == "name" else ()
    low, high = _range(kind, declared, values, names, data if which == "y" else ())
    if declared.get("autorange") == "reversed":
        low, high = high, low
    return Axis(kind, low, high, names, *span)


def _kind(declared: Figure, values: Sequence[Any]) -> Kind:
    if declared.get("type") == "category":
        return "name"
    return "day" if any(isinstance(value, str) for value in values) else "number"


def _names(declared: Figure, values: Sequence[Any]) -> tuple[str, ...]:
    listed = declared.get("categoryarray", ())
    return tuple(dict.fromkeys([*listed, *map(str, values)]))


def _range(
    kind: Kind,
    declared: Figure,
    values: Sequence[Any],
    names: Sequence[str],
    ranged: Sequence[Figure],
) -> tuple[float, float]:
    if declared.get("range"):
        low, high = (_plain(kind, bound) for bound in declared["range"])
        return low, high
    if kind == "name":
        return -0.5, len(names) - 0.5
    found = [_plain(kind, value) for value in values] + [
        bound for t in ranged for bound in _bounds(t)
    ]
    if kind == "day":
        return min(found), max(found)
    low, high = min([0.0, *found]), max([0.0, *found])
    return low, high + 0.06 * (high - low) if high > low else 1.0


def _bounds(trace: Figure) -> list[float]:
    """The upper ends of ranges, which must fit as well."""
    above = trace.get("error_y", {}).get("array", [])
    return [y + a for y, a in zip(trace.get("y", []), above, strict=False) if y is not None]


def _plain(kind: Kind, value: Any) -> float:
    return float(date.fromisoformat(value[:10]).toordinal()) if kind == "day" else float(value)


def ticks(axis: Axis, declared: Figure, language: Language) -> list[tuple[float, str]]:
    """Pixel and words of each mark along the axis."""
    if "tickvals" in declared:
        words = declared.get("ticktext") or [_words(language, v) for v in declared["tickvals"]]
        return [(axis.at(v), str(w)) for v, w in zip(declared["tickvals"], words, strict=True)]
    match axis.kind:
        case "name":
            return [(axis.at(name), name) for name in axis.names]
        case "day":
            return [(axis.at(d.toordinal()), month(language, d)) for d in _half_years(axis)]
        case "number":
            return [(axis.at(value), _words(language, value)) for value in _round_values(axis)]


def _words(language: Language, value: float) -> str:
    return number(language, value, 0 if value == round(value) else 1)


def _half_years(axis: Axis) -> list[date]:
    first, last = sorted((axis.low, axis.high))
    day = date.fromordinal(int(first))
    found = [date(year, m, 1) for year in range(day.year, day.year + 40) for m in (1, 7)]
    return [d for d in found if first <= d.toordinal() <= last]


def _round_values(axis: Axis) -> list[float]:
    low, high = sorted((axis.low, axis.high))
    rough = (high - low) / MOST or 1.0
    size = 10.0 ** floor(log10(rough))
    step = next(size * s for s in STEPS if size * s >= rough)
    first = ceil(low / step)
    return [i * step for i in range(first, floor(high / step) + 1)]
