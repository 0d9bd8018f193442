"""What the cells of a row say about each other and about the parent they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from dashboard.data.validation.faults import Fault
from dashboard.data.validation.findings import Findings
from dashboard.framework.datasets import Dataset, Link

_NEAR_ZERO = 1e-9


def borrow(
    findings: Findings,
    frame: pd.DataFrame,
    link: Link,
    key: str,
    parent: pd.DataFrame | None,
) -> pd.DataFrame:
    """The frame with the link's columns from `parent`; an error for each row without a parent.

    `key` is the parent's key column. The index of `frame` counts its rows from 0.
    """
    wanted = frame[link.on]
    if parent is None:
        parent = pd.DataFrame({key: []}, dtype="object")
    rows = parent.drop_duplicates(key).set_index(key)
    unknown = wanted.notna() & ~wanted.isin(rows.index)
    fault = Fault(
        f"{key} is not known in {link.dataset}", f"load {link.dataset} with it first, or correct it"
    )
    findings.add(np.flatnonzero(unknown), link.on, fault)
    borrowed = {
        here: rows[there].reindex(wanted).to_numpy()
        for here, there in link.borrowed().items()
        if there in rows and here not in frame
    }
    return frame.assign(**{name: _typed(values) for name, values in borrowed.items()})


def _typed(values: np.ndarray) -> pd.Series:
    """Numbers as numbers and days as days, whatever the parent's frame held them in."""
    series = pd.Series(values).infer_objects()
    if series.dtype == object:
        present = series.dropna()
        if present.map(lambda value: hasattr(value, "year")).all() and len(present):
            return pd.to_datetime(series)
        numbers = pd.to_numeric(series, errors="coerce")
        return numbers if numbers.notna().sum() == len(present) else series
    return series


def check_order(findings: Findings, frame: pd.DataFrame, dataset: Dataset) -> None:
    """A warning for each row whose dates run backwards; the row is kept (domain B.3 #4)."""
    for dates in dataset.order:
        known = [name for name in dates if name in frame]
        backward = np.zeros(len(frame), dtype=bool)
        for earlier, later in combinations(known, 2):
            broken = np.asarray(_days(frame[later]) < _days(frame[earlier]), dtype=bool) & ~backward
            backward |= broken
            fault = Fault(
                f"lies before {earlier}",
                "correct the dates; until then the row counts, the days between do not",
                severity="warning",
            )
            findings.add(np.flatnonzero(broken), later, fault)


def _days(column: pd.Series) -> pd.Series:
    """A column of dates as such, also where it is empty throughout."""
    return pd.to_datetime(column) if column.notna().any() else pd.Series(pd.NaT, column.index)


def check_sums(findings: Findings, frame: pd.DataFrame, sums: Mapping[str, list[str]]) -> None:
    """A warning for each row whose total is not the sum of its parts (domain B.3 #19)."""
    for total, parts in sums.items():
        known = [part for part in parts if part in frame]
        if total not in frame or not known:
            continue
        added = frame[known].sum(axis=1, min_count=1)
        differs = ((frame[total] - added).abs() > _NEAR_ZERO).fillna(False)
        for position in np.flatnonzero(np.asarray(differs, dtype=bool)):
            detail = f"sum {added.iloc[position]:g}, row says {frame[total].iloc[position]:g}"
            fault = Fault(
                f"is not the sum of {', '.join(known)}",
                "correct the total or its parts",
                detail,
                "warning",
            )
            findings.add([int(position)], total, fault)


def _plain(found: Any) -> Any:
    """Floats with NaN for what is missing."""
    return found.astype("Float64").astype("float64")


def settle_totals(frame: pd.DataFrame, sums: Mapping[str, list[str]]) -> pd.DataFrame:
    """The frame with no total empty or below the sum of its parts (domain B.1, B.3 #19)."""
    for total, parts in sums.items():
        known = [part for part in parts if part in frame]
        if total in frame and known:
            parts_added = np.asarray(_plain(frame[known]).sum(axis=1, min_count=1))
            settled = np.fmax(np.asarray(_plain(frame[total])), parts_added)
            column = pd.Series(settled, frame.index).astype("Float64").astype(frame[total].dtype)
            frame = frame.assign(**{total: column})
    return frame
