"""A trainee is erased between two editions: what is public of trainees stays to the last unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from dashboard.data.erasing import erase
from dashboard.data.publication import publish_as_of
from dashboard.settings import Settings
from tests.data import worlds

LAST = {"H1": date(2019, 3, 31), "H2": date(2019, 9, 30)}
TYPE = {"gov": {"label": "State"}, "unknown": {"label": "Not stated", "unknown": True}}
ATTENDANCE = worlds.dataset(
    {
        "id": "text",
        "person": "text",
        "on": "date",
        "sex": {"type": "code", "code_list": "sex"},
        "employer": {"type": "code", "code_list": "employer"},
        "village": {"type": "code", "code_list": "employer"},
        "remark": "text",
    },
    "id",
    date="on",
    person="person",
)
TRAINED = worlds.indicator(
    {"type": "unique", "dataset": "attendance", "entity": "person", "counts": "people"},
    disclosure="people",
    disaggregations=["sex", "employer"],
)
LINES = [f"A{n} P{n} 2019-02-0{1 + n % 9} {'fm'[n % 2]} gov gov hello" for n in range(42)]
ROWS = "\n".join(["id person on sex employer village remark", *LINES])


@pytest.fixture
def settings(tmp_path):
    return replace(Settings(), ledger_key=tmp_path / "ledger.key", as_of=LAST["H2"])


@pytest.fixture
def store(database_url):
    declared = worlds.framework(
        {"attendance": ATTENDANCE}, [TRAINED], code_lists={"employer": TYPE}
    )
    return worlds.store_with(database_url, declared, {"attendance": ROWS})


def publish(settings, store, period):
    day = LAST[period] + timedelta(days=5)
    number = publish_as_of(settings, store, period, LAST[period], day, "a", "in a test").number
    return {
        cell.split: cell.value
        for cell in store.editions.read(number).cells
        if cell.window == "to H1"
    }


def test_no_public_breakdown_moves_when_a_trainee_is_erased(settings, store):
    first = publish(settings, store, "H1")
    assert first[()] == 42
    assert first[("sex", "f"),] == 21
    erase(settings, store, "attendance", "P4", "asked in writing", "tester")
    assert publish(settings, store, "H2") == first


def test_the_unit_keeps_the_codes_that_figures_are_split_by_and_nothing_else(settings, store):
    erase(settings, store, "attendance", "P4", "asked in writing", "tester")
    table = store.loads._records.tables["attendance"]
    with store.engine.connect() as connection:
        (row,) = (
            row
            for row in connection.execute(select(table)).mappings()
            if row["person"].startswith("erased:")
        )
    assert row["id"].startswith("erased:")
    assert (row["sex"], row["employer"], row["on"]) == ("f", "gov", date(2019, 2, 28))
    assert (row["village"], row["remark"], row["_line"]) == (None, None, None)
