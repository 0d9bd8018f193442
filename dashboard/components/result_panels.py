"""Panels that a result declares beside those of its indicators: chains, pairs, splits, maps.

One function for each kind and one dictionary of them. A panel whose split or kind an audience is
not offered is not there at all, by the declaration and never by what the cells hold (domain R7).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard import figures
from dashboard.components.chain import chain
from dashboard.components.further import further_words, pair_table, participation_table
from dashboard.components.guarding import confidential_words, hidden_split_words
from dashboard.components.maps import outlines_note
from dashboard.components.multiples import leading, multiples, multiples_table, room
from dashboard.components.panels import chart, drawn, empty, folded
from dashboard.components.plan import plan_timeline
from dashboard.components.tables import Row, breakdown_table, table
from dashboard.components.tree import standing
from dashboard.figures.regions import Areas
from dashboard.formats import cell_value
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Disaggregation, Panel
from dashboard.language import Language
from dashboard.reading import Reading, read, says_something
from dashboard.released import Released
from dashboard.sentences import dimension_name, source_sentence
from dashboard.view import View

Content = list[Component]
LINES = 130
"""Pixels of a panel's title, finding, source and folded table."""
BESIDE = "panel-parts panel-parts-beside"


@dataclass(frozen=True)
class PanelReading:
    """What a declared panel draws: its indicators that are released, and the splits it names.

    `place` names its charts and tables apart from all others of the page.
    """

    language: Language
    released: Released
    view: View
    panel: Panel
    place: str
    areas: Areas

    @property
    def readings(self) -> list[Reading]:
        """The indicators in declared order."""
        found = [self.released.framework.indicator(code) for code in self.panel.indicators]
        readings = [read(self.language, self.released, self.view, one) for one in found if one]
        return [reading for reading in readings if reading is not None]

    @property
    def splits(self) -> list[tuple[Reading, Disaggregation]]:
        """Every indicator with each of the panel's splits that this audience is offered."""
        return [
            (reading, by)
            for reading in self.readings
            for name in self.panel.by
            for by in reading.disaggregations
            if by.name == name
        ]


def is_offered(of: PanelReading) -> bool:
    """True where the panel has something to stand for."""
    match of.panel.kind:
        case "bars" | "multiples":
            return bool(of.splits)
        case "before-after":
            # Means of scores are for the team, unless nobody is behind them (domain R11).
            return any(_is_for(of, one) for one in of.readings)
        case "map":
            return any(figures.regions.is_drawable(*one, of.areas) for one in of.splits)
        case _:
            return bool(of.readings)


def _is_for(of: PanelReading, reading: Reading) -> bool:
    return of.released.audience == "internal" or of.released.framework.is_open(reading.indicator)


def result_panel(of: PanelReading) -> Content:
    """The panel's title and what its kind draws."""
    title = html.H2([of.language.label(of.panel.title), *_confidential(of)])
    return [title, *PANELS[of.panel.kind](of)]


def _confidential(of: PanelReading) -> list[Component | str]:
    """The mark of sensitive figures in the draft."""
    sensitive = any(one.indicator.disclosure == "sensitive" for one in of.readings)
    if of.released.audience != "internal" or not sensitive:
        return []
    words = confidential_words(of.language, of.released.framework)
    return [" ", html.Span(words, className="confidential")]


def _chain(of: PanelReading) -> Content:
    return chain(of.place, of.readings, of.view)


def _timeline(of: PanelReading) -> Content:
    plans = [
        one.indicator.measure.plan
        for one in of.readings
        if isinstance(one.indicator.measure, Milestones)
    ]
    return [plan_timeline(of.language, of.released, name) for name in plans]


def _bars(of: PanelReading) -> Content:
    """The splits side by side, or over each other where one would leave a hole beside another."""
    parts = [_split(of, *one) for one in of.splits]
    return [html.Div(parts, className=BESIDE if _is_even(of) else "panel-parts")]


def _is_even(of: PanelReading) -> bool:
    """True where no split of the panel is more than twice as high as another."""
    heights = _heights(of)
    return max(heights, default=0) <= 2 * min(heights, default=0)


def _bars_room(of: PanelReading) -> int:
    needed = [LINES + height for height in _heights(of)]
    return max(needed, default=LINES) if _is_even(of) else sum(needed)


def _heights(of: PanelReading) -> list[int]:
    return [figures.bars.height(*one) for one in of.splits]


def _split(of: PanelReading, reading: Reading, by: Disaggregation) -> Component:
    cells, place = reading.breakdown(by), f"{of.place}-{by.name.replace(',', '-')}"
    if not any(says_something(cell) for cell in cells):
        return empty(hidden_split_words(reading))
    title = _by_name(reading, by)
    height = figures.bars.height(reading, by)
    return _figure(of, reading, by, (place, title, height), figures.bars.draw(reading, by))


def _map(of: PanelReading) -> Content:
    drawn = [one for one in of.splits if figures.regions.is_drawable(*one, of.areas)]
    return [html.Div([_mapped(of, *one) for one in drawn], className=BESIDE)]


def _mapped(of: PanelReading, reading: Reading, by: Disaggregation) -> Component:
    if not any(says_something(cell) for cell in reading.breakdown(by)):
        return empty(hidden_split_words(reading))
    place, title = f"{of.place}-map", _by_name(reading, by)
    figure = figures.regions.draw(reading, by, of.areas)
    drawn = _figure(of, reading, by, (place, title, figures.regions.HEIGHT), figure)
    return html.Div([drawn, outlines_note(of.language)])


def _figure(
    of: PanelReading,
    reading: Reading,
    by: Disaggregation,
    named: tuple[str, str, int],
    figure: figures.Figure,
) -> Component:
    place, title, height = named
    twin = folded(of.language.gettext("The numbers"), breakdown_table(reading, by, of.view, place))
    return chart(place, title, figure, height, twin, source_sentence(reading), drills=True)


def _by_name(reading: Reading, by: Disaggregation) -> str:
    """Practitioners trained, by type of institution."""
    names = [dimension_name(reading.language, reading.framework, name) for name in by.by]
    return reading.language.gettext("{title}, by {names}").format(
        title=reading.title, names=", ".join(names).lower()
    )


def _participation(of: PanelReading) -> Content:
    found: Content = []
    for number, reading in enumerate(of.readings):
        if not figures.participation.told(reading):
            found.append(empty(of.language.gettext("Nothing has been released for this split.")))
            continue
        twin = folded(of.language.gettext("The numbers"), html.Div(participation_table(reading)))
        figure, source = figures.participation.draw(reading), source_sentence(reading)
        place = f"{of.place}-{number}"
        found.append(chart(place, reading.title, figure, 320, twin, source, drills=True))
    return found


def _before_after(of: PanelReading) -> Content:
    found: Content = []
    for number, reading in enumerate(of.readings):
        if not _is_for(of, reading):
            continue
        if not any(figures.pairs.is_told(cell) for _name, cell in figures.pairs.cells(reading)):
            found.append(empty(of.language.gettext("No pair of figures has been released yet.")))
            continue
        place = f"{of.place}-{number}"
        twin = folded(of.language.gettext("The numbers"), pair_table(reading, place))
        figure, height = figures.pairs.draw(reading), figures.pairs.height(reading)
        title = further_words(reading) or reading.title
        found.append(chart(place, title, figure, height, twin, source_sentence(reading)))
    return found


def _multiples(of: PanelReading) -> Content:
    return [_multiple(of, *one) for one in of.splits]


def _multiple(of: PanelReading, reading: Reading, by: Disaggregation) -> Component:
    if not any(says_something(cell) for cell in reading.breakdown(by)):
        return empty(hidden_split_words(reading))
    place, title = f"{of.place}-{by.name.replace(',', '-')}", _by_name(reading, by)
    first = leading(reading, by)
    if first is not None:
        text = of.language.gettext("{topic}: most for {name}, {value} to date")
        title = text.format(topic=title, name=first[0], value=first[1])
    numbers = multiples_table(reading, by, place, title)
    twin = folded(of.language.gettext("The numbers"), numbers)
    charts = multiples(reading, by, place, title)
    return drawn(place, title, charts, twin, source_sentence(reading))


def _survey(of: PanelReading) -> Content:
    readings = of.readings
    if not any(figures.changed.is_told(one) for one in readings):
        return [empty(of.language.gettext("No change since the baseline has been released."))]
    title = standing(of.language, readings)
    twin = folded(of.language.gettext("The numbers"), _survey_table(of, readings))
    height, source = figures.changed.height(len(readings)), source_sentence(readings[0])
    return [chart(of.place, title, figures.changed.draw(readings), height, twin, source)]


def _survey_table(of: PanelReading, readings: Sequence[Reading]) -> Component:
    _ = of.language.gettext
    header = [_("Indicator"), _("Actual"), _("Before and after")]
    rows: list[Row] = [
        [
            f"{one.indicator.code} {one.title}",
            cell_value(of.language, one.indicator, one.cell),
            figures.changed.standing(one),
        ]
        for one in readings
    ]
    return table(of.place, of.language.label(of.panel.title), header, rows)


def _nothing(_of: PanelReading) -> Content:
    """A pair is made of its indicators' own panels, which the page sets side by side."""
    return []


PANELS: Mapping[str, Callable[[PanelReading], Content]] = {
    "chain": _chain,
    "pair": _nothing,
    "timeline": _timeline,
    "survey": _survey,
    "bars": _bars,
    "map": _map,
    "participation": _participation,
    "before-after": _before_after,
    "multiples": _multiples,
}


def room_for(of: PanelReading) -> int:
    """Pixels that the filled panel takes, side by side where parts are."""
    match of.panel.kind:
        case "chain":
            return LINES + 125
        case "timeline":
            plans = of.released.framework.plans
            items = sum(
                len(plans[one.indicator.measure.plan].items)
                for one in of.readings
                if isinstance(one.indicator.measure, Milestones)
            )
            return LINES + figures.timeline.ROW * items + figures.timeline.FRAME
        case "bars":
            return _bars_room(of)
        case "multiples":
            return LINES + sum(room(*one) for one in of.splits)
        case "before-after":
            return LINES + sum(figures.pairs.height(one) for one in of.readings)
        case "map":
            return LINES + figures.regions.HEIGHT
        case "survey":
            return LINES + figures.changed.height(len(of.readings))
        case _:
            return LINES + 320
