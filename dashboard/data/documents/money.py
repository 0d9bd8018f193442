"""Totals of money of a publication: for donors, kept apart from the document that all may read.

Nothing in them is foretold. `with_money` puts them where a release has its money.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from pydantic import TypeAdapter

from dashboard.framework import Framework
from dashboard.framework.project import Money
from dashboard.released import MoneyFlag, Released, Share, Summary

FORETOLD: tuple[MoneyFlag, ...] = ("much_unspent",)


@dataclass(frozen=True, slots=True)
class MoneyTotals:
    """The budget in force, spent and planned to date (its currency), and gaps in points."""

    budget: Money | None
    money: Share
    planned_money: Share
    planned_burn: Share
    burn_gap: float | None
    delivery_gap: float | None
    flags: tuple[MoneyFlag, ...]

    def write(self) -> str:
        """The totals as JSON."""
        return TOTALS.dump_json(self).decode()


TOTALS = TypeAdapter(MoneyTotals)


def money_totals(framework: Framework, summary: Summary, cut_off: date) -> MoneyTotals:
    """What donors may see of the money; `summary` has passed the gate."""
    return MoneyTotals(
        budget=framework.project.frame_on(cut_off).budget,
        money=summary.money,
        planned_money=summary.planned_money,
        planned_burn=summary.planned_burn,
        burn_gap=summary.burn_gap,
        delivery_gap=summary.delivery_gap,
        flags=tuple(flag for flag in summary.flags if flag not in FORETOLD),
    )


def without_money(summary: Summary) -> Summary:
    """Time and delivery alone."""
    nothing = Share("missing")
    return Summary(summary.time, nothing, nothing, summary.delivery)


def read_money(text: str) -> MoneyTotals:
    """The totals that the text holds."""
    return TOTALS.validate_json(text)


def with_money(released: Released, totals: MoneyTotals) -> Released:
    """The publication with its totals of money."""
    project = released.framework.project.model_copy(update={"budget": totals.budget})
    summary = replace(
        released.summary,
        money=totals.money,
        planned_money=totals.planned_money,
        planned_burn=totals.planned_burn,
        burn_gap=totals.burn_gap,
        delivery_gap=totals.delivery_gap,
        flags=totals.flags,
    )
    framework = released.framework.model_copy(update={"project": project})
    return replace(released, framework=framework, summary=summary)
