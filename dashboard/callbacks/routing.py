"""Going to an address: the page that belongs to it, the bar above it, and its title."""

from __future__ import annotations

from dash import Dash, Input, Output
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.addresses import is_there
from dashboard.access.faults import log_failure
from dashboard.access.permissions import check
from dashboard.callbacks.failing import failed, refused
from dashboard.components.marks import notice
from dashboard.errors import NotAllowedError
from dashboard.page import Page, PageContext, context_of, site
from dashboard.sentences import notice_sentence

# The first title is that of the document; later ones are a change of page, which the focus follows.
SHOW_TITLE = """
function (title) {
  if (!title) { return; }
  const arrived = window.dashboardArrived;
  window.dashboardArrived = true;
  document.title = title;
  if (arrived === undefined || document.activeElement?.closest("main, form")) { return; }
  document.getElementById("main")?.focus();
}
"""


def show_page(pathname: object, search: object) -> tuple[Component, list[Component], str]:
    """Bar, content and document title for an address, as far as the person may see it."""
    path = pathname if isinstance(pathname, str) else "/"
    found = site().pages.find(path)
    own = found[0].own if found else ()
    context = context_of(search if isinstance(search, str) else None, own)
    bar = site().header(context, path)
    if found is None or not is_there(found[0], context.framework, found[1]):
        return bar, [site().missing(context)], context.language.gettext("There is no such page.")
    page, parts = found
    return bar, [*_notices(context), _content(page, context, parts)], _title(page, context, parts)


def _content(page: Page, context: PageContext, parts: dict[str, str]) -> Component:
    """The page's content; a failure in it leaves the bar above it usable."""
    try:
        check(context.account, page.permission, context.language)
        return page.layout(context, **parts)
    except NotAllowedError as refusal:
        return refused(refusal)
    except Exception as failure:  # noqa: BLE001 - whatever it is, the person gets a sentence
        log_failure(failure, f"page {page.name}")
        return failed(context.language)


def _title(page: Page, context: PageContext, parts: dict[str, str]) -> str:
    """The page's own title, what it is about, and the project, for a row of browser tabs."""
    project = context.language.label(context.framework.project.short_title)
    return f"{' '.join([page.title(context.language), *parts.values()])} · {project}"


def _notices(context: PageContext) -> list[Component]:
    """What in the address was ignored, above the page."""
    language = context.language
    return [notice(notice_sentence(language, ignored)) for ignored in context.view.notices]


def register(app: Dash) -> None:
    """Follow the address."""
    app.callback(
        Output(ids.HEADER, "children"),
        Output(ids.MAIN, "children"),
        Output(ids.DOCUMENT_TITLE, "data"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.LOCATION, "search"),
    )(show_page)
    show_title = Input(ids.DOCUMENT_TITLE, "data")
    app.clientside_callback(SHOW_TITLE, show_title)  # type: ignore[no-untyped-call]
