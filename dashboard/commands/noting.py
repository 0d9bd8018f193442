"""`note`: a variance note, the owner's confirmation or a reference to evidence."""

from __future__ import annotations

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.errors import DashboardError
from dashboard.protocols import NewNote, NoteKind


@click.command()
@click.argument("code")
@click.argument("period")
@click.option("--variance", metavar="TEXT", help="Why the figure deviates; for the team.")
@click.option("--confirm", is_flag=True, help="The owner confirms the figure.")
@click.option("--evidence", metavar="TEXT", help="Where the evidence is kept; for the team.")
@click.option("--public", default="", metavar="TEXT", help="What the public may read beside it.")
def note(
    code: str, period: str, variance: str | None, confirm: bool, evidence: str | None, public: str
) -> None:
    """Write a note on the indicator CODE in PERIOD."""
    kind, text = _asked(variance, confirm, evidence, public)
    _, store = open_from_environment()
    store.notes.add(NewNote(code, period, kind, text, public.strip()), acting_person())
    click.echo(f"{kind} noted for {code} in {period}")


def _asked(
    variance: str | None, confirm: bool, evidence: str | None, public: str
) -> tuple[NoteKind, str]:
    given: list[tuple[NoteKind, str]] = []
    if variance is not None:
        given.append(("variance", variance.strip()))
    if confirm:
        given.append(("confirmation", ""))
    if evidence is not None:
        given.append(("evidence", evidence.strip()))
    if len(given) != 1:
        raise DashboardError("a note is one of --variance TEXT, --confirm and --evidence TEXT")
    if confirm and public:
        raise DashboardError("a confirmation has no public text; leave out --public")
    return given[0]
