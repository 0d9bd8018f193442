"""The console script `dashboard`: the same functions that the web app runs, in the foreground.

A fault that a person can mend is printed as its sentence with exit status 1; a traceback is not.
"""

from __future__ import annotations

import sys

import click

from dashboard.commands.accounts import user
from dashboard.commands.auditing import audit, outside
from dashboard.commands.closing import close
from dashboard.commands.erasing import erase
from dashboard.commands.exporting import export
from dashboard.commands.framework import check, schema
from dashboard.commands.keeping import backup, restore
from dashboard.commands.loading import load, loads, pseudonymise, revert
from dashboard.commands.noting import note
from dashboard.commands.publishing import editions, publish, withdraw
from dashboard.commands.releasing import release, values
from dashboard.commands.serving import serve
from dashboard.commands.sharing import share
from dashboard.commands.working import work
from dashboard.data.store import DATABASE_FAULTS
from dashboard.errors import DashboardError, place_of


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def commands() -> None:
    """Results dashboard: load files, release figures, serve pages."""


for command in (
    check,
    schema,
    load,
    loads,
    revert,
    pseudonymise,
    release,
    close,
    publish,
    editions,
    withdraw,
    audit,
    outside,
    note,
    values,
    export,
    user,
    share,
    serve,
    work,
    backup,
    restore,
    erase,
):
    commands.add_command(command)


def main() -> None:
    """Run the console script."""
    try:
        commands.main(standalone_mode=False)
    except DashboardError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except DATABASE_FAULTS as error:
        click.echo(f"the database failed ({type(error).__name__}); try again", err=True)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; nothing further was done", err=True)
        sys.exit(130)
    except Exception as surprise:  # noqa: BLE001 - its text may hold what no log may
        click.echo(f"something went wrong inside: {place_of(surprise)}", err=True)
        sys.exit(1)
