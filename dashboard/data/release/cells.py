"""From protected values to released cells: each judged for its window, and told beside the plan
as first agreed where targets were revised since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from dashboard.data.disclosure import Cleared
from dashboard.data.measures import Value
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.periods import Window
from dashboard.progress import Actual, Progress, judge_cell
from dashboard.released import Cell, Split

SUPPRESSED = Value("suppressed")


def make_cells(framework: Framework, protected: Cleared, cut_off: date) -> Iterator[Cell]:
    """Every cell of a release: indicators in the order of the matrix, then cascades."""
    for indicator in framework.indicators:
        for (window, split), value in protected.values[indicator.code].items():
            held = (indicator.code, window.name, split) in protected.held
            judged = SUPPRESSED if held else value
            cell = make_cell(framework, indicator, window, split, judged, cut_off)
            yield _with_older(protected, cell)
    for cascade in framework.cascades:
        for (window, split), value in protected.values.get(cascade.code, {}).items():
            yield _with_older(
                protected, _cell(cascade.code, window, split, value, _unjudged(value))
            )


def _with_older(protected: Cleared, cell: Cell) -> Cell:
    """The cell with the older figure or the band that stands in it; neither is judged (R8, R12)."""
    key = (cell.indicator, cell.window, cell.split)
    held, band = protected.held.get(key), protected.bands.get(key)
    limits = (band.low, band.high) if band else None
    if held is None:
        return replace(cell, band=limits) if limits else cell
    return replace(
        cell,
        state=held.value.state,
        value=held.value.value,
        numerator=held.value.numerator,
        denominator=held.value.denominator,
        n=held.value.n,
        measured_on=held.value.measured_on,
        ratio=None,
        status="not_published",
        held_on=held.cut_off,
        band=limits,
    )


def make_cell(
    framework: Framework,
    indicator: Indicator,
    window: Window,
    split: Split,
    value: Value,
    cut_off: date,
) -> Cell:
    """One cell of an indicator with its progress; `value` has passed the gate of disclosure."""
    actual = Actual(value.state, value.value, value.measured_on)
    progress = judge_cell(framework, indicator, window, actual, cut_off, split)
    original = _original_progress(framework, indicator, window, split, actual, cut_off)
    return _cell(indicator.code, window, split, value, progress, original)


def _cell(
    code: str,
    window: Window,
    split: Split,
    value: Value,
    progress: Progress,
    further: Mapping[str, float] | None = None,
) -> Cell:
    return Cell(
        indicator=code,
        window=window.name,
        basis=window.basis,
        split=split,
        state=value.state,
        value=value.value,
        numerator=value.numerator,
        denominator=value.denominator,
        n=value.n,
        measured_on=value.measured_on,
        extras={**value.extras, **(further or {})},
        target=progress.target,
        expected=progress.expected,
        ratio=progress.ratio,
        status=progress.status,
    )


def _unjudged(value: Value) -> Progress:
    """A cascade has no targets."""
    return Progress(status="not_published" if value.state == "suppressed" else None)


def _original_progress(
    framework: Framework,
    indicator: Indicator,
    window: Window,
    split: Split,
    actual: Actual,
    cut_off: date,
) -> dict[str, float]:
    """Target and ratio by the plan as first agreed (domain C.2, target changes), by the same rule.

    Only beside a published whole, and only where a revision is in force on the cut-off.
    """
    revised = any(revision.approved_on <= cut_off for revision in indicator.revisions)
    if split or not revised or actual.state == "suppressed":
        return {}
    first_agreed = indicator.model_copy(update={"revisions": []})
    original = judge_cell(framework, first_agreed, window, actual, cut_off)
    found = {"original_target": original.target, "original_ratio": original.ratio}
    return {name: figure for name, figure in found.items() if figure is not None}
