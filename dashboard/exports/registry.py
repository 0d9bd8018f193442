"""The formats of files: one function for each, and one dictionary of them.

Each takes the slice that its page took. To add a format: one module beside, one row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.exports.datapackage import write_package
from dashboard.exports.hxl import write_hxl
from dashboard.exports.iati import write_activity
from dashboard.exports.pptx import write_slides
from dashboard.exports.report import write_docx, write_pdf
from dashboard.exports.slice import File, Slice
from dashboard.exports.xlsx import write_workbook

FORMATS: Mapping[str, Callable[[Slice], File]] = {
    "xlsx": write_workbook,
    "pptx": write_slides,
    "docx": write_docx,
    "pdf": write_pdf,
    "hxl": write_hxl,
    "datapackage": write_package,
    "iati": write_activity,
}
