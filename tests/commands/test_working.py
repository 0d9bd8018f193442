"""`work`: releases what is due, takes what waits, ends when asked, and prints no value."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from dashboard.data.store import open_store
from dashboard.framework.reading import read_framework
from tests.framework.files import SCHOOL_MEALS

MEALS = "School,Day,District,Meals,Hot meal\n"
SECRET = "Ozod Karimov"
BY = "manager@example.org"
WITHIN = 120


@pytest.fixture
def store(database_url):
    opened = open_store(database_url, read_framework(SCHOOL_MEALS))
    yield opened
    opened.close()


@pytest.fixture
def worker(database_url, tmp_path):
    """A process that works on the database until the test ends; its output goes to a file."""
    environment = {
        **os.environ,
        "DASHBOARD_DATABASE_URL": database_url,
        "DASHBOARD_INDICATORS": str(SCHOOL_MEALS),
        "DASHBOARD_AS_OF": "2022-12-31",
    }
    with (tmp_path / "worker.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.commands", "work"],
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        yield process
        process.kill()
        process.wait()


def wait_for(found):
    """What `found()` gives, once it gives something."""
    until = time.monotonic() + WITHIN
    while time.monotonic() < until:
        if (result := found()) is not None:
            return result
        time.sleep(0.05)
    raise AssertionError("it did not happen in time")


def test_work_releases_what_is_due_and_only_that(run, monkeypatch):
    monkeypatch.setenv("DASHBOARD_AS_OF", "2022-12-31")
    assert run("work", "--once").out == "released as of 2022-12-31\n"
    assert run("work", "--once").out == ""
    monkeypatch.setenv("DASHBOARD_AS_OF", "2023-01-01")
    assert run("work", "--once").out == "released as of 2023-01-01\n"


def test_work_takes_what_waits_and_prints_no_value(run, store, monkeypatch):
    monkeypatch.setenv("DASHBOARD_AS_OF", "2022-12-31")
    text = f"{MEALS}Lake,2022-09-05,North,{SECRET},yes\n"
    store.jobs.upload("meal_day", f"{SECRET}.csv", text.encode(), BY)
    good = f"{MEALS}{SECRET},2022-09-05,North,120,yes\n"
    store.jobs.upload("meal_day", "good.csv", good.encode(), BY)
    store.jobs.enqueue("revert", {"load": 7}, BY)
    ran = run("work", "--once")
    assert ran.out == "job 1 load: failed\njob 2 load: done\njob 3 revert: failed\n"
    assert SECRET not in ran.out + ran.err
    assert store.releases.current() is not None


def state(store, number):
    return store.jobs.job(number).state


def test_a_worker_takes_what_is_asked_for_while_it_runs(store, worker):
    text = f"{MEALS}Lake,2022-09-05,North,120,yes\n".encode()
    job = store.jobs.upload("meal_day", "kitchen.csv", text, BY)
    wait_for(lambda: True if state(store, job.id) == "done" else None)
    worker.terminate()
    assert worker.wait(WITHIN) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_asked_to_stop_finishes_what_it_has_begun(store, worker, number):
    rows = "".join(f"School {n},2022-09-05,North,1,yes\n" for n in range(20_000))
    job = store.jobs.upload("meal_day", "many.csv", (MEALS + rows).encode(), BY)
    later = store.jobs.enqueue("release", {}, BY)
    wait_for(lambda: True if state(store, job.id) == "running" else None)
    worker.send_signal(number)
    assert worker.wait(WITHIN) == 0
    assert store.jobs.job(job.id).message.startswith("Load 1: 20000 rows read, 20000 accepted")
    assert state(store, later.id) == "waiting"


def test_a_database_that_does_not_answer_is_a_sentence(run, monkeypatch):
    url = "postgresql://someone:secret-word@127.0.0.1:9/none"
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", url)
    ran = run("loads")
    assert ran.status == 1
    assert "cannot be used" in ran.err
    assert "check DASHBOARD_DATABASE_URL" in ran.err
    assert "secret-word" not in ran.err
    assert "Traceback" not in ran.err
