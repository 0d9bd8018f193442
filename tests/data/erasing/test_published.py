"""Load, publish, erase, load the same file again, publish: the person is gone, no figure tells it.

On the project's own declaration: forty persons in the first two half-years, with referrals.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.data.backup import back_up
from dashboard.data.erasing import erase
from dashboard.data.loading import load_file
from dashboard.data.publication.publishing import publish_as_of, publish_edition
from dashboard.data.release import compute_release
from dashboard.data.schema import editions, metadata
from dashboard.data.store import Store, open_store
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings
from tests.data import worlds
from tests.framework.files import PROJECT

PERSON = "ZQXJ7734"
H1, H2 = date(2019, 3, 31), date(2019, 9, 30)
CASE_COLUMNS = (
    "case_id,identified_on,identification_region,vot_status,scope,sex,age_group,"
    "exploitation,consent_services,duplicate_of"
)
REFERRAL_COLUMNS = (
    "referral_id,case_id,from_org,to_org,to_type,service,referred_on,response,"
    "responded_on,service_start"
)


def persons(number: int) -> list[tuple[str, date]]:
    """Who is in the register, the one to be erased among them, and since when."""
    names = [PERSON, *(f"PERSON{place:03}" for place in range(1, number))]
    return [
        (name, date(2018, 10, 10) + timedelta(days=9 * place % 160 if place < 25 else 200 + place))
        for place, name in enumerate(names)
    ]


def case_file(folder: Path, number: int) -> Path:
    lines = [
        f"{name},{day},{('TJ-DU', 'TJ-SU', 'TJ-KT')[place % 3]},identified,internal,"
        f"{'fm'[place % 2]},{('18-29', '30-44')[place % 2]},forced_labour,yes,"
        + (PERSON if place == 5 else "")
        for place, (name, day) in enumerate(persons(number))
    ]
    return written(folder / f"cases{number}.csv", CASE_COLUMNS, lines)


def referral_file(folder: Path, number: int) -> Path:
    lines = [
        f"REF-{name}-{turn},{name},ORG1,{('ORG1', 'ORG2')[turn]},cso,shelter,"
        f"{day + timedelta(days=1 + turn)},accepted,{day + timedelta(days=2 + turn)},"
        f"{day + timedelta(days=3 + turn)}"
        for name, day in persons(number)
        for turn in (0, 1)
    ]
    return written(folder / f"referrals{number}.csv", REFERRAL_COLUMNS, lines)


def written(path: Path, header: str, lines: list[str]) -> Path:
    path.write_text("\n".join([header, *lines]) + "\n")
    return path


@pytest.fixture
def settings(tmp_path):
    return replace(
        Settings(), indicators=PROJECT, ledger_key=tmp_path / "keys" / "ledger.key", as_of=H2
    )


@pytest.fixture
def store(database_url) -> Store:
    found = open_store(database_url, read_framework(PROJECT))
    worlds.OPENED.append(found)
    return found


def publish(settings, store, period, last):
    publish_as_of(settings, store, period, last, last + timedelta(days=5), "tester", "in a test")


def public_numbers(store, number):
    """Every number that the sensitive cells of an edition show."""
    released = store.editions.read(number)
    assert released is not None
    codes = {item.code for item in store.framework.indicators if item.disclosure == "sensitive"}
    codes |= {cascade.code for cascade in store.framework.cascades}
    return {
        (cell.indicator, cell.window, cell.split, part): getattr(cell, part)
        for cell in released.cells
        if cell.indicator in codes
        for part in ("value", "numerator", "denominator", "n")
        if getattr(cell, part) is not None
    }


def internal_counts(store, day):
    counted = {
        item.code
        for item in store.framework.indicators
        if item.measure.type in ("unique", "count", "sum")
    }
    return {
        (cell.indicator, cell.window): cell.value
        for cell in compute_release(store, day, "internal").cells
        if not cell.split and cell.indicator in counted
    }


def everything(store) -> str:
    tables = [*metadata.sorted_tables, *store.loads._records.tables.values()]
    with store.engine.connect() as connection:
        return "\n".join(repr(connection.execute(select(table)).all()) for table in tables)


def ledger(store):
    with store.engine.connect() as connection:
        tables = (editions.ledger, editions.ledger_members)
        return [sorted(map(repr, connection.execute(select(table)))) for table in tables]


def changes(old, new):
    """By how much each number differs that both publications show."""
    return {place: abs(new[place] - old[place]) for place in old.keys() & new.keys()}


def test_an_erased_person_is_gone_and_no_public_number_tells_it(
    settings, store, tmp_path, database_url
):
    case = load_file(store, "case", case_file(tmp_path, 25), "t", settings=settings)
    referral = load_file(store, "referral", referral_file(tmp_path, 25), "t", settings=settings)
    publish(settings, store, "H1", H1)
    first, counts, kept = public_numbers(store, 1), internal_counts(store, H1), ledger(store)
    document = store.editions.document(1)
    assert first["OBJ.1", "to H1", (), "value"] == 24
    assert PERSON in everything(store)

    done = erase(settings, store, "case", PERSON, "asked in writing", "tester")
    assert done.rows == {"case": 1, "referral": 2}
    assert done.mentions == 1
    assert PERSON not in everything(store)
    assert internal_counts(store, H1) == counts
    assert ledger(store) == kept
    assert store.editions.document(1) == document

    publish_again = {"prepared_by": "a", "approved_by": "b", "alone": "in a test"}
    publish_edition(settings, store, "H1", reason="after an erasure", **publish_again)
    assert public_numbers(store, 2) == first

    for load in (referral.load, case.load):
        store.loads.revert(load, "tester")
    again = load_file(store, "case", case_file(tmp_path, 25), "t", settings=settings)
    (reject,) = [item for item in again.rejects if item.severity == "error"]
    assert reject.reason == "names a person whose records were erased on request"
    assert (again.accepted, reject.line, reject.value) == (24, 2, None)
    again = load_file(store, "referral", referral_file(tmp_path, 25), "t", settings=settings)
    assert (again.accepted, again.rejected) == (48, 2)
    publish_edition(settings, store, "H1", reason="after a new load", **publish_again)
    assert public_numbers(store, 3) == first
    assert ledger(store) == kept

    load_file(store, "case", case_file(tmp_path, 41), "t", settings=settings)
    load_file(store, "referral", referral_file(tmp_path, 41), "t", settings=settings)
    publish(settings, store, "H2", H2)
    fourth = public_numbers(store, 4)
    assert fourth["OBJ.1", "to H2", (), "value"] == 39
    k = store.framework.disclosure.k
    assert all(moved == 0 or moved >= k for moved in changes(first, fourth).values())

    assert PERSON not in everything(store)
    assert all(PERSON.encode() not in store.editions.document(n) for n in (1, 2, 3, 4))
    path = tmp_path / "backup.zip"
    back_up(settings, store, path, "tester")
    with zipfile.ZipFile(path) as archive:
        assert all(PERSON.encode() not in archive.read(name) for name in archive.namelist())
    if database_url.startswith("sqlite"):
        files = list(tmp_path.glob("dashboard.sqlite*"))
        assert files
        assert all(PERSON.encode() not in found.read_bytes() for found in files)


def test_a_load_during_which_somebody_is_erased_is_given_up(settings, store, tmp_path, monkeypatch):
    load_file(store, "case", case_file(tmp_path, 25), "t", settings=settings)
    really = store.loads.add_load

    def erase_first(*arguments):
        erase(settings, store, "case", PERSON, "asked in writing", "tester")
        return really(*arguments)

    object.__setattr__(store.loads, "add_load", erase_first)
    with pytest.raises(Exception, match="erased while the file was read"):
        load_file(store, "case", case_file(tmp_path, 30), "t", settings=settings)
    assert PERSON not in everything(store)
    assert len(store.loads.loads()) == 1
