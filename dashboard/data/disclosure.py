"""The one gate between what was computed and what is stored for an audience (domain D.2).

The internal audience sees every value. The public one sees values of indicators of class `open`,
in the edition of a closed period also what the rules allow of figures about persons. Every other
value leaves the gate as suppressed, with nothing that could be derived from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dashboard.data.confidentiality import (
    Band,
    Behind,
    Entry,
    Explanation,
    Held,
    Key,
    Protected,
    protect_edition,
)
from dashboard.data.measures import Value
from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Indicator
from dashboard.periods import Window, to_date
from dashboard.released import (
    Audience,
    Completeness,
    MilestoneState,
    Released,
    Restatement,
    Share,
    Split,
    Summary,
)

Values = Mapping[tuple[Window, Split], Value]
SUPPRESSED = Value("suppressed")
WITHHELD, UNTOLD = Share("suppressed"), Share("missing")
FORETOLD = ("forecast", "forecast_low", "forecast_high")
FORETOLD_FLAGS = ("much_unspent",)
NOTHING_ABOUT_PERSONS = Protected({}, {}, {}, (), ())


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


@dataclass(frozen=True)
class Evidence:
    """What it takes to decide on figures about persons in the edition of a closed period.

    `members` are who is behind them, `ledger` what was ever published, in order of publication;
    `earlier` are all publications so far, withdrawn ones included, in their order.
    """

    period: str
    is_final: bool
    members: Mapping[Key, Behind]
    ledger: Sequence[Entry]
    earlier: Sequence[Released] = ()


@dataclass(frozen=True)
class Cleared(Computed):
    """What an audience may see.

    A cell in `held` has an older figure, one in `bands` may show a band. `entries` go into the
    ledger with the edition; `explanations` are for whoever prepares it, never public.
    """

    held: Mapping[Key, Held] = field(default_factory=dict)
    bands: Mapping[Key, Band] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    explanations: tuple[Explanation, ...] = ()


def protect(
    framework: Framework,
    computed: Computed,
    audience: Audience,
    evidence: Evidence | None = None,
) -> Cleared:
    """What the audience may see of it; without evidence the public sees class `open` alone."""
    if audience == "internal":
        return _all_of(computed)
    persons = _decide(framework, computed, evidence) if evidence else NOTHING_ABOUT_PERSONS
    values = dict(_cleared_values(framework, computed, persons))
    return Cleared(
        values=values,
        summary=_protect_summary(framework, computed, values, persons, evidence),
        milestones=_protect_milestones(framework, computed.milestones),
        completeness=_protect_completeness(framework, computed.completeness),
        restatements=_protect_restatements(framework, computed),
        held=persons.held,
        bands=persons.bands,
        entries=persons.entries,
        explanations=persons.explanations,
    )


def _all_of(computed: Computed) -> Cleared:
    names = Computed.__dataclass_fields__
    return Cleared(**{name: getattr(computed, name) for name in names})


def _decide(framework: Framework, computed: Computed, evidence: Evidence) -> Protected:
    return protect_edition(
        framework,
        computed.values,
        evidence.members,
        evidence.ledger,
        evidence.period,
        is_final=evidence.is_final,
        earlier=evidence.earlier,
    )


def _cleared_values(
    framework: Framework, computed: Computed, persons: Protected
) -> Iterator[tuple[str, Values]]:
    """Code -> values; what nobody decided to publish is suppressed."""
    published = {item.code for item in framework.indicators if framework.is_open(item)}
    published |= {item.code for item in framework.cascades if _is_open_cascade(framework, item)}
    decided = _classes_about_persons(framework)
    for code, values in computed.values.items():
        if code in published:
            yield code, _stated(values)
        elif code in decided and code in persons.values:
            yield code, persons.values[code]
        else:
            yield code, dict.fromkeys(values, SUPPRESSED)


def _classes_about_persons(framework: Framework) -> set[str]:
    found = {item.code for item in framework.indicators if item.disclosure != "open"}
    return found | {item.code for item in framework.cascades if item.disclosure != "open"}


def _is_open_cascade(framework: Framework, cascade: Cascade) -> bool:
    waiting = [cascade.dataset, *(cascade.dataset_of(stage) for stage in cascade.stages)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [link.dataset for link in framework.datasets[name].links.values()]
    datasets = [framework.datasets[name] for name in found]
    return cascade.disclosure == "open" and not any(item.sensitive for item in datasets)


def _stated(values: Values) -> Values:
    """What was measured; what is only foretold stays with the project's team."""
    return {
        key: replace(value, extras={n: x for n, x in value.extras.items() if n not in FORETOLD})
        for key, value in values.items()
    }


def _protect_summary(
    framework: Framework,
    computed: Computed,
    cleared: Mapping[str, Values],
    persons: Protected,
    evidence: Evidence | None,
) -> Summary:
    """Nothing foretold; and delivery is derived from headlines: one withheld withholds it."""
    summary = replace(
        computed.summary,
        forecast_money=UNTOLD,
        unspent=UNTOLD,
        flags=tuple(flag for flag in computed.summary.flags if flag not in FORETOLD_FLAGS),
    )
    window = to_date(evidence.period) if evidence else ""
    headlines = [item for item in framework.indicators if _counts_in_delivery(framework, item)]
    if all(
        framework.is_open(item) or _is_fresh(item.code, window, cleared, persons)
        for item in headlines
    ):
        return summary
    flags = tuple(flag for flag in summary.flags if flag != "delivery_below_burn")
    return replace(summary, delivery=WITHHELD, delivery_gap=None, flags=flags)


def _is_fresh(code: str, window: str, cleared: Mapping[str, Values], persons: Protected) -> bool:
    """True where the headline itself is told, and not an older one in its place."""
    shown = any(
        found.name == window and not split and value.state == "shown"
        for (found, split), value in cleared[code].items()
    )
    return shown and (code, window, ()) not in persons.held


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
        if isinstance(item.measure, Milestones) and framework.is_open(item)
    }
    return tuple(replace(state, delay_days=None) for state in milestones if state.plan in plans)


def _protect_completeness(
    framework: Framework, found: tuple[Completeness, ...]
) -> tuple[Completeness, ...]:
    """Of datasets that feed published indicators only, without the names of partners (R16)."""
    fed: dict[str, list[bool]] = {}
    for item in framework.indicators:
        for dataset in framework.datasets_behind(item):
            fed.setdefault(dataset, []).append(framework.is_open(item))
    return tuple(
        replace(item, missing=())
        for item in found
        if all(fed.get(item.dataset, [False])) and not framework.datasets[item.dataset].sensitive
    )


def _protect_restatements(framework: Framework, computed: Computed) -> tuple[Restatement, ...]:
    """Those of indicators that are published now and were so when they were reported."""
    frameworks = (framework, *computed.reported_under)
    withheld = {
        item.code for known in frameworks for item in known.indicators if not known.is_open(item)
    }
    return tuple(item for item in computed.restatements if item.indicator not in withheld)
