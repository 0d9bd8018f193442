"""Dressing of rows as the office keeps them: language, encoding, dates, titles, merged cells.

The same rows can go out as a comma-separated UTF-8 file, as a Russian cp1251 file with semicolons
and dotted dates, as a tab-separated UTF-16 file, or as a workbook with title rows, date cells,
merged regions and a totals row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from dashboard.data.demo.book import Row, Value
from dashboard.data.demo.files import write_csv, write_xlsx
from dashboard.data.demo.headings import TOTAL, YES_NO, Tongue, heading, spelling

MONTHS = frozenset({"month", "period"})
TOTALLED = frozenset(
    {"female", "male", "girls", "boys", "total_headcount", "materials_distributed"}
)
PHONE_HEADING = "Телефон"


@dataclass(frozen=True, slots=True)
class Dress:
    """How a file looks. `misprint` is added to the total of head counts in the totals row."""

    form: Literal["csv", "xlsx"] = "csv"
    tongue: Tongue = "en"
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    dates: Literal["iso", "dotted", "cells"] = "iso"
    missing: str = ""
    grouped: bool = False
    titles: tuple[str, ...] = ()
    merged: bool = False
    totals: bool = False
    misprint: int = 0
    phones: bool = False


def write_dressed(stem: Path, rows: Sequence[Row], dress: Dress) -> Path:
    """Write the rows beside `stem` with the suffix of their form; the path is returned.

    The columns are those of the first row. Nothing else than the file is written.
    """
    if dress.merged:
        rows = sorted(rows, key=lambda row: str(row["region"]))
    path = stem.with_suffix(f".{dress.form}")
    lines = [_headings(rows[0], dress), *_body(rows, dress)]
    if dress.totals:
        lines.append(_totals(rows, dress))
    match dress.form:
        case "csv":
            text = [[str(cell) for cell in line] for line in lines]
            write_csv(path, text, dress.encoding, dress.delimiter)
        case "xlsx":
            write_xlsx(path, stem.name[:31], dress.titles, lines, _merged(rows, dress))
    return path


def _headings(row: Row, dress: Dress) -> list[Value]:
    names: list[Value] = [heading(column, dress.tongue) for column in row]
    return [*names, PHONE_HEADING] if dress.phones else names


def _body(rows: Sequence[Row], dress: Dress) -> list[list[Value]]:
    body: list[list[Value]] = []
    before: Value = None
    for turn, row in enumerate(rows):
        line = [_cell(column, value, dress, turn) for column, value in row.items()]
        if dress.merged:
            position = list(row).index("region")
            line[position] = "" if row["region"] == before else line[position]
            before = row["region"]
        body.append([*line, f"+992 000 00 {turn:02d} 00"] if dress.phones else line)
    return body


def _cell(column: str, value: Value, dress: Dress, turn: int) -> Value:
    match value:
        case None:
            return dress.missing
        case bool():
            return YES_NO[dress.tongue][value]
        case date():
            return _day(column, value, dress)
        case str():
            return spelling(column, value, dress.tongue, turn)
        case _:
            return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}") if dress.grouped else value


def _day(column: str, day: date, dress: Dress) -> Value:
    if column in MONTHS:
        return f"{day:%Y-%m}"
    match dress.dates:
        case "iso":
            return day.isoformat()
        case "dotted":
            return f"{day:%d.%m.%Y}"
        case "cells":
            return day


def _totals(rows: Sequence[Row], dress: Dress) -> list[Value]:
    columns = list(rows[0])
    line: list[Value] = [
        _total(rows, column) if column in TOTALLED else dress.missing for column in columns
    ]
    line[0] = TOTAL[dress.tongue]
    line[columns.index("total_headcount")] = _total(rows, "total_headcount") + dress.misprint
    return line


def _total(rows: Sequence[Row], column: str) -> int:
    return sum(value for row in rows if isinstance(value := row[column], int))


def _merged(rows: Sequence[Row], dress: Dress) -> list[tuple[int, int, int]]:
    """Column, first and last line of each run of one region; line 1 is the header."""
    if not dress.merged:
        return []
    column = list(rows[0]).index("region") + 1
    runs: list[tuple[int, int, int]] = []
    for line, row in enumerate(rows, start=2):
        if runs and rows[line - 3]["region"] == row["region"]:
            runs[-1] = (column, runs[-1][1], line)
        else:
            runs.append((column, line, line))
    return [run for run in runs if run[1] < run[2]]
