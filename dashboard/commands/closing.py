"""`close`: freeze what is reported of a period."""

from __future__ import annotations

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.release import close_period, cut_off_on, refresh_release


@click.command()
@click.argument("period")
def close(period: str) -> None:
    """Freeze the internal release of PERIOD as reported; periods close in order."""
    settings, store = open_from_environment()
    closing = close_period(settings, store, period, acting_person())
    refresh_release(store, cut_off_on(settings, store), acting_person())
    click.echo(
        f"{period} closed on {closing.closed_on} as release {closing.release}; "
        "what is learnt later appears beside it as a restatement"
    )
