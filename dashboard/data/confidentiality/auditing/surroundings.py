"""What a publication says beside its cells: annex and summary (domain R8, R11, R16)."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.data.confidentiality.auditing.findings import Finding, name_of
from dashboard.data.confidentiality.tables import TAKING_PART
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.released import Cell, Released, Restatement


def check_surroundings(codes: frozenset[str], released: Released) -> Iterator[Finding]:
    """`codes` are those of sensitive figures."""
    number = released.publication.number if released.publication else None
    for figure in (*_restated(codes, released), *_compared(codes, released)):
        yield Finding("annex", figure, edition=number)
    for figure in _delivered(released):
        yield Finding("summary", figure, edition=number)


def _restated(codes: frozenset[str], released: Released) -> Iterator[str]:
    for item in released.annex.restatements:
        indicator = released.framework.indicator(item.indicator)
        if item.indicator in codes or (indicator and _tells_of_few(indicator, item, released)):
            yield name_of(item.indicator, item.window, item.split)


def _tells_of_few(indicator: Indicator, item: Restatement, released: Released) -> bool:
    """True where figures about people moved by a few of them, or nobody knows by how many."""
    if indicator.disclosure != "people" or indicator.measure.type in TAKING_PART:
        return False
    moved = abs((item.known_base.n or 0) - (item.reported_base.n or 0))
    return item.difference != 0 and moved < released.framework.disclosure.people_minimum


def _compared(codes: frozenset[str], released: Released) -> Iterator[str]:
    """Sums that do not agree, and how complete registers of persons are."""
    for check in released.annex.checks:
        if check.indicator in codes:
            yield name_of(check.indicator, check.window, tuple((name, "") for name in check.by))
    for item in released.annex.completeness:
        declared = released.framework.datasets.get(item.dataset)
        if item.missing or declared is None or declared.sensitive:
            yield item.dataset


def _delivered(released: Released) -> Iterator[str]:
    """Headline figures that delivery is made of and that a reader does not see."""
    summary, period = released.summary, released.current_period
    if period is None or (summary.delivery.share is None and summary.delivery_gap is None):
        return
    for indicator in released.framework.indicators:
        cell = released.headline(indicator.code)
        if _is_delivered(released.framework, indicator) and not _is_seen(cell):
            yield name_of(indicator.code, f"to {period}", ())


def _is_delivered(framework: Framework, indicator: Indicator) -> bool:
    result = framework.result(indicator.result)
    deliverable = framework.levels[-1].name
    return indicator.headline and result is not None and result.level == deliverable


def _is_seen(cell: Cell | None) -> bool:
    return cell is None or (cell.state != "suppressed" and cell.held_on is None)
