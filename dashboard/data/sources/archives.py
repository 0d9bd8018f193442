"""Whether an archive may be opened: not too many parts, not too large, and no XML entities.

A workbook is an archive of XML files. Spreadsheet programs never write a document type into them;
it is how a file of a few bytes grows in memory without end, or asks for a file of the machine.
"""

from __future__ import annotations

import zipfile
from typing import IO
from xml.parsers import expat

from dashboard.data.sources.tables import Limits
from dashboard.errors import SourceError

READ_AT_ONCE = 64 * 1024


class _BegunError(Exception):
    """The prolog is over: the first element has begun."""


class _DeclaredError(Exception):
    """A document type is declared."""


def check_archive(archive: zipfile.ZipFile, packed: int, file: str, limits: Limits) -> None:
    """Raise SourceError where the archive, of `packed` bytes, is more than a workbook."""
    members = archive.infolist()
    if len(members) > limits.members:
        raise SourceError(
            f"{file}: has {len(members)} parts inside, more than a workbook should; "
            "copy its cells into a new workbook, or save the sheet as CSV"
        )
    unpacked = sum(member.file_size for member in members)
    swollen = unpacked > limits.ratio_counts_from and unpacked > limits.ratio * packed
    if unpacked > limits.unpacked or swollen:
        raise SourceError(
            f"{file}: unpacks to {unpacked // 1024**2} MB, more than a workbook of "
            "this size should; copy its cells into a new workbook, or save the sheet as CSV"
        )
    for member in members:
        with archive.open(member) as part:
            _refuse_document_type(part, file)


def _refuse_document_type(part: IO[bytes], file: str) -> None:
    """Read as far as the first element; what is not XML is left to whoever reads it."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = _begin
    parser.StartDoctypeDeclHandler = _declare
    try:
        while chunk := part.read(READ_AT_ONCE):
            parser.Parse(chunk, False)
    except (_BegunError, expat.ExpatError):
        return
    except _DeclaredError:
        raise SourceError(
            f"{file}: declares XML entities, which no spreadsheet program writes; "
            "copy its cells into a new workbook, or save the sheet as CSV"
        ) from None


def _begin(*_: object) -> None:
    raise _BegunError


def _declare(*_: object) -> None:
    raise _DeclaredError
