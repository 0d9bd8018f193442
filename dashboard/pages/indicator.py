"""One indicator: its story over its reference sheet, its splits and periods below."""

from __future__ import annotations

import math

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.editions import comparable, editions_beside
from dashboard.components.attributes import marked
from dashboard.components.choices import controls, indicator_choices
from dashboard.components.comparing import compare_choice
from dashboard.components.controls import row
from dashboard.components.guarding import confidential_line
from dashboard.components.heading import heading
from dashboard.components.notes import notes_section
from dashboard.components.outlook import forecast_entries
from dashboard.components.panels import filled, passport_link, waiting
from dashboard.components.passport import passport_frame
from dashboard.components.sheet import sheet
from dashboard.components.story import chosen_split, story
from dashboard.components.tables import LINE
from dashboard.components.tree import address
from dashboard.figures import bars, regions
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.page import Page, PageContext
from dashboard.reading import period_shown, read, says_something, tells_of_plan


def title(language: Language) -> str:
    """The page's name in the title of the document."""
    return language.gettext("Indicator")


def layout(context: PageContext, code: str) -> Component:
    """The page of the indicator `code`; the panels below its story are filled each by itself."""
    indicator = context.framework.indicator(code)
    if indicator is None:
        return html.P(context.language.gettext("There is no such indicator."))
    language, released, view = context.language, context.released, context.view
    choices = indicator_choices(language, released, indicator, view)
    name = language.label(indicator.title)
    return html.Article(
        [
            *_confidential(context, indicator),
            heading(language, released, view, name, _eyebrow(context, indicator)),
            controls(language, released, view, choices),
            _story(context, indicator),
            _sheet(context, indicator),
            passport_frame(language, code),
            *_notes(context, indicator),
            *_below(context, indicator),
        ],
        className="page indicator",
    )


def _eyebrow(context: PageContext, indicator: Indicator) -> Component:
    result = context.framework.result(indicator.result)
    text = context.language.label(result.short or result.text) if result else indicator.result
    link = dcc.Link(text, href=address("/results", indicator.result, context.view))
    return html.Span([html.Span(indicator.code, className="code"), " · ", link])


def _confidential(context: PageContext, indicator: Indicator) -> list[Component]:
    """The mark of a sensitive indicator for those who read its small figures."""
    if indicator.disclosure != "sensitive" or not context.internal:
        return []
    return confidential_line(context.language, context.released)


def _story(context: PageContext, indicator: Indicator) -> Component:
    """Headline, chart and numbers come with the page; what stands below asks for itself."""
    language, code = context.language, indicator.code
    reading = read(language, context.released, context.view, indicator)
    if reading is None:
        return waiting(language, ids.panel(code, "large"), 4 * LINE, f"panel-{code}")
    return filled(story(reading, context.view, "large"), f"panel-{code}")


def is_never_shown(context: PageContext, code: str) -> bool:
    """True where this person will see no figure of the indicator, so that panels stay short."""
    indicator = context.framework.indicator(code)
    if indicator is None:
        return False
    reading = read(context.language, context.released, context.view, indicator)
    return reading is None or reading.is_never_shown


def _sheet(context: PageContext, indicator: Indicator) -> Component:
    internal = context.internal
    reading = read(context.language, context.released, context.view, indicator)
    ahead = forecast_entries(reading) if internal and reading is not None else []
    return sheet(
        context.language,
        context.framework,
        indicator,
        internal=internal,
        cut_off=context.released.cut_off if context.released else None,
        more=ahead,
    )


def _below(context: PageContext, indicator: Indicator) -> list[Component]:
    language, code = context.language, indicator.code
    _ = language.gettext
    by, periods = split_height(context, indicator), table_height(len(context.framework.periods))
    return [
        html.H2([_("Who and where"), " ", passport_link(language)]),
        waiting(language, ids.breakdown(code), by, f"panel-{code}-by"),
        html.H2([_("Period by period"), " ", passport_link(language)]),
        waiting(language, ids.history(code), periods, f"panel-{code}-periods"),
        *_compare(context, code),
    ]


def _compare(context: PageContext, code: str) -> list[Component]:
    """What the figures can be compared with, and once chosen both side by side."""
    language, released, view = context.language, context.released, context.view
    editions, account = context.services.editions, context.account
    shown = period_shown(released, view)
    offered = [name for name in comparable(editions, account, released) if name != shown]
    if released is None or not offered or is_never_shown(context, code):
        return []
    control = compare_choice(language, released, offered, editions_beside(editions, account), view)
    name = language.gettext("Another edition or period beside it")
    parts: list[Component] = [html.H2([name, " ", passport_link(language)]), row(control)]
    if view.compare is not None:
        rows = len(context.framework.periods) + 6
        height = table_height(rows)
        parts.append(waiting(language, ids.comparison(code), height, f"panel-{code}-comparison"))
    return [html.Section(parts, className="compare", **marked("compare"))]


def _notes(context: PageContext, indicator: Indicator) -> list[Component]:
    """The notes and the form, for those who may write them; nobody else meets a note."""
    reading = read(context.language, context.released, context.view, indicator)
    if reading is None or not (context.may("write-notes") and context.internal):
        return []
    return [notes_section(reading, context.services.notes.of(indicator.code))]


def split_height(context: PageContext, indicator: Indicator) -> int:
    """Pixels that the bars and the table of the chosen split will take."""
    released = context.released
    by = chosen_split(released, indicator, context.view) if released else None
    reading = read(context.language, released, context.view, indicator)
    if released is None or by is None or reading is None:
        return 2 * LINE
    if not any(says_something(cell) for cell in reading.breakdown(by)):
        return 2 * LINE
    rows = math.prod(len(released.codes(indicator, name)) for name in by.by)
    drawn = bars.height(reading, by)
    if regions.is_drawable(reading, by, context.services.areas):
        drawn = max(drawn, regions.HEIGHT + 2 * LINE)
    return drawn + table_height(rows) + LINE


def table_height(rows: int) -> int:
    """Pixels of a table with so many rows."""
    return LINE * (rows + 1) + 16


def exists(framework: Framework, code: str) -> bool:
    """True where the framework declares the indicator."""
    return framework.indicator(code) is not None


PAGE = Page(
    path="/indicators/<code>",
    name="indicator",
    title=title,
    permission="read-public",
    order=None,
    navigation=False,
    layout=layout,
    exists=exists,
    of_plan=tells_of_plan,
)
