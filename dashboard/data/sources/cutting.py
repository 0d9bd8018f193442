"""Cuts the table out of a grid: what stands under the header, without what may not be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd
from rapidfuzz import process

from dashboard.data.sources.headers import Header, plain, repeats, required_columns
from dashboard.data.sources.screening import Betrayal, find_forbidden
from dashboard.data.sources.tables import Grid, RawTable, Row, Sheet
from dashboard.data.sources.totals import total_rows
from dashboard.errors import SourceError
from dashboard.framework.datasets import Dataset, ForbiddenColumns
from dashboard.protocols import Reject

_NEAR = 75


class Cutter:
    """Cuts one sheet of one file for one dataset."""

    def __init__(
        self,
        file: str,
        sheet: Sheet,
        sha256: str,
        dataset: Dataset,
        forbidden: Mapping[str, ForbiddenColumns],
    ) -> None:
        self._file = file
        self._sheet = sheet
        self._sha256 = sha256
        self._dataset = dataset
        self._forbidden = forbidden
        self._rejects: list[Reject] = []

    def cut(self, grid: Grid, header: Header, others: list[Sheet]) -> RawTable:
        """The table under `header`; `others` are sheets that have the same headers."""
        self._remark_sheet(grid, others)
        body, lines = self._body(grid, header)
        frame = pd.DataFrame(body, columns=range(len(header.names)), dtype="str")
        totals = total_rows(frame)
        dropped = self._screen(frame, header)
        columns = [None if i in dropped else c for i, c in enumerate(header.columns)]
        self._refuse_unusable(columns, header, dropped)
        kept = self._declared(frame, header, columns, dropped)
        frame = frame[kept]
        frame.columns = pd.Index([header.names[i].strip() for i in kept])
        return RawTable(
            file=self._file,
            sheet=self._sheet.name,
            sha256=self._sha256,
            frame=frame,
            line=np.asarray(lines, dtype=np.int64),
            total=totals,
            date1904=grid.date1904,
            rejects=self._rejects,
        )

    def _body(self, grid: Grid, header: Header) -> tuple[list[Row], list[int]]:
        """Rows that hold anything, as wide as the header; merged numbers count once."""
        width = len(header.names)
        numeric = self._numeric(header)
        body: list[Row] = []
        lines: list[int] = []
        for position in range(header.body, len(grid.rows)):
            row, line = grid.rows[position], grid.lines[position]
            if not any(row) or repeats(row, header.names):
                continue
            if any(row[width:]):
                self._reject(line, "has more cells than the header", "quote text with delimiters")
                continue
            cells = [
                None if column in numeric and (position, column) in grid.filled else cell
                for column, cell in enumerate(row[:width])
            ]
            body.append([*cells, *[None] * (width - len(cells))])
            lines.append(line)
        return body, lines

    def _numeric(self, header: Header) -> set[int]:
        return {
            position
            for position, name in enumerate(header.columns)
            if name and self._dataset.columns[name].type in ("integer", "number")
        }

    def _screen(self, frame: pd.DataFrame, header: Header) -> set[int]:
        """Positions dropped because they are forbidden; a sensitive dataset refuses the file."""
        found = find_forbidden(
            frame,
            header.names,
            [self._dataset.columns[name] if name else None for name in header.columns],
            self._forbidden,
            sensitive=self._dataset.sensitive,
        )
        if found and self._dataset.sensitive:
            raise self._refused(found, header)
        for column in found:
            self._remark(
                f"may not enter ({column.group}); the column was dropped, nothing of it is stored",
                "send the file without it",
                header.names[column.position],
            )
        return {column.position for column in found}

    def _refused(self, found: list[Betrayal], header: Header) -> SourceError:
        names = ", ".join(f'"{header.names[c.position]}" ({c.group})' for c in found)
        return SourceError(
            f"{self._file}: holds {names}, which may not enter "
            f'"{self._dataset.title.text("en")}"; nothing was stored. Take the columns out, or '
            f"make a copy without names: dashboard pseudonymise {self._file}"
        )

    def _refuse_unusable(
        self, columns: list[str | None], header: Header, dropped: set[int]
    ) -> None:
        for name, times in Counter(filter(None, columns)).items():
            if times > 1:
                twice = [f'"{header.names[i]}"' for i, c in enumerate(columns) if c == name]
                raise SourceError(
                    f"{self._file}: {' and '.join(twice)} all mean column {name}; keep one of them"
                )
        missing = [n for n in self._dataset.columns if n in required_columns(self._dataset)]
        missing = [name for name in missing if name not in columns]
        if missing:
            raise self._missing(missing, columns, header, dropped)

    def _missing(
        self, missing: list[str], columns: list[str | None], header: Header, dropped: set[int]
    ) -> SourceError:
        unknown = [
            name
            for position, name in enumerate(header.names)
            if name and columns[position] is None and position not in dropped
        ]
        wanted = "; ".join(self._sought(name, unknown) for name in missing)
        if dropped and set(missing) & set(self._dataset.key):
            return SourceError(
                f"{self._file}: column {wanted} is missing, and names may not take its place; "
                f"make a copy with ids first: dashboard pseudonymise {self._file}"
            )
        return SourceError(f"{self._file}: column {wanted} is missing; add it or mend its header")

    def _sought(self, name: str, unknown: list[str]) -> str:
        accepted = self._dataset.columns[name].headers.names()
        also = f" (also known as {', '.join(accepted[:3])})" if accepted else ""
        choices = {header: plain(header) for header in unknown}
        wanted = [plain(known) for known in (name, *accepted)]
        near = [
            header
            for header, text in choices.items()
            if process.extractOne(text, wanted, score_cutoff=_NEAR)
        ]
        return f"{name}{also}" + (f', perhaps meant by "{near[0]}"' if near else "")

    def _declared(
        self, frame: pd.DataFrame, header: Header, columns: list[str | None], dropped: set[int]
    ) -> list[int]:
        """Positions of declared columns; the others are not kept, and named if they hold text."""
        for position, name in enumerate(columns):
            if name is None and position not in dropped and frame[position].notna().any():
                self._remark("is not declared; it was not stored", "", header.names[position])
        return [position for position, name in enumerate(columns) if name]

    def _remark_sheet(self, grid: Grid, others: list[Sheet]) -> None:
        for note in grid.notes:
            self._remark(note, "check that they belong to the data")
        if self._sheet.hidden:
            self._remark("the sheet that was read is hidden", "check that it is the right one")
        for other in others:
            state = "hidden sheet" if other.hidden else "sheet"
            self._remark(
                f'{state} "{other.name}" has the headers too and was not read',
                "load it by its name if its rows are wanted",
            )

    def _remark(self, reason: str, remedy: str, column: str | None = None) -> None:
        self._rejects.append(
            Reject(self._file, self._sheet.name, None, column, None, reason, remedy, "warning")
        )

    def _reject(self, line: int, reason: str, remedy: str) -> None:
        self._rejects.append(Reject(self._file, self._sheet.name, line, None, None, reason, remedy))
