"""Surveys before and after on one scale: the change since the baseline with its 95 % interval.

An interval that does not cross the line of no change is more than chance may bring; the words of
each row say so as well. No grid runs through them: each row has its line of no change.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.template import (
    ACCENT,
    INK,
    MUTED,
    SUPPRESSED,
    Figure,
    Trace,
    axis_title,
    layout,
)
from dashboard.figures.words import LINE_HEIGHT, lines_of
from dashboard.formats import cell_value, number, signed, target
from dashboard.reading import Reading

ROW = 128
"""Two lines of title and two of figures over each interval, and a third of title at need."""
FRAME = 64
ABOVE = 13
"""Pixels from an interval to the words over it."""
TITLE_HOLDS = 40
"""Letters of a line of a title, which is larger than the words under it."""
CHANGE, LOW, HIGH = "change", "change_low", "change_high"


def height(rows: int) -> int:
    """Pixels that so many rows need."""
    return FRAME + ROW * rows


def is_told(reading: Reading) -> bool:
    """True where the change and its interval are released."""
    cell = reading.cell
    known = cell is not None and cell.state == "shown"
    return bool(known and cell is not None and {CHANGE, LOW, HIGH} <= cell.extras.keys())


def draw(readings: Sequence[Reading]) -> Figure:
    """One row for each survey question, the first on top."""
    language = readings[0].language
    rows = [(place, one) for place, one in enumerate(readings) if is_told(one)]
    return {
        "data": [_intervals(rows), _points(rows)],
        "layout": layout(
            language,
            xaxis={
                "title": axis_title(language.gettext("percentage points since the baseline")),
                "range": _range(rows),
            },
            yaxis={"visible": False, "range": [len(readings) - 0.7, -0.78], "rangemode": "normal"},
            shapes=[_no_change(place) for place, _one in rows],
            annotations=[note for place, one in enumerate(readings) for note in _words(place, one)],
            margin={"l": 8, "r": 16, "t": 8, "b": 8},
        ),
    }


def _no_change(place: int) -> Figure:
    """The baseline, as far as its row goes, so that it crosses no words."""
    edges = {"x0": 0, "x1": 0, "y0": place - 0.09, "y1": place + 0.09}
    return {"type": "line", **edges, "line": {"color": MUTED, "width": 2}}


def _range(rows: Sequence[tuple[int, Reading]]) -> list[float]:
    edges = [_extra(one, name) for _place, one in rows for name in (LOW, HIGH)]
    return [min([0.0, *edges]) * 1.1 - 1, max([1.0, *edges]) * 1.1 + 1]


def _extra(reading: Reading, name: str) -> float:
    return reading.cell.extras[name] if reading.cell else 0.0


def _intervals(rows: Sequence[tuple[int, Reading]]) -> Trace:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for place, one in rows:
        xs += [_extra(one, LOW), _extra(one, HIGH), None]
        ys += [place, place, None]
    line = {"color": ACCENT, "width": 3}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line} | {
        "hoverinfo": "skip"
    }


def _points(rows: Sequence[tuple[int, Reading]]) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_extra(one, CHANGE) for _place, one in rows],
        "y": [place for place, _one in rows],
        "marker": {"color": ACCENT, "size": 14},
        "hoverinfo": "skip",
    }


def _words(place: int, reading: Reading) -> list[Figure]:
    """The question, and under it baseline, value, target and change."""
    title = lines_of(f"{reading.indicator.code} {reading.title}", TITLE_HOLDS)
    figures = lines_of(standing(reading))
    bold = [f"<b>{line}</b>" for line in title]
    over = ABOVE + LINE_HEIGHT * len(figures) + 3
    return [_note(place, bold, INK, over), _note(place, figures, MUTED, ABOVE)]


def standing(reading: Reading) -> str:
    """22 % (2018), now 35.6 % (146 of 410), target 35 %: +13.6 points (7.4 to 19.8)."""
    language, indicator, cell = reading.language, reading.indicator, reading.cell
    _ = language.gettext
    if cell is None or cell.state == "suppressed":
        return f"{SUPPRESSED} {cell_value(language, indicator, cell)}"
    now = cell_value(language, indicator, cell)
    words = {"now": now, "year": indicator.baseline.year}
    words["before"] = target(language, indicator, indicator.baseline.value)
    if not is_told(reading):
        return _("{before} ({year}), now {now}").format(**words)
    decimals = max(indicator.decimals, 1)
    words["change"] = signed(language, cell.extras[CHANGE], decimals)
    words["low"] = number(language, cell.extras[LOW], decimals)
    words["high"] = number(language, cell.extras[HIGH], decimals)
    text = _("{before} ({year}), now {now}: {change} points ({low} to {high})")
    return text.format(**words)


def _note(place: int, lines: Sequence[str], colour: str, above: int) -> Figure:
    return {
        "x": 0,
        "xref": "paper",
        "y": place,
        "text": "<br>".join(lines),
        "align": "left",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": above,
        "font": {"color": colour, "size": 13 if colour == INK else 12},
    }
