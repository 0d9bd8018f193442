"""The number's passport: definition, formula, cut-off, release, and what the number rests on.

It opens under the chart. For the public it says nothing about rows, loads, files or people.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import marked
from dashboard.components.completeness import complete_to
from dashboard.components.conditions import conditions_in_words, day_in_words
from dashboard.components.evidence import (
    HASH_DIGITS,
    Sources,
    bases_table,
    closings_table,
    loads_table,
)
from dashboard.components.measures import measure_in_words
from dashboard.components.panels import skeleton
from dashboard.formats import day, moment, publication_name
from dashboard.language import Language
from dashboard.reading import Reading
from dashboard.released import Released
from dashboard.sentences import view_sentence
from dashboard.view import View

Entry = tuple[str, Component | str]
HEIGHT = 120


def passport_frame(language: Language, code: str, *, first: bool = True) -> Component:
    """The passport of an indicator or cascade before it is opened; its content arrives by itself.

    The `first` one of a page is what `passport_link` leads to without a name.
    """
    own: dict[str, Any] = {"id": ids.PASSPORT} if first else {}
    return html.Details(
        [
            html.Summary(language.gettext("Passport: where these numbers come from")),
            html.Div(skeleton(language, HEIGHT), id=ids.passport(code), className="passport-body"),
        ],
        className="folded passport",
        **own,
        **marked(f"passport-{code}"),
    )


def passport(
    reading: Reading, view: View, zone: tzinfo, sources: Sources | None
) -> list[Component]:
    """The content; `sources` are for the project's team only, and shown with its release only."""
    if sources is None or reading.released.audience != "internal":
        return [
            term_list(
                [*_declared(reading), *released_entries(reading.language, reading.released, zone)]
            )
        ]
    entries = [*_declared(reading), *_behind(reading, view), *_made(reading, zone)]
    return [
        term_list(entries),
        *_titled(reading.language.gettext("What the numbers rest on"), bases_table(reading, view)),
        *_titled(reading.language.gettext("Loads and files"), loads_table(reading, sources)),
        *_closed(reading, sources),
    ]


def _closed(reading: Reading, sources: Sources) -> list[Component]:
    if not sources.closed:
        return []
    title = reading.language.gettext("Closed periods")
    return list(_titled(title, closings_table(reading, sources)))


def _titled(title: str, content: Component) -> tuple[Component, Component]:
    return html.H3(title), content


def term_list(given: Sequence[Entry]) -> Component:
    """Terms with what is said of them."""
    return html.Dl([part for term, text in given for part in (html.Dt(term), html.Dd(text))])


def _declared(reading: Reading) -> list[Entry]:
    language = reading.language
    _ = language.gettext
    return [
        (_("Definition"), language.label(reading.indicator.definition)),
        (_("Version of the definitions"), _version(reading)),
        (_("How it is made"), measure_in_words(language, reading.framework, reading.indicator)),
        (_("Conditions"), _conditions(reading)),
        (_("Cut-off"), day(language, reading.released.cut_off)),
    ]


def released_entries(language: Language, released: Released, zone: tzinfo) -> list[Entry]:
    """For the public: which publication, the day it was approved, and the hash of its contents."""
    publication = released.publication
    _ = language.gettext
    if publication is None:
        made = moment(language, released.created_at, zone)
        return [(_("Released"), made.partition(",")[0])]
    number = publication.number
    name = dcc.Link(publication_name(language, publication), href=f"/editions/{number}")
    digest = html.Code(publication.sha256[:HASH_DIGITS], title=publication.sha256)
    return [
        (_("Published as"), name),
        (_("Approved and published"), day(language, publication.published_on)),
        (_("SHA-256 of its contents"), digest),
    ]


def _made(reading: Reading, zone: tzinfo) -> list[Entry]:
    _ = reading.language.gettext
    made = moment(reading.language, reading.released.created_at, zone)
    by = reading.released.created_by or _("not recorded")
    return [(_("Released"), _("{moment}, by {person}").format(moment=made, person=by))]


def _version(reading: Reading) -> Component:
    fingerprint = reading.released.fingerprint
    return html.Code(fingerprint[:HASH_DIGITS], title=fingerprint)


def _conditions(reading: Reading) -> str:
    found = conditions_in_words(reading.language, reading.framework, reading.indicator)
    return "; ".join(found) or reading.language.gettext("none")


def _behind(reading: Reading, view: View) -> list[Entry]:
    language = reading.language
    _ = language.gettext
    entries: list[Entry] = [
        (_("This view"), view_sentence(language, reading.released, view)),
        (_("Data complete to"), _complete(reading)),
    ]
    counted_on = day_in_words(language, reading.framework, reading.indicator)
    if counted_on:
        entries.append((_("A row counts on"), counted_on))
    if reading.cell is not None and reading.cell.measured_on is not None:
        entries.append((_("Newest row counted"), day(language, reading.cell.measured_on)))
    return entries


def _complete(reading: Reading) -> str:
    """For each dataset behind the number that somebody has a duty to send."""
    language, framework = reading.language, reading.framework
    datasets = framework.datasets_behind(reading.indicator)
    found = [
        f"{language.label(framework.datasets[item.dataset].title)}: {complete_to(language, item)}"
        for item in reading.released.annex.completeness
        if item.dataset in datasets
    ]
    return " ".join(found) or language.gettext("no reporting duty is declared")
