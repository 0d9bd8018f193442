"""The results report: one content, typeset as PDF or written as an editable DOCX.

It follows the order of an interim narrative report to the fund; figures, sentences and charts are
those of the pages.
"""

from __future__ import annotations

from dashboard.exports.report.content import report
from dashboard.exports.report.typeset import typeset
from dashboard.exports.report.word import write_word
from dashboard.exports.slice import File, Slice

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write_pdf(slice_: Slice) -> File:
    """The report as PDF with tags and vector charts."""
    return File(typeset(slice_, report(slice_, editable=False)), slice_.file_name("pdf"), PDF)


def write_docx(slice_: Slice) -> File:
    """The report as DOCX with places to write in and pictures of 300 dots an inch."""
    content = report(slice_, editable=True)
    return File(write_word(slice_, content), slice_.file_name("docx"), DOCX)
