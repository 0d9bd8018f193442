"""One publication: what it is, where to read it, what to take away, what has changed since."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.access.editions import check_in_force, known_publications
from dashboard.components.changes import Comparison, changes
from dashboard.components.guarding import confidential_words
from dashboard.components.panels import empty
from dashboard.components.publications import description, is_later
from dashboard.components.takeaway import takeaway
from dashboard.formats import publication_name, publication_title
from dashboard.framework import Framework
from dashboard.page import Page, PageContext
from dashboard.released import Publication, Released
from dashboard.view import View, number_of_edition


def layout(context: PageContext, edition: str) -> Component:
    """The page of publication number `edition`, as far as this person may know of it."""
    _ = context.language.gettext
    number = number_of_edition(edition) or 0
    check_in_force(number)
    known = {one.number for one in known_publications()}
    released = _read(context, number) if number in known else None
    if released is None or released.publication is None:
        return html.Div([html.H1(_("Editions")), empty(_("There is no such edition."))])
    return html.Article(_content(context, released, released.publication), className="page words")


def _read(context: PageContext, number: int) -> Released | None:
    return context.services.editions.read(number, budget=context.may("read-budget"))


def _content(context: PageContext, released: Released, publication: Publication) -> list[Component]:
    language, framework = context.language, released.framework
    _ = language.gettext
    declared = framework.periods.get(publication.period or "")
    internal = context.may("read-internal")
    return [
        html.P(dcc.Link(_("All editions"), href="/editions"), className="eyebrow"),
        html.H1(publication_name(language, publication)),
        html.P(_subtitle(publication_title(language, publication, declared))),
        _read_it(context, publication),
        *_take_it_away(context, released, publication),
        html.H2(_("What it is")),
        description(language, released, publication, internal=internal),
        html.H2(_("What has changed since")),
        *_since(context, released, publication),
        *_since_internal(context, released),
    ]


def _subtitle(title: str) -> str:
    """What the title says after the name."""
    rest = title.partition(": ")[2]
    return f"{rest[:1].upper()}{rest[1:]}"


def _read_it(context: PageContext, publication: Publication) -> Component:
    _ = context.language.gettext
    query = View(edition=publication.number).to_query()
    pages = (("/", _("Where we stand")), ("/tracking", _("Tracking")), ("/plan", _("Plan")))
    links = [html.Li(dcc.Link(text, href=f"{path}?{query}")) for path, text in pages]
    return html.Nav([html.Span(_("Read it:")), html.Ul(links)], className="read-it")


def _take_it_away(
    context: PageContext, released: Released, publication: Publication
) -> list[Component]:
    if not context.may("take-away"):
        return []
    view = View(edition=publication.number)
    return [takeaway(context.language, released, view, slides=True)]


def _since(context: PageContext, released: Released, publication: Publication) -> list[Component]:
    """Against the newest edition; a guest knows of no other than their own."""
    language = context.language
    _ = language.gettext
    if context.account.role == "guest":
        text = _("An edition never changes; later ones are open to those with an account.")
        return [html.P(text)]
    newest = context.services.editions.newest()
    if newest is None or newest.publication is None:
        return [html.P(_("No edition is in force."))]
    if not is_later(newest.publication, publication):
        return [html.P(_("No newer edition has been published."))]
    name = publication_name(language, newest.publication)
    link = dcc.Link(name, href=f"/editions/{newest.publication.number}")
    compared = changes(Comparison(language, released, newest, "changes"))
    return [html.P([_("Compared with the newest edition:"), " ", link]), *compared]


def _since_internal(context: PageContext, released: Released) -> list[Component]:
    """Against the draft too, for the project's team alone."""
    language, draft = context.language, None
    _ = language.gettext
    if context.may("read-internal"):
        draft = context.services.releases.current()
    if draft is None:
        return []
    mark = html.Span(confidential_words(language, draft.framework), className="confidential")
    compared = changes(Comparison(language, released, draft, "draft-changes"))
    return [html.H2([_("What the records say now"), " ", mark]), *compared]


def exists(_framework: Framework, edition: str) -> bool:
    """True for what may be a number; whether there is such a publication, the guard knows."""
    return number_of_edition(edition) is not None


PAGE = Page(
    path="/editions/<edition>",
    name="edition",
    title=lambda language: language.gettext("Edition"),
    permission="read-public",
    order=None,
    navigation=False,
    layout=layout,
    exists=exists,
)
