"""The content of the panels of one indicator: chart, disaggregations, periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import figures
from dashboard.components.attributes import marked
from dashboard.components.bullets import promise_with_unit
from dashboard.components.carrying import carried
from dashboard.components.checks import check_badge
from dashboard.components.completeness import complete_line
from dashboard.components.further import further_line, participation_table
from dashboard.components.guarding import (
    confidential_words,
    frozen_notes,
    guarded_note,
    hidden_split_words,
    hidden_words,
)
from dashboard.components.maps import NO_AREAS, beside, region_map
from dashboard.components.marks import headline, notice, status_chip
from dashboard.components.multiples import leading
from dashboard.components.panels import chart, empty, folded, passport_link
from dashboard.components.revised import revised_line
from dashboard.components.tables import breakdown_table, period_table
from dashboard.components.tree import passport_address, title_link
from dashboard.figures.regions import Areas
from dashboard.formats import day
from dashboard.framework.results import Disaggregation, Indicator
from dashboard.reading import Reading, disaggregations_of, says_something
from dashboard.released import Released
from dashboard.sentences import (
    dimension_name,
    finding,
    source_sentence,
    unanswered_sentence,
)
from dashboard.view import View

HEIGHTS: Mapping[str, int] = {"large": 420, "wide": 340, "small": 270}
"""Pixels of the chart: on the indicator's own page, first on its result's page, and beside others.
"""
ROOM = 150
"""Pixels that title, headline and sentence take beside the chart."""

Content = list[Component]


def story(reading: Reading, view: View, size: str) -> Content:
    """Headline, chart with its finding, sentences, the same numbers as a table.

    What belongs to the measure stands right under the headline; of small panels, whose charts
    stand on one line, below the chart.
    """
    own = size == "large"
    beside = [*further_line(reading), *revised_line(reading)]
    return [
        *([] if own else [html.H2([title_link(reading, view), *_confidential(reading)])]),
        _standing(reading, None if own else passport_address(reading.indicator.code, view)),
        *([] if size == "small" else beside),
        _chart(reading, view, size),
        *(beside if size == "small" else []),
        *complete_line(reading.language, reading.released, reading.indicator),
        *_unanswered(reading),
        *(guarded_note(reading) if own else []),
        *_public_notes(reading),
        *(participation_table(reading) if own else []),
    ]


def _confidential(reading: Reading) -> Content:
    """The mark of a sensitive figure in the draft, beside its title."""
    if reading.released.audience == "public" or reading.indicator.disclosure != "sensitive":
        return []
    words = confidential_words(reading.language, reading.framework)
    return [html.Span(words, className="confidential")]


def _public_notes(reading: Reading) -> Content:
    """What was said to the public of the period shown, as frozen with the edition (R13)."""
    texts = frozen_notes(reading)
    if not texts:
        return []
    place = marked(f"public-notes-{reading.indicator.code}")
    return [html.Div([html.P(text) for text in texts], className="public-notes", **place)]


def _standing(reading: Reading, passport: str | None) -> Component:
    """Value, promise and status; the passport is on this page or at the address `passport`."""
    code, cell = reading.indicator.code, reading.cell
    traced = [] if passport else [passport_link(reading.language)]
    return html.Div(
        [
            html.Span(
                [
                    headline(reading.language, reading.indicator, cell, passport),
                    " ",
                    html.Span(promise_with_unit(reading), className="promise"),
                ]
            ),
            status_chip(reading.language, code, cell.status if cell else None),
            *traced,
        ],
        className="headline",
    )


def _unanswered(reading: Reading) -> Content:
    text = unanswered_sentence(reading)
    return [notice(text)] if text else []


def _chart(reading: Reading, view: View, size: str) -> Component:
    _ = reading.language.gettext
    if reading.is_never_shown:
        return empty(hidden_words(reading))
    twin = folded(_("The numbers"), period_table(reading))
    figure, source = figures.draw(reading), source_sentence(reading)
    code, title, height = reading.indicator.code, finding(reading), HEIGHTS[size]
    taken = carried(reading, view, code, "story")
    return chart(code, title, figure, height, twin, source, drills=True, carried=taken)


def breakdown(reading: Reading, view: View, areas: Areas = NO_AREAS) -> Content:
    """One disaggregation as aligned bars, beside its map where `areas` has one, over its table."""
    _ = reading.language.gettext
    by = chosen_split(reading.released, reading.indicator, view)
    if by is None:
        return [empty(_no_split_words(reading))]
    cells = reading.breakdown(by)
    if not cells:
        return [empty(_("Nothing has been released for this split."))]
    if not any(says_something(cell) for cell in cells):
        return [empty(hidden_split_words(reading))]
    figure = figures.bars.draw(reading, by)
    code = f"{reading.indicator.code}-by"
    title, height = _split_title(reading, by), figures.bars.height(reading, by)
    source, twin = source_sentence(reading), html.Div()
    taken = carried(reading, replace(view, by=tuple(by.by)), code, "by")
    drawn = chart(code, title, figure, height, twin, source, drills=True, carried=taken)
    notices = [*_split_notices(reading, view, by), *check_badge(reading, by)]
    shown = beside(drawn, region_map(reading, by, areas))
    return [*notices, shown, breakdown_table(reading, by, view)]


def _no_split_words(reading: Reading) -> str:
    _ = reading.language.gettext
    if reading.indicator.disaggregations:
        return hidden_split_words(reading)
    return _("This indicator is not split.")


def chosen_split(released: Released, indicator: Indicator, view: View) -> Disaggregation | None:
    """The split on offer that the view asks for, in any order of dimensions; else the first."""
    offered = disaggregations_of(released, indicator)
    for item in offered:
        if set(item.by) == set(view.by):
            return item
    return offered[0] if offered else None


def split_name(reading: Reading, by: Disaggregation) -> str:
    """The dimensions of a disaggregation in words: sex, region."""
    names = [dimension_name(reading.language, reading.framework, name) for name in by.by]
    return ", ".join(names).lower()


def _split_title(reading: Reading, by: Disaggregation) -> str:
    _ = reading.language.gettext
    topic = _("By {names}, to date on {day}").format(
        names=split_name(reading, by), day=day(reading.language, reading.last_day)
    )
    highest = _highest(reading, by)
    return f"{topic}: {highest}" if highest else topic


def _highest(reading: Reading, by: Disaggregation) -> str:
    """The finding of a split; empty where no part may be named, or there is one alone."""
    several = sum(cell.state == "shown" for cell in reading.breakdown(by)) > 1
    found = leading(reading, by)
    if found is None or not several or reading.indicator.measure.type == "milestones":
        return ""
    name, value = found
    return reading.language.gettext("highest in {name}, {value}").format(name=name, value=value)


def _split_notices(reading: Reading, view: View, by: Disaggregation) -> Content:
    _ = reading.language.gettext
    found: Content = []
    if view.by and set(view.by) != set(by.by):
        text = _("This indicator is not split that way; it is shown by {names}.")
        found.append(notice(text.format(names=split_name(reading, by))))
    if not by.adds_up:
        found.append(html.P(_apart_words(reading, by), className="caveat"))
    return found


def _apart_words(reading: Reading, by: Disaggregation) -> str:
    """Why parts do not add up to the whole, as far as the declaration tells."""
    _ = reading.language.gettext
    dataset = reading.indicator.measure.dataset
    columns = [reading.framework.column(dataset, by.column(name)) for name in by.by]
    if any(column is not None and column.type == "codes" for column in columns):
        return _("Multiple answers possible: the parts do not add up to the whole.")
    return _("The parts do not add up to the whole.")
