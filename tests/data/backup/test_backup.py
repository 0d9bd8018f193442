"""The whole state in one file, and back: within a kind of database and across, or not at all."""

from __future__ import annotations

import json
import math
import stat
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from dashboard.data.backup import back_up, read_manifest, restore
from dashboard.data.backup.archive import read_row, write_row
from dashboard.data.schema import editions, metadata, sessions
from dashboard.data.store import Store, open_store
from dashboard.errors import StoreError
from dashboard.settings import Settings
from tests.data import worlds
from tests.support.databases import CREATE, NUMBERS, run_statement

VISITS = """
id person day        sex amount  done words
V1 P1     2018-11-02 f   0.1     y    один+два
V2 P2     2019-01-15 m   1e-300  n    -
V3 P3     2019-05-20 -   2.5     -    one
"""
DATASETS = {
    "visit": worlds.dataset(
        {
            "id": "text",
            "person": "text",
            "day": "date",
            "sex": {"type": "code", "code_list": "sex"},
            "amount": "number",
            "done": "yes_no",
            "words": "codes",
        }
        | {"words": {"type": "text"}},
        "id",
        date="day",
        person="person",
    )
}
INDICATORS = [worlds.indicator({"type": "count", "dataset": "visit"}, disaggregations=["sex"])]


@pytest.fixture
def declared():
    return worlds.framework(DATASETS, INDICATORS)


@pytest.fixture
def settings(tmp_path):
    declaration = tmp_path / "declared.yaml"
    declaration.write_text("project: {}\n")
    return replace(Settings(), indicators=declaration)


def filled(url, declared) -> Store:
    """A database with something in every table that a backup has to keep."""
    store = worlds.store_with(url, declared, {"visit": VISITS})
    store.loads.revert(worlds.add(store, "visit", VISITS, "again"), "test")
    store.accounts.add("a@example.org", "manager", "a long enough secret", True, by="test")
    with store.engine.begin() as connection:
        connection.execute(insert(editions.editions).values(**EDITION))
        entry = {"edition": 1, "indicator": "I.1", "window": "H1", "split": "[]"}
        entry |= {"cut_off": date(2019, 3, 31), "figure": "{}", "subject": "rows of visit"}
        number = connection.execute(insert(editions.ledger).values(**entry)).inserted_primary_key
        member = {"entry": number[0], "part": "", "person": "0" * 64}
        connection.execute(insert(editions.ledger_members).values(**member))
        connection.execute(insert(sessions.sessions).values(**SESSION))
    store.jobs.upload("visit", "visits.csv", bytes(range(256)), "test")
    return store


EDITION = {
    "number": 1,
    "kind": "edition",
    "period": "H1",
    "cut_off": date(2019, 3, 31),
    "published_on": date(2019, 4, 1),
    "published_at": datetime(2019, 4, 1, 12, 30, 1),
    "prepared_by": "a",
    "approved_by": "b",
    "fingerprint": "f" * 64,
    "loads": "[1]",
    "document": '{"cells":[],"title":"Ҳуҷҷат \\" „Ӯ“"}',
    "sha256": "d" * 64,
    "budget": "{}",
}
SESSION = {
    "token_hash": "5" * 64,
    "account": 1,
    "begun_at": datetime(2019, 4, 1),
    "seen_at": datetime(2019, 4, 1),
}


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in an order of their own; what a restore itself says left out."""
    found = {}
    with store.engine.connect() as connection:
        for table in [*metadata.sorted_tables, *store.loads._records.tables.values()]:
            rows = [tuple(row) for row in connection.execute(select(*table.columns))]
            rows = [row for row in rows if not {"restore", "backup"} & set(map(str, row))]
            found[table.name] = sorted(rows, key=repr)
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def second_url(request, tmp_path):
    """A second database of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'second.sqlite'}"
        return
    socket_folder = request.getfixturevalue("postgresql_server")
    name = f"test_{next(NUMBERS)}"
    run_statement(socket_folder, CREATE.format(name=name))
    yield f"postgresql://postgres:@/{name}?host={socket_folder}"
    run_statement(socket_folder, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def second(second_url, declared):
    store = open_store(second_url, declared)
    worlds.OPENED.append(store)
    return store


def test_everything_comes_back_in_either_kind_of_database(
    database_url, second, declared, settings, tmp_path
):
    store = filled(database_url, declared)
    path = tmp_path / "backup.zip"
    made = back_up(settings, store, path, "test")
    before, released = contents(store), worlds.release(store, "2019-09-30")
    restored = restore(second, path, "test")
    after = contents(second)
    assert restored == made
    assert before.pop("sessions")
    assert after.pop("sessions") == []
    assert after == before
    assert worlds.release(second, "2019-09-30").cells == released.cells
    assert second.jobs.waiting_file(1).content == bytes(range(256))
    assert second.accounts.verify("a@example.org", "a long enough secret") is not None


def test_numbers_go_on_after_a_restore(database_url, second, declared, settings, tmp_path):
    store = filled(database_url, declared)
    path = tmp_path / "backup.zip"
    back_up(settings, store, path, "test")
    restore(second, path, "test")
    assert worlds.add(second, "visit", VISITS, "new") == 3
    assert second.accounts.add("b@example.org", "donor", "a long enough secret", False, "t").id == 2


def test_a_backup_is_readable_by_its_owner_alone(database_url, declared, settings, tmp_path):
    path = tmp_path / "backup.zip"
    back_up(settings, filled(database_url, declared), path, "test")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(StoreError, match="is there already"):
        back_up(settings, open_again(database_url, declared), path, "test")


def open_again(url, declared):
    store = open_store(url, declared)
    worlds.OPENED.append(store)
    return store


def test_a_backup_that_fails_leaves_nothing(
    database_url, declared, settings, tmp_path, monkeypatch
):
    store = filled(database_url, declared)
    folder = tmp_path / "kept"
    folder.mkdir()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("dashboard.data.backup.backing_up.write_row", fail)
    with pytest.raises(StoreError, match="No space left"):
        back_up(settings, store, folder / "backup.zip", "test")
    assert list(folder.iterdir()) == []


def test_a_backup_shows_one_moment(database_url, declared, settings, tmp_path, monkeypatch):
    store = filled(database_url, declared)
    path, written = tmp_path / "backup.zip", []
    from dashboard.data.backup import backing_up

    really_write = backing_up.write_row

    def write_and_load(values, kinds):
        if not written:
            written.append(worlds.add(store, "visit", VISITS, "meanwhile"))
        return really_write(values, kinds)

    monkeypatch.setattr(backing_up, "write_row", write_and_load)
    manifest = back_up(settings, store, path, "test")
    rows = {table.table: table.rows for table in manifest.tables}
    assert written == [3]
    assert (rows["loads"], rows["records_visit"]) == (2, 6)


def test_only_an_empty_database_is_filled(database_url, second, declared, settings, tmp_path):
    store = filled(database_url, declared)
    path = tmp_path / "backup.zip"
    back_up(settings, store, path, "test")
    worlds.add(second, "visit", VISITS, "other")
    before = contents(second)
    with pytest.raises(StoreError, match="not empty"):
        restore(second, path, "test")
    assert contents(second) == before
    restore(second, path, "test", replace=True)
    assert contents(second)["records_visit"] == contents(store)["records_visit"]
    with pytest.raises(DBAPIError), second.engine.begin() as connection:
        connection.execute(text("DELETE FROM audit"))


def test_a_declaration_that_lost_a_column_keeps_what_stands_in_it(
    database_url, second_url, declared, settings, tmp_path
):
    path = tmp_path / "backup.zip"
    back_up(settings, filled(database_url, declared), path, "test")
    visit = {**DATASETS["visit"]}
    visit["columns"] = {name: kind for name, kind in visit["columns"].items() if name != "words"}
    store = open_store(second_url, worlds.framework({"visit": visit}, INDICATORS))
    worlds.OPENED.append(store)
    restore(store, path, "test")
    with store.engine.connect() as connection:
        words = connection.execute(text("SELECT words FROM records_visit ORDER BY id")).scalars()
        assert words.all()[0] == "один+два"


def test_a_column_of_another_type_is_refused(
    database_url, second_url, declared, settings, tmp_path
):
    path = tmp_path / "backup.zip"
    back_up(settings, filled(database_url, declared), path, "test")
    visit = {**DATASETS["visit"]}
    visit["columns"] = {**visit["columns"], "words": {"type": "number"}}
    store = open_store(second_url, worlds.framework({"visit": visit}, INDICATORS))
    worlds.OPENED.append(store)
    with pytest.raises(StoreError, match='column "words" as text, which does not fit'):
        restore(store, path, "test")
    assert contents(store)["loads"] == []


# What can be wrong with a file.


@pytest.fixture
def good(sqlite_url, declared, settings, tmp_path):
    path = tmp_path / "good.zip"
    back_up(settings, filled(sqlite_url, declared), path, "test")
    return path


@pytest.fixture
def target(tmp_path, declared):
    return open_again(f"sqlite:///{tmp_path / 'target.sqlite'}", declared)


def rewritten(good, **changes: object) -> Path:
    """A copy of the backup with some of its members changed; None leaves one out."""
    path = good.with_name("changed.zip")
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as copy:
        for name in source.namelist():
            found = changes.get(name.replace("/", "_").replace(".", "_"), source.read(name))
            if found is not None:
                copy.writestr(name, found)
        for name, found in changes.items():
            if name.startswith("extra"):
                copy.writestr(name, found)
    return path


def changed_manifest(good, **changes: object) -> bytes:
    with zipfile.ZipFile(good) as source:
        return json.dumps({**json.loads(source.read("manifest.json")), **changes}).encode()


def flipped(good, place: float = 0.5):
    """A copy with one byte turned over in the packed rows of a table, or anywhere at `place`."""
    content = bytearray(good.read_bytes())
    with zipfile.ZipFile(good) as source:
        info = source.getinfo("tables/audit.jsonl")
    inside = info.header_offset + 30 + len(info.filename) + 20 + info.compress_size // 2
    content[inside if place == 0.5 else int(len(content) * place)] ^= 0xFF
    path = good.with_name("flipped.zip")
    path.write_bytes(content)
    return path


def cut(good):
    path = good.with_name("cut.zip")
    path.write_bytes(good.read_bytes()[:-200])
    return path


FAULTS = {
    "flipped": (flipped, "is damaged"),
    "cut": (cut, "is damaged"),
    "a table changed": (
        lambda good: rewritten(good, tables_records_visit_jsonl=b"[]\n"),
        "is damaged",
    ),
    "a table missing": (lambda good: rewritten(good, tables_audit_jsonl=None), "is damaged"),
    "something beside": (lambda good: rewritten(good, extra=b"?"), "is damaged"),
    "no manifest": (lambda good: rewritten(good, manifest_json=None), "is not a backup"),
    "an odd manifest": (lambda good: rewritten(good, manifest_json=b"{}"), "not one that this"),
    "older": (
        lambda good: rewritten(good, manifest_json=changed_manifest(good, revision="0004")),
        "version 0004 .* then update",
    ),
    "newer": (
        lambda good: rewritten(good, manifest_json=changed_manifest(good, revision="9999")),
        "update first",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_file_that_is_not_right_stores_nothing(good, target, fault):
    spoil, sentence = FAULTS[fault]
    before = contents(target)
    with pytest.raises(StoreError, match=sentence):
        restore(target, spoil(good), "test")
    assert contents(target) == before


@pytest.mark.parametrize("place", [0.01, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.99])
def test_one_byte_turned_over_is_found_or_says_nothing(good, target, sqlite_url, declared, place):
    before = contents(open_again(sqlite_url, declared))
    before["sessions"] = []
    try:
        restore(target, flipped(good, place), "test")
    except StoreError:
        assert contents(target)["loads"] == []
    else:
        assert contents(target) == before


def test_a_file_that_is_changed_after_the_check_stores_nothing(good, target, monkeypatch):
    from dashboard.data.backup import restoring

    manifest = read_manifest(good)
    rows = json.dumps(["x"] * 11).encode() + b"\n"
    bad = rewritten(good, tables_records_visit_jsonl=rows)
    monkeypatch.setattr(restoring, "read_manifest", lambda _: manifest)
    before = contents(target)
    with pytest.raises(StoreError, match="is damaged"):
        restore(target, bad, "test")
    assert contents(target) == before


def test_what_is_missing_or_no_zip_is_refused(tmp_path, target):
    with pytest.raises(StoreError, match="no such file"):
        restore(target, tmp_path / "nowhere.zip", "test")
    text_file = tmp_path / "text.zip"
    text_file.write_text("not a zip")
    with pytest.raises(StoreError, match="is damaged"):
        restore(target, text_file, "test")


def test_a_swollen_file_is_refused_before_it_is_unpacked(good, target, monkeypatch):
    from dashboard.data.backup import restoring

    monkeypatch.setattr(restoring, "SWOLLEN_COUNTS_FROM", 10)
    monkeypatch.setattr(restoring, "MOST_SWOLLEN", 0)
    with pytest.raises(StoreError, match="more than a backup would"):
        restore(target, good, "test")


ROW = (
    True,
    -(2**62),
    0.1 + 0.2,
    datetime(2020, 2, 29, 1, 2, 3, 4),
    date(2020, 2, 29),
    b"\x00\xff",
    'Ҷ "\n\t',
    None,
)
ROW_KINDS = ("boolean", "integer", "float", "moment", "date", "bytes", "text", "text")


def test_a_row_comes_back_exactly():
    line = write_row(ROW, ROW_KINDS)
    assert line.count(b"\n") == 1
    found = read_row(line, ROW_KINDS)
    assert found == list(ROW)
    assert [type(value) for value in found] == [type(value) for value in ROW]


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan, -0.0, 5e-324, 1e308])
def test_every_number_comes_back_exactly(number):
    (found,) = read_row(write_row([number], ["float"]), ["float"])
    assert repr(found) == repr(number)
