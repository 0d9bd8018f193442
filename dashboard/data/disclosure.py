"""The one gate between what was computed and what is stored for an audience (domain D.2).

The internal audience sees every value. The public one sees values of indicators of class `open`;
every other value leaves the gate as suppressed, with nothing that could be derived from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.data.measures import Value
from dashboard.framework import Framework
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Indicator
from dashboard.periods import Window
from dashboard.released import Audience, MilestoneState, Share, Split, Summary

Values = Mapping[tuple[Window, Split], Value]
SUPPRESSED = Value("suppressed")
WITHHELD = Share("suppressed")


@dataclass(frozen=True)
class Computed:
    """Everything that was computed for one cut-off, before anyone may see it."""

    values: Mapping[str, Values]
    summary: Summary
    milestones: tuple[MilestoneState, ...]


def protect(framework: Framework, computed: Computed, audience: Audience) -> Computed:
    """What the audience may see of it."""
    if audience == "internal":
        return computed
    published = {item.code for item in framework.indicators if _is_published(item)}
    return Computed(
        values={
            code: values if code in published else dict.fromkeys(values, SUPPRESSED)
            for code, values in computed.values.items()
        },
        summary=_protect_summary(framework, computed.summary),
        milestones=_protect_milestones(framework, computed.milestones),
    )


def _is_published(indicator: Indicator) -> bool:
    return indicator.disclosure == "open"


def _protect_summary(framework: Framework, summary: Summary) -> Summary:
    """Delivery is derived from headline values: one that is withheld withholds it."""
    headlines = [item for item in framework.indicators if _counts_in_delivery(framework, item)]
    if all(_is_published(item) for item in headlines):
        return summary
    return Summary(summary.time, summary.money, summary.planned_money, delivery=WITHHELD)


def _counts_in_delivery(framework: Framework, indicator: Indicator) -> bool:
    result = framework.result(indicator.result)
    deliverable = framework.levels[-1].name
    return indicator.headline and result is not None and result.level == deliverable


def _protect_milestones(
    framework: Framework, milestones: tuple[MilestoneState, ...]
) -> tuple[MilestoneState, ...]:
    plans = {
        item.measure.plan
        for item in framework.indicators
        if isinstance(item.measure, Milestones) and _is_published(item)
    }
    return tuple(state for state in milestones if state.plan in plans)
