"""How every chart looks: colours, axes, fonts and the options of the chart's frame, in one place.

A figure is a plain dictionary of what plotly draws; backgrounds are transparent and the style
sheet recolours texts and grid lines in the dark.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from dashboard.formats import day
from dashboard.language import Language

Figure = dict[str, Any]
Trace = dict[str, Any]

INK = "#1B2430"
MUTED = "#56616F"
LINE = "#E3E8EE"
PAPER = "#FFFFFF"
ACCENT = "#0033A0"
BAND = "rgba(0,51,160,0.08)"
PLAN = "#7A869A"
CATEGORIES = ("#0033A0", "#D98E2B", "#5B4B8A", "#2A9D8F", "#8C564B", "#7A869A")
FONT = "Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"
SUPPRESSED = "⊘"
SEPARATORS = {"en": ".,", "ru": ",\u00a0", "tg": ",\u00a0"}


def config() -> Any:
    """Options of every graph: nothing is uploaded, no bar of buttons, the frame's width."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "responsive": True,
        "scrollZoom": False,
        "doubleClick": False,
    }


def layout(language: Language, **more: Any) -> dict[str, Any]:
    """The layout that all charts share; `more` is laid over it, axes field by field."""
    shared: dict[str, Any] = {
        "autosize": True,
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 16, "t": 24, "b": 8},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": PLAN, "font": {"color": INK, "size": 13}},
        "dragmode": False,
        "separators": SEPARATORS[language.code],
        "bargap": 0.35,
    }
    axes = {"xaxis": _x_axis() | more.pop("xaxis", {}), "yaxis": _y_axis() | more.pop("yaxis", {})}
    return shared | axes | more


def _x_axis() -> dict[str, Any]:
    return {
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "linecolor": PLAN,
        "ticks": "outside",
        "tickcolor": PLAN,
        "ticklen": 4,
        "tickfont": {"color": MUTED, "size": 12},
    } | _whole_numbers()


def _y_axis() -> dict[str, Any]:
    return {
        "automargin": True,
        "fixedrange": True,
        "gridcolor": LINE,
        "zeroline": False,
        "nticks": 6,
        "rangemode": "tozero",
        "tickfont": {"color": MUTED, "size": 12},
    } | _whole_numbers()


def _whole_numbers() -> dict[str, Any]:
    """Figures on an axis are written as elsewhere on the page: 500,000 and not 500k."""
    return {"separatethousands": True, "exponentformat": "none"}


def axis_title(text: str) -> dict[str, Any]:
    """The unit of an axis; it is written once and nowhere else in the chart."""
    return {"text": text, "font": {"color": MUTED, "size": 12}, "standoff": 8}


def today_line(today: date) -> dict[str, Any]:
    """The upright line of the cut-off."""
    return {
        "type": "line",
        "x0": today.isoformat(),
        "x1": today.isoformat(),
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
    }


def today_label(language: Language, today: date) -> dict[str, Any]:
    """The date that stands on the line of the cut-off."""
    return {
        "x": today.isoformat(),
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "text": day(language, today),
        "showarrow": False,
        "font": {"color": MUTED, "size": 12},
    }


def note(text: str, x: Any, y: Any, *, anchor: str = "left", colour: str = MUTED) -> dict[str, Any]:
    """A direct label at a point of the chart."""
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": anchor,
        "yanchor": "bottom",
        "font": {"color": colour, "size": 12},
    }
