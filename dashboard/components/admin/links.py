"""Share links as an administrator sees them: a form for another, and what came of the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

import dash_bootstrap_components as dbc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.forms import FormPlace, form, labelled, row_form, select_field, text_field
from dashboard.components.panels import empty
from dashboard.components.tables import table
from dashboard.formats import day, moment, number, publication_name
from dashboard.language import Language
from dashboard.protocols import LinkState, ShareLink
from dashboard.released import Publication

KIND = "links"
USUAL_DAYS = 30
MOST_DAYS = 366
LONGEST_NOTE = 200


def link_board(
    language: Language,
    links: Sequence[ShareLink],
    publications: Sequence[Publication],
    zone: tzinfo,
) -> list[Component]:
    """A form for a new link, and every link; `publications` are all that there are, in order."""
    _ = language.gettext
    intro = _(
        "A link opens one edition to whoever holds it, without an account, until its day has "
        "passed. It shows no budget and offers nothing to take away."
    )
    return [
        html.P(intro),
        _make_form(language, editions_to_share(publications)),
        html.H2(_("Links")),
        _table(language, links, zone),
    ]


def editions_to_share(publications: Sequence[Publication]) -> list[Publication]:
    """The editions in force, in order; bulletins are for the working group."""
    return [one for one in publications if one.kind == "edition" and one.withdrawn_on is None]


def _make_form(language: Language, editions: Sequence[Publication]) -> Component:
    _ = language.gettext
    if not editions:
        return empty(_("Nothing is published yet, so there is nothing to share."))
    place = FormPlace(KIND, "make", "new")
    offered = [(str(one.number), publication_name(language, one)) for one in editions[::-1]]
    fields = [
        select_field(place, "edition", _("Edition"), offered, offered[0][0]),
        text_field(
            place, "days", _("Days"), type="number", min=0, max=MOST_DAYS, step=1, value=USUAL_DAYS
        ),
        text_field(place, "note", _("For whom"), maxlength=LONGEST_NOTE),
    ]
    return form(place, fields, _("Make a link"))


def _table(language: Language, links: Sequence[ShareLink], zone: tzinfo) -> Component:
    _ = language.gettext
    if not links:
        return empty(_("No link has been made yet."))
    header = [
        _("Link"),
        _("Edition"),
        _("For whom"),
        _("Made"),
        _("Until"),
        _("Uses"),
        _("Last use"),
        _("State"),
    ]
    return table("links", _("Links"), header, [_row(language, link, zone) for link in links])


def _row(language: Language, link: ShareLink, zone: tzinfo) -> list[Component | str]:
    used = link.last_used_at
    made = f"{day(language, link.created_at.astimezone(zone).date())}, {link.created_by}"
    return [
        str(link.id),
        str(link.edition),
        link.note or "–",
        made,
        day(language, link.expires_on),
        number(language, link.uses),
        moment(language, used, zone) if used else language.gettext("never"),
        _state(language, link),
    ]


def _state(language: Language, link: ShareLink) -> Component | str:
    """How the link stands, and where it is open, the way to take it back."""
    _ = language.gettext
    words = link_state_words(language, link.state)
    if link.state != "in_force":
        return words
    about = _("link {number}").format(number=link.id)
    revoke = row_form(FormPlace(KIND, "revoke", str(link.id)), _("Take back"), about)
    return html.Div([html.Span(words), revoke], className="row-deed")


def link_state_words(language: Language, state: LinkState) -> str:
    """Whether a link still opens its edition, and why not."""
    _ = language.gettext
    match state:
        case "in_force":
            return _("open")
        case "expired":
            return _("run out")
        case "revoked":
            return _("taken back")
        case "withdrawn":
            return _("edition withdrawn")


def made_link(language: Language, address: str) -> Component:
    """The address of a new link, which nobody can see again."""
    _ = language.gettext
    entry = dbc.Input(id=ids.SHARED_ADDRESS, value=address, readonly=True)
    copy = dcc.Clipboard(target_id=ids.SHARED_ADDRESS, title=_("Copy"), className="copy")
    label = _("Address of the new link, shown this once")
    return html.Div([labelled(label, entry), copy], className="told told-link")
