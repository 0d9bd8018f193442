"""`backup` and `restore`: the whole state in one file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.backup import Manifest, back_up, read_manifest
from dashboard.data.backup import restore as restore_backup
from dashboard.data.store import Store

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Write everything that the database holds to FILE, as it is in one moment."""
    settings, store = open_from_environment()
    manifest = back_up(settings, store, file, acting_person())
    click.echo(f"written: {file}: {len(manifest.tables)} tables, {manifest.rows} rows")
    click.echo(
        "The ledger key is not inside: keep a copy of its file apart from this one. "
        "Whoever has both can find out who is behind a published figure."
    )


@click.command()
@click.argument("file", type=FILE)
@click.option("--replace", is_flag=True, help="Give up what the database holds now.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, replace: bool, yes: bool) -> None:
    """Give the database the state of a backup; nothing else may run on it meanwhile.

    Everything in the file is checked before anything is stored.
    """
    _, store = open_from_environment()
    if replace and not yes:
        _ask(read_manifest(file))
    manifest = restore_backup(store, file, acting_person(), replace=replace)
    click.echo(f"restored: {file}: {len(manifest.tables)} tables, {manifest.rows} rows")
    for line in _advice(store, manifest):
        click.echo(line)


def _ask(manifest: Manifest) -> None:
    click.confirm(
        f"All that the database holds gives way to the backup of {manifest.made_at:%Y-%m-%d %H:%M} "
        f"UTC ({manifest.project}, {manifest.rows} rows). Go on?",
        abort=True,
    )


def _advice(store: Store, manifest: Manifest) -> list[str]:
    advice = [
        "Everybody logs in again. Put the ledger key that belongs to this state in its place.",
        "Repeat what was done since: withdrawals and erasures first, then what was published.",
    ]
    if manifest.fingerprint != store.framework.fingerprint:
        advice.append(
            "indicators.yaml has changed since the backup was made; that of then stands in it."
        )
    return advice
