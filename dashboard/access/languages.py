"""Which of the project's languages a request is answered in.

The address decides (`lang=ru`), then what the person chose before, then what the browser asks for,
then the project's first language. An address that names another language is not an error.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from flask import request, session

from dashboard.language import Language, language_of
from dashboard.services import services
from dashboard.view import LONGEST

CHOSEN = "lang"


def current_language(search: str | None = None) -> Language:
    """The language of this request, or of the address with the query `search`."""
    known = languages()
    asked = parse_qs(query_of(search or "")).get(CHOSEN, [])
    candidates = [*asked, request.args.get(CHOSEN), session.get(CHOSEN)]
    chosen = next((code for code in candidates if code in known), None)
    return language_of(chosen or request.accept_languages.best_match(known) or known[0])


def query_of(search: str) -> str:
    """The query without its `?`; empty where it is too long to be read, as for a view."""
    query = search.removeprefix("?")
    return query if len(query) <= LONGEST else ""


def remember_language() -> None:
    """Keep the language that the address of a page names for the requests that follow."""
    asked = request.args.get(CHOSEN)
    if asked in languages() and session.get(CHOSEN) != asked:
        session[CHOSEN] = asked


def languages() -> list[str]:
    """The codes of the project's languages, its first one first."""
    return list(services().framework.project.languages)
