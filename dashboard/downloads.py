"""What can be taken away: plain downloads, under the guard, with the query of their page."""

from __future__ import annotations

from flask import Blueprint, Response

from dashboard.access.addresses import Address
from dashboard.access.faults import fault_page
from dashboard.access.languages import current_language

FORMATS = frozenset({"csv", "docx", "json", "pdf", "pptx", "xlsx", "xml"})
ADDRESSES = (Address("/export/<form>", "take-away", lambda _framework, form: form in FORMATS),)

downloads = Blueprint("downloads", __name__)


@downloads.get("/export/<form>")
def take_away(form: str) -> Response:  # noqa: ARG001 - nothing is published in any format yet
    """Say that there is nothing to take away before the first edition."""
    _ = current_language().gettext
    return fault_page(404, _("Nothing has been published yet, so there is nothing to take away."))
