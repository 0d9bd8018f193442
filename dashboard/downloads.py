"""What can be taken away: plain downloads, under the guard, with the query of their page.

A publication's JSON is its own canonical document, byte for byte. Each download is audited.
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from dashboard.access.addresses import Address
from dashboard.access.editions import EDITION, asked_edition, numbers_in_force, release_shown
from dashboard.access.faults import fault_page
from dashboard.access.languages import current_language
from dashboard.access.sessions import current_account
from dashboard.exports.tidy import csv_text
from dashboard.released import Publication, Released
from dashboard.services import services

FORMATS = frozenset({"csv", "docx", "json", "pdf", "pptx", "xlsx", "xml"})
ADDRESSES = (Address("/export/<form>", "take-away", lambda _framework, form: form in FORMATS),)

downloads = Blueprint("downloads", __name__)


@downloads.get("/export/<form>")
def take_away(form: str) -> Response:
    """The file, or in a sentence why there is none; the guard has answered for withdrawn ones."""
    search = request.query_string.decode(errors="replace")
    number = asked_edition(search)
    if request.args.get(EDITION) and number not in numbers_in_force():
        return _nothing("edition")
    released = release_shown(current_account(), number, bulletins=False)
    if released is None:
        return _nothing("released")
    match form:
        case "json" if released.publication is not None:
            return _send_document(released.publication)
        case "csv":
            return _send_csv(released)
        case _:
            return _nothing("format")


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


def _send_document(publication: Publication) -> Response:
    """The document as it was stored; its ETag is its hash."""
    document = services().editions.document(publication.number)
    if document is None:
        return _nothing("edition")
    _record("json", publication)
    answer = _file(document, "application/json", f"{_stem(publication)}.json")
    answer.set_etag(publication.sha256)
    answer.make_conditional(request.environ)
    return answer


def _send_csv(released: Released) -> Response:
    _record("csv", released.publication)
    content = csv_text(current_language(), released).encode()
    return _file(content, "text/csv; charset=utf-8", f"{_stem(released.publication)}.csv")


def _file(content: bytes, kind: str, name: str) -> Response:
    answer = Response(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _stem(publication: Publication | None) -> str:
    return f"{publication.kind}-{publication.number}" if publication else "draft"


def _record(form: str, publication: Publication | None) -> None:
    subject = f"{form} of {_stem(publication).replace('-', ' ')}"
    services().accounts.record(current_account().email, "export", subject)
