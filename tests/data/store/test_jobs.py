"""The queue: work is asked for once, held by one worker, taken again where one died."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from dashboard.data.schema.accounts import audit
from dashboard.data.schema.jobs import uploads
from dashboard.data.store import open_store
from dashboard.data.store.jobs import MOST_ATTEMPTS
from dashboard.framework.reading import read_framework
from dashboard.protocols.outcomes import WORKER_DIED
from tests.framework.files import SCHOOL_MEALS

BY = "manager@example.org"
PAST = timedelta(seconds=-1)


@pytest.fixture
def store(database_url):
    opened = open_store(database_url, read_framework(SCHOOL_MEALS))
    yield opened
    opened.close()


def audited(store):
    with store.engine.connect() as connection:
        rows = connection.execute(select(audit.c.actor, audit.c.action, audit.c.subject))
        return [tuple(row) for row in rows if row.action.startswith("ask")]


def files(store):
    with store.engine.connect() as connection:
        return connection.execute(select(uploads.c.job, uploads.c.content)).all()


def test_what_is_asked_for_waits_and_is_audited(store):
    job = store.jobs.enqueue("close", {"period": "T1", "note": "a person's words"}, BY)
    assert (job.state, job.kind, job.subject["period"]) == ("waiting", "close", "T1")
    assert store.jobs.job(job.id) == job
    assert store.jobs.job(job.id + 1) is None
    assert audited(store) == [(BY, "ask for close", "period T1")]


def test_the_same_work_waits_once(store):
    first = store.jobs.enqueue("release", {}, BY)
    assert store.jobs.enqueue("release", {}, "somebody else").id == first.id
    assert store.jobs.enqueue("revert", {"load": 1}, BY).id != first.id
    store.jobs.take("worker")
    assert store.jobs.enqueue("release", {}, BY).id != first.id
    assert len(audited(store)) == 3


def test_the_same_file_waits_once_and_another_beside_it(store):
    one = store.jobs.upload("meal_day", "kitchen.csv", b"a,b\n", BY)
    assert store.jobs.upload("meal_day", "kitchen.csv", b"a,b\n", BY).id == one.id
    assert store.jobs.upload("meal_day", "kitchen.csv", b"a,c\n", BY).id != one.id
    assert len(files(store)) == 2
    assert "kitchen" not in str(audited(store))


def test_jobs_are_taken_in_order_each_by_one_worker(store):
    asked = [store.jobs.enqueue("revert", {"load": number}, BY).id for number in (1, 2)]
    taken = [store.jobs.take(worker) for worker in ("one", "two")]
    assert [job.id for job in taken] == asked
    assert [job.state for job in taken] == ["running", "running"]
    assert store.jobs.take("three") is None


def test_many_workers_at_once_take_each_job_once(store):
    asked = {store.jobs.enqueue("revert", {"load": number}, BY).id for number in range(24)}
    start, taken, faults = Barrier(6), [], []

    def work(name):
        start.wait()
        try:
            while job := store.jobs.take(name):
                taken.append(job.id)
                store.jobs.finish(job.id, name, "done")
        except Exception as fault:  # noqa: BLE001 - a thread's fault is the test's
            faults.append(fault)

    threads = [Thread(target=work, args=(f"worker {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert sorted(taken) == sorted(asked)
    assert {job.state for job in store.jobs.recent(50)} == {"done"}


def test_a_job_whose_worker_died_is_taken_again(store):
    job = store.jobs.upload("meal_day", "kitchen.csv", b"a,b\n", BY)
    store.jobs.take("dead", PAST)
    again = store.jobs.take("alive")
    assert again.id == job.id
    assert store.jobs.waiting_file(job.id).content == b"a,b\n"
    assert store.jobs.finish(job.id, "dead", "too late") is False
    assert store.jobs.job(job.id).state == "running"
    assert store.jobs.finish(job.id, "alive", "All is well.") is True
    assert (store.jobs.job(job.id).state, store.jobs.job(job.id).message) == (
        "done",
        "All is well.",
    )


def test_a_renewed_lease_keeps_the_job(store):
    store.jobs.enqueue("release", {}, BY)
    job = store.jobs.take("slow", PAST)
    assert store.jobs.renew(job.id, "slow") is True
    assert store.jobs.take("other") is None
    assert store.jobs.renew(job.id, "other") is False


def test_what_kills_every_worker_is_given_up(store):
    job = store.jobs.upload("meal_day", "kitchen.csv", b"a,b\n", BY)
    for number in range(MOST_ATTEMPTS):
        assert store.jobs.take(f"worker {number}", PAST).id == job.id
    assert store.jobs.take("careful") is None
    ended = store.jobs.job(job.id)
    assert (ended.state, ended.message) == ("failed", WORKER_DIED)
    assert ended.finished_at is not None
    assert files(store) == []


@pytest.mark.parametrize("end", ["finish", "fail"])
def test_a_file_goes_with_its_job(store, end):
    job = store.jobs.upload("meal_day", "kitchen.csv", b"a,b\n", BY)
    other = store.jobs.upload("meal_day", "garden.csv", b"c,d\n", BY)
    store.jobs.take("worker")
    getattr(store.jobs, end)(job.id, "worker", "It ended.")
    assert files(store) == [(other.id, b"c,d\n")]
    assert store.jobs.recent(1)[0].id == other.id


def test_no_byte_of_a_file_is_left_where_its_job_has_ended(sqlite_url, tmp_path):
    store = open_store(sqlite_url, read_framework(SCHOOL_MEALS))
    job = store.jobs.upload("meal_day", "kitchen.csv", b"Ozod Karimov," * 20_000, BY)
    assert_in_files(store, tmp_path, found=True)
    assert store.jobs.take("w") is not None
    assert store.jobs.finish(job.id, "w", "done")
    assert_in_files(store, tmp_path, found=False)
    store.close()


def assert_in_files(store, folder, *, found):
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [path.read_bytes() for path in folder.glob("*.sqlite*")]
    assert any(b"Ozod Karimov" in content for content in files) == found
