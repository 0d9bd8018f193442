"""A workbook being written: its sheets, its styles, and cells that can never become formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import Any, Literal

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.exports import provenance
from dashboard.exports.slice import Slice
from dashboard.exports.tidy import disarmed
from dashboard.exports.words import state_mark
from dashboard.formats import is_share, yes_no
from dashboard.framework.results import Indicator
from dashboard.released import Cell

FONT = "Noto Sans"
INK = "1B2430"
MUTED = "56616F"
LINE = "E3E8EE"
WASH = "F6F8FA"
ACCENT = "0033A0"
DAY = "d mmm yyyy"
LINE_HEIGHT = 13.5
DENSITY = 1.1
"""Letters of running text in one unit of a column's width, with room for the ends of lines."""
Side = Literal["left", "right", "center", "beside"]


class Book:
    """One workbook of one slice. `close` gives its bytes; nothing is written to disk."""

    def __init__(self, slice_: Slice) -> None:
        self.slice = slice_
        self.language = slice_.language
        self._bytes = BytesIO()
        options = {"in_memory": True, "default_date_format": DAY}
        self.workbook = Workbook(self._bytes, options)
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._describe()

    def close(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._bytes.getvalue()

    def sheet(self, name: str) -> Worksheet:
        """A new sheet, laid out for A4 across, with source and page number at its foot."""
        sheet = self.workbook.add_worksheet(name[:31])
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{provenance.line(self.slice)[:200].replace('&', '&&')}&R&8&P / &N")
        return sheet

    def style(self, **properties: Any) -> Any:
        """A cell style; the same properties give the same style."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            shared = {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "top"}
            self._styles[key] = self.workbook.add_format(shared | properties)
        return self._styles[key]

    def heading(self, side: Side = "left") -> Any:
        """The style of a table's header: over figures and days to the right."""
        place = {"align": "left", "indent": 1} if side == "beside" else {"align": side}
        rule = {"bottom": 1, "bottom_color": MUTED}
        return self.style(bold=True, bg_color=WASH, text_wrap=True, **place, **rule)

    def beside(self) -> Any:
        """The style of a text that follows a figure: a little away from it."""
        return self.style(text_wrap=True, align="left", indent=1)

    def write_text(
        self, sheet: Worksheet, row: int, column: int, text: str, style: Any = None
    ) -> None:
        """Text that stays text; what a spreadsheet would run as a formula gets an apostrophe."""
        safe = disarmed(text)
        sheet.write_string(row, column, safe, style or self.style(text_wrap=True))

    def write_number(
        self, sheet: Worksheet, row: int, column: int, value: float | None, style: Any = None
    ) -> None:
        """A number; an empty cell where there is none."""
        if value is None:
            sheet.write_blank(row, column, None, style)
        else:
            sheet.write_number(row, column, value, style or self.style())

    def write_day(self, sheet: Worksheet, row: int, column: int, value: date | None) -> None:
        """A real date; an empty cell where there is none."""
        if value is not None:
            moment = datetime.combine(value, time())
            sheet.write_datetime(row, column, moment, self.style(num_format=DAY, align="right"))

    def write_cell(
        self, sheet: Worksheet, row: int, column: int, indicator: Indicator, cell: Cell | None
    ) -> None:
        """The figure of a released cell, or the mark of its state."""
        if cell is None or cell.state != "shown" or cell.value is None:
            quiet = self.style(font_color=MUTED, align="right")
            self.write_text(sheet, row, column, state_mark(self.language, indicator, cell), quiet)
            return
        held = {"italic": True} if cell.held_on else {}
        style = self.style(num_format=self.number_format(indicator), align="right", **held)
        self.write_number(sheet, row, column, cell.value, style)

    def fit_row(self, sheet: Worksheet, row: int, texts: Sequence[tuple[str, int]]) -> None:
        """As high as the longest of these texts needs in its width of characters."""
        lines = max(ceil(len(text) / (width * DENSITY)) for text, width in texts)
        sheet.set_row(row, LINE_HEIGHT * max(lines, 1) + 2)

    def number_format(self, indicator: Indicator) -> str:
        """How a figure of the indicator is printed; its digits stay as released."""
        if indicator.measure.type == "yes_no":
            yes, no = (yes_no(self.language, value).replace('"', "") for value in (1.0, 0.0))
            return f'"{yes}";"{yes}";"{no}"'
        digits = "#,##0" + ("." + "0" * indicator.decimals if indicator.decimals else "")
        return f'{digits}" %"' if is_share(indicator) else digits

    def _describe(self) -> None:
        project, label = self.slice.framework.project, self.language.label
        facts = provenance.facts(self.slice)
        self.workbook.set_properties(
            {
                "title": label(project.title),
                "subject": provenance.line(self.slice),
                "created": self.slice.released.created_at.replace(tzinfo=None),
                "author": label(project.implementer),
                "comments": "\n".join(f"{term}: {text}" for term, text in facts),
            }
        )
        self.workbook.set_calc_mode("auto")
