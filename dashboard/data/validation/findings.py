"""Collects rejects while a file is checked, and which of its rows stay out because of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.sources.tables import RawTable
from dashboard.data.validation.faults import Fault
from dashboard.protocols import Reject

LONGEST_VALUE = 200


class Findings:
    """The rejects of one table. Positions count along the rows of the table's frame."""

    def __init__(self, raw: RawTable, headers: Mapping[str, str], *, sensitive: bool) -> None:
        """`headers` gives a declared column's header in the file."""
        self._raw = raw
        self._headers = headers
        self._sensitive = sensitive
        self._rejects: list[Reject] = []
        self._faulty: dict[str, NDArray[np.bool_]] = {}
        self.out: NDArray[np.bool_] = np.zeros(len(raw.frame), dtype=bool)

    def add(self, positions: Iterable[int], column: str | None, fault: Fault) -> None:
        """One reject for each row; an error keeps the row out."""
        for position in positions:
            line = int(self._raw.line[position])
            self._append(line, column, self._value(position, column), fault)
            if fault.severity == "error":
                self._keep_out(position, column)

    def remark(self, column: str | None, fault: Fault, line: int | None = None) -> None:
        """One reject about the file, a whole column or a line that is no row."""
        self._append(line, column, None, fault)

    def faulty(self, column: str) -> NDArray[np.bool_]:
        """True along the rows whose cell in this column has an error."""
        return self._faulty.get(column, np.zeros(len(self.out), dtype=bool))

    def rejects(self) -> list[Reject]:
        """All rejects, those about the whole file first, then by line."""
        return sorted([*self._raw.rejects, *self._rejects], key=lambda reject: reject.line or 0)

    def _keep_out(self, position: int, column: str | None) -> None:
        self.out[position] = True
        if column is not None:
            self._faulty.setdefault(column, np.zeros(len(self.out), dtype=bool))[position] = True

    def _value(self, position: int, column: str | None) -> str | None:
        header = self._headers.get(column or "")
        if self._sensitive or header is None:
            return None
        text = self._raw.frame[header].iloc[position]
        return None if pd.isna(text) else str(text)[:LONGEST_VALUE]

    def _append(
        self, line: int | None, column: str | None, value: str | None, fault: Fault
    ) -> None:
        told = fault.detail is not None and not self._sensitive
        self._rejects.append(
            Reject(
                file=self._raw.file,
                sheet=self._raw.sheet,
                line=line,
                column=self._headers.get(column or "", column),
                value=value,
                reason=f"{fault.reason}: {fault.detail}" if told else fault.reason,
                remedy=fault.remedy,
                severity=fault.severity,
            )
        )
