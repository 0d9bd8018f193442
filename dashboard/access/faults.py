"""What is read where a request could not be answered: a page by people, a line by programs.

No answer says more than its sentence: no traceback, no path of the machine, no record's value.
What went wrong inside is logged by its kind and place alone.
"""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from dashboard.access.guard import wants_page
from dashboard.access.languages import current_language
from dashboard.access.links import Link, links_for
from dashboard.access.sessions import current_account, is_logged_in
from dashboard.language import Language

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]
LOG = logging.getLogger("dashboard")


def install_faults(server: Flask) -> None:
    """Answer every fault of this app in a sentence."""
    server.register_error_handler(HTTPException, _answer_fault)
    server.register_error_handler(Exception, _answer_surprise)
    # What fails while a fault is answered would be logged by Flask with its message.
    server.log_exception = _log_second_failure  # type: ignore[assignment,method-assign]


def _answer_fault(fault: HTTPException) -> Response:
    """Answer with the fault's own status, headers such as Allow included."""
    if fault.code is None or fault.code < 400:
        return make_response(fault.get_response())
    answer = fault_page(fault.code, getattr(fault, "sentence", None))
    for name, value in fault.get_headers():
        if name.lower() not in ("content-type", "content-length"):
            answer.headers[name] = value
    return answer


def _answer_surprise(surprise: Exception) -> Response:
    log_failure(surprise, request.endpoint or request.method)
    return fault_page(500)


def _log_second_failure(failure: ExceptionInfo | tuple[None, None, None]) -> None:
    if failure[1] is not None:
        log_failure(failure[1], "answering a fault")


def answer_missing(fault: Exception) -> Response:  # noqa: ARG001 - it repeats the request's path
    """The answer where Dash finds no such file, in place of Dash's own."""
    return fault_page(404)


def log_failure(failure: BaseException, where: str) -> None:
    """Log kind and place of a failure. Its message stays out: it may carry a record's value."""
    frames = traceback.extract_tb(failure.__traceback__)
    places = " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames[-8:]))
    LOG.error("%s in %s at %s", type(failure).__name__, where, places)


def fault_page(status: int, sentence: str | None = None, title: str | None = None) -> Response:
    """The answer for a status: a page where a browser asked for one, else a line of text.

    `sentence` and `title` replace the words that the status has by itself.
    """
    language = current_language()
    usual, remedy = words_for(status, language)
    title = title or usual
    if not wants_page():
        text = f"{title} {sentence or remedy}\n"
        return Response(text, status, mimetype="text/plain")
    page = render_template(
        "fault.html",
        language=language,
        _=language.gettext,
        status=status,
        title=title,
        remedy=sentence or remedy,
        links=_links(language),
    )
    return Response(page, status, mimetype="text/html")


def _links(language: Language) -> list[Link]:
    """The person's own navigation; empty for somebody who is not logged in."""
    try:
        return links_for(current_account(), language) if is_logged_in() else []
    except Exception as failure:  # noqa: BLE001 - a page about a fault must not fail itself
        log_failure(failure, "navigation")
        return []


def words_for(status: int, language: Language) -> tuple[str, str]:
    """Title and remedy for a status code."""
    _ = language.gettext
    match status:
        case 401:
            return _("You are not logged in."), _("Log in and try again.")
        case 403:
            return _("This page is not open to you."), _("Ask the administrator for access.")
        case 404:
            return _("There is no such page."), _("Check the address, or start from the overview.")
        case 405:
            return _("This address cannot be used that way."), _("Start from the overview.")
        case 410:
            return _("This was withdrawn."), _("Ask for the newest edition instead.")
        case 413:
            return _("This is too large."), _("Send less at once.")
        case 500 | 502 | 503:
            return _("Something went wrong on our side."), _("Try again in a moment.")
        case _:
            return _("The request was not understood."), _("Reload the page and try again.")
