"""Links that choose a part or a period, and the way back from what was chosen.

They do what a click on a chart does, for those who use the keyboard or read the table.
"""

from __future__ import annotations

from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.formats import period
from dashboard.language import Language
from dashboard.reading import period_shown
from dashboard.released import Released, Split
from dashboard.sentences import code_name, dimension_name
from dashboard.view import View


def query(view: View) -> str:
    """The address of the same page with this view."""
    return f"?{view.to_query()}"


def part_link(text: str, view: View, split: Split) -> Component:
    """A part of a split, leading to the figures of this part alone; chosen, back to all."""
    chosen = view
    for name, code in split:
        chosen = chosen.with_filter(name, code)
    if set(split) <= set(view.filters):
        return html.Span(text, className="part-chosen", **spoken(current="true"))
    return dcc.Link(text, href=query(chosen), className="part-link")


def period_link(text: str, view: View, name: str, shown: str) -> Component:
    """A period, leading to the figures at its end."""
    if name == shown:
        return html.Span(text, className="part-chosen", **spoken(current="true"))
    return dcc.Link(text, href=query(replace(view, period=name)), className="part-link")


def ways_back(language: Language, released: Released | None, view: View) -> list[Component]:
    """A link for each filter and for an older period, which takes it away; else nothing."""
    if released is None:
        return []
    items = [html.Li(_way_back(language, released, view, *one)) for one in view.filters]
    shown = period_shown(released, view)
    if shown is not None and shown != released.current_period:
        items.append(html.Li(_newest(language, released, view, shown)))
    if not items:
        return []
    label = language.gettext("Chosen filters")
    return [html.Ul(items, className="ways-back", **marked("ways-back", label=label))]


def _way_back(
    language: Language, released: Released, view: View, dimension: str, code: str
) -> Component:
    _ = language.gettext
    name = dimension_name(language, released.framework, dimension)
    chosen = html.Strong(code_name(language, released, dimension, code))
    back = _("show all: {dimension}").format(dimension=name.lower())
    href = query(view.with_filter(dimension, None))
    link = dcc.Link(["← ", back], href=href, className="way-back")
    return html.Span([f"{name}: ", chosen, " ", link], **marked(f"way-back-{dimension}"))


def _newest(language: Language, released: Released, view: View, shown: str) -> Component:
    _ = language.gettext
    chosen = html.Strong(period(language, shown, released.framework.periods[shown]))
    href = query(replace(view, period=None))
    link = dcc.Link(["← ", _("newest period")], href=href, className="way-back")
    return html.Span([f"{_('Period')}: ", chosen, " ", link], **marked("way-back-period"))
