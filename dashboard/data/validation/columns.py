"""A column of text becomes a typed column: each distinct text is read once.

Types of the result: text, code and codes str; integer Int64; number Float64; yes_no boolean; date
and month datetime64[s] (a month is its first day). What is missing or faulty is NA.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from dashboard.data.letters import clean, mend_legacy
from dashboard.data.validation.codes import CodeList, read_yes_no
from dashboard.data.validation.dates import SERIALS, Calendar, proven_order
from dashboard.data.validation.faults import (
    Fault,
    Reader,
    Reading,
    is_missing,
    spreadsheet_fault,
)
from dashboard.data.validation.findings import Findings
from dashboard.data.validation.numbers import read_integer, read_number
from dashboard.framework.datasets import Code, Column

DTYPES: Mapping[str, str] = {
    "text": "str",
    "code": "str",
    "codes": "str",
    "integer": "Int64",
    "number": "Float64",
    "yes_no": "boolean",
    "date": "datetime64[s]",
    "month": "datetime64[s]",
}

_READERS: Mapping[str, Reader] = {
    "integer": read_integer,
    "number": read_number,
    "yes_no": read_yes_no,
}
_SERIALS_READ = Fault(
    "holds day numbers of a spreadsheet, which were read as dates",
    "format the column as dates",
    severity="warning",
)


@dataclass(frozen=True)
class Typist:
    """Types the columns of one table."""

    calendar: Calendar
    legacy: bool
    findings: Findings

    def type_column(
        self,
        name: str,
        texts: pd.Series,
        column: Column,
        codes: Mapping[str, Code],
        *,
        lenient: bool,
    ) -> pd.Series:
        """The typed column; every fault goes to the findings at its row."""
        positions, uniques = pd.factorize(texts)
        read = self._reader(name, list(uniques), column, codes, lenient=lenient)
        readings = [self._read(text, read, column) for text in uniques]
        for number, reading in enumerate(readings):
            if reading.fault is not None:
                self.findings.add(np.flatnonzero(positions == number), name, reading.fault)
        values = pd.Series([*(r.value for r in readings), None], dtype="object")
        typed: pd.Series = values.astype(pd.api.types.pandas_dtype(DTYPES[column.type]))
        return typed.take(positions).set_axis(texts.index).rename(name)

    def _read(self, text: str, read: Reader, column: Column) -> Reading:
        fault = spreadsheet_fault(text)
        if fault is not None:
            return Reading(fault=fault)
        answers = column.type in ("code", "codes", "yes_no")
        return Reading() if not answers and is_missing(text) else read(text)

    def _reader(
        self,
        name: str,
        uniques: list[str],
        column: Column,
        codes: Mapping[str, Code],
        *,
        lenient: bool,
    ) -> Reader:
        match column.type:
            case "text":
                return self._read_text
            case "code":
                return CodeList.of(codes, lenient=lenient).read_code
            case "codes":
                return CodeList.of(codes, lenient=lenient).read_codes
            case "date":
                return self._calendar_of(name, uniques).read_date
            case "month":
                return self._calendar_of(name, uniques).read_month
            case "integer" | "number" | "yes_no":
                return _READERS[column.type]

    def _calendar_of(self, name: str, uniques: list[str]) -> Calendar:
        if any(text.isdecimal() and len(text) < 6 and int(text) in SERIALS for text in uniques):
            self.findings.remark(name, _SERIALS_READ)
        return replace(self.calendar, order=proven_order(uniques))

    def _read_text(self, text: str) -> Reading:
        return Reading(mend_legacy(clean(text)) if self.legacy else clean(text))
