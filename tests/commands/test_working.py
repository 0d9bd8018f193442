"""`work` and what stops a command before it begins."""

from __future__ import annotations


def test_work_releases_what_is_due_and_only_that(run, monkeypatch):
    monkeypatch.setenv("DASHBOARD_AS_OF", "2022-12-31")
    assert run("work", "--once").out == "released as of 2022-12-31\n"
    assert run("work", "--once").out == ""
    monkeypatch.setenv("DASHBOARD_AS_OF", "2023-01-01")
    assert run("work", "--once").out == "released as of 2023-01-01\n"


def test_a_database_that_does_not_answer_is_a_sentence(run, monkeypatch):
    url = "postgresql://someone:secret-word@127.0.0.1:9/none"
    monkeypatch.setenv("DASHBOARD_DATABASE_URL", url)
    ran = run("loads")
    assert ran.status == 1
    assert "cannot be used" in ran.err
    assert "check DASHBOARD_DATABASE_URL" in ran.err
    assert "secret-word" not in ran.err
    assert "Traceback" not in ran.err
