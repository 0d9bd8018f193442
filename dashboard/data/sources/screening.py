"""Columns that may not enter: names, phone numbers, documents (domain B.3 #6).

They are known by their headers or, where a column is undeclared or plain text, by what their
values look like. For a sensitive dataset one such column refuses the whole file; for others the
column is dropped before anything else sees it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.data.letters import clean
from dashboard.data.sources.headers import plain
from dashboard.framework.datasets import Column, ForbiddenColumns

SHARE = 0.5
SHARE_WHERE_SENSITIVE = 0.1


@dataclass(frozen=True, slots=True)
class Betrayal:
    """A column that may not enter: its position, and the label of the group that it belongs to."""

    position: int
    group: str


def forbidden_names(groups: Mapping[str, ForbiddenColumns]) -> dict[str, str]:
    """Comparable header -> label of its group."""
    return {
        plain(header): group.label.text("en")
        for group in groups.values()
        for header in group.headers
    }


def find_forbidden(
    frame: pd.DataFrame,
    headers: list[str],
    columns: list[Column | None],
    groups: Mapping[str, ForbiddenColumns],
    *,
    sensitive: bool,
) -> list[Betrayal]:
    """The forbidden columns of a frame whose columns are positions.

    An undeclared header betrays itself by holding a forbidden one; a declared column only by
    being one, and not where the framework lists this very header for a dataset that is not
    sensitive. Patterns are matched against whole values of undeclared and text columns.
    """
    names = forbidden_names(groups)
    share = SHARE_WHERE_SENSITIVE if sensitive else SHARE
    found: list[Betrayal] = []
    for position, (header, column) in enumerate(zip(headers, columns, strict=True)):
        group = _by_header(plain(header), column, names, sensitive=sensitive)
        if group is None and (column is None or column.type == "text"):
            group = _by_values(frame.iloc[:, position], groups, share)
        if group is not None:
            found.append(Betrayal(position, group))
    return found


def _by_header(
    header: str, column: Column | None, names: Mapping[str, str], *, sensitive: bool
) -> str | None:
    if column is None:
        return next((group for name, group in names.items() if f" {name} " in f" {header} "), None)
    listed = header in map(plain, column.headers.names())
    return None if listed and not sensitive else names.get(header)


def _by_values(
    cells: pd.Series, groups: Mapping[str, ForbiddenColumns], share: float
) -> str | None:
    times = cells.value_counts()
    for group in groups.values():
        if group.pattern is None or times.empty:
            continue
        pattern = re.compile(group.pattern)
        matching = [pattern.fullmatch(clean(str(text))) is not None for text in times.index]
        if times[matching].sum() >= share * times.sum():
            return group.label.text("en")
    return None
