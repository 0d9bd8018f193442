"""Notes in the database: appended, audited in the same transaction, refused where they must be."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from dashboard.data.queries import accounts
from dashboard.errors import StoreError
from dashboard.protocols import NewNote
from tests.data.worlds import dataset, framework, indicator, store_with

REGIONS = {
    "SU": {"label": {"en": "Sughd", "ru": "Согдийская область"}, "aliases": ["Khujand"]},
    "XX": {"label": "Not stated", "unknown": True},
}


@pytest.fixture
def store(database_url):
    columns = {"id": "text", "day": "date", "region": {"type": "code", "code_list": "region"}}
    cases = dataset(columns, "id", date="day", place="region")
    count = {"type": "count", "dataset": "cases"}
    declared = framework(
        {"cases": cases},
        [indicator(count), indicator(count, code="S.1", disclosure="sensitive")],
        code_lists={"region": REGIONS},
    )
    return store_with(database_url, declared, {})


def audited(store):
    with store.engine.connect() as connection:
        rows = connection.execute(text("SELECT actor, action, subject FROM audit")).all()
    return [tuple(row) for row in rows]


def test_notes_are_kept_newest_first(store):
    first = store.notes.add(NewNote("I.1", "H1", "variance", "Late start", "A late start"), "a@b")
    second = store.notes.add(NewNote("I.1", "H1", "confirmation"), "c@d")
    other = store.notes.add(NewNote("S.1", "H2", "evidence", "Folder 7"), "c@d")
    assert store.notes.all() == [other, second, first]
    assert store.notes.of("I.1") == [second, first]
    assert (first.internal, first.public, first.written_by) == ("Late start", "A late start", "a@b")
    assert first.written_at.tzinfo is None
    assert second.public == ""


def test_a_note_is_audited_without_its_text(store):
    store.notes.add(NewNote("I.1", "H1", "variance", "Secret reason"), "a@b")
    assert audited(store) == [("a@b", "write note", "I.1 H1 variance")]


def test_a_note_that_cannot_be_audited_is_not_kept(store, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("the trail is full")

    monkeypatch.setattr(accounts, "append_audit", fail)
    with pytest.raises(RuntimeError, match="the trail is full"):
        store.notes.add(NewNote("I.1", "H1", "variance", "Reason"), "a@b")
    assert store.notes.all() == []


@pytest.mark.parametrize(
    ("note", "message"),
    [
        (("I.9", "H1", "variance", "x"), 'there is no indicator "I.9"; known are I.1, S.1'),
        (("I.1", "H9", "variance", "x"), 'there is no period "H9"; known are H1, H2, H3, H4, H5'),
        (("I.1", "H1", "variance", "  "), "the variance note is empty"),
        (("I.1", "H1", "evidence", ""), "the evidence note is empty"),
        (("I.1", "H1", "variance", "x" * 2001), "at most 2000 characters"),
        (("S.1", "H1", "variance", "x", "2 women"), "public text on S.1 holds a digit"),
        (("S.1", "H1", "variance", "x", "two women"), "public text on S.1 holds a number word"),
        (("S.1", "H1", "variance", "x", "in Khujand"), "public text on S.1 holds a place name"),
    ],
)
def test_what_is_refused(store, note, message):
    with pytest.raises(StoreError, match=message):
        store.notes.add(NewNote(*note), "a@b")
    assert store.notes.all() == []
    assert audited(store) == []


def test_open_figures_and_internal_texts_may_name_numbers_and_places(store):
    store.notes.add(NewNote("I.1", "H1", "variance", "x", "Two sessions in Khujand, 2020"), "a@b")
    store.notes.add(NewNote("S.1", "H1", "variance", "Two women from Khujand", "Delays"), "a@b")
    assert len(store.notes.all()) == 2
