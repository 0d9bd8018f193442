"""`publish`, `editions` and `withdraw`: what is public, at once and in the foreground."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.publication import (
    Prepared,
    prepare_bulletin,
    prepare_edition,
    publish_bulletin,
    publish_edition,
)
from dashboard.data.publication import withdraw as withdraw_publication
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store import Store
from dashboard.errors import StoreError
from dashboard.protocols import PreviewItem
from dashboard.released import Publication
from dashboard.settings import Settings

ALONE = "published on the command line"
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("period", required=False)
@click.option("--bulletin", is_flag=True, help="A bulletin of figures without persons, of any day.")
@click.option("--as-of", type=DAY, help="The day that a bulletin speaks of; default: the cut-off.")
@click.option("--reason", default="", help="Why a period is published again; the public reads it.")
def publish(period: str | None, bulletin: bool, as_of: datetime | None, reason: str) -> None:
    """Publish the edition of PERIOD (closing it first), or a bulletin."""
    if bulletin == (period is not None):
        raise StoreError("name a period to publish its edition, or say --bulletin")
    if period is not None and as_of is not None:
        raise StoreError(
            "an edition speaks of the last day of its period; --as-of is for bulletins"
        )
    if bulletin and reason:
        raise StoreError("a bulletin needs no reason; leave --reason out")
    settings, store = open_from_environment()
    day = as_of.date() if as_of else None
    prepared, published = _publish(settings, store, period, day, reason)
    refresh_release(store, cut_off_on(settings, store), acting_person())
    for line in _account(prepared, published):
        click.echo(line)


def _publish(
    settings: Settings, store: Store, period: str | None, day: date | None, reason: str
) -> tuple[Prepared, Publication]:
    """What is printed is what is published, computed once."""
    by = acting_person()
    if period is None:
        prepared = prepare_bulletin(settings, store, day)
        return prepared, publish_bulletin(
            settings,
            store,
            prepared_by=by,
            approved_by=by,
            alone=ALONE,
            prepared=prepared,
            cut_off=day,
        )
    prepared = prepare_edition(settings, store, period)
    return prepared, publish_edition(
        settings,
        store,
        period,
        prepared_by=by,
        approved_by=by,
        reason=reason,
        alone=ALONE,
        prepared=prepared,
    )


def _account(prepared: Prepared, published: Publication) -> Iterator[str]:
    """Number and hash, how much is told, and what is held back and why."""
    what = f"{published.kind} {published.number}" + (
        f", {published.period}" if published.period else ""
    )
    yield f"{what}, as of {published.cut_off}, published on {published.published_on}"
    yield f"sha256 {published.sha256}"
    held = sum(cell.held_on is not None for cell in prepared.draft.cells)
    yield (
        f"{prepared.preview.cells_shown} cells shown, {held} of them older figures; "
        f"{prepared.preview.cells_withheld} withheld"
    )
    for item in prepared.preview.items:
        if item.state != "shown" or item.sentence:
            yield _line(item)


def _line(item: PreviewItem) -> str:
    split = f" by {', '.join(item.by)}" if item.by else ""
    since = f" of {item.held_on}" if item.held_on else ""
    sentence = item.sentence.replace("{against}", item.against)
    return f"  {item.indicator} {item.window}{split}: {item.state}{since}. {sentence}".rstrip()


@click.command()
def editions() -> None:
    """List every publication, withdrawn ones included."""
    _, store = open_from_environment()
    for found in store.editions.all():
        click.echo(_listed(found))


def _listed(found: Publication) -> str:
    parts = [
        f"{found.number:>4}",
        f"{found.kind:<8}",
        f"{found.period or '-':<4}",
        f"as of {found.cut_off}",
        f"published on {found.published_on} by {found.approved_by}",
        found.sha256[:12],
    ]
    if found.reason:
        parts.append(f"again: {found.reason}")
    if found.withdrawn_on is not None:
        parts.append(f"withdrawn on {found.withdrawn_on}: {found.withdrawn_reason}")
    return "  ".join(parts)


@click.command()
@click.argument("edition", type=int)
@click.option("--reason", required=True, help="Why; whoever looks for the edition reads it.")
def withdraw(edition: int, reason: str) -> None:
    """Withdraw EDITION: nobody can read it any longer, and its figures still count."""
    settings, store = open_from_environment()
    found = withdraw_publication(settings, store, edition, reason, acting_person())
    click.echo(f"{found.kind} {found.number} withdrawn on {found.withdrawn_on}")
