"""`export`: any file that a page offers, for cron: complete or not there, and an exit status."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.commands.releasing import published
from dashboard.data.store import Store
from dashboard.errors import DashboardError, StoreError
from dashboard.exports.drawn import PANELS, Panel
from dashboard.exports.slice import File, Slice
from dashboard.exports.taking import DOCUMENT, FORMS, take
from dashboard.language import NAMES, language_of
from dashboard.released import Released
from dashboard.sentences import notice_sentence
from dashboard.settings import Settings
from dashboard.view import View, read_view

Pair = tuple[str, str]


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMS)))
@click.option("--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--edition", type=int, help="A publication; without it the newest edition.")
@click.option("--draft", is_flag=True, help="The internal release, marked as a draft.")
@click.option("--period", help="A declared period, such as H3.")
@click.option("--by", help="The split of a chart, such as sex.")
@click.option("--filter", "filters", multiple=True, metavar="NAME=CODE", help="May be repeated.")
@click.option("--codes", default="", help="Results or indicators, with commas between them.")
@click.option("--panel", type=click.Choice(PANELS), help="The chart of the one code only.")
@click.option("--budget", is_flag=True, help="With the totals of money, as donors read them.")
@click.option("--pack", is_flag=True, help="Six slides for a meeting, with the newest bulletin.")
@click.option("--lang", type=click.Choice(list(NAMES)), help="The project's first if left out.")
def export(
    form: str,
    output: Path,
    edition: int | None,
    draft: bool,
    period: str | None,
    by: str | None,
    filters: tuple[str, ...],
    codes: str,
    panel: Panel | None,
    budget: bool,
    pack: bool,
    lang: str | None,
) -> None:
    """Write a file to take away, as the page's download sends it.

    An edition holds no money unless --budget asks for it.
    """
    settings, store = open_from_environment()
    if draft and edition is not None:
        raise DashboardError("a draft is no edition; leave out --draft or --edition")
    released = _draft(store) if draft else published(store, edition, budget=budget)
    if form == DOCUMENT:
        made = _document(store, released)
    else:
        language = language_of(lang or released.framework.project.languages[0])
        pairs = [("period", period or ""), ("by", by or ""), *map(_pair, filters)]
        view = _view(pairs, released, language.code)
        chosen = Slice(
            language=language,
            released=released,
            drawn_on=datetime.now(settings.timezone).date(),
            view=view,
            codes=tuple(code for code in codes.split(",") if code),
            mode="page" if view.period or view.filters else "whole",
            bulletin=_bulletin(store, released) if pack and edition is None else None,
            site=_site(settings),
            meeting=pack,
        )
        made = take(form, chosen, panel)
    write_whole(output, made.content)
    store.accounts.record(acting_person(), "export", f"{form} of {_name(released)}")
    click.echo(f"{output}: {len(made.content)} bytes of {_name(released)}")


def write_whole(output: Path, content: bytes) -> None:
    """Put the content at `output` at once: a reader finds the old file or the new, never a part.

    Raises DashboardError where the folder cannot be written to; then nothing is left behind.
    """
    try:
        _replace(output, content)
    except OSError as fault:
        reason = (fault.strerror or "it cannot be written").lower()
        raise DashboardError(f"{output}: {reason}; nothing was written") from None


def _replace(output: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(content)
            part.flush()
            os.fsync(part.fileno())
        Path(name).chmod(0o666 & ~_mask())
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mask() -> int:
    """The mask of the process, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _draft(store: Store) -> Released:
    current = store.releases.current()
    if current is None:
        raise StoreError("nothing has been released yet; run `dashboard release`")
    return current


def _document(store: Store, released: Released) -> File:
    number = released.publication.number if released.publication else None
    document = store.editions.document(number) if number is not None else None
    if document is None:
        raise DashboardError("a draft has no document; choose an edition, or csv for its figures")
    return File(document, "", "application/json")


def _bulletin(store: Store, released: Released) -> Released | None:
    newest = store.editions.newest(bulletins=True)
    return newest if newest and newest.publication != released.publication else None


def _pair(text: str) -> Pair:
    name, mark, code = text.partition("=")
    if not mark:
        raise DashboardError(f'--filter "{text}": write NAME=CODE, such as sex=f')
    return name, code


def _view(pairs: list[Pair], released: Released, language: str) -> View:
    """The view, as an address would have it; what an address may ignore is a fault here."""
    given = [("lang", language), *(pair for pair in pairs if pair[1])]
    view = read_view(urlencode(given), released.framework)
    if view.notices:
        english = language_of(None)
        raise DashboardError(" ".join(notice_sentence(english, one) for one in view.notices))
    return view


def _site(settings: Settings) -> str:
    return settings.public_url.rstrip("/")


def _name(released: Released) -> str:
    publication = released.publication
    return f"{publication.kind} {publication.number}" if publication else "the draft"
