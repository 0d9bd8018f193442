"""Small worlds: a framework of one or two datasets, rows as a text table, values out."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.data.release import compute_release
from dashboard.data.store import Store, open_store
from dashboard.data.store.records import Origin
from dashboard.framework import Framework
from dashboard.released import Cell, Released

PERIODS = {
    "H1": {"from": date(2018, 10, 1), "to": date(2019, 3, 31)},
    "H2": {"from": date(2019, 4, 1), "to": date(2019, 9, 30)},
    "H3": {"from": date(2019, 10, 1), "to": date(2020, 3, 31)},
    "H4": {"from": date(2020, 4, 1), "to": date(2020, 9, 30)},
    "H5": {"from": date(2020, 10, 1), "to": date(2021, 3, 31)},
}
PROJECT = {
    "code": "T.1",
    "title": "A test",
    "short_title": "Test",
    "donor": "Donor",
    "implementer": "Office",
    "coverage": "national",
    "country": "TJ",
    "budget": {"amount": 200000, "currency": "USD"},
    "start": date(2018, 10, 1),
    "end": date(2020, 9, 30),
    "amendments": [
        {"approved_on": date(2019, 11, 15), "end": date(2021, 3, 31), "reason": "no-cost extension"}
    ],
    "languages": ["en"],
    "periods": PERIODS,
}
SEX = {
    "f": {"label": "Women"},
    "m": {"label": "Men"},
    "unknown": {"label": "Not stated", "unknown": True},
}
OPENED: list[Store] = []
"""Stores that the running test has opened; conftest.py closes them."""
TYPES = {
    "text": lambda text: text,
    "code": lambda text: text,
    "codes": lambda text: text.replace("+", " "),
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "month": lambda text: date.fromisoformat(f"{text}-01"),
    "yes_no": lambda text: text == "y",
}


def indicator(measure: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """An indicator with everything that does not matter here filled in."""
    plain: dict[str, Any] = {
        "code": "I.1",
        "result": "OUT",
        "title": "Indicator",
        "definition": "What it counts",
        "unit": "units",
        "measure": measure,
        "accumulation": "running_total",
        "baseline": {"value": 0, "year": 2018},
        "targets": {},
        "disclosure": "open",
        "frequency": "quarterly",
        "owner": "M&E officer",
        "verification": "Files",
    }
    return {**plain, **changes}


def dataset(columns: dict[str, str | dict[str, Any]], key: str, **changes: Any) -> dict[str, Any]:
    """A dataset; a column is a type, or a declaration."""
    declared = {
        name: {"type": column} if isinstance(column, str) else column
        for name, column in columns.items()
    }
    plain: dict[str, Any] = {
        "title": "Records",
        "unit": "record",
        "source": "The office",
        "key": key.split(),
        "columns": declared,
    }
    return {**plain, **changes}


def framework(
    datasets: dict[str, Any], indicators: list[dict[str, Any]], **changes: Any
) -> Framework:
    """A framework of one output."""
    return Framework.model_validate(
        {
            "project": PROJECT,
            "code_lists": {"sex": SEX, **changes.pop("code_lists", {})},
            "datasets": datasets,
            "levels": [{"name": "output", "label": "Output"}],
            "results": [{"code": "OUT", "level": "output", "text": "Something is delivered"}],
            "indicators": indicators,
            **changes,
        }
    )


def store_with(url: str, declared: Framework, tables: dict[str, str]) -> Store:
    """A store that holds the tables; `-` is a missing value, the first line names the columns."""
    store = open_store(url, declared)
    OPENED.append(store)
    for number, (name, text) in enumerate(tables.items()):
        add(store, name, text, f"{number}")
    return store


def add(store: Store, name: str, text: str, sha256: str = "") -> int:
    """Load a text table; returns the load's number."""
    rows = frame(store.framework, name, text)
    origin = Origin(
        name, "test", f"{name}.csv", None, sha256 or hashlib.sha256(text.encode()).hexdigest()
    )
    return store.loads.add_load(origin, rows, [], len(rows), "test").id


def frame(declared: Framework, name: str, text: str) -> pd.DataFrame:
    """A text table as typed rows."""
    header, *lines = [line.split() for line in text.strip().splitlines()]
    columns = declared.datasets[name].columns
    data: dict[str, list[Any]] = {column: [] for column in columns}
    for line in lines:
        given = dict(zip(header, line, strict=True))
        for column, kind in columns.items():
            found = given.get(column, "-")
            data[column].append(None if found == "-" else TYPES[kind.type](found))
    result = pd.DataFrame({k: pd.Series(v, dtype=object) for k, v in data.items()})
    result["_line"] = range(2, len(lines) + 2)
    result["_sheet"] = None
    return result


def release(store: Store, cut_off: str) -> Released:
    """The internal release as of a day."""
    return compute_release(store, date.fromisoformat(cut_off), "internal")


def cell(store: Store, cut_off: str, window: str, code: str = "I.1", **split: str) -> Cell:
    """One cell as of a day."""
    found = release(store, cut_off).cell(code, window, tuple(split.items()))
    assert found is not None, (code, window, split)
    return found


def days_after(day: str, days: int) -> str:
    """A day as text, moved."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
