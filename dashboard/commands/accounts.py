"""`user`: accounts. A password is asked for or read from standard input, never an argument."""

from __future__ import annotations

import sys

import click

from dashboard.access.passwords import check_password
from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.errors import StoreError
from dashboard.language import language_of
from dashboard.protocols import Role

ROLES: tuple[Role, ...] = ("admin", "manager", "member", "donor")


@click.group()
def user() -> None:
    """Accounts of people who log in."""


@user.command()
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--case-data", is_flag=True, help="May also load and see sensitive datasets.")
def add(email: str, role: Role, case_data: bool) -> None:
    """Add an account for EMAIL."""
    _, store = open_from_environment()
    password = _ask_password(email)
    store.accounts.add(email, role, password, case_data, by=acting_person())
    click.echo(f"{email} added as {role}")


@user.command(name="list")
def list_accounts() -> None:
    """List the accounts."""
    _, store = open_from_environment()
    for account in store.accounts.all():
        marks = [mark for mark in ("case_data", "disabled") if getattr(account, mark)]
        click.echo(f"{account.email:<40}  {account.role:<8}  {' '.join(marks)}".rstrip())


@user.command()
@click.argument("email")
def disable(email: str) -> None:
    """Disable EMAIL; sessions end at the next request."""
    _, store = open_from_environment()
    store.accounts.disable(email, by=acting_person())
    click.echo(f"{email} disabled")


@user.command()
@click.argument("email")
def password(email: str) -> None:
    """Give EMAIL a new password; sessions end at the next request."""
    _, store = open_from_environment()
    account = store.accounts.by_email(email)
    if account is None:
        raise StoreError(f"{email} has no account; `dashboard user list` shows all")
    store.accounts.set_password(account.id, _ask_password(email), by=acting_person())
    click.echo(f"{email} has a new password")


def _ask_password(email: str) -> str:
    if not sys.stdin.isatty():
        given = repeated = sys.stdin.readline().rstrip("\n")
    else:
        given = click.prompt("Password", hide_input=True)
        repeated = click.prompt("Once more", hide_input=True)
    check_password(given, repeated, email, language_of("en"))
    return str(given)
