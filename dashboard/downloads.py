"""What can be taken away: plain downloads, under the guard, with the query of their page.

A publication's JSON is its own canonical document, byte for byte; every other format is drawn from
what the page shows. Each download is audited.
"""

from __future__ import annotations

from datetime import datetime

from flask import Blueprint, Response, request

from dashboard.access.addresses import Address
from dashboard.access.editions import (
    EDITION,
    asked_edition,
    newest_bulletin,
    numbers_in_force,
)
from dashboard.access.faults import fault_page
from dashboard.access.languages import current_language
from dashboard.access.sessions import current_account
from dashboard.exports.drawn import PANELS, Panel
from dashboard.exports.slice import File, Slice
from dashboard.exports.taking import DOCUMENT, FORMS, NothingToTakeError, take
from dashboard.page import PageContext, context_of
from dashboard.reading import tells_of_plan
from dashboard.released import Publication, Released
from dashboard.services import services

ADDRESSES = (Address("/export/<form>", "take-away", lambda _framework, form: form in FORMS),)
CODES, PANEL, PACK = "codes", "panel", "pack"
OWN = frozenset({CODES, PANEL, PACK})
"""Parameters of the query that the view of a page does not know."""

downloads = Blueprint("downloads", __name__)


@downloads.get("/export/<form>")
def take_away(form: str) -> Response:
    """The file, or in a sentence why there is none; the guard has answered for withdrawn ones."""
    search = request.query_string.decode(errors="replace")
    asked = any(request.args.getlist(EDITION))
    if asked and asked_edition(search) not in numbers_in_force():
        return _nothing("edition")
    context = context_of(search, OWN, of_plan=_is_of_plan())
    if context.released is None:
        return _nothing("released")
    if form == DOCUMENT:
        return _send_document(context.released.publication)
    try:
        made = take(form, _slice(context, context.released), _panel())
    except NothingToTakeError as nothing:
        return fault_page(404, str(nothing))
    _record(form, context.released.publication)
    return _file(made)


def _slice(context: PageContext, released: Released) -> Slice:
    """What this person takes of what they read, in their language."""
    settings, view = context.services.settings, context.view
    return Slice(
        language=context.language,
        released=released,
        drawn_on=datetime.now(settings.timezone).date(),
        view=view,
        codes=_codes(),
        mode="page" if view.period or view.filters else "whole",
        bulletin=newest_bulletin(context.account, released, view.edition),
        site=settings.public_url.rstrip("/"),
        meeting=PACK in request.args,
    )


def _codes() -> tuple[str, ...]:
    given = request.args.get(CODES, "").split(",")
    return tuple(dict.fromkeys(code for code in given if code))


def _panel() -> Panel | None:
    asked = request.args.get(PANEL)
    return asked if asked in PANELS else None


def _is_of_plan() -> bool:
    """True for a single chart of what a working group meets about, as on its page."""
    framework = services().framework
    return _panel() is not None and all(tells_of_plan(framework, code) for code in _codes())


def _nothing(missing: str) -> Response:
    _ = current_language().gettext
    match missing:
        case "edition":
            return fault_page(404, _("There is no such edition to take away."))
        case "format":
            return fault_page(404, _("There is no such file of what you read; try another format."))
        case _:
            text = _("Nothing has been published yet, so there is nothing to take away.")
            return fault_page(404, text)


def _send_document(publication: Publication | None) -> Response:
    """The document as it was stored; its ETag is its hash. A draft has none."""
    if publication is None:
        return _nothing("format")
    document = services().editions.document(publication.number)
    if document is None:
        return _nothing("edition")
    _record(DOCUMENT, publication)
    answer = _file(File(document, f"{_stem(publication)}.json", "application/json"))
    answer.set_etag(publication.sha256)
    answer.make_conditional(request.environ)
    return answer


def _file(made: File) -> Response:
    answer = Response(made.content, content_type=made.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer


def _stem(publication: Publication | None) -> str:
    return f"{publication.kind}-{publication.number}" if publication else "draft"


def _record(form: str, publication: Publication | None) -> None:
    subject = f"{form} of {_stem(publication).replace('-', ' ')}"
    services().accounts.record(current_account().email, "export", subject)
