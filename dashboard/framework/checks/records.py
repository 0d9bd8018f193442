"""Datasets: keys, dates, bounds, links, derived columns and header names that fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.framework.checks.codes import check_pattern
from dashboard.framework.checks.columns import CODED, DATED, NUMERIC, Columns, operands
from dashboard.framework.datasets import Column, Dataset, Link
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path

NAME = re.compile(r"^[a-z][a-z0-9_]{0,40}$")


def check_datasets(framework: Framework) -> Iterator[Fault]:
    """Every dataset, with all that it refers to."""
    for name, dataset in framework.datasets.items():
        path: Path = ("datasets", name)
        columns = Columns(framework, name)
        yield from _named(path, name, dataset)
        yield from _roles(path, dataset, columns)
        for column, declared in dataset.columns.items():
            yield from _column((*path, "columns", column), declared, columns)
        for link, linked in dataset.links.items():
            yield from _link((*path, "links", link), linked, dataset, framework)
        yield from _derived(path, dataset, columns)
        yield from _rules(path, dataset, columns)
        yield from _headers(path, dataset, framework)


def _named(path: Path, name: str, dataset: Dataset) -> Iterator[Fault]:
    """Names become tables and columns of a database."""
    places = [(path, name)]
    places += [((*path, "columns", column), column) for column in dataset.columns]
    places += [((*path, "derived", column), column) for column in dataset.derived]
    for place, given in places:
        if not NAME.match(given):
            yield Fault(
                place,
                f'the name "{given}" cannot be used; write small Latin letters, digits and _',
            )


def _roles(path: Path, dataset: Dataset, columns: Columns) -> Iterator[Fault]:
    for position, name in enumerate(dataset.key):
        own = dataset.columns.get(name)
        if own is None:
            yield undefined((*path, "key", position), "key column", name, dataset.columns)
        elif not own.required:
            yield Fault((*path, "columns", name), "is part of the key; add `required: true`")
    if dataset.date is not None:
        yield from columns.require((*path, "date"), dataset.date, DATED)
    if dataset.place is not None:
        yield from columns.require((*path, "place"), dataset.place, CODED)
    if dataset.person is not None:
        yield from columns.require((*path, "person"), dataset.person)


def _column(path: Path, column: Column, columns: Columns) -> Iterator[Fault]:
    lists = columns.framework.code_lists
    if column.code_list is not None and column.code_list not in lists:
        yield undefined((*path, "code_list"), "code list", column.code_list, lists)
    yield from check_pattern((*path, "pattern"), column.pattern)
    yield from _bounds(path, column, columns)


def _bounds(path: Path, column: Column, columns: Columns) -> Iterator[Fault]:
    bounded = column.minimum is not None or column.maximum is not None
    types = next((kind for kind in (NUMERIC, DATED) if column.type in kind), ())
    if bounded and not types:
        yield Fault(path, f"is of type {column.type} and has no minimum or maximum; remove them")
    elif isinstance(column.maximum, str):
        yield from columns.require((*path, "maximum"), column.maximum, types)
    elif bounded:
        yield from _ordered(path, column)


def _ordered(path: Path, column: Column) -> Iterator[Fault]:
    dated = column.type in DATED
    for field, bound in (("minimum", column.minimum), ("maximum", column.maximum)):
        if bound is not None and isinstance(bound, int | float) == dated:
            wanted = "a day such as 2019-03-31" if dated else "a number"
            yield Fault((*path, field), f'"{field}" is {bound}; give {wanted}')
            return
    low, high = column.minimum, column.maximum
    if low is not None and high is not None and low > high:  # type: ignore[operator]
        yield Fault(path, f"the minimum {low} is above the maximum {high}; exchange them")


def _link(path: Path, link: Link, dataset: Dataset, framework: Framework) -> Iterator[Fault]:
    if link.on not in dataset.columns:
        yield undefined((*path, "on"), "column", link.on, dataset.columns)
    parent = framework.datasets.get(link.dataset)
    if parent is None:
        yield undefined((*path, "dataset"), "dataset", link.dataset, framework.datasets)
        return
    if len(parent.key) != 1:
        yield Fault(
            (*path, "dataset"),
            f'the key of dataset "{link.dataset}" has {len(parent.key)} columns; '
            "only a dataset with a key of one column can be linked to",
        )
    for here, there in link.borrowed().items():
        yield from _borrowed((*path, "columns"), here, there, Columns(framework, link.dataset))
        if here in dataset.columns or here in dataset.derived:
            yield Fault(
                (*path, "columns"),
                f'"{here}" is a column of the dataset already; borrow it under another name',
            )


def _borrowed(path: Path, here: str, there: str, parent: Columns) -> Iterator[Fault]:
    yield from parent.require(path, there)
    if there in parent.names() and parent.find(there) is None:
        yield Fault(path, f'"{here}" is borrowed in a circle; declare it in one of the datasets')


def _derived(path: Path, dataset: Dataset, columns: Columns) -> Iterator[Fault]:
    for name, derived in dataset.derived.items():
        place = (*path, "derived", name)
        names, types = operands(derived)
        for operand in names:
            yield from columns.require(place, operand, types)
        if _circular(name, dataset, ()):
            yield Fault(place, "is derived from itself; derive it from a column of the file")


def _circular(name: str, dataset: Dataset, trail: tuple[str, ...]) -> bool:
    if name in trail:
        return True
    if name not in dataset.derived:
        return False
    names, _ = operands(dataset.derived[name])
    return any(_circular(operand, dataset, (*trail, name)) for operand in names)


def _rules(path: Path, dataset: Dataset, columns: Columns) -> Iterator[Fault]:
    for position, dates in enumerate(dataset.order):
        for name in dates:
            yield from columns.require((*path, "order", position), name, DATED)
    for total, parts in dataset.sums.items():
        for name in (total, *parts):
            yield from columns.require((*path, "sums", total), name, NUMERIC)
    if dataset.reporting is not None:
        yield from columns.require((*path, "reporting", "by"), dataset.reporting.by)


def _headers(path: Path, dataset: Dataset, framework: Framework) -> Iterator[Fault]:
    forbidden = {
        header.casefold(): name
        for name, columns in framework.forbidden_columns.items()
        for header in columns.headers
    }
    owner = {name.casefold(): name for name in dataset.columns}
    for name, column in dataset.columns.items():
        place = (*path, "columns", name, "headers")
        for header in column.headers.names():
            other = owner.setdefault(header.casefold(), name)
            if other != name:
                yield Fault(
                    place,
                    f'the header "{header}" belongs to column "{other}" already; remove one',
                )
            if header.casefold() in forbidden:
                yield Fault(
                    place,
                    f'the header "{header}" is forbidden under '
                    f'"{forbidden[header.casefold()]}"; use another header',
                )
