"""`user`: accounts from the command line; a password never stands in an argument or a log."""

from __future__ import annotations

PASSWORD = "four unrelated garden words"


def test_an_account_is_added_listed_disabled(run):
    added = run("user", "add", "Officer@example.org", "--role", "manager", stdin=f"{PASSWORD}\n")
    assert (added.status, added.out) == (0, "Officer@example.org added as manager\n")
    assert run("user", "list").out.split() == ["officer@example.org", "manager"]
    assert run("user", "disable", "officer@example.org").status == 0
    assert run("user", "list").out.split() == ["officer@example.org", "manager", "disabled"]


def test_an_address_is_taken_once(run):
    run("user", "add", "a@example.org", "--role", "donor", stdin=f"{PASSWORD}\n")
    again = run("user", "add", "A@example.org", "--role", "admin", stdin=f"{PASSWORD}\n")
    assert again.status == 1
    assert "has an account already" in again.err


def test_a_weak_password_is_refused(run):
    ran = run("user", "add", "a@example.org", "--role", "donor", stdin="short\n")
    assert (ran.status, run("user", "list").out) == (1, "")
    assert "12 characters" in ran.err


def test_a_new_password_ends_sessions(run):
    run("user", "add", "a@example.org", "--role", "donor", stdin=f"{PASSWORD}\n")
    assert run("user", "password", "a@example.org", stdin=f"{PASSWORD} anew\n").status == 0
    missing = run("user", "password", "b@example.org", stdin=f"{PASSWORD}\n")
    assert missing.err == "b@example.org has no account; `dashboard user list` shows all\n"
