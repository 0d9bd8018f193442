"""The disclosure policy: margins that are partitions, stages that exist (domain D.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard.framework.faults import Fault, undefined
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path
from dashboard.framework.results import Indicator, Margin
from dashboard.framework.suggestions import quoted


def check_policy(framework: Framework) -> Iterator[Fault]:
    """Every margin and every stage of the cascade."""
    for position, margin in enumerate(framework.disclosure.margins):
        yield from _margin(("disclosure", "margins", position), margin, framework)
    stages = [stage.name for cascade in framework.cascades for stage in cascade.stages]
    for position, stage in enumerate(framework.disclosure.cascade):
        if stage not in stages:
            yield undefined(("disclosure", "cascade", position), "stage", stage, stages)


def _margin(path: Path, margin: Margin, framework: Framework) -> Iterator[Fault]:
    indicator = framework.indicator(margin.indicator)
    if indicator is None:
        known = [item.code for item in framework.indicators]
        yield undefined((*path, "indicator"), "indicator", margin.indicator, known)
    else:
        yield from _partition(path, margin, indicator, framework)
    editions = ["final", *framework.periods]
    if margin.publish_in not in editions:
        yield undefined((*path, "publish_in"), "edition", margin.publish_in, editions)
    for field, names in (("several", [margin.several or ""]), ("labels", list(margin.labels))):
        for name in names:
            if name and name not in margin.groups:
                yield undefined((*path, field), "group", name, margin.groups)


def _partition(
    path: Path,
    margin: Margin,
    indicator: Indicator,
    framework: Framework,
) -> Iterator[Fault]:
    """Each code of the dimension stands in exactly one group (domain R0)."""
    dimensions = [name for item in indicator.disaggregations for name in item.by]
    if margin.by not in dimensions:
        yield undefined((*path, "by"), "dimension", margin.by, dimensions)
        return
    try:
        codes = framework.dimension_codes(indicator, margin.by)
    except (KeyError, RecursionError):
        return
    placed = Counter(code for group in margin.groups.values() for code in group)
    for code in placed.keys() - codes.keys():
        yield undefined((*path, "groups"), "code", code, codes)
    missing = [code for code in codes if not placed[code]]
    if missing:
        yield Fault((*path, "groups"), f"no group holds {quoted(missing)}; add to one of them")
    twice = [code for code, times in placed.items() if times > 1]
    if twice:
        yield Fault((*path, "groups"), f"several groups hold {quoted(twice)}; leave it in one")
