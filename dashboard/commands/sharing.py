"""`share`: links that open one edition without an account."""

from __future__ import annotations

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.store import Store
from dashboard.errors import DashboardError
from dashboard.settings import Settings


@click.command()
@click.argument("edition", type=int, required=False)
@click.option("--days", type=int, default=30, show_default=True, help="How long the link lasts.")
@click.option("--note", default="", metavar="TEXT", help="For whom the link is.")
@click.option("--list", "listing", is_flag=True, help="List all links and their uses.")
@click.option("--revoke", type=int, metavar="LINK", help="Take a link back; its guests are out.")
def share(edition: int | None, days: int, note: str, listing: bool, revoke: int | None) -> None:
    """Make a link that opens EDITION to whoever holds it; its address is shown once."""
    if [edition is not None, listing, revoke is not None].count(True) != 1:
        raise DashboardError("give one of EDITION, --list and --revoke LINK")
    settings, store = open_from_environment()
    if edition is not None:
        _make(settings, store, edition, days, note)
    elif revoke is not None:
        store.share_links.revoke(revoke, acting_person())
        click.echo(f"link {revoke} is taken back")
    else:
        _list(store)


def _make(settings: Settings, store: Store, edition: int, days: int, note: str) -> None:
    token = store.share_links.create(edition, days, note, acting_person())
    if (link := store.share_links.find(token)) is not None:
        click.echo(f"link {link.id} opens edition {edition} until {link.expires_on}, included:")
    click.echo(f"{settings.public_url.rstrip('/')}/share/{token}")


def _list(store: Store) -> None:
    for link in store.share_links.all():
        used = f"{link.last_used_at:%Y-%m-%d}" if link.last_used_at else "never"
        words = f"{link.id:>4}  edition {link.edition:<3}  until {link.expires_on}  "
        uses = f"{link.state:<9}  {link.uses} uses, last {used}  {link.note}"
        click.echo(f"{words}{uses}".rstrip())
