"""While a long load runs beside it, people log in and read pages as before."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from datetime import date
from http.cookiejar import CookieJar
from threading import Thread
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from werkzeug.serving import make_server

from dashboard.data.release import refresh_release
from dashboard.data.store import open_store
from dashboard.factory import create_app, services_of
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings
from tests.framework.files import SCHOOL_MEALS

ROWS = 200_000
EMAIL, PASSWORD = "reader@office.example", "four unrelated words here"
PAGES = ("/", "/tracking", "/indicators/P1.a", "/data", "/methods", "/_dash-layout")
PATIENCE = 600
ANSWERS_WITHIN = 60
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@pytest.fixture
def settings(database_url):
    return Settings(
        database_url=database_url,
        indicators=SCHOOL_MEALS,
        secret_key="s" * 32,
        as_of=date(2022, 12, 31),
    )


@pytest.fixture
def store(settings):
    opened = open_store(settings.database_url, read_framework(SCHOOL_MEALS))
    refresh_release(opened, settings.as_of, "test")
    opened.accounts.add(EMAIL, "manager", PASSWORD, False, by="test")
    yield opened
    opened.close()


@pytest.fixture
def address(settings, store):
    app = create_app(settings, services_of(settings, store))
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def working(settings):
    environment = {
        **os.environ,
        "DASHBOARD_DATABASE_URL": settings.database_url,
        "DASHBOARD_INDICATORS": str(SCHOOL_MEALS),
        "DASHBOARD_AS_OF": str(settings.as_of),
    }
    command = [sys.executable, "-m", "dashboard.commands", "work"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    yield process
    process.kill()
    process.wait()


def many_rows():
    lines = (f"School {n},2022-09-05,North,1,yes" for n in range(ROWS))
    return "\n".join(["School,Day,District,Meals,Hot meal", *lines]).encode()


def visit(address):
    """Log in as somebody new and read every page; a status that is no success raises."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def ask(path, data=None):
        request = Request(f"{address}{path}", data, {"Accept": "text/html"})
        with opener.open(request, timeout=ANSWERS_WITHIN) as answer:
            return answer.url, answer.read().decode()

    token = TOKEN.search(ask("/login")[1])[1]
    form = {"email": EMAIL, "password": PASSWORD, "csrf_token": token, "next": "/methods"}
    assert ask("/login", urlencode(form).encode())[0].endswith("/methods")
    for path in PAGES:
        assert ask(path)[0].endswith(path)


def test_people_read_on_while_a_long_load_runs(store, address, working):
    job = store.jobs.upload("meal_day", "many.csv", many_rows(), EMAIL)
    visits, until = 0, time.monotonic() + PATIENCE
    while (state := store.jobs.job(job.id).state) in ("waiting", "running"):
        assert time.monotonic() < until, "the load does not end"
        assert working.poll() is None, "the worker died"
        visit(address)
        visits += state == "running"
    ended = store.jobs.job(job.id)
    assert ended.state == "done", ended.message
    assert ended.message.startswith(f"Load 1: {ROWS} rows read, {ROWS} accepted")
    assert visits >= 1
    visit(address)
    assert store.releases.current().cell("P1.a", "to autumn", ()).value == ROWS
