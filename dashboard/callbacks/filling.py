"""What all fillings share: a request's parts are read as what they are, never trusted."""

from __future__ import annotations

from collections.abc import Callable

from dash.development.base_component import Component

from dashboard.components.panels import empty
from dashboard.page import PageContext, context_of
from dashboard.reading import Reading, read, tells_of_plan
from dashboard.services import services

Content = list[Component]


def search_text(search: object) -> str | None:
    """The query as the browser sent it; None for anything that is not a text."""
    return search if isinstance(search, str) else None


def part(place: object, name: str) -> str | None:
    """One part of a component's id; None where the browser sent no such text."""
    found = place.get(name) if isinstance(place, dict) else None
    return found if isinstance(found, str) else None


def context_about(place: object, search: object) -> PageContext:
    """What this person may see of the indicator, result or cascade that `place` names."""
    concerned = tells_of_plan(services().framework, part(place, "code") or "")
    return context_of(search_text(search), of_plan=concerned)


def fill_from_reading(
    place: object, search: object, content: Callable[[Reading, PageContext], Content]
) -> Content:
    """What `content` makes of the indicator that `place` names, for the view in `search`."""
    context = context_about(place, search)
    _ = context.language.gettext
    indicator = context.framework.indicator(part(place, "code") or "")
    if indicator is None:
        return [empty(_("There is no such indicator."))]
    reading = read(context.language, context.released, context.view, indicator)
    if reading is None:
        return [empty(nothing_words(context))]
    return content(reading, context)


def nothing_words(context: PageContext) -> str:
    """That there is no draft yet, or for readers no edition."""
    _ = context.language.gettext
    if context.may("read-internal"):
        return _("Nothing has been released yet.")
    return _("Nothing has been published yet.")
