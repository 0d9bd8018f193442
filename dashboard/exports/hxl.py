"""Figures with HXL 1.1 hashtags: provenance, a header, a row of tags, one figure in each row.

Regions carry their P-codes, so that the file joins with what others publish (domain E).
"""

from __future__ import annotations

import csv
import io
from datetime import date

from dashboard.exports.provenance import facts
from dashboard.exports.slice import File, Slice
from dashboard.exports.tidy import disarmed
from dashboard.formats import status_words
from dashboard.framework.datasets import Code
from dashboard.framework.results import Indicator
from dashboard.periods import Window, declared_windows
from dashboard.released import Cell

MEDIA_TYPE = "text/csv; charset=utf-8"
TAGS = (
    "#indicator+code",
    "#indicator+name",
    "#indicator+unit",
    "#meta+basis",
    "#date+start",
    "#date+end",
    "#indicator+split",
    "#indicator+group",
    "#adm1+code",
    "#adm1+name",
    "#indicator+value+baseline+num",
    "#indicator+value+target+num",
    "#indicator+value+actual+num",
    "#indicator+numerator+num",
    "#indicator+denominator+num",
    "#status",
    "#meta+state",
    "#date+held",
)

Value = str | float | date | None


def write_hxl(slice_: Slice) -> File:
    """Every chosen figure of the declared periods, in matrix order; unpublished ones are empty."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([disarmed(term), disarmed(text)] for term, text in facts(slice_, mark=""))
    writer.writerow(_header(slice_))
    writer.writerow(TAGS)
    windows = {
        w.name: w for w in declared_windows(slice_.framework.periods, slice_.released.cut_off)
    }
    indicators = {indicator.code: indicator for indicator in slice_.indicators}
    for cell in slice_.cells:
        if cell.window in windows and cell.indicator in indicators:
            row = _row(slice_, indicators[cell.indicator], windows[cell.window], cell)
            writer.writerow([disarmed(_text(value)) for value in row])
    return File(written.getvalue().encode(), slice_.file_name("hxl.csv"), MEDIA_TYPE)


def _header(slice_: Slice) -> list[str]:
    _ = slice_.language.gettext
    return [
        _("Code"),
        _("Indicator"),
        _("Unit"),
        _("Basis"),
        _("First day"),
        _("Last day"),
        _("Split by"),
        _("Group"),
        _("P-code"),
        _("Region"),
        _("Baseline"),
        _("Target"),
        _("Actual"),
        _("Numerator"),
        _("Base"),
        _("Status"),
        _("State"),
        _("Held, as of"),
    ]


def _row(slice_: Slice, indicator: Indicator, window: Window, cell: Cell) -> list[Value]:
    label = slice_.language.label
    found = slice_.released.codes
    codes = [found(indicator, name).get(code) for name, code in cell.split]
    area = next((code for code in codes if code is not None and code.pcode), None)
    return [
        indicator.code,
        label(indicator.title),
        label(indicator.unit),
        cell.basis,
        window.first or slice_.framework.project.start,
        window.last,
        "; ".join(name for name, _code in cell.split),
        "; ".join(
            _name(slice_, one, code) for one, (_n, code) in zip(codes, cell.split, strict=True)
        ),
        area.pcode if area else "",
        label(area.label) if area else "",
        None if cell.split else indicator.baseline.value,
        cell.target,
        cell.value,
        cell.numerator,
        cell.denominator,
        status_words(slice_.language, cell.status) if cell.status else "",
        cell.state,
        cell.held_on,
    ]


def _name(slice_: Slice, found: Code | None, code: str) -> str:
    return code if found is None else slice_.language.label(found.label)


def _text(value: Value) -> object:
    """Days in ISO form, whole numbers without a point, nothing where there is nothing."""
    match value:
        case None:
            return ""
        case float() if value == int(value):
            return int(value)
        case date():
            return value.isoformat()
        case _:
            return value
