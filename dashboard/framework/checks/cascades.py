"""Cascades: stages that are there once, over columns that exist, of a class that protects."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.cascades import Cascade, Stage
from dashboard.framework.checks.columns import DATED, Columns
from dashboard.framework.checks.conditions import check_where
from dashboard.framework.checks.protection import touches_sensitive
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path


def check_cascades(framework: Framework) -> Iterator[Fault]:
    """Every cascade: its code, result, dataset, stages and class."""
    taken = [indicator.code for indicator in framework.indicators]
    for position, cascade in enumerate(framework.cascades):
        path: Path = ("cascades", position)
        if cascade.code in taken:
            yield Fault((*path, "code"), "the code is there twice; give each its own")
        taken.append(cascade.code)
        if framework.result(cascade.result) is None:
            known = [item.code for item in framework.results]
            yield undefined((*path, "result"), "result", cascade.result, known)
        yield from _entities(path, cascade, framework)
        yield from _stages((*path, "stages"), cascade, framework)
        yield from _class(path, cascade, framework)


def _entities(path: Path, cascade: Cascade, framework: Framework) -> Iterator[Fault]:
    if cascade.dataset not in framework.datasets:
        yield undefined((*path, "dataset"), "dataset", cascade.dataset, framework.datasets)
        return
    columns = Columns(framework, cascade.dataset)
    yield from columns.require((*path, "entity"), cascade.entity)
    yield from check_where((*path, "where"), cascade.where, columns)


def _stages(path: Path, cascade: Cascade, framework: Framework) -> Iterator[Fault]:
    names = [stage.name for stage in cascade.stages]
    for number, stage in enumerate(cascade.stages):
        if stage.name in names[:number]:
            yield Fault((*path, number), f'"{stage.name}" is there twice; give each its own name')
        yield from _stage((*path, number), stage, cascade, framework)
    if cascade.stages[0].dataset not in (None, cascade.dataset):
        yield Fault((*path, 0, "dataset"), "the first stage is of the cascade's dataset; remove it")


def _stage(path: Path, stage: Stage, cascade: Cascade, framework: Framework) -> Iterator[Fault]:
    dataset = cascade.dataset_of(stage)
    if dataset in framework.datasets:
        columns = Columns(framework, dataset)
        yield from columns.require((*path, "date"), stage.date, DATED)
        yield from columns.require((*path, "entity"), cascade.entity_of(stage))
        yield from check_where((*path, "where"), stage.where, columns)
    elif stage.dataset is not None:
        yield undefined((*path, "dataset"), "dataset", dataset, framework.datasets)


def _class(path: Path, cascade: Cascade, framework: Framework) -> Iterator[Fault]:
    datasets = dict.fromkeys(cascade.dataset_of(stage) for stage in cascade.stages)
    sensitive = next((name for name in datasets if touches_sensitive(framework, name)), None)
    if sensitive is not None and cascade.disclosure != "sensitive":
        yield Fault(
            (*path, "disclosure"),
            f'dataset "{sensitive}" is sensitive, and the cascade is of class '
            f'"{cascade.disclosure}"; write `disclosure: sensitive`',
        )
