"""Totals rows are left out after what they say has been compared with the rows above (C16)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.sources.tables import RawTable
from dashboard.data.validation.faults import Fault
from dashboard.data.validation.findings import Findings
from dashboard.data.validation.numbers import read_number
from dashboard.framework.datasets import Dataset

_NEAR_ZERO = 1e-6
_WRONG_TOTAL = Fault(
    "a totals row is not the sum of its rows",
    "check for missing or changed rows",
    severity="warning",
)
_ROUND_SHARE = 0.8
_FEWEST_TO_JUDGE = 20


def check_totals(
    findings: Findings,
    frame: pd.DataFrame,
    lines: NDArray[np.int64],
    raw: RawTable,
    numeric: Mapping[str, str],
) -> None:
    """A warning for each total that is neither the sum since the last one nor that of all above.

    `frame` and `lines` are without totals rows, `raw` is with them; `numeric` maps the columns to
    compare to their headers.
    """
    totals = raw.line[raw.total]
    for name, header in numeric.items():
        said = raw.frame[header][raw.total]
        for line, text, sums in zip(totals, said, _sums(frame[name], lines, totals), strict=True):
            value = read_number(text).value if isinstance(text, str) else None
            if isinstance(value, float) and min(abs(value - s) for s in sums) > _NEAR_ZERO:
                detail = f"sum {sums[0]:g}, file says {value:g}"
                findings.remark(name, replace(_WRONG_TOTAL, detail=detail), int(line))


def _sums(
    values: pd.Series, lines: NDArray[np.int64], totals: NDArray[np.int64]
) -> Iterator[tuple[float, float]]:
    previous = 0
    for line in totals:
        above = values[lines < line]
        since = values[(lines > previous) & (lines < line)]
        yield float(since.sum()), float(above.sum())
        previous = line


def check_rounding(findings: Findings, frame: pd.DataFrame, dataset: Dataset) -> None:
    """A remark on a column of counts of which four in five end in 0 (domain B.3 #20)."""
    for name in frame:
        if dataset.columns[str(name)].type != "integer":
            continue
        counts = frame[name].dropna()
        counts = counts[counts != 0]
        if len(counts) >= _FEWEST_TO_JUDGE and (counts % 10 == 0).mean() >= _ROUND_SHARE:
            fault = Fault(
                "holds mostly round numbers and looks estimated",
                "ask how the numbers were counted",
                severity="warning",
            )
            findings.remark(str(name), fault)
