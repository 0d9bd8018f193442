"""`audit`: what everything ever published gives away; `outside`: figures given elsewhere."""

from __future__ import annotations

import sys
from typing import Any

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.confidentiality.auditing import audit_all
from dashboard.data.publication.outside import record_outside
from dashboard.data.store import Store
from dashboard.data.store.outside import NewFigure, OutsideFigure
from dashboard.errors import DashboardError

DAY = click.DateTime(formats=["%Y-%m-%d"])
NEEDED = ("figure", "recipient", "purpose", "approved_by", "given_on", "kind")


@click.command()
def audit() -> None:
    """Hold everything ever published against the rules of disclosure; status 1 where it fails."""
    _, store = open_from_environment()
    audited = audit_all(store.editions.ever(), store.ledger.entries(), store.framework.disclosure.k)
    click.echo(f"publications examined: {audited.publications}")
    click.echo(f"figures that a reader learns: {audited.figures}")
    click.echo(f"sets of persons behind them, sums of groups included: {audited.sets}")
    click.echo(f"pairs of sets held against each other: {audited.pairs}")
    for figure in store.outside.all():
        click.echo(f"given outside: {_named(figure)}")
    for finding in audited.findings:
        click.echo(f"finding: {finding.sentence}")
    click.echo(f"findings: {len(audited.findings)}")
    if audited.findings:
        sys.exit(1)


@click.command()
@click.argument("indicator", required=False)
@click.argument("period", required=False)
@click.option("--figure", type=float, help="The figure as it was given.")
@click.option("--recipient", help="To whom.")
@click.option("--purpose", help="What for.")
@click.option("--approved-by", help="Who approved that it was given.")
@click.option("--given-on", type=DAY, help="When.")
@click.option("--public", "kind", flag_value="public", help="It is public elsewhere.")
@click.option("--restricted", "kind", flag_value="restricted", help="For the recipient only.")
@click.option("--list", "is_list", is_flag=True, help="List what was recorded.")
def outside(indicator: str | None, period: str | None, is_list: bool, **given: Any) -> None:
    """Record a figure of INDICATOR in PERIOD that was given elsewhere, or list them."""
    if is_list:
        _list(open_from_environment()[1])
        return
    missing = [f"--{name.replace('_', '-')}" for name in NEEDED if given[name] is None]
    if indicator is None or period is None or missing:
        lacking = ", ".join(missing).replace("--kind", "--public or --restricted")
        raise DashboardError(
            "a figure given outside needs INDICATOR, PERIOD and "
            + (lacking or "the options that say to whom, what for, and when it was given")
        )
    _record(indicator, period, given)


def _record(indicator: str, period: str, given: dict[str, Any]) -> None:
    settings, store = open_from_environment()
    given["given_on"] = given["given_on"].date()
    new = NewFigure(indicator=indicator, period=period, **given)
    recorded = record_outside(settings, store, new, acting_person())
    click.echo(f"recorded: {_named(recorded.figure)}")
    for finding in recorded.findings:
        click.echo(f"it gives away: {finding.told}")


def _list(store: Store) -> None:
    for item in store.outside.all():
        given = item.given
        click.echo(
            f"{item.id}: {_named(item)}; {given.figure:g} for {given.purpose}, "
            f"approved by {given.approved_by}, recorded by {item.recorded_by}"
        )


def _named(item: OutsideFigure) -> str:
    given = item.given
    named = f"{given.indicator} {given.period}, {given.kind}, to {given.recipient} on "
    agreed = "" if item.established else "; not established: it does not agree with the records"
    return f"{named}{given.given_on}{agreed}"
