"""Text files of values with a delimiter: comma, semicolon, tab or bar, found from the lines."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dashboard.data.sources.encodings import decode
from dashboard.data.sources.tables import Grid, Limits, Row, Sheet
from dashboard.errors import SourceError

DELIMITERS = ",;\t|"
_SAMPLED_RECORDS = 200
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class DelimitedText:
    """CSV, TSV and TXT. A row whose quoted field breaks lines has the number of the first."""

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:  # noqa: ARG002
        if data.startswith(_WORKBOOKS):
            raise SourceError(f"{file}: is a workbook, not text; give it its own suffix (.xlsx)")
        self._file = file
        self._text = decode(data, file)

    def sheets(self) -> list[Sheet]:
        """One sheet without a name."""
        return [Sheet(None)]

    def read(self, sheet: Sheet, rows: int | None = None) -> Grid:  # noqa: ARG002
        """All rows, or the first `rows`. SourceError where a quote is never closed."""
        declared = _DECLARED.match(self._text)
        delimiter = declared.group(1) if declared else sniffed(self._text)
        records = _records(self._text, delimiter)
        found: list[Row] = []
        lines: list[int] = []
        try:
            for line, record in islice(records, rows):
                lines.append(line)
                found.append([cell if cell.strip() else None for cell in record])
        except csv.Error:
            raise self._unclosed(lines) from None
        if rows is None and lines and _ends_inside_quotes(self._text, delimiter, lines[-1]):
            raise self._unclosed(lines[:-1])
        start = 1 if declared else 0
        return Grid(found[start:], lines[start:])

    def _unclosed(self, lines: list[int]) -> SourceError:
        after = lines[-1] if lines else 0
        return SourceError(
            f"{self._file}: a quotation mark opened after line {after} is never closed; "
            "close it or take it out"
        )


def sniffed(text: str) -> str:
    """The delimiter that most records share in the same number, so that decimal commas lose."""
    return max(DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))


def _regularity(text: str, delimiter: str) -> tuple[float, int, int]:
    """Share of records with the commonest number of delimiters, stray quotes (negative), number."""
    try:
        head = [record for _, record in islice(_records(text, delimiter), _SAMPLED_RECORDS)]
    except csv.Error:
        return (0.0, 0, 0)
    counts = [len(record) - 1 for record in head if any(record)]
    common = Counter(count for count in counts if count).most_common(1)
    if not common:
        return (0.0, 0, 0)
    count, records = common[0]
    strays = sum('"' in cell for record in head for cell in record)
    return (records / len(counts), -strays, count)


def _ends_inside_quotes(text: str, delimiter: str, last: int) -> bool:
    """True where the record that begins in line `last` runs to the end for want of a quote."""
    tail = islice(io.StringIO(text, newline=""), last - 1, None)
    try:
        for _ in csv.reader(tail, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for record in reader:
        yield line, record
        line = reader.line_num + 1
