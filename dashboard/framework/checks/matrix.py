"""The results matrix: tree, codes, targets by period, baselines and disaggregations."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dashboard.framework.checks.splits import check_disaggregations, check_split
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.measures import Average
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path
from dashboard.framework.results import Indicator, Panel, Result, Targets, Tolerance

MEASURES_OF = {
    "timeline": "milestones",
    "survey": "latest",
    "participation": "unique",
    "before-after": "average",
}
SPLITTING = ("bars", "map", "multiples")
RISING = ("count", "unique", "sum", "milestones")
WHOLE = 100.0
ROUNDING = 0.1


def check_results(framework: Framework) -> Iterator[Fault]:
    """Levels and the tree of results."""
    levels = [level.name for level in framework.levels]
    yield from _unique("levels", levels, "name")
    yield from _unique("results", [result.code for result in framework.results], "code")
    for position, result in enumerate(framework.results):
        path: Path = ("results", position)
        if result.level not in levels:
            yield undefined((*path, "level"), "level", result.level, levels)
        yield from _parent((*path, "parent"), result, levels, framework)
        yield from _panels(path, result, framework)


def _unique(section: str, names: list[str], field: str) -> Iterator[Fault]:
    for position, name in enumerate(names):
        if name in names[:position]:
            yield Fault(
                (section, position, field), f"the {field} is there twice; give each its own"
            )


def _parent(path: Path, result: Result, levels: list[str], framework: Framework) -> Iterator[Fault]:
    if result.parent is None:
        if result.level in levels[1:]:
            yield Fault(path[:-1], f'a result of level "{result.level}" needs a parent; add it')
        return
    parent = framework.result(result.parent)
    if parent is None:
        known = [item.code for item in framework.results if item.code != result.code]
        yield undefined(path, "parent", result.parent, known)
    elif not _above(parent.level, result.level, levels):
        yield Fault(
            path,
            f'the parent "{parent.code}" is of level "{parent.level}", which is not above '
            f'"{result.level}"; choose a parent of a higher level',
        )


def _above(higher: str, lower: str, levels: list[str]) -> bool:
    if higher not in levels or lower not in levels:
        return True
    return levels.index(higher) < levels.index(lower)


def _panels(path: Path, result: Result, framework: Framework) -> Iterator[Fault]:
    for number, panel in enumerate(result.panels):
        for code in panel.indicators:
            if framework.indicator(code) is None:
                known = [item.code for item in framework.indicators]
                yield undefined((*path, "panels", number, "indicators"), "indicator", code, known)
        yield from _panel((*path, "panels", number), panel, framework)


def _panel(path: Path, panel: Panel, framework: Framework) -> Iterator[Fault]:
    """Whether each indicator is of the sort that the kind draws, with the splits it names."""
    found = [framework.indicator(code) for code in panel.indicators]
    wanted = MEASURES_OF.get(panel.kind)
    for indicator in (one for one in found if one is not None):
        if wanted is not None and indicator.measure.type != wanted:
            yield Fault(
                path,
                f'a panel of kind "{panel.kind}" draws indicators of measure "{wanted}"; '
                f'"{indicator.code}" is of measure "{indicator.measure.type}"',
            )
        elif panel.kind == "before-after" and not _has_pair(indicator):
            yield Fault(
                path,
                f'a panel of kind "before-after" draws what a change began from and led to; add '
                f'before and after to the measure of "{indicator.code}"',
            )
        known = [item.name for item in indicator.disaggregations]
        for name in panel.by:
            if name not in known:
                yield undefined(path, "disaggregation", name, known, of=f'"{indicator.code}"')
    if panel.kind in SPLITTING and not panel.by:
        yield Fault(path, f'a panel of kind "{panel.kind}" needs `by`, the splits that it draws')


def _has_pair(indicator: Indicator) -> bool:
    return isinstance(indicator.measure, Average) and indicator.measure.before is not None


def check_indicators(framework: Framework) -> Iterator[Fault]:
    """Everything of an indicator but its measure."""
    yield from _unique("indicators", [item.code for item in framework.indicators], "code")
    for position, indicator in enumerate(framework.indicators):
        path: Path = ("indicators", position)
        if framework.result(indicator.result) is None:
            known = [item.code for item in framework.results]
            yield undefined((*path, "result"), "result", indicator.result, known)
        yield from _all_targets(path, indicator, framework)
        yield from _baseline(path, indicator)
        yield from _tolerance((*path, "tolerance"), indicator.tolerance)
        yield from _rule(path, indicator)
        yield from check_disaggregations(path, indicator, framework)


def _all_targets(path: Path, indicator: Indicator, framework: Framework) -> Iterator[Fault]:
    yield from _targets((*path, "targets"), indicator, indicator.targets, framework)
    for number, revision in enumerate(indicator.revisions):
        place = (*path, "revisions", number)
        yield from _targets((*place, "targets"), indicator, revision.targets, framework)
        if revision.approved_on < framework.project.start:
            yield Fault(
                (*place, "approved_on"),
                f"approved on {revision.approved_on}, before the project's start "
                f"{framework.project.start}; correct the day, or change the targets themselves",
            )
    for number, split in enumerate(indicator.split_targets):
        place = (*path, "split_targets", number)
        yield from _targets((*place, "targets"), indicator, split.targets, framework)
        yield from check_split((*place, "split"), split.split, indicator, framework)


def _targets(
    path: Path, indicator: Indicator, targets: Targets, framework: Framework
) -> Iterator[Fault]:
    for period, target in targets.items():
        if period not in framework.periods:
            yield undefined((*path, period), "period", period, framework.periods)
        if target is not None:
            yield from _possible((*path, period), indicator, target)
    if indicator.accumulation == "running_total" and indicator.measure.type in RISING:
        yield from _rising(path, targets, framework)


def _possible(path: Path, indicator: Indicator, target: float) -> Iterator[Fault]:
    if indicator.is_percentage and not 0 <= target <= WHOLE:
        yield Fault(path, f"the target {target:g} is no percentage; give 0 to 100")
    if indicator.measure.type == "yes_no" and target not in (0, 1):
        yield Fault(path, f"the target {target:g} is neither 0 (no) nor 1 (yes); give one of them")


def _rising(path: Path, targets: Targets, framework: Framework) -> Iterator[Fault]:
    known = [(name, targets[name]) for name in framework.periods if targets.get(name) is not None]
    for (earlier, before), (later, after) in pairwise(known):
        if before is not None and after is not None and after < before:
            yield Fault(
                (*path, later),
                f'the target of "{later}" ({after:g}) is below that of "{earlier}" ({before:g}); '
                "a running total's targets are cumulative at the end of each period",
            )


def _baseline(path: Path, indicator: Indicator) -> Iterator[Fault]:
    baseline = indicator.baseline
    place = (*path, "baseline")
    if (baseline.numerator is None) != (baseline.denominator is None):
        yield Fault(place, "give numerator and denominator of the baseline together")
    elif baseline.numerator is not None and baseline.denominator and baseline.value is not None:
        share = WHOLE * baseline.numerator / baseline.denominator
        if indicator.is_percentage and abs(share - baseline.value) > ROUNDING:
            yield Fault(
                place,
                f"the baseline is {baseline.value:g}, but {baseline.numerator} of "
                f"{baseline.denominator} is {share:.1f} percent; correct one of them",
            )


def _tolerance(path: Path, tolerance: Tolerance) -> Iterator[Fault]:
    if not 0 < tolerance.at_risk < tolerance.on_track <= 1 < tolerance.above_plan:
        yield Fault(path, "must rise: 0 < at_risk < on_track <= 1 < above_plan; correct it")


def _rule(path: Path, indicator: Indicator) -> Iterator[Fault]:
    weighted = indicator.measure.type == "milestones"
    if indicator.expected == "milestones" and not weighted:
        yield Fault(
            (*path, "expected"),
            'the rule "milestones" needs a measure of type milestones; choose planned or step',
        )
    if indicator.expected == "flow" and indicator.accumulation != "per_period":
        yield Fault(
            (*path, "expected"),
            'the rule "flow" needs `accumulation: per_period`; choose another rule',
        )
