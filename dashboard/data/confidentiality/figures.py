"""What of a sensitive value could be published, and the sets that it would publish (domain R5).

A figure is stripped of everything that is not its own: further figures, and the day of the last
record, which would tell when something last happened to somebody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.data.confidentiality.ledger import BASE, MET, UNMET, WHOLE
from dashboard.data.confidentiality.reasons import Reason
from dashboard.data.confidentiality.sets import Behind, Members
from dashboard.data.confidentiality.shares import (
    Band,
    band_of,
    may_show_median,
    may_show_share,
    rounded_median,
)
from dashboard.data.measures.values import Value
from dashboard.framework.results import Indicator

SUPPRESSED = Value("suppressed")
Parts = dict[str, Members]


@dataclass(frozen=True, slots=True)
class Figure:
    """A publishable form of a value; `value` is suppressed where only a band is published."""

    value: Value
    parts: Parts
    band: Band | None = None


def figure_of(
    indicator: Indicator, value: Value, behind: Behind, last: date, k: int
) -> Figure | Reason:
    """The form in which the value of a window that ends on `last` could be published, or why not.

    Whether it may be published beside all the others is for rule R to say.
    """
    if value.state != "shown" or value.value is None:
        return "no_value"
    match indicator.measure.type:
        case "unique" | "count" | "sum":
            return _count(value.value, behind, last)
        case "percentage" | "latest":
            return _share(value, behind, last, k)
        case "median":
            return _median(value.value, behind, last, k)
        case "average":
            return Figure(_shown(value.value, last), {WHOLE: behind.members})
        case _:
            return "never_public"


def _shown(value: float, last: date) -> Value:
    return Value("shown", value, measured_on=last)


def _count(count: float, behind: Behind, last: date) -> Figure | Reason:
    """A count that does not agree with the set behind it says nothing about its safety."""
    if count != len(behind.members):
        return "members_unknown"
    return Figure(_shown(count, last), {WHOLE: behind.members})


def _share(value: Value, behind: Behind, last: date, k: int) -> Figure | Reason:
    met = behind.met
    if met is None or (value.numerator, value.denominator) != (len(met), len(behind.members)):
        return "members_unknown"
    if may_show_share(behind, k):
        shown = Value(
            "shown",
            value.value,
            numerator=value.numerator,
            denominator=value.denominator,
            n=len(behind.members),
            measured_on=last,
        )
        return Figure(shown, {BASE: behind.members, MET: met, UNMET: behind.unmet})
    band = band_of(value.value or 0.0, behind.members, k)
    return "share_small" if band is None else Figure(SUPPRESSED, {BASE: behind.members}, band)


def _median(value: float, behind: Behind, last: date, k: int) -> Figure | Reason:
    if not may_show_median(behind.members, k):
        return "median_small"
    return Figure(_shown(rounded_median(value), last), {WHOLE: behind.members})
