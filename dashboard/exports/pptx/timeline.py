"""The plan as shapes that can be moved: planned day a ring, actual filled, forecast a diamond.

The words late and off track are nowhere on it: agencies stand beside the marks (domain R16).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from dashboard.exports import provenance
from dashboard.exports.pptx.deck import (
    ACCENT,
    FOOT,
    INK,
    LEFT,
    LINE,
    MUTED,
    TOP,
    Box,
    Deck,
    Say,
    colour,
    decorate,
    describe,
)
from dashboard.formats import day, number
from dashboard.framework.results import Milestone, Plan
from dashboard.released import MilestoneState, Released

States = Mapping[str, MilestoneState]
PLAN = "7A869A"
TEXT, AGENCY, RIGHT = 4.55, 2.35, 12.73
HEAD = 0.5
SMALLEST, RING = 0.12, 0.06
"""Inches of the least mark, and by which the ring of a planned day is wider than the others."""


@dataclass(frozen=True)
class Scale:
    """Days as inches from the left of the slide."""

    first: date
    last: date

    left: float = LEFT + TEXT + 0.15
    right: float = RIGHT - AGENCY - 0.15

    def at(self, moment: date) -> float:
        """Where a day stands."""
        share = (moment - self.first).days / max((self.last - self.first).days, 1)
        return self.left + share * (self.right - self.left)


def add_timelines(deck: Deck) -> None:
    """One slide per plan, from the newest publication that the slice has."""
    released = deck.slice.for_plans.released
    for name, plan in released.framework.plans.items():
        states = {state.id: state for state in released.milestones if state.plan == name}
        _add_timeline(deck, released, plan, states)


def _add_timeline(deck: Deck, released: Released, plan: Plan, states: States) -> None:
    source = provenance.line(deck.slice.for_plans)
    notes = _notes(deck, released, plan, states)
    slide = deck.slide(_finding(deck, plan, states), notes, source=source)
    scale = Scale(released.framework.project.start, _last_day(released, plan, states))
    height = (FOOT - TOP - HEAD - 0.35) / len(plan.items)
    _add_axis(deck, slide, scale)
    for position, item in enumerate(plan.items):
        top = TOP + HEAD + position * height
        _add_row(deck, slide, scale, item, states.get(item.id), released.cut_off, (top, height))
    _add_today(deck, slide, scale, released.cut_off)
    legend = deck.language.gettext("○ planned   ● done   ◇ forecast   upright line: {day}")
    words = legend.format(day=day(deck.language, released.cut_off))
    deck.write(slide, Box(LEFT, FOOT - 0.25, 8.0, 0.25), [Say(words, 11, MUTED)])


def _finding(deck: Deck, plan: Plan, states: States) -> str:
    _ = deck.language.gettext
    title = deck.language.label(plan.title)
    if not states:
        return _("{plan}: what has been completed is not published").format(plan=title)
    done = sum(1 for item in plan.items if item.id in states and states[item.id].done)
    return _("{plan}: {done} of {all} milestones are completed").format(
        plan=title,
        done=number(deck.language, done),
        all=number(deck.language, len(plan.items)),
    )


def _last_day(released: Released, plan: Plan, states: States) -> date:
    known = [state.actual or state.forecast for state in states.values()]
    days = [released.framework.project.last_day, *(item.planned for item in plan.items)]
    return max([*days, *(found for found in known if found is not None)])


def _quarters(scale: Scale) -> Iterator[date]:
    year, month = scale.first.year, 1
    while (found := date(year, month, 1)) <= scale.last:
        if found >= scale.first:
            yield found
        year, month = (year, month + 6) if month == 1 else (year + 1, 1)


def _add_axis(deck: Deck, slide: Any, scale: Scale) -> None:
    for tick in _quarters(scale):
        x = scale.at(tick)
        _line(slide, (x, TOP + HEAD - 0.1), (x, FOOT - 0.35), LINE, 0.75)
        words = day(deck.language, tick).split(" ", 1)[1]
        deck.write(
            slide, Box(x - 0.4, TOP + 0.12, 0.8, 0.25), [Say(words, 10, MUTED, False, "center")]
        )


def _add_row(
    deck: Deck,
    slide: Any,
    scale: Scale,
    item: Milestone,
    state: MilestoneState | None,
    today: date,
    place: tuple[float, float],
) -> None:
    top, height = place
    middle = top + height / 2
    text = f"{item.id}  {deck.language.label(item.text)}"
    deck.write(slide, Box(LEFT, top, TEXT, height), [Say(text, 11)], middle=True)
    agency = deck.language.label(item.agency)
    aside = Box(RIGHT - AGENCY, top, AGENCY, height)
    deck.write(slide, aside, [Say(agency, 10, MUTED)], middle=True)
    end = (state.actual or state.forecast if state else None) or max(today, item.planned)
    if end != item.planned:
        _line(slide, (scale.at(item.planned), middle), (scale.at(end), middle), PLAN, 3)
    size = SMALLEST + min(item.weight, 25.0) * 0.006
    _mark(slide, scale.at(item.planned), middle, size + RING, PLAN, hollow=True)
    if state is not None and state.actual is not None:
        _mark(slide, scale.at(state.actual), middle, size, ACCENT)
    elif state is not None and state.forecast is not None:
        diamond = MSO_SHAPE.DIAMOND
        _mark(slide, scale.at(state.forecast), middle, size, INK, kind=diamond, hollow=True)


def _mark(
    slide: Any,
    x: float,
    y: float,
    size: float,
    digits: str,
    *,
    kind: MSO_SHAPE = MSO_SHAPE.OVAL,
    hollow: bool = False,
) -> None:
    """A mark of `size` inches around a point."""
    box = Box(x - size / 2, y - size / 2, size, size)
    shape = slide.shapes.add_shape(kind, *box.emu)
    decorate(shape)
    _plain(shape)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour("FFFFFF" if hollow else digits)
    shape.line.color.rgb = colour(digits)
    shape.line.width = Pt(1.5)


def _line(
    slide: Any, start: tuple[float, float], end: tuple[float, float], digits: str, width: float
) -> Any:
    points = [Inches(value) for value in (*start, *end)]
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *points)
    decorate(line)
    _plain(line)
    line.line.color.rgb = colour(digits)
    line.line.width = Pt(width)
    return line


def _plain(shape: Any) -> None:
    """Without the shadow that a theme may give."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def _add_today(deck: Deck, slide: Any, scale: Scale, today: date) -> None:
    x = scale.at(today)
    line = _line(slide, (x, TOP + HEAD - 0.1), (x, FOOT - 0.35), INK, 1.25)
    line.line.dash_style = MSO_LINE.DASH
    describe(line, day(deck.language, today))


def _notes(deck: Deck, released: Released, plan: Plan, states: States) -> list[str]:
    """Every milestone with its days, for those who listen and for the speaker."""
    return [
        deck.language.gettext("Cut-off {day}.").format(day=day(deck.language, released.cut_off)),
        *(_milestone_words(deck, item, states.get(item.id)) for item in plan.items),
    ]


def _milestone_words(deck: Deck, item: Milestone, state: MilestoneState | None) -> str:
    _ = deck.language.gettext
    words = _("{id} {text}: planned {day}").format(
        id=item.id,
        text=deck.language.label(item.text),
        day=day(deck.language, item.planned),
    )
    if state is not None and state.actual is not None:
        return f"{words}, {_('done {day}').format(day=day(deck.language, state.actual))}"
    if state is not None and state.forecast is not None:
        return f"{words}, {_('forecast {day}').format(day=day(deck.language, state.forecast))}"
    return words
