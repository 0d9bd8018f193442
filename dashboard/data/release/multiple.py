"""Shares of a disaggregation by a column that holds several codes (domain C14).

Such parts do not add up. Each is a share of the entities of which anything is known: those without
information stand in no denominator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.data.measures import Value
from dashboard.framework import Framework
from dashboard.framework.results import Disaggregation, Indicator


@dataclass(frozen=True, slots=True)
class Informed:
    """How many entities or rows have at least one of the known codes, in one window."""

    codes: Sequence[str]
    base: float


def known_codes(
    framework: Framework, indicator: Indicator, disaggregation: Disaggregation
) -> list[str]:
    """The codes that say something; empty unless it is one dimension of several codes.

    Nor has a level shares: its parts may speak of different periods.
    """
    name = disaggregation.by[0]
    column = framework.column(indicator.measure.dataset, disaggregation.column(name))
    several = column is not None and column.type == "codes" and len(disaggregation.by) == 1
    if not several or indicator.accumulation == "level":
        return []
    codes = framework.dimension_codes(indicator, name)
    return [code for code, entry in codes.items() if not entry.unknown]


def with_share(value: Value, codes: Sequence[str], informed: Informed | None) -> Value:
    """The value with `share` (percent) and `share_base` beside it, where there is a base."""
    if informed is None or not informed.base or value.value is None:
        return value
    if codes[0] not in informed.codes:
        return value
    share = 100.0 * value.value / informed.base
    return replace(value, extras={**value.extras, "share": share, "share_base": informed.base})
