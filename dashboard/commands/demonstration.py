"""Fills an empty database with the demonstration, through the ordinary loader."""

from __future__ import annotations

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.data.demo import Wave, write_world
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
PEOPLE: dict[str, tuple[Role, bool]] = {
    "admin@example.org": ("admin", False),
    "manager@example.org": ("manager", True),
    "member@example.org": ("member", False),
    "donor@example.org": ("donor", False),
}


def prepare_demonstration(settings: Settings, store: Store) -> str:
    """Load the demonstration where it is not yet complete; returns the accounts' password."""
    installation = store.installation
    if not installation.demonstration:
        _refuse_real_data(store)
        _load_world(settings, store)
        installation.finish_demonstration()
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
            _publish_what_ended(settings, store, wave)
    _publish_bulletin(settings, store, waves[-1])
    refresh_release(store, cut_off_on(settings, store), ACTOR)


def _publish_what_ended(settings: Settings, store: Store, wave: Wave) -> None:
    """Close and publish the period that the wave's files complete, on the day they arrived.

    A start that was broken off goes on where it stopped: what is published stays published.
    """
    published = {edition.period for edition in store.editions.all()}
    for name, period in store.framework.periods.items():
        if period.last == wave.as_of and name not in published:
            publish_as_of(settings, store, name, wave.as_of, wave.arrives, ACTOR, ALONE)


def _publish_bulletin(settings: Settings, store: Store, wave: Wave) -> None:
    """What the working group has before it when it meets after the last files."""
    if not any(edition.kind == "bulletin" for edition in store.editions.all()):
        signed = {"prepared_by": ACTOR, "approved_by": ACTOR, "alone": ALONE}
        publish_bulletin(settings, store, cut_off=wave.as_of, **signed)


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
