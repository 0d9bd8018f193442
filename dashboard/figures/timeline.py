"""Milestones of a plan on one timeline: planned day a ring, actual day filled, slippage between.

A forecast is a hollow diamond. Marks grow with the milestone's weight; the ring is larger than what
may come to lie in it. The words late and off track are nowhere here, so that it may stand beside an
agency's name on any page (domain R16).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.figures.template import (
    ACCENT,
    INK,
    LINE,
    PAPER,
    PLAN,
    Figure,
    Trace,
    layout,
    today_label,
    today_line,
)
from dashboard.formats import day, month, percent
from dashboard.framework.results import Milestone
from dashboard.language import Language
from dashboard.released import MilestoneState

ROW = 40
FRAME = 72
MOST_TICKS = 8
STEPS = (1, 2, 3, 6, 12)
RING = 6
"""Pixels by which the ring of a planned day is wider than the other marks."""

States = Mapping[str, MilestoneState]


def draw(
    language: Language, items: Sequence[Milestone], states: States, today: date, start: date
) -> Figure:
    """One row for each milestone in the plan's order; `today` is the cut-off."""
    traces = [
        _slippage(items, states, today),
        _planned(language, items),
        _forecast(language, items, states),
        _actual(language, items, states),
    ]
    last = max([today, *(item.planned for item in items), *_known_days(states)])
    return {
        "data": [trace for trace in traces if trace],
        "layout": layout(
            language,
            xaxis={"type": "date", "range": [start.isoformat(), _later(last).isoformat()]}
            | _ticks(language, start, _later(last))
            | {"showgrid": True, "gridcolor": LINE},
            yaxis={
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [item.id for item in reversed(items)],
                "range": [-0.7, len(items) - 0.3],
                "showgrid": False,
                "rangemode": "normal",
                "nticks": 0,
                "tickfont": {"color": INK, "size": 13},
            },
            shapes=[today_line(today)],
            annotations=[today_label(language, today)],
            margin={"l": 8, "r": 24, "t": 24, "b": 8},
        ),
    }


def height(items: Sequence[Milestone]) -> int:
    """Pixels that a timeline of these milestones needs."""
    return FRAME + ROW * len(items)


def _later(last: date) -> date:
    return date.fromordinal(last.toordinal() + 30)


def _ticks(language: Language, first: date, last: date) -> Trace:
    """A few months between two days, in words, because the browser knows English only."""
    begun = [
        date(year, number, 1)
        for year in range(first.year, last.year + 1)
        for number in range(1, 13)
        if first <= date(year, number, 1) <= last
    ]
    steps = [[one for one in begun if (one.month - 1) % step == 0] for step in STEPS]
    shown = next((found for found in steps if len(found) <= MOST_TICKS), steps[-1])
    words = [month(language, one).replace(" ", "<br>", 1) for one in shown]
    return {"tickvals": [one.isoformat() for one in shown], "ticktext": words}


def _known_days(states: States) -> list[date]:
    found = [state.actual or state.forecast for state in states.values()]
    return [known for known in found if known is not None]


def _size(item: Milestone) -> float:
    return 8 + min(item.weight, 25.0) * 0.5


def _planned(language: Language, items: Sequence[Milestone]) -> Trace:
    _ = language.gettext
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Planned"),
        "x": [item.planned.isoformat() for item in items],
        "y": [item.id for item in items],
        "marker": {
            "size": [_size(item) + RING for item in items],
            "color": PAPER,
            "opacity": 1,
            "line": {"color": PLAN, "width": 2},
        },
        "hovertext": [
            _("{id}: planned {day}, weight {weight}").format(
                id=item.id, day=day(language, item.planned), weight=percent(language, item.weight)
            )
            for item in items
        ],
        "hoverinfo": "text",
    }


def _slippage(items: Sequence[Milestone], states: States, today: date) -> Trace:
    xs: list[str | None] = []
    ys: list[str | None] = []
    for item in items:
        state = states.get(item.id)
        end = (state.actual or state.forecast if state else None) or max(today, item.planned)
        if end != item.planned:
            xs += [item.planned.isoformat(), end.isoformat(), None]
            ys += [item.id, item.id, None]
    line = {"color": PLAN, "width": 4}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "opacity": 0.5} | {
        "hoverinfo": "skip"
    }


def _actual(language: Language, items: Sequence[Milestone], states: States) -> Trace:
    done = [
        (item, state.actual)
        for item in items
        if (state := states.get(item.id)) and state.done and state.actual
    ]
    sizes = [_size(item) for item, _day in done]
    marker = {"color": ACCENT, "size": sizes, "opacity": 1, "line": {"width": 0}}
    text = language.gettext("{id}: done {day}")
    return _marks([(item, day_) for item, day_ in done], marker, language, text)


def _forecast(language: Language, items: Sequence[Milestone], states: States) -> Trace:
    ahead = [
        (item, state.forecast)
        for item in items
        if (state := states.get(item.id)) and not state.done and state.forecast
    ]
    marker = {
        "symbol": "diamond",
        "color": PAPER,
        "opacity": 1,
        "size": [_size(item) for item, _day in ahead],
        "line": {"color": INK, "width": 1.5},
    }
    return _marks(ahead, marker, language, language.gettext("{id}: forecast {day}"))


def _marks(
    dated: Sequence[tuple[Milestone, date]], marker: Figure, language: Language, text: str
) -> Trace:
    if not dated:
        return {}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [known.isoformat() for _item, known in dated],
        "y": [item.id for item, _known in dated],
        "marker": marker,
        "hovertext": [text.format(id=item.id, day=day(language, k)) for item, k in dated],
        "hoverinfo": "text",
    }
