"""Empty files to fill in: one dataset's headers in the reader's language, with what each means.

A template is read back by the ordinary loader, whatever the language that it was made in.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Mapping

from xlsxwriter import Workbook

from dashboard.framework import Framework
from dashboard.framework.datasets import Column, Dataset
from dashboard.language import Language

MOST_CODES = 40
WIDTH = 18
WIDE = 60


def template(form: str, framework: Framework, dataset: str, language: Language) -> bytes:
    """The template of a dataset as `form`, one of TEMPLATES."""
    return TEMPLATES[form](framework, framework.datasets[dataset], language)


def headers(dataset: Dataset, language: Language) -> dict[str, str]:
    """Column -> the header that it has in a template; no two columns share one."""
    wished = {name: _wished(name, column, language) for name, column in dataset.columns.items()}
    times = Counter(text.casefold() for text in wished.values())
    return {name: text if times[text.casefold()] == 1 else name for name, text in wished.items()}


def _wished(name: str, column: Column, language: Language) -> str:
    return column.headers.preferred(language.code) or language.label(column.label) or name


def _csv(_framework: Framework, dataset: Dataset, language: Language) -> bytes:
    """One line; the mark at its start tells spreadsheet programs that it is UTF-8."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(headers(dataset, language).values())
    return written.getvalue().encode("utf-8-sig")


def _xlsx(framework: Framework, dataset: Dataset, language: Language) -> bytes:
    """A sheet to fill in, and a sheet that explains every column."""
    _ = language.gettext
    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    named = headers(dataset, language)
    sheet = book.add_worksheet(_("Records"))
    sheet.write_row(0, 0, named.values(), bold)
    sheet.set_column(0, len(named) - 1, WIDTH)
    sheet.freeze_panes(1, 0)
    words = book.add_worksheet(_("Columns"))
    words.write_row(0, 0, [_("Column"), _("What it holds"), _("Required")], bold)
    words.set_column(0, 0, 2 * WIDTH)
    words.set_column(1, 1, WIDE)
    for row, (name, column) in enumerate(dataset.columns.items(), start=1):
        required = column.required or name in dataset.key
        told = [named[name], _meaning(framework, column, language), _("yes") if required else ""]
        words.write_row(row, 0, told, plain)
    book.close()
    return written.getvalue()


def _meaning(framework: Framework, column: Column, language: Language) -> str:
    _ = language.gettext
    codes = _codes(framework, column, language)
    return {
        "text": _("text"),
        "integer": _("a whole number"),
        "number": _("a number"),
        "date": _("a day, such as 31.08.2020"),
        "month": _("a month, such as 08.2020"),
        "yes_no": _("yes or no"),
        "code": _("one of: {codes}").format(codes=codes),
        "codes": _("one or several of: {codes}").format(codes=codes),
    }[column.type]


def _codes(framework: Framework, column: Column, language: Language) -> str:
    known = framework.code_lists.get(column.code_list or "", {})
    labels = [language.label(code.label) or name for name, code in known.items()]
    more = [", …"] if len(labels) > MOST_CODES else []
    return "; ".join(labels[:MOST_CODES]) + "".join(more)


TEMPLATES: Mapping[str, Callable[[Framework, Dataset, Language], bytes]] = {
    "xlsx": _xlsx,
    "csv": _csv,
}
