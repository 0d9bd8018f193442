"""The formats of files: one function for each, and one dictionary of them.

Each takes the slice that its page took. To add a format: one module beside, one row here. What
writes a format is heavy and is imported when the first file of the format is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from dashboard.exports.slice import File, Slice

Writer = Callable[[Slice], File]


def _later(module: str, name: str) -> Writer:
    """The function `name` of a module of this folder, which is imported at the first call."""

    def write(slice_: Slice) -> File:
        found: Writer = getattr(import_module(f"dashboard.exports.{module}"), name)
        return found(slice_)

    return write


FORMATS: Mapping[str, Writer] = {
    "xlsx": _later("xlsx", "write_workbook"),
    "pptx": _later("pptx", "write_slides"),
    "docx": _later("report", "write_docx"),
    "pdf": _later("report", "write_pdf"),
    "csv": _later("rows", "write_csv"),
    "hxl": _later("hxl", "write_hxl"),
    "datapackage": _later("datapackage", "write_package"),
    "iati": _later("iati", "write_activity"),
}
OF_A_CHART: Mapping[str, Writer] = {
    "csv": FORMATS["csv"],
    "xlsx": _later("xlsx", "write_chart"),
}
"""What holds the figures of one chart and nothing beside them."""
