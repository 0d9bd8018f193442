"""Worked examples: every period, dataset, column, code and figure that they name."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.checks.splits import check_split
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.measures import FIGURES, Example
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path


def check_examples(framework: Framework) -> Iterator[Fault]:
    """The worked examples of every indicator; whether they hold is found by running them."""
    for position, indicator in enumerate(framework.indicators):
        for number, example in enumerate(indicator.examples):
            path: Path = ("indicators", position, "examples", number)
            yield from _period(path, example, framework)
            yield from _rows((*path, "rows"), example, framework)
            if example.disaggregation:
                place = (*path, "disaggregation")
                yield from check_split(place, example.disaggregation, indicator, framework)
            for name in example.expect.keys() - set(FIGURES):
                yield undefined((*path, "expect", name), "figure", name, FIGURES)


def _period(path: Path, example: Example, framework: Framework) -> Iterator[Fault]:
    if example.period is None:
        return
    name = example.period.removeprefix("to ")
    if name not in framework.periods:
        yield undefined((*path, "period"), "period", name, framework.periods)
    elif framework.periods[name].first > example.as_of:
        begins = framework.periods[name].first
        yield Fault(
            (*path, "period"),
            f'"{name}" begins on {begins}, after {example.as_of}; choose another period or day',
        )


def _rows(path: Path, example: Example, framework: Framework) -> Iterator[Fault]:
    for dataset, rows in example.rows.items():
        if dataset not in framework.datasets:
            yield undefined((*path, dataset), "dataset", dataset, framework.datasets)
            continue
        own = framework.datasets[dataset].columns
        for number, row in enumerate(rows):
            for name in row.keys() - own.keys():
                yield undefined((*path, dataset, number, name), "column", name, own)
