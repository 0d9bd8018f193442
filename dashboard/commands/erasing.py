"""`erase`: a person's records become anonymous, and the person is not loaded again."""

from __future__ import annotations

import sys

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.erasing import Erased
from dashboard.data.erasing import erase as erase_person

ASKED = "-"
"""In the place of the id: ask for it, so that it stands in no list of commands."""


@click.command()
@click.argument("dataset")
@click.argument("key")
@click.option("--reason", required=True, help="Who asked and when; without the person's id.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(dataset: str, key: str, reason: str, yes: bool) -> None:
    """Erase the person whose id in DATASET is KEY (give - to be asked for it).

    The person's records become an anonymous unit, so that counts stay; published editions stay as
    they are, for they name nobody. A later file that still holds the person is loaded without.
    """
    settings, store = open_from_environment()
    identifier = _ask() if key == ASKED else key
    if not yes:
        click.confirm(
            f"The records of this person in {dataset}, and in all that belongs to it, become "
            "anonymous for ever. Go on?",
            abort=True,
        )
    done = erase_person(settings, store, dataset, identifier, reason, acting_person())
    for line in _lines(done):
        click.echo(line)


def _ask() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("The person's id", hide_input=True))
    return sys.stdin.readline().strip()


def _lines(done: Erased) -> list[str]:
    counts = ", ".join(f"{dataset} {rows}" for dataset, rows in done.rows.items())
    lines = [f"erased, in rows of every version: {counts}"]
    if done.mentions:
        lines.append(f"rows of others that named the person: {done.mentions}; they hold no id now")
    if done.also_in:
        lines.append(
            f"an equal id stands in {', '.join(done.also_in)}, of another register; "
            "where it is the same person, erase there too"
        )
    lines.append(
        "Backups made before, and the files as they came, still hold the person: see to them."
    )
    return lines
