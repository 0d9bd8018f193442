"""Sharing an edition: making a link, whose address is shown once, and taking one back."""

from __future__ import annotations

from dash import Dash
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.permissions import check
from dashboard.callbacks.filling import search_text
from dashboard.callbacks.forms import Answer, Sent, register_forms
from dashboard.components.admin.links import (
    KIND,
    LONGEST_NOTE,
    MOST_DAYS,
    editions_to_share,
    link_board,
    made_link,
)
from dashboard.errors import NotAllowedError
from dashboard.page import PageContext, context_of


def share(sent: Sent, search: object) -> Answer:
    """The links as they now stand, and the address of a new one."""
    context = context_of(search_text(search), ("show",))
    check(context.account, "administer", context.language)
    _ = context.language.gettext
    match sent.action:
        case "make":
            said: Component | str = _make(context, sent)
        case "revoke":
            said = _revoke(context, sent)
        case _:
            raise NotAllowedError(_("There is no such thing to do."))
    return _drawn(context), said


def _make(context: PageContext, sent: Sent) -> Component:
    edition, days, note = _wish(context, sent)
    links = context.services.share_links
    token = links.create(edition, days, note, context.account.email)
    # Never from the request: whoever sends a request chooses its Host.
    address = f"{context.services.settings.public_url.rstrip('/')}/share/{token}"
    return made_link(context.language, address)


def _wish(context: PageContext, sent: Sent) -> tuple[int, int, str]:
    """Edition, days and note; NotAllowedError where one of them cannot be."""
    _ = context.language.gettext
    edition, days, note = sent.whole("edition"), sent.whole("days"), sent.text("note")
    if edition not in {one.number for one in editions_to_share(context.services.editions.all())}:
        raise NotAllowedError(_("There is no such edition in force."))
    if days is None or not 0 <= days <= MOST_DAYS:
        text = _("A link lasts from 0 to {most} days.")
        raise NotAllowedError(text.format(most=MOST_DAYS))
    if len(note) > LONGEST_NOTE:
        text = _("The note is too long; write at most {most} characters.")
        raise NotAllowedError(text.format(most=LONGEST_NOTE))
    return edition, days, note


def _revoke(context: PageContext, sent: Sent) -> str:
    _ = context.language.gettext
    links = context.services.share_links
    if sent.number not in {link.id for link in links.all()}:
        raise NotAllowedError(_("There is no such link."))
    links.revoke(sent.number, context.account.email)
    return _("The link is taken back; whoever used it is out.")


def _drawn(context: PageContext) -> list[Component]:
    app = context.services
    zone = app.settings.timezone
    return link_board(context.language, app.share_links.all(), app.editions.all(), zone)


def register(app: Dash) -> None:
    """Answer the forms of the share links."""
    register_forms(app, KIND, (ids.LINKS, ids.LINKS_SAID), share)
