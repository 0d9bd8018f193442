"""What remains of a person's records, in every version of every row, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select, text

from dashboard.data.confidentiality.gathering import gather_members
from dashboard.data.erasing import erase, erasing
from dashboard.data.ledger_key import ledger_key
from dashboard.data.loading import load_file
from dashboard.data.release import refresh_release
from dashboard.data.schema import metadata
from dashboard.data.store import Store
from dashboard.data.store.records import Origin
from dashboard.errors import StoreError
from dashboard.protocols import Reject
from dashboard.settings import Settings
from tests.data import worlds
from tests.data.confidentiality import test_gathering as register

DATASETS = {
    **register.DATASETS,
    # A visit hangs on a referral and names nobody; an interpreter is a person of another register.
    "visit": worlds.dataset(
        {"visit_id": "text", "referral": "text", "interpreter": "text", "note": "text"},
        "visit_id",
        links={"referral": {"dataset": "referral", "on": "referral", "columns": ["on"]}},
    ),
    "shift": worlds.dataset(
        {"interpreter": "text", "day": "date", "referral": "text"},
        "interpreter day",
        date="day",
        person="interpreter",
        links={"referral": {"dataset": "referral", "on": "referral", "columns": ["kind"]}},
    ),
}
TABLES = {
    "case": register.CASES,
    "referral": register.REFERRALS,
    "hotline": register.HOTLINE,
    "visit": "visit_id referral interpreter note\nV1 R1 I1 a\nV2 R3 I1 b\n",
    "shift": "interpreter day referral\nI1 2018-10-12 R1\nC1 2018-10-13 R3\n",
}
FIGURES = [
    worlds.indicator({"type": "count", "dataset": "shift"}, code="shifts", disclosure="people"),
]


@pytest.fixture
def declared():
    return worlds.framework(
        DATASETS,
        [*register.INDICATORS, *FIGURES],
        code_lists={"region": register.REGION, "form": register.FORM, "kind": register.KIND},
        disclosure=register.POLICY,
        cascades=[register.CASCADE],
    )


@pytest.fixture
def store(database_url, declared) -> Store:
    found = worlds.store_with(database_url, declared, TABLES)
    found.loads.revert(worlds.add(found, "referral", register.REFERRALS.replace("R1 ", "R9 ")), "t")
    worlds.add(found, "case", "case_id identified region forms\nC1 2018-10-04 D s\n")
    return found


@pytest.fixture
def settings(tmp_path):
    return replace(Settings(), ledger_key=tmp_path / "ledger.key", as_of=date(2019, 9, 30))


def rows(store: Store, dataset: str) -> list[dict[str, object]]:
    table = store.loads._records.tables[dataset]
    with store.engine.connect() as connection:
        found = connection.execute(select(table).order_by(table.c._id)).mappings()
        return [dict(row) for row in found]


def everything(store: Store) -> str:
    """The text of every table."""
    tables = [*metadata.sorted_tables, *store.loads._records.tables.values()]
    with store.engine.connect() as connection:
        return "\n".join(repr(connection.execute(select(table)).all()) for table in tables)


def whole_figures(store: Store) -> dict[tuple[str, str], object]:
    released = worlds.release(store, "2019-09-30")
    return {
        (cell.indicator, cell.window): cell.value
        for cell in released.cells
        if not cell.split and cell.indicator != "wait"
    }


def test_every_version_of_every_row_becomes_anonymous(store, settings):
    done = erase(settings, store, "case", "C1", "asked in writing", "tester")
    assert done.rows == {"case": 2, "referral": 4, "visit": 1}
    cases = [row for row in rows(store, "case") if str(row["case_id"]).startswith("erased:")]
    assert len(cases) == 2
    assert len({row["case_id"] for row in cases}) == 1
    assert {row["region"] for row in cases} == {"XX"}
    assert {row["forms"] for row in cases} == {None}
    assert {row["identified"] for row in cases} == {date(2018, 10, 31)}
    assert {(row["_line"], row["_sheet"]) for row in cases} == {(None, None)}


def test_links_hold_and_keys_tell_rows_apart(store, settings):
    erase(settings, store, "case", "C1", "asked in writing", "tester")
    (name,) = {row["case_id"] for row in rows(store, "case") if row["identified"].day == 31}
    referrals = [row for row in rows(store, "referral") if row["case_id"] == name]
    assert len({row["id"] for row in referrals}) == 3
    assert all(str(row["id"]).startswith("erased:") for row in referrals)
    assert [row["quick"] for row in referrals] == [True, False, True, False]
    visit, other = rows(store, "visit")
    assert visit["referral"] == referrals[0]["id"]
    assert (visit["interpreter"], visit["note"]) == (None, None)
    assert (other["referral"], other["note"]) == ("R3", "b")


def test_rows_of_another_person_only_point_to_the_new_name(store, settings):
    done = erase(settings, store, "case", "C1", "asked in writing", "tester")
    shifts = rows(store, "shift")
    assert shifts[0]["interpreter"] == "I1"
    assert shifts[0]["day"] == date(2018, 10, 12)
    assert str(shifts[0]["referral"]).startswith("erased:")
    assert done.mentions == 1
    assert done.also_in == ("shift.interpreter",)
    assert shifts[1]["interpreter"] == "C1"


def test_counts_stay_and_the_person_is_not_stated(store, settings):
    before = whole_figures(store)
    erase(settings, store, "case", "C1", "asked in writing", "tester")
    assert whole_figures(store) == before
    by_region = {
        cell.split[0][1]: cell.value
        for cell in worlds.release(store, "2019-09-30").cells
        if cell.indicator == "served"
        and cell.window == "to H1"
        and len(cell.split) == 1
        and cell.split[0][0] == "region"
    }
    assert by_region == {"S": 1, "D": 1, "XX": 2}


def test_the_ledger_names_the_person_as_before(store, settings, declared):
    key = ledger_key(settings, store)
    before = gather_members(declared, store.members, "H1", date(2019, 3, 31), key)
    erase(settings, store, "case", "C1", "asked in writing", "tester")
    after = gather_members(declared, store.members, "H1", date(2019, 3, 31), key)
    whole = [place for place in before if not place[2] or place[2][0][0] == "stage"]
    assert len(whole) >= 10
    assert {place: after[place].members for place in whole} == {
        place: before[place].members for place in whole
    }
    assert {place: after[place].met for place in whole} == {
        place: before[place].met for place in whole
    }


def test_a_record_that_is_erased_as_a_child_leads_to_the_same_person(store, settings):
    done = erase(settings, store, "referral", "C1", "asked in writing", "tester")
    assert done.rows == {"case": 2, "referral": 4, "visit": 1}


def test_nothing_of_the_id_is_left_in_the_database(store, settings, database_url, tmp_path):
    reject = Reject("case.csv", None, 2, "case_id", None, "is odd", "mend it", "warning")
    origin_rows = worlds.frame(store.framework, "case", "case_id identified\nC1 2018-10-04\n")
    origin = Origin("case", "test", "case.csv", None, "a" * 64)
    load = store.loads.add_load(origin, origin_rows, [reject], 1, "t").id
    job = store.jobs.upload("case", "case.csv", b"case_id\nC1\n", "t")
    kept = store.jobs.upload("hotline", "hotline.csv", b"month\n", "t")
    erase(settings, store, "case", "C1", "asked in writing", "tester")
    assert store.loads.rejects(load) == []
    assert store.jobs.job(job.id).state == "failed"
    assert store.jobs.job(kept.id).state == "waiting"
    assert store.jobs.waiting_file(kept.id).content == b"month\n"
    found = everything(store).replace("'C1', datetime.date(2018, 10, 13)", "")
    assert "'C1'" not in found
    assert "C1" not in found.split("'erase'")[1].split(")")[0]
    if database_url.startswith("sqlite"):
        files = [path.read_bytes() for path in tmp_path.glob("dashboard.sqlite*")]
        assert not any(b"R1" in content for content in files)
        assert any(b"R3" in content for content in files)


def test_the_erasure_is_remembered_and_audited_without_the_id(store, settings):
    erase(settings, store, "case", "C1", "asked in writing", "tester")
    ((register_name, names),) = store.erasures.erased().items()
    assert register_name == "case"
    assert all(len(name) == 64 for name in names)
    audit = metadata.tables["audit"]
    with store.engine.connect() as connection:
        last = connection.execute(select(audit).where(audit.c.action == "erase")).one()
    assert (last.actor, last.subject) == ("tester", "case: 7 rows")


REFUSALS = {
    "nobody": (("case", "C77", "asked"), "holds no record under this id"),
    "no dataset": (("cases", "C1", "asked"), 'there is no dataset "cases"'),
    "no reason": (("case", "C1", " "), "reason is empty"),
    "the id in the reason": (("case", "C1", "C1 asked"), "holds the id"),
    "no person and a long key": (("hotline", "S", "asked"), "names no person"),
    "an erased name": (("case", "erased:00", "asked"), "name of no person"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_cannot_be_erased_changes_nothing(store, settings, case):
    (dataset, identifier, reason), sentence = REFUSALS[case]
    ledger_key(settings, store)
    before = everything(store)
    with pytest.raises(Exception, match=sentence) as told:
        erase(settings, store, dataset, identifier, reason, "tester")
    assert identifier not in str(told.value) or dataset == "hotline"
    assert everything(store) == before


def test_nobody_is_erased_twice(store, settings):
    erase(settings, store, "case", "C1", "asked in writing", "tester")
    with pytest.raises(StoreError, match="erased before"):
        erase(settings, store, "case", "C1", "asked again", "tester")


def test_a_record_without_a_person_is_erased_alone(database_url, settings):
    declared = worlds.framework(
        {
            "place": worlds.dataset({"place_id": "text", "name": "text"}, "place_id"),
            "visit": worlds.dataset(
                {"id": "text", "place": "text", "who": "text", "day": "date"},
                "id",
                date="day",
                person="who",
                links={"place": {"dataset": "place", "on": "place", "columns": ["name"]}},
            ),
        },
        [worlds.indicator({"type": "count", "dataset": "visit"}, disclosure="people")],
    )
    tables = {
        "place": "place_id name\nA one\nB two\n",
        "visit": "id place who day\n1 A P1 2019-01-01\n2 B P2 2019-01-02\n",
    }
    store = worlds.store_with(database_url, declared, tables)
    done = erase(settings, store, "place", "A", "closed", "tester")
    assert done.rows == {"place": 1}
    assert done.mentions == 1
    first, second = rows(store, "visit")
    assert (first["who"], first["day"], second["place"]) == ("P1", date(2019, 1, 1), "B")
    assert first["place"] == rows(store, "place")[0]["place_id"]
    assert rows(store, "place")[0]["name"] is None


TRANSFERS = {
    "transfer": worlds.dataset(
        {"id": "text", "who": "text", "day": "date", "from": "text", "to": "text", "extra": "text"},
        "id",
        date="day",
        person="who",
        sensitive=True,
    )
}
MOVED = {"type": "count", "dataset": "transfer", "where": {"from": {"differs_from": "to"}}}
MOVES = """
id who day        from to extra
1  P1  2019-01-01 A    A  x
2  P1  2019-01-02 A    B  y
3  P2  2019-01-03 A    B  z
"""


def test_what_is_only_compared_says_no_more_than_the_comparison(database_url, settings):
    figure = worlds.indicator(MOVED, disclosure="sensitive")
    store = worlds.store_with(
        database_url, worlds.framework(TRANSFERS, [figure]), {"transfer": MOVES}
    )
    before = whole_figures(store)
    erase(settings, store, "transfer", "P1", "asked in writing", "tester")
    first, second, other = rows(store, "transfer")
    assert first["from"] == first["to"]
    assert second["from"] != second["to"]
    assert len({first["from"], second["from"], "A"}) == 3
    assert (other["from"], other["to"]) == ("A", "B")
    assert whole_figures(store) == before


def test_a_column_that_is_no_longer_declared_is_cleared_too(database_url, settings):
    figure = worlds.indicator(MOVED, disclosure="sensitive")
    worlds.store_with(database_url, worlds.framework(TRANSFERS, [figure]), {"transfer": MOVES})
    declared = {**TRANSFERS["transfer"]}
    declared["columns"] = {n: c for n, c in declared["columns"].items() if n != "extra"}
    store = worlds.store_with(database_url, worlds.framework({"transfer": declared}, [figure]), {})
    erase(settings, store, "transfer", "P1", "asked in writing", "tester")
    with store.engine.connect() as connection:
        found = connection.execute(
            text("SELECT extra FROM records_transfer ORDER BY _id")
        ).scalars()
        assert found.all() == [None, None, "z"]


def test_an_id_that_marks_erased_records_is_not_loaded(database_url, settings, tmp_path):
    figure = worlds.indicator(MOVED, disclosure="sensitive")
    store = worlds.store_with(database_url, worlds.framework(TRANSFERS, [figure]), {})
    path = tmp_path / "moves.csv"
    path.write_text("id,who,day,from,to\n1,erased:00,2019-01-01,A,B\n2,P2,2019-01-01,A,B\n")
    outcome = load_file(store, "transfer", path, "tester", settings=settings)
    assert (outcome.accepted, outcome.rejected) == (1, 1)
    assert 'begins with "erased:"' in outcome.rejects[0].reason


def test_a_release_from_before_an_erasure_is_not_fresh(store, settings, monkeypatch):
    cut_off = date(2019, 9, 30)
    refresh_release(store, cut_off, "tester")
    monkeypatch.setattr(erasing, "refresh_release", lambda *_: False)
    assert not refresh_release(store, cut_off, "tester")
    erase(settings, store, "case", "C1", "asked in writing", "tester")
    assert refresh_release(store, cut_off, "tester")
