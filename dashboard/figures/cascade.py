"""A cascade as aligned bars: one for each stage in its order, all from one zero, and beside each
how many of the first and of the previous stage it holds and how many dropped off before it.

What dropped off is drawn pale behind the bar. A suppressed stage carries ⊘ and no bar; a missing
one is empty with its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.template import (
    ACCENT,
    BAND,
    INK,
    MUTED,
    SUPPRESSED,
    Figure,
    Trace,
    layout,
)
from dashboard.formats import FRACTION_BELOW, INDICATIVE_BELOW, number, percent, state_words
from dashboard.framework.cascades import Cascade
from dashboard.reading import CascadeReading, StageCell

ROW = 76
FRAME = 16
STUB = 2
WIDTH = 0.26
TITLE, DETAIL = 30, 12
"""Pixels of the two lines of words above the middle of a bar."""


def draw(reading: CascadeReading) -> Figure:
    """Bars of the stages at the reading's window, the first stage on top."""
    stages = reading.stages
    return {
        "data": [_bars(stages), _dropped(stages)],
        "layout": layout(
            reading.language,
            barmode="overlay",
            annotations=[
                note
                for place, step in enumerate(stages)
                for note in (_title(reading, place, step), _detail(reading, place, step))
            ],
            xaxis={"visible": False, "range": [0, _reach(stages)]},
            yaxis={"visible": False, "range": [len(stages) - 0.6, -0.8], "rangemode": "normal"},
            margin={"l": 2, "r": 8, "t": 0, "b": 0},
        ),
    }


def height(cascade: Cascade) -> int:
    """Pixels that the bars of a cascade need."""
    return FRAME + ROW * len(cascade.stages)


def _reach(stages: Sequence[StageCell]) -> float:
    return max([1.0, *(step.cell.value for step in stages if step.cell.value is not None)])


def _bars(stages: Sequence[StageCell]) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [step.cell.value if step.cell.state == "shown" else None for step in stages],
        "y": list(range(len(stages))),
        "width": WIDTH,
        "marker": {"color": ACCENT, "line": {"color": ACCENT, "width": STUB}},
        "hoverinfo": "skip",
    }


def _dropped(stages: Sequence[StageCell]) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [step.cell.value for step in stages],
        "x": [step.cell.extras.get("drop") for step in stages],
        "y": list(range(len(stages))),
        "width": WIDTH,
        "marker": {"color": BAND, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _title(reading: CascadeReading, place: int, step: StageCell) -> Figure:
    name = reading.language.label(step.stage.label)
    if step.cell.state != "shown" or step.cell.value is None:
        return _words(place, f"<b>{name}</b>", INK, TITLE)
    count = number(reading.language, step.cell.value)
    if step.first is None:
        unit = reading.language.label(reading.cascade.unit)
        return _words(place, f"<b>{name}</b>  {count} {unit}", INK, DETAIL)
    return _words(place, f"<b>{name}</b>  {count}", INK, TITLE)


def _detail(reading: CascadeReading, place: int, step: StageCell) -> Figure:
    return _words(place, detail_words(reading, step), MUTED, DETAIL)


def detail_words(reading: CascadeReading, step: StageCell) -> str:
    """89 % of first 46 · 89 % of previous 46 · drop-off 5; the state where there is no count."""
    language, cell = reading.language, step.cell
    _ = language.gettext
    if cell.state == "suppressed":
        return f"{SUPPRESSED} {state_words(language, 'suppressed')}"
    if cell.state != "shown":
        return state_words(language, cell.state)
    first = _share(reading, cell.value, cell.extras.get("of_first"), step.first)
    before = _share(reading, cell.value, cell.extras.get("of_previous"), step.previous)
    drop = cell.extras.get("drop")
    parts = [
        first
        and _("{share} of first {whole}").format(share=first, whole=_count(reading, step.first)),
        before
        and _("{share} of previous {whole}").format(
            share=before, whole=_count(reading, step.previous)
        ),
        "" if drop is None else _("drop-off {count}").format(count=number(language, drop)),
    ]
    if _is_indicative(step):
        parts.append(_("indicative"))
    return " · ".join(part for part in parts if part)


def _is_indicative(step: StageCell) -> bool:
    wholes = [whole for whole in (step.first, step.previous) if whole is not None]
    return any(FRACTION_BELOW <= whole < INDICATIVE_BELOW for whole in wholes)


def _count(reading: CascadeReading, value: float | None) -> str:
    return "" if value is None else number(reading.language, value)


def _share(
    reading: CascadeReading, part: float | None, share: float | None, whole: float | None
) -> str:
    """A percentage; of few their number alone (domain C.2, small samples)."""
    if part is None or share is None or whole is None:
        return ""
    if whole < FRACTION_BELOW:
        return number(reading.language, part)
    return percent(reading.language, share)


def _words(place: int, text: str, colour: str, above: int) -> Figure:
    return {
        "x": 0,
        "y": place,
        "text": text,
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": above,
        "font": {"color": colour, "size": 13 if colour == INK else 12},
    }
