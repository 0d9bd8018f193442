"""Fills an empty database with the demonstration, through the ordinary loader."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.data.demo import STAGES, write_world, written_notes
from dashboard.data.loading import load_file
from dashboard.data.publication import publish_as_of, publish_bulletin
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store import Store
from dashboard.data.store.installation import PASSWORD
from dashboard.errors import StoreError
from dashboard.protocols import Role
from dashboard.settings import Settings

ACTOR = "demonstration"
ALONE = "the demonstration publishes itself"
MANAGER = "manager@example.org"
PEOPLE: dict[str, tuple[Role, bool]] = {
    "admin@example.org": ("admin", False),
    MANAGER: ("manager", True),
    "member@example.org": ("member", False),
    "donor@example.org": ("donor", False),
}


def prepare_demonstration(settings: Settings, store: Store) -> str:
    """Load the demonstration where it is not yet complete; returns the accounts' password.

    One that an earlier version has completed gets what that version did not know: notes, and the
    publications of the half-years that are over.
    """
    installation = store.installation
    if not installation.demonstration:
        _refuse_real_data(store)
        _load_world(settings, store)
        installation.finish_demonstration()
    else:
        _publish_what_is_missing(settings, store)
    return _prepare_accounts(settings, store)


def _refuse_real_data(store: Store) -> None:
    if store.installation.cut_off is None and (store.loads.loads() or store.accounts.all()):
        raise StoreError(
            "the database holds records or accounts that are not the demonstration's; "
            "serve it without --demo, or name another database in DASHBOARD_DATABASE_URL"
        )


def _load_world(settings: Settings, store: Store) -> None:
    with TemporaryDirectory() as folder:
        waves = write_world(Path(folder))
        store.installation.begin_demonstration(waves[-1].as_of)
        for wave in waves:
            for dataset, path in wave.files:
                load_file(store, dataset, path, ACTOR)
            _report(settings, store, wave.as_of, wave.arrives)
    _publish_bulletin(settings, store)
    refresh_release(store, cut_off_on(settings, store), ACTOR)


def _publish_what_is_missing(settings: Settings, store: Store) -> None:
    for _, arrives, as_of in STAGES:
        _report(settings, store, as_of, arrives)
    _publish_bulletin(settings, store)


def _report(settings: Settings, store: Store, as_of: date, arrives: date) -> None:
    """What the office does when the files of a wave are in: it writes its notes and publishes."""
    _write_notes(store, arrives)
    _publish_what_ended(settings, store, as_of, arrives)


def _write_notes(store: Store, day: date) -> None:
    """The notes up to a day, but for those that stand beside a note of the same kind already."""
    there = {(note.indicator, note.period, note.kind) for note in store.notes.all()}
    for written in written_notes(store.framework, day):
        note = written.note
        if (note.indicator, note.period, note.kind) not in there:
            store.notes.add(note, MANAGER, written.at)


def _publish_what_ended(settings: Settings, store: Store, as_of: date, arrives: date) -> None:
    """Close and publish the period that the wave's files complete, on the day they arrived.

    A start that was broken off goes on where it stopped: what is published stays published.
    """
    published = {edition.period for edition in store.editions.all()}
    for name, period in store.framework.periods.items():
        if period.last == as_of and name not in published:
            publish_as_of(settings, store, name, as_of, arrives, ACTOR, ALONE)


def _publish_bulletin(settings: Settings, store: Store) -> None:
    """What the working group has before it when it meets after the last files."""
    if not any(edition.kind == "bulletin" for edition in store.editions.all()):
        publish_bulletin(
            settings,
            store,
            prepared_by=ACTOR,
            approved_by=ACTOR,
            alone=ALONE,
            cut_off=STAGES[-1][2],
        )


def _prepare_accounts(settings: Settings, store: Store) -> str:
    kept = store.installation.fact(PASSWORD)
    password = settings.demo_password or kept or secrets.token_urlsafe(9)
    for email, (role, case_data) in PEOPLE.items():
        account = store.accounts.by_email(email)
        if account is None:
            store.accounts.add(email, role, password, case_data, by=ACTOR)
        elif password != kept:
            store.accounts.set_password(account.id, password, by=ACTOR)
    if password != kept:
        store.installation.remember(PASSWORD, password)
    return password
