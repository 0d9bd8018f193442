"""Where a person is logged in, and a way to end it there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from dash import html
from dash.development.base_component import Component

from dashboard.components.forms import FormPlace, form, row_form
from dashboard.components.tables import table
from dashboard.formats import moment
from dashboard.language import Language
from dashboard.protocols import Session

KIND = "sessions"
# A browser names others that it wants to be taken for: the first that fits is the one it is.
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("YaBrowser/", "Yandex Browser"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def session_board(
    language: Language, sessions: Sequence[Session], current: str, zone: tzinfo
) -> list[Component]:
    """Every session of a person; `current` is the mark of the one that asks."""
    _ = language.gettext
    header = [_("Browser"), _("Since"), _("Last seen"), _("Here or elsewhere")]
    rows = [_row(language, one, current, zone) for one in sessions]
    shown = [table("sessions", _("Where you are logged in"), header, rows)]
    if len(sessions) < 2:
        return shown
    return [*shown, form(FormPlace(KIND, "end-others", "all"), [], _("End all others"))]


def _row(language: Language, session: Session, current: str, zone: tzinfo) -> list[Component | str]:
    _ = language.gettext
    browser = browser_words(language, session.browser)
    here: Component = html.Strong(_("this one"))
    if session.mark != current:
        here = row_form(FormPlace(KIND, "end", session.mark), _("End"), browser)
    begun, seen = session.begun_at, session.seen_at
    return [browser, moment(language, begun, zone), moment(language, seen, zone), here]


def browser_words(language: Language, named: str) -> str:
    """The browser and its system from what it calls itself: Firefox, Windows."""
    found = [_first(BROWSERS, named), _first(SYSTEMS, named)]
    return ", ".join(name for name in found if name) or language.gettext("unknown browser")


def _first(known: Sequence[tuple[str, str]], named: str) -> str | None:
    return next((name for sign, name in known if sign in named), None)
