"""A table of a DOCX as one element, made at once: cell by cell the library takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dashboard.exports.report.blocks import Table

CELL = "Cell"
"""The style of what stands in a cell."""
WASH, LINE = "F6F8FA", "E3E8EE"
TWENTIETHS = 635
"""Units of the file's lengths in a twentieth of a point."""

COMPANY = 3
"""Rows at the end of a long table of which none begins a page alone."""


def table_element(block: Table, room: int) -> Any:
    """The table, `room` wide in the unit of the file's lengths; its header is on each page."""
    widths = [round(share * room / TWENTIETHS) for share in block.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = [_Line(block.header, head=True)] if block.header else []
    last = len(block.rows) - 1
    lines += [
        _Line(row, keeps=position != last and (block.is_short or position > last - COMPANY))
        for position, row in enumerate(block.rows)
    ]
    rows = [_row(line, widths, block.figures) for line in lines]
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{_rules()}'
        f'<w:tblLayout w:type="fixed"/><w:tblCaption w:val="{_quoted(block.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One row; `keeps` where it stays on the page of the next one."""

    texts: Sequence[str]
    head: bool = False
    keeps: bool = False


def _row(line: _Line, widths: list[int], figures: Sequence[int]) -> str:
    properties = "<w:cantSplit/>" + ("<w:tblHeader/>" if line.head else "")
    placed = enumerate(zip(line.texts, widths, strict=True))
    cells = "".join(
        _cell(line, text, width, is_figure=column in figures) for column, (text, width) in placed
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _cell(line: _Line, text: str, width: int, *, is_figure: bool) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{WASH}"/>' if line.head else ""
    bold = "<w:rPr><w:b/></w:rPr>" if line.head else ""
    keeps = "<w:keepNext/>" if line.keeps or line.head else ""
    side = '<w:jc w:val="right"/>' if is_figure else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{CELL}"/>{keeps}{side}</w:pPr>'
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )


def _rules() -> str:
    """Thin lines between rows and nothing else."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("bottom", "insideH")
    )
    return f"<w:tblBorders>{sides}</w:tblBorders>"


def _quoted(text: str) -> str:
    return escape(text, {'"': "&quot;"})
