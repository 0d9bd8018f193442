"""From a path to a table of text: the one way in for every file.

Reads the bytes once, finds sheet and header, takes forbidden columns out and cuts the rows.
Whatever makes the file unusable as a whole is one SourceError; nothing of it is kept.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from dashboard.data.sources.cutting import Cutter
from dashboard.data.sources.delimited import DelimitedText
from dashboard.data.sources.headers import (
    SEARCHED_ROWS,
    Header,
    Known,
    find_header,
    plain,
)
from dashboard.data.sources.screening import forbidden_names
from dashboard.data.sources.tables import Limits, RawTable, Sheet, Source
from dashboard.data.sources.workbooks import Workbook
from dashboard.errors import SourceError
from dashboard.framework import Framework
from dashboard.framework.datasets import Dataset

SOURCES: dict[str, type[Source]] = {
    ".csv": DelimitedText,
    ".tsv": DelimitedText,
    ".txt": DelimitedText,
    ".xlsx": Workbook,
    ".xlsm": Workbook,
}
"""A source type by the suffix of its files."""

_NEAR = 0.75


def read_source(
    path: Path,
    dataset: Dataset,
    framework: Framework,
    sheet: str | None = None,
    limits: Limits | None = None,
) -> RawTable:
    """The rows of `path` as text under the headers found, without forbidden columns.

    SourceError as for `read_content`, and where the file is missing, unreadable or too large.
    """
    data = read_bytes(path, limits or Limits())
    return read_content(path.name, data, dataset, framework, sheet, limits)


def read_content(
    file: str,
    data: bytes,
    dataset: Dataset,
    framework: Framework,
    sheet: str | None = None,
    limits: Limits | None = None,
) -> RawTable:
    """The rows of a file's bytes; `file` is its name, whose suffix says of which type it is.

    Without `sheet` the sheet that has the dataset's headers is taken, a visible one first.
    SourceError: too large or empty file, wrong sheet, no header, a required column missing, two
    headers for one column, or a forbidden column that refuses the file.
    """
    check_size(file, len(data), limits or Limits())
    _refuse_empty(file, data)
    source = open_source(file, data, limits or Limits())
    known = Known(dataset, forbidden_names(framework.forbidden_columns))
    chosen, header, others = _choose(source, sheet, known, file)
    grid = source.read(chosen)
    digest = hashlib.sha256(data).hexdigest()
    cutter = Cutter(file, chosen, digest, dataset, framework.forbidden_columns)
    return cutter.cut(grid, header, others)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """The file's bytes; SourceError where it is missing, unreadable, empty or too large."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= limits.file else b""
    except FileNotFoundError:
        raise SourceError(f"{path}: there is no such file; check the path") from None
    except OSError as fault:
        raise SourceError(f"{path}: cannot be read ({fault.strerror})") from None
    check_size(path.name, size, limits)
    _refuse_empty(path.name, data)
    return data


def check_size(file: str, size: int, limits: Limits) -> None:
    """Raise SourceError where a file of `size` bytes is too large."""
    if size > limits.file:
        raise SourceError(
            f"{file}: has {size // 1024**2} MB, the most is {limits.file // 1024**2} MB; "
            "split it into several files"
        )


def _refuse_empty(file: str, data: bytes) -> None:
    if not data.strip():
        raise SourceError(f"{file}: is empty; give a file with a header and rows")


def open_source(file: str, data: bytes, limits: Limits) -> Source:
    """The source for a file by its suffix; SourceError for a type that is not known."""
    suffix = Path(file).suffix.lower()
    if suffix not in SOURCES:
        raise SourceError(
            f"{file}: files of type {suffix or '(none)'} cannot be read; "
            f"save it as one of {', '.join(SOURCES)}"
        )
    return SOURCES[suffix](data, file, limits)


def _choose(
    source: Source, wanted: str | None, known: Known, file: str
) -> tuple[Sheet, Header, list[Sheet]]:
    """The sheet to read, its header, and the other sheets that would have fitted as well."""
    sheets = wanted_sheets(source.sheets(), wanted, file)
    heads = [(sheet, source.read(sheet, SEARCHED_ROWS + 3).rows) for sheet in sheets]
    found = [(sheet, header) for sheet, rows in heads if (header := find_header(rows, known))]
    if not found:
        cells = [cell for _, rows in heads for row in rows for cell in row if cell]
        raise _no_header(cells, known, file)
    found.sort(key=lambda pair: pair[0].hidden)
    return *found[0], [sheet for sheet, _ in found[1:]]


def wanted_sheets(sheets: list[Sheet], wanted: str | None, file: str) -> list[Sheet]:
    """All sheets, or the one of the name given; SourceError where there is none."""
    if wanted is None:
        return sheets
    chosen = [sheet for sheet in sheets if sheet.name == wanted]
    if chosen:
        return chosen
    names = [f'"{sheet.name}"' for sheet in sheets if sheet.name]
    raise SourceError(
        f'{file}: has no sheet "{wanted}"; '
        + (f"its sheets are {', '.join(names)}" if names else "a text file has no sheets")
    )


def _no_header(cells: list[str], known: Known, file: str) -> SourceError:
    """Names only cells that nearly are headers: any other cell may be a record's value."""
    if not cells:
        return SourceError(f"{file}: holds no cell with text; give a file with a header and rows")
    from rapidfuzz import process

    near = [
        f'"{cell}"'
        for cell in dict.fromkeys(cells)
        if process.extractOne(plain(cell), known.names(), score_cutoff=100 * _NEAR)
    ]
    found = f"; nearest are {', '.join(near[:5])}" if near else ""
    return SourceError(
        f"{file}: no header row was found{found}; "
        f"expected columns such as {', '.join(known.names()[:5])}"
    )
