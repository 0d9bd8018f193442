"""What jobs do, through the worker's own round, on the school-meals framework."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from threading import Event

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

import dashboard.data.jobs
from dashboard.data.jobs import UPLOADED
from dashboard.data.schema.accounts import audit
from dashboard.data.store import open_store
from dashboard.data.working import SURPRISE, work_on_next
from dashboard.errors import StoreError
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings
from tests.framework.files import SCHOOL_MEALS

BY = "manager@example.org"
MEALS = "School,Day,District,Meals,Hot meal\n"
GOOD = (MEALS + "Lake,2022-09-05,North,120,yes\nHill,2022-09-05,S,80,no\n").encode()
SECRET = "Ozod Karimov"


@pytest.fixture
def store(database_url):
    opened = open_store(database_url, read_framework(SCHOOL_MEALS))
    yield opened
    opened.close()


@pytest.fixture
def settings():
    return Settings(as_of=date(2022, 12, 31))


def work(settings, store):
    """Do the one job that waits; how it ended."""
    ended = work_on_next(settings, store, "worker")
    assert ended is not None
    assert work_on_next(settings, store, "worker") is None
    job = store.jobs.job(ended.job.id)
    assert (job.state == "done") == ended.done
    return job


def upload(settings, store, content, file="kitchen.csv"):
    store.jobs.upload("meal_day", file, content, BY)
    return work(settings, store)


def meals(store):
    return store.releases.current().cell("P1.a", "to autumn", ()).value


def test_an_upload_becomes_a_load_and_new_figures(settings, store):
    job = upload(settings, store, GOOD)
    assert job.message == (
        "Load 1: 2 rows read, 2 accepted, 0 replaced, 0 rejected. "
        "New figures stand as of 2022-12-31."
    )
    assert meals(store) == 200
    (load,) = store.loads.loads()
    assert (load.file, load.loaded_by) == ("kitchen.csv", BY)


def test_done_twice_is_done_once(settings, store):
    upload(settings, store, GOOD)
    job = upload(settings, store, GOOD)
    assert job.state == "done"
    assert job.message.startswith("This file was loaded before, as load 1; nothing changed.")
    for _ in range(2):
        store.jobs.enqueue("revert", {"load": 1}, BY)
        assert work(settings, store).state == "done"
    assert store.loads.in_force() == {}
    store.jobs.enqueue("close", {"period": "autumn"}, BY)
    first = work(settings, store)
    store.jobs.enqueue("close", {"period": "autumn"}, BY)
    again = work(settings, store)
    assert first.state == again.state == "done"
    assert len(store.releases.closings()) == 1


def test_a_job_that_waits_is_cancelled_with_its_file(settings, store):
    job = store.jobs.upload("meal_day", "kitchen.csv", GOOD, BY)
    assert store.jobs.cancel(job.id, BY)
    assert work_on_next(settings, store, "worker") is None
    ended = store.jobs.job(job.id)
    assert (ended.state, ended.message) == (
        "failed",
        "manager@example.org cancelled it before it had begun.",
    )
    with pytest.raises(StoreError, match="no longer there"):
        store.jobs.waiting_file(job.id)
    with store.engine.connect() as connection:
        last = connection.execute(select(audit).order_by(audit.c.id.desc())).first()
    assert (last.actor, last.action, last.subject) == (BY, "cancel job", str(job.id))


def test_a_job_that_has_begun_is_not_cancelled(settings, store):
    job = store.jobs.upload("meal_day", "kitchen.csv", GOOD, BY)
    store.jobs.take("worker")
    assert not store.jobs.cancel(job.id, BY)
    assert store.jobs.job(job.id).state == "running"


def test_a_revert_takes_back_and_releases(settings, store):
    upload(settings, store, GOOD)
    upload(settings, store, (MEALS + "Lake,2022-09-05,North,150,yes\n").encode())
    assert meals(store) == 230
    store.jobs.enqueue("revert", {"load": 2}, BY)
    assert work(settings, store).message.startswith("Load 2 is taken back;")
    assert meals(store) == 200


@pytest.mark.parametrize(
    ("content", "file", "sentence"),
    [
        (b"PK\x03\x04 no workbook", "book.xlsx", "is damaged or no workbook"),
        (b"School,Day\nLake,2022-09-05\n", "kitchen.csv", "no header row was found"),
        (b"\n", "kitchen.csv", "is empty"),
        (b"x" * (UPLOADED.file + 1), "kitchen.csv", "the most is 20 MB"),
    ],
)
def test_what_cannot_be_loaded_fails_in_a_sentence(settings, store, content, file, sentence):
    job = upload(settings, store, content, file)
    assert job.state == "failed"
    assert sentence in job.message
    assert store.loads.loads() == []


def test_a_file_of_rejects_tells_reasons_and_no_value(settings, store):
    rows = "".join(f"Lake,2022-09-0{n},North,{SECRET},yes\n" for n in range(1, 4))
    job = upload(settings, store, (MEALS + rows).encode())
    assert job.state == "failed"
    assert "none of the 3 rows could be accepted" in job.message
    assert "column 'Meals'" in job.message
    assert "(3 times)" in job.message
    assert SECRET not in job.message


@pytest.mark.parametrize(
    ("kind", "subject", "sentence"),
    [
        ("revert", {"load": 99}, "there is no load 99"),
        ("revert", {}, 'names no "load"'),
        ("close", {"period": "T9"}, 'there is no period "T9"'),
        ("load", {"dataset": "meal_day"}, "no longer there"),
        ("juggle", {}, 'no work of the kind "juggle"'),
    ],
)
def test_what_cannot_be_done_says_so(settings, store, kind, subject, sentence):
    store.jobs.enqueue(kind, subject, BY)
    job = work(settings, store)
    assert job.state == "failed"
    assert sentence in job.message


def test_a_surprise_ends_the_job_without_its_text(settings, store, monkeypatch):
    def fail(*_):
        raise ValueError(SECRET)

    monkeypatch.setitem(dashboard.data.jobs.JOBS, "release", fail)
    store.jobs.enqueue("release", {}, BY)
    job = work(settings, store)
    assert (job.state, job.message) == ("failed", SURPRISE)


def test_a_failing_database_ends_nothing(settings, store, monkeypatch):
    def fail(*_):
        raise OperationalError("", {}, Exception("gone"))

    monkeypatch.setitem(dashboard.data.jobs.JOBS, "release", fail)
    asked = store.jobs.enqueue("release", {}, BY)
    with pytest.raises(OperationalError):
        work_on_next(settings, store, "worker", timedelta(seconds=-1))
    monkeypatch.undo()
    assert store.jobs.job(asked.id).state == "running"
    assert work(settings, store).state == "done"


def test_a_long_job_keeps_its_lease(settings, store, monkeypatch):
    tried = []

    def long(*_):
        Event().wait(1.5)
        tried.append(store.jobs.take("other"))
        return "It took a while."

    monkeypatch.setitem(dashboard.data.jobs.JOBS, "release", long)
    store.jobs.enqueue("release", {}, BY)
    ended = work_on_next(settings, store, "worker", timedelta(seconds=0.8))
    assert ended.done
    assert tried == [None]


def test_the_audit_names_who_asked_and_no_value(settings, store):
    upload(settings, store, (GOOD.decode() + f"Lake,2022-09-06,North,{SECRET},yes\n").encode())
    with store.engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(select(audit))]
    assert any(BY in row and "ask for load" in row for row in rows)
    assert any(BY in row and "load" in row for row in rows)
    assert SECRET not in str(rows) + store.jobs.recent(1)[0].message


def test_an_audit_of_nothing_finds_nothing(settings, store):
    store.jobs.enqueue("audit", {}, BY)
    assert work(settings, store).message == ("0 publications examined, 0 figures: no finding.")


def test_an_audit_that_finds_something_fails_without_naming_it(settings, store, monkeypatch):
    audited = dashboard.data.jobs.audit_all([], [], 5)
    found = replace(audited, findings=(SECRET, SECRET))
    monkeypatch.setattr(dashboard.data.jobs, "audit_all", lambda *_: found)
    store.jobs.enqueue("audit", {}, BY)
    job = work(settings, store)
    assert job.state == "failed"
    assert "2 findings" in job.message
    assert SECRET not in job.message
