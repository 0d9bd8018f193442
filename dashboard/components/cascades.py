"""A cascade on the page of its result: how many persons reach each stage, and where they drop off.

Its counts are about cases: the release decides who sees them, and a suppressed stage stays one.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import figures
from dashboard.components.carrying import Carried
from dashboard.components.guarding import confidential_words, is_bulletin
from dashboard.components.panels import chart, empty, folded, passport_link
from dashboard.components.tables import Row, table
from dashboard.formats import day, number, share_of_base, state_words
from dashboard.framework.cascades import Cascade
from dashboard.reading import CascadeReading, StageCell
from dashboard.sentences import release_name
from dashboard.view import View

Content = list[Component]


def cascade_content(reading: CascadeReading) -> Content:
    """Title, definition, and chart with its numbers; or a sentence that says why there is none."""
    language, cascade = reading.language, reading.cascade
    _ = language.gettext
    link = passport_link(language, cascade.code)
    title = html.H2([language.label(cascade.title), *_confidential(reading), " ", link])
    definition = html.P(language.label(cascade.definition), className="caveat")
    if not reading.stages:
        return [title, definition, empty(_("Nothing has been released for this period."))]
    if not reading.is_shown:
        return [title, definition, empty(_hidden_words(reading))]
    twin = folded(_("The numbers"), cascade_table(reading))
    figure = figures.RESULT_CHARTS["cascade"](reading)
    height = figures.cascade.height(cascade)
    source = release_name(language, reading.released)
    place, view = cascade.code, View(period=reading.period)
    heading = language.label(cascade.title)
    taken = Carried(language, reading.released, view, place, heading, source, place, "cascade")
    drawn = chart(place, cascade_finding(reading), figure, height, twin, source, carried=taken)
    return [title, definition, drawn, *_held(reading)]


def _held(reading: CascadeReading) -> Content:
    """Whether an older cascade stands in its place (domain R4)."""
    days = {step.cell.held_on for step in reading.stages if step.cell.held_on is not None}
    if not days:
        return []
    text = reading.language.gettext("As of {day}, held: a newer one is not published.")
    return [html.P(text.format(day=day(reading.language, max(days))), className="caveat")]


def _confidential(reading: CascadeReading) -> list[Component | str]:
    if reading.released.audience != "internal" or reading.cascade.disclosure != "sensitive":
        return []
    note = confidential_words(reading.language, reading.released.framework)
    return [" ", html.Span(note, className="confidential")]


def _hidden_words(reading: CascadeReading) -> str:
    _ = reading.language.gettext
    if is_bulletin(reading.released):
        return _("Not part of a bulletin. Figures about people appear in editions only.")
    return _("Not published: small numbers.")


def cascade_finding(reading: CascadeReading) -> str:
    """46 persons at “Identified”, 21 of them at “Case closed” on 31 Aug 2020."""
    language = reading.language
    _ = language.gettext
    first, last = reading.stages[0], reading.stages[-1]
    words = {
        "first": language.label(first.stage.label),
        "last": language.label(last.stage.label),
        "unit": language.label(reading.cascade.unit),
        "day": day(language, first.cell.held_on or reading.released.cut_off),
    }
    if first.cell.value is None or last.cell.value is None:
        return _("From “{first}” to “{last}”, as known on {day}.").format(**words)
    return _("{all} {unit} at “{first}”, {some} of them at “{last}”, as known on {day}.").format(
        all=number(language, first.cell.value), some=number(language, last.cell.value), **words
    )


def cascade_table(reading: CascadeReading) -> Component:
    """Stage by stage: count, share of the first and of the previous stage, drop-off."""
    language, cascade = reading.language, reading.cascade
    _ = language.gettext
    header = [
        _("Stage"),
        language.label(cascade.unit).capitalize(),
        _("% of first"),
        _("% of previous"),
        _("Drop-off"),
    ]
    title = _("{title}: persons at each stage").format(title=language.label(cascade.title))
    return table(cascade.code, title, header, [_row(reading, step) for step in reading.stages])


def _row(reading: CascadeReading, step: StageCell) -> Row:
    language, cell = reading.language, step.cell
    name = language.label(step.stage.label)
    if cell.state != "shown" or cell.value is None:
        return [name, state_words(language, cell.state), "–", "–", "–"]
    drop = cell.extras.get("drop")
    return [
        name,
        number(language, cell.value),
        _share(reading, step, "of_first", step.first),
        _share(reading, step, "of_previous", step.previous),
        "–" if drop is None else number(language, drop),
    ]


def _share(reading: CascadeReading, step: StageCell, name: str, whole: float | None) -> str:
    share, part = step.cell.extras.get(name), step.cell.value
    if share is None or part is None or whole is None:
        return "–"
    return share_of_base(reading.language, share, part, whole)


def room_for(cascade: Cascade) -> int:
    """Pixels that the filled panel takes."""
    return figures.cascade.height(cascade) + 150
