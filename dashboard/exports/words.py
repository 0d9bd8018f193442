"""The marks of files: of a status, and of a figure that is not there."""

from __future__ import annotations

from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.released import Cell, Status

SUPPRESSED = "[c]"
"""Stands in place of every figure that is not published, whatever the reason (domain R3)."""

SHAPES: dict[Status | None, str] = {
    "achieved": "●",
    "on_track": "●",
    "above_plan": "▲",
    "partly_achieved": "◆",
    "at_risk": "◆",
    "off_track": "■",
    "regressed": "■",
    "not_achieved": "■",
    "not_due": "○",
    "no_data": "▨",
    "no_target": "–",
    "not_published": "⊘",
    None: "–",
}
COLOURS: dict[str, str] = {
    "●": "1A7F64",
    "▲": "2F6FB5",
    "◆": "9A5B00",
    "■": "B3261E",
}
QUIET = "56616F"


def status_colour(status: Status | None) -> str:
    """Six hexadecimal digits; what is not judged is grey."""
    return COLOURS.get(SHAPES[status], QUIET)


def state_mark(language: Language, indicator: Indicator, cell: Cell | None) -> str:
    """What stands in a table in place of a figure that is not there; the states never merge."""
    _ = language.gettext
    match "missing" if cell is None else cell.state:
        case "suppressed":
            return SUPPRESSED
        case "not_defined":
            return _("not defined")
        case _:
            return _("not due") if cell and nothing_due(indicator, cell) else _("no data")


def nothing_due(indicator: Indicator, cell: Cell) -> bool:
    """True where something is promised, but nothing yet on the day of the cell."""
    promised = any(value is not None for value in indicator.targets.values())
    return cell.target is None and cell.expected is None and promised
