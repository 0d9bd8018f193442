"""Rows that claim the same key, and entities that contradict themselves, within one file."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.data.sources.tables import RawTable
from dashboard.data.validation.faults import Fault
from dashboard.data.validation.findings import Findings
from dashboard.framework.datasets import Dataset


def merge_repeated(
    findings: Findings, frame: pd.DataFrame, dataset: Dataset, raw: RawTable
) -> pd.Series:
    """True along the rows that stay: the first of each key (domain B.3 #7).

    A later row that is equal merges with a warning; one that differs is an error which names the
    first row's line. Rows that are out already take no part.
    """
    rows = frame[~findings.out]
    first = rows.groupby(dataset.key, sort=False, dropna=False).ngroup()
    leaders = pd.Series(rows.index, index=rows.index).groupby(first).transform("first")
    later = leaders.index[leaders.to_numpy() != leaders.index.to_numpy()]
    declared = [name for name in dataset.columns if name in frame]
    same = _equal(rows.loc[later, declared], rows.loc[leaders[later], declared])
    for position, equal in zip(later, same, strict=True):
        line = int(raw.line[leaders[position]])
        findings.add([int(position)], dataset.key[0], _repeats(line) if equal else _differs(line))
    stays = pd.Series(~findings.out, index=frame.index)
    stays[later] = False
    return stays


def _equal(left: pd.DataFrame, right: pd.DataFrame) -> np.ndarray:
    same = np.ones(len(left), dtype=bool)
    for name in left:
        a, b = left[name].reset_index(drop=True), right[name].reset_index(drop=True)
        same &= np.asarray((a == b).fillna(False) | (a.isna() & b.isna()), dtype=bool)
    return same


def _repeats(line: int) -> Fault:
    return Fault(
        f"repeats the row in line {line}; counted once", "take one of them out", None, "warning"
    )


def _differs(line: int) -> Fault:
    return Fault(
        f"has the key of line {line} but differs from it", "keep the right one, or mend the key"
    )


def check_constant(findings: Findings, frame: pd.DataFrame, dataset: Dataset) -> None:
    """A warning where a lasting attribute of a person differs between rows (domain B.3 #23)."""
    if dataset.person is None or dataset.person not in frame:
        return
    for name, column in dataset.columns.items():
        if not column.constant or name not in frame:
            continue
        firsts = frame.groupby(dataset.person)[name].transform("first")
        differs = (frame[name].notna() & firsts.notna() & (frame[name] != firsts)).fillna(False)
        fault = Fault(
            "differs from another row of the same person; counted as unknown",
            "correct one of the rows",
            severity="warning",
        )
        findings.add(frame.index[differs], name, fault)
