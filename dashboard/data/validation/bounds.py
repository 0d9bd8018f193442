"""Ranges, patterns and required cells, checked down whole columns.

A bound is a value or the name of another column, borrowed ones included. The dataset's own date
must lie in the project's time (domain B.3 #3) unless the column declares its own bounds: a
survey before the project begins declares an earlier minimum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from dashboard.data.validation.faults import Fault
from dashboard.data.validation.findings import Findings
from dashboard.framework.datasets import Column

_REQUIRED = Fault("is empty but required", "fill it in")


def check_required(findings: Findings, name: str, values: pd.Series) -> None:
    """An error for each row without a value, unless its text is faulty already."""
    empty = values.isna().to_numpy() & ~findings.faulty(name)
    findings.add(np.flatnonzero(empty), name, _REQUIRED)


def check_pattern(findings: Findings, name: str, values: pd.Series, pattern: str) -> None:
    """An error for each text that the pattern does not match as a whole."""
    compiled = re.compile(pattern)
    uniques = values.dropna().unique()
    wrong = [text for text in uniques if compiled.fullmatch(str(text)) is None]
    fault = Fault("does not have the expected form", f"write it as {pattern}")
    findings.add(np.flatnonzero(values.isin(wrong)), name, fault)


def check_range(findings: Findings, name: str, column: Column, frame: pd.DataFrame) -> None:
    """An error for each number below the minimum or above the maximum.

    `frame` holds the bounding columns too; a bound that is missing in a row bounds nothing.
    """
    low, high = column.minimum, column.maximum
    values = frame[name]
    if isinstance(low, int | float):
        fault = Fault(f"is below {low}", "correct it")
        findings.add(np.flatnonzero((values < low).fillna(False)), name, fault)
    if isinstance(high, str) and high not in frame:
        return
    if isinstance(high, int | float | str):
        bound = frame[high] if isinstance(high, str) else high
        fault = Fault(f"is above {high}", "correct it, or give it on the right scale")
        findings.add(np.flatnonzero((values > bound).fillna(False)), name, fault)


def check_days(
    findings: Findings, name: str, column: Column, values: pd.Series, span: tuple[date, date] | None
) -> None:
    """An error for each day outside its bounds, with the day that was probably meant.

    Declared bounds come first; `span` is the project's time for the dataset's own date.
    """
    low = column.minimum if isinstance(column.minimum, date) else span and span[0]
    high = column.maximum if isinstance(column.maximum, date) else span and span[1]
    outside = pd.Series(False, index=values.index)
    if low is not None:
        outside |= values < pd.Timestamp(low.replace(day=1) if column.type == "month" else low)
    if high is not None:
        outside |= values > pd.Timestamp(high)
    for position in np.flatnonzero(outside):
        day = values.iloc[position].date()
        findings.add([int(position)], name, _outside(day, low or date.min, high or date.max))


def _outside(day: date, low: date, high: date) -> Fault:
    bounds = f"after {high}" if day > high else f"before {low}"
    meant = likely_day(day, low, high)
    detail = f"did you mean {meant.isoformat()}?" if meant else None
    return Fault(f"lies {bounds}, out of range", "correct the date", detail)


def likely_day(day: date, first: date, last: date) -> date | None:
    """The one day in the range that differs by a slip of the year's digits, else None.

    Two neighbours swapped come before a wrong century, this before one digit wrong; the day and
    the month stay.
    """
    digits = f"{day.year:04}"
    for years in (_swapped(digits), [2000 + day.year % 100], _mistyped(digits)):
        fitting = {found for year in years if (found := _in_year(day, year))}
        fitting = {found for found in fitting if first <= found <= last}
        if len(fitting) == 1:
            return fitting.pop()
    return None


def _swapped(digits: str) -> Iterator[int]:
    for i in range(len(digits) - 1):
        yield int(digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :])


def _mistyped(digits: str) -> Iterator[int]:
    for i in range(len(digits)):
        for digit in "0123456789":
            yield int(digits[:i] + digit + digits[i + 1 :])


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
