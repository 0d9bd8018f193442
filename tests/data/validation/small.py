"""A small framework, and files written and read in one line."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook

from dashboard.data.sources import RawTable, read_source
from dashboard.data.validation import Validated, validate
from dashboard.framework import Framework
from dashboard.protocols import Reject

REGION = {
    "TJ-DU": {"label": {"en": "Dushanbe", "ru": "Душанбе"}},
    "TJ-SU": {
        "label": {"en": "Sughd", "ru": "Согдийская область", "tg": "Суғд"},
        "aliases": ["Согд", "вилояти Суғд", "Sogd", "Leninabad"],
    },
    "TJ-KT": {"label": {"en": "Khatlon", "ru": "Хатлонская область", "tg": "Хатлон"}},
    "XX": {"label": "unknown", "unknown": True},
}
FORM = {
    "forced_labour": {"label": {"en": "Forced labour", "ru": "Принудительный труд"}},
    "sexual": {"label": "Sexual exploitation"},
    "other": {"label": "Other"},
    "unknown": {"label": "Not stated", "unknown": True},
}
DATASETS: dict[str, Any] = {
    "session": {
        "title": "Sessions", "unit": "session", "source": "report",
        "key": ["session_id"], "date": "date",
        "columns": {
            "session_id": {"type": "text", "required": True, "headers": ["Session", "Код"]},
            "date": {"type": "date", "required": True,
                     "headers": {"en": ["Date"], "ru": ["Дата"], "tg": ["Сана"]}},
            "date_end": {"type": "date", "headers": ["End date"]},
            "region": {"type": "code", "code_list": "region",
                       "headers": ["Region", "Регион", "Минтақа"]},
            "women": {"type": "integer", "minimum": 0, "headers": ["Women", "Женщин"]},
            "men": {"type": "integer", "minimum": 0, "headers": ["Men", "Мужчин"]},
            "total": {"type": "integer", "headers": ["Total head count"]},
            "cost": {"type": "number", "headers": ["Cost", "Цена"]},
            "test_max": {"type": "integer", "minimum": 1, "headers": ["Test maximum"]},
            "done": {"type": "yes_no", "headers": ["Done", "Проведено"]},
            "note": {"type": "text", "headers": ["Note", "Примечание"]},
        },
        "order": [["date", "date_end"]],
        "sums": {"total": ["women", "men"]},
    },
    "participant": {
        "title": "Participants", "unit": "attendance", "source": "list",
        "key": ["session_id", "person_id"], "person": "person_id",
        "columns": {
            "session_id": {"type": "text", "required": True, "headers": ["Session"]},
            "person_id": {"type": "text", "required": True, "headers": ["Person ID"]},
            "sex": {"type": "text", "constant": True, "headers": ["Sex"]},
            "post": {"type": "number", "minimum": 0, "maximum": "test_max", "headers": ["Post"]},
        },
        "links": {"s": {"dataset": "session", "on": "session_id",
                        "columns": ["date", "test_max"]}},
    },
    "case": {
        "title": "Cases", "unit": "case", "source": "register",
        "key": ["case_id"], "date": "identified_on", "sensitive": True, "person": "case_id",
        "columns": {
            "case_id": {"type": "text", "required": True, "pattern": "[A-Z0-9]{6}",
                        "headers": ["Case ID"]},
            "identified_on": {"type": "date", "required": True, "minimum": "2017-01-01",
                              "headers": ["Identified on"]},
            "served_on": {"type": "date", "headers": ["Served on"]},
            "exploitation": {"type": "codes", "code_list": "form", "headers": ["Forms"]},
            "region": {"type": "code", "code_list": "region", "headers": ["Region"]},
            "contacts": {"type": "integer", "headers": ["Contacts"]},
        },
        "order": [["identified_on", "served_on"]],
    },
    "month": {
        "title": "Months", "unit": "month", "source": "log",
        "key": ["month"], "date": "month",
        "columns": {"month": {"type": "month", "headers": ["Month", "Месяц"]},
                    "contacts": {"type": "integer", "headers": ["Contacts"]}},
    },
}  # fmt: skip
FORBIDDEN = {
    "name": {"label": "Names", "headers": ["ФИО", "Full name", "Name", "Ному насаб"]},
    "phone": {
        "label": "Phone numbers",
        "headers": ["Phone", "Телефон"],
        "pattern": r"(\+?992)[\s-]*\d{2}[\s-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}",
    },
}
FRAMEWORK = Framework.model_validate(
    {
        "project": {
            "code": "T1", "title": "T", "short_title": "T", "donor": "D", "implementer": "I",
            "coverage": "C", "country": "TJ", "budget": {"amount": 1, "currency": "USD"},
            "start": "2018-10-01", "end": "2021-03-31", "languages": ["en"],
            "periods": {"H1": {"from": "2018-10-01", "to": "2019-03-31"}},
        },
        "code_lists": {"region": REGION, "form": FORM},
        "forbidden_columns": FORBIDDEN,
        "datasets": DATASETS,
        "levels": [{"name": "objective", "label": "Objective"}],
        "results": [{"code": "OBJ", "level": "objective", "text": "R"}],
        "indicators": [{
            "code": "OBJ.1", "result": "OBJ", "title": "I", "definition": "D", "unit": "sessions",
            "measure": {"type": "count", "dataset": "session"}, "accumulation": "running_total",
            "baseline": {"value": 0, "year": 2018}, "targets": {"H1": 2}, "disclosure": "open",
            "frequency": "q", "owner": "O", "verification": "V",
        }],
    }
)  # fmt: skip

REAL = Path(__file__).resolve().parents[4] / "shared" / "real"


def framework_with(**changes: Any) -> Framework:
    """The small framework with some of its parts replaced."""
    return Framework.model_validate(FRAMEWORK.model_dump(by_alias=True) | changes)


def write(folder: Path, content: str | bytes, name: str = "file.csv") -> Path:
    """The content as a file; text in UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def workbook(*sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets, named Sheet1, Sheet2 ..."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(path: Path, dataset: str = "session", **options: Any) -> RawTable:
    """The raw table of a file."""
    return read_source(path, FRAMEWORK.datasets[dataset], FRAMEWORK, **options)


def load(
    folder: Path,
    content: str | bytes,
    dataset: str = "session",
    name: str = "file.csv",
    parents: dict[str, pd.DataFrame] | None = None,
) -> Validated:
    """A file read and validated."""
    raw = read(write(folder, content, name), dataset)
    return validate(raw, dataset, FRAMEWORK, parents or {})


def told(rejects: list[Reject]) -> list[tuple[str, int | None, str | None, str]]:
    """Severity, line, column and reason of each reject."""
    return [(r.severity, r.line, r.column, r.reason) for r in rejects]


def column(found: Validated, name: str) -> list[object]:
    """A column's values, None for what is missing."""
    return [None if pd.isna(value) else value for value in found.rows[name]]
