"""`release` and `values`: recompute the figures, and print them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import click
import orjson

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.release import compute_release, cut_off_on, refresh_release
from dashboard.data.store import Store
from dashboard.errors import DashboardError, StoreError
from dashboard.exports.values import value_rows
from dashboard.framework import Framework
from dashboard.released import Audience, Released
from dashboard.settings import Settings

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.option("--as-of", type=DAY, help="The day up to which records count.")
def release(as_of: datetime | None) -> None:
    """Recompute the internal release.

    The figures stand on the day given until the next `release` names another, or none.
    """
    settings, store = open_from_environment()
    store.installation.choose_cut_off(as_of.date() if as_of else None)
    cut_off = cut_off_on(settings, store, as_of.date() if as_of else None)
    stored = refresh_release(store, cut_off, acting_person())
    click.echo(f"released as of {cut_off}" if stored else f"nothing changed as of {cut_off}")


@click.command()
@click.option("--indicator", "code", help="One indicator only.")
@click.option("--as-of", type=DAY, help="The day up to which records count; nothing is stored.")
@click.option("--audience", type=click.Choice(["internal", "public"]), default="internal")
@click.option("--edition", type=int, help="A published edition.")
@click.option("--format", "form", type=click.Choice(["json", "csv", "table"]), default="table")
def values(
    code: str | None, as_of: datetime | None, audience: Audience, edition: int | None, form: str
) -> None:
    """Print released cells with their progress."""
    settings, store = open_from_environment()
    is_public = edition is not None or audience == "public"
    if is_public and as_of is not None:
        raise StoreError("what was published stands as it is; leave out --as-of, or --edition")
    if is_public:
        released = published(store, edition)
    else:
        released = _released(settings, store, as_of.date() if as_of else None)
    _refuse_unknown_indicator(released.framework, code)
    rows = [row for row in value_rows(released) if code is None or row["indicator"] == code]
    click.echo(FORMATS[form](rows, released), nl=False)


def _refuse_unknown_indicator(framework: Framework, code: str | None) -> None:
    if code is not None and framework.indicator(code) is None:
        known = ", ".join(indicator.code for indicator in framework.indicators)
        raise DashboardError(f'there is no indicator "{code}"; known are {known}')


def _released(settings: Settings, store: Store, as_of: date | None) -> Released:
    cut_off = cut_off_on(settings, store, as_of)
    if as_of is not None:
        return compute_release(store, cut_off, "internal")
    refresh_release(store, cut_off, acting_person())
    current = store.releases.current()
    if current is None:
        raise StoreError("nothing has been released yet; run `dashboard release`")
    return current


def published(store: Store, number: int | None, *, budget: bool = False) -> Released:
    """The edition of this number; without one the newest in force. With `budget` its money."""
    if number is None:
        found = store.editions.newest(budget=budget)
    else:
        found = store.editions.read(number, budget=budget)
    if found is not None:
        return found
    known = {edition.number: edition for edition in store.editions.all()}
    if number is None:
        raise StoreError("no edition is public; publish one with `dashboard publish PERIOD`")
    if number in known:
        raise StoreError(
            f"edition {number} was withdrawn on {known[number].withdrawn_on}: "
            f"{known[number].withdrawn_reason}"
        )
    listed = ", ".join(map(str, known)) or "none yet"
    raise StoreError(f"there is no edition {number}; published are {listed}")


def _json(rows: Sequence[dict[str, Any]], _released: Released) -> str:
    return orjson.dumps(list(rows), option=orjson.OPT_INDENT_2).decode() + "\n"


def _csv(rows: Sequence[dict[str, Any]], _released: Released) -> str:
    if not rows:
        return ""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "disaggregation": _words(row["disaggregation"])} for row in rows)
    return written.getvalue()


def _words(split: dict[str, str]) -> str:
    return " ".join(f"{name}={code}" for name, code in split.items())


def _table(rows: Sequence[dict[str, Any]], released: Released) -> str:
    """To date at the cut-off, one line per cell."""
    current = f"to {released.current_period}"
    names = ("indicator", "split", "value", "target", "expected", "ratio", "status", "state")
    lines = ["  ".join(f"{name:<12}" for name in names)]
    for row in rows:
        if row["period"] == current:
            shown = {**row, "split": _words(row["disaggregation"]) or "all"}
            lines.append("  ".join(f"{_short(shown[name]):<12}" for name in names))
    return "\n".join(lines) + "\n"


def _short(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)


FORMATS: dict[str, Callable[[Sequence[dict[str, Any]], Released], str]] = {
    "json": _json,
    "csv": _csv,
    "table": _table,
}
