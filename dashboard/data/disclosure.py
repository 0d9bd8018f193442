"""The one gate between what was computed and what is stored for an audience (domain D.2).

The internal audience sees every value. The public one sees values of indicators of class `open`;
every other value leaves the gate as suppressed, with nothing that could be derived from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.data.measures import Value
from dashboard.framework import Framework
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Indicator
from dashboard.periods import Window
from dashboard.released import (
    Audience,
    Completeness,
    MilestoneState,
    Restatement,
    Share,
    Split,
    Summary,
)

Values = Mapping[tuple[Window, Split], Value]
SUPPRESSED = Value("suppressed")
WITHHELD = Share("suppressed")
FORETOLD = ("forecast", "forecast_low", "forecast_high")


@dataclass(frozen=True)
class Computed:
    """Everything that was computed for one cut-off, before anyone may see it.

    `reported_under` are the frameworks of the closed periods that `restatements` compare with.
    """

    values: Mapping[str, Values]
    summary: Summary
    milestones: tuple[MilestoneState, ...]
    completeness: tuple[Completeness, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    reported_under: tuple[Framework, ...] = ()


def protect(framework: Framework, computed: Computed, audience: Audience) -> Computed:
    """What the audience may see of it."""
    if audience == "internal":
        return computed
    published = {item.code for item in framework.indicators if _is_published(item)}
    return Computed(
        values={
            code: _stated(values) if code in published else dict.fromkeys(values, SUPPRESSED)
            for code, values in computed.values.items()
        },
        summary=_protect_summary(framework, computed.summary),
        milestones=_protect_milestones(framework, computed.milestones),
        completeness=_protect_completeness(framework, computed.completeness),
        restatements=_protect_restatements(framework, computed),
    )


def _is_published(indicator: Indicator) -> bool:
    return indicator.disclosure == "open"


def _stated(values: Values) -> Values:
    """What was measured; what is only foretold stays with the project's team."""
    return {
        key: replace(value, extras={n: x for n, x in value.extras.items() if n not in FORETOLD})
        for key, value in values.items()
    }


def _protect_summary(framework: Framework, summary: Summary) -> Summary:
    """Delivery is derived from headline values: one that is withheld withholds it."""
    headlines = [item for item in framework.indicators if _counts_in_delivery(framework, item)]
    if all(_is_published(item) for item in headlines):
        return summary
    flags = tuple(flag for flag in summary.flags if flag != "delivery_below_burn")
    return replace(summary, delivery=WITHHELD, delivery_gap=None, flags=flags)


def _counts_in_delivery(framework: Framework, indicator: Indicator) -> bool:
    result = framework.result(indicator.result)
    deliverable = framework.levels[-1].name
    return indicator.headline and result is not None and result.level == deliverable


def _protect_milestones(
    framework: Framework, milestones: tuple[MilestoneState, ...]
) -> tuple[MilestoneState, ...]:
    """Of published plans, without the days late: agencies are named beside them (R16)."""
    plans = {
        item.measure.plan
        for item in framework.indicators
        if isinstance(item.measure, Milestones) and _is_published(item)
    }
    return tuple(replace(state, delay_days=None) for state in milestones if state.plan in plans)


def _protect_completeness(
    framework: Framework, found: tuple[Completeness, ...]
) -> tuple[Completeness, ...]:
    """Of datasets that feed published indicators only, without the names of partners (R16)."""
    fed: dict[str, list[bool]] = {}
    for item in framework.indicators:
        fed.setdefault(item.measure.dataset, []).append(_is_published(item))
    return tuple(
        replace(item, missing=())
        for item in found
        if all(fed.get(item.dataset, [False])) and not framework.datasets[item.dataset].sensitive
    )


def _protect_restatements(framework: Framework, computed: Computed) -> tuple[Restatement, ...]:
    """Those of indicators that are published now and were so when they were reported."""
    frameworks = (framework, *computed.reported_under)
    declared = [item for known in frameworks for item in known.indicators]
    withheld = {item.code for item in declared if not _is_published(item)}
    return tuple(item for item in computed.restatements if item.indicator not in withheld)
