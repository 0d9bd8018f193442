"""Audience of media: never added over channels (domain C.2, double counting of reach)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.data.measures.values import ROWS, Declared, Value, last_day, total
from dashboard.data.needs import Fact, Need, Tally

Channels = dict[str, float]


class MaxByAreaMeasure(Declared):
    """The largest channel of each area, capped, added over areas (C5, C5b).

    Extras: `upper`, the channels of each area added and capped, with a national estimate on top
    and capped by the country; and `independent`, the estimate when channels reach people
    independently of each other, which a national estimate leaves open.
    """

    def need(self) -> Need:
        tallies = (Tally("max", self._spec.column), ROWS)
        groups = (self._spec.area, self._spec.channel)
        where = self.where_present(self._spec.column)
        return Need(self.selection(where=where), tallies, groups)

    def combine(self, facts: Sequence[Fact]) -> Value:
        reach = _reach_by_area(facts)
        whole = reach.pop(self._spec.whole, {}) if self._spec.whole else {}
        areas = sum(
            _capped(max(channels.values()), self._caps.get(area))
            for area, channels in reach.items()
        )
        ceiling = sum(self._caps.values()) if self._is_capped_everywhere() else None
        beside = _reach_range(reach, self._caps)
        return Value(
            "shown",
            _capped(max([float(areas), *whole.values()]), ceiling),
            n=int(total(facts, 1)),
            measured_on=last_day(facts),
            extras=beside if not whole else _with_whole(beside, reach, whole, ceiling),
        )

    def _is_capped_everywhere(self) -> bool:
        """The bound of the whole is known once that of every area is."""
        codes = self._framework.codes(self._spec.dataset, self._spec.area)
        areas = [code for code, entry in codes.items() if not entry.unknown]
        return bool(self._caps) and set(areas) - {self._spec.whole} <= set(self._caps)


def _reach_by_area(facts: Sequence[Fact]) -> dict[str, Channels]:
    reach: dict[str, Channels] = {}
    for fact in facts:
        area, channel = (str(part) for part in fact.groups)
        channels = reach.setdefault(area, {})
        channels[channel] = max(channels.get(channel, 0.0), fact.tallies[0] or 0.0)
    return reach


def _capped(value: float, cap: float | None) -> float:
    return value if cap is None else min(value, cap)


def _reach_range(reach: Mapping[str, Channels], caps: Mapping[str, float]) -> dict[str, float]:
    if not reach or not set(reach) <= set(caps):
        return {}
    upper = sum(_capped(sum(channels.values()), caps[area]) for area, channels in reach.items())
    independent = sum(_independent(channels, caps[area]) for area, channels in reach.items())
    return {"upper": upper, "independent": independent}


def _with_whole(
    beside: Channels, reach: Mapping[str, Channels], whole: Channels, ceiling: float | None
) -> Channels:
    """At most everyone of the national channels on top; nothing where a bound is not known."""
    if ceiling is None or (reach and not beside):
        return {}
    return {"upper": min(beside.get("upper", 0.0) + sum(whole.values()), ceiling)}


def _independent(channels: Channels, population: float) -> float:
    """N (1 - product of (1 - r/N)) over channels; nobody where nobody lives."""
    unreached = 1.0
    for reached in channels.values():
        unreached *= 1.0 - (min(reached / population, 1.0) if population else 1.0)
    return population * (1.0 - unreached)
