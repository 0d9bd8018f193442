"""What reading one cell gives: a value, or a fault in words that hold nothing of the value.

Whatever repeats or reveals the value goes into `detail`, which is left out for sensitive
datasets; `reason` and `remedy` are the same sentence for every cell with the fault.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dashboard.data.letters import fold
from dashboard.data.sources.tables import UNCOMPUTED

Severity = Literal["error", "warning"]
Value = str | int | float | bool | object


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell or row is not simply accepted. An error keeps the row out, a warning does not."""

    reason: str
    remedy: str
    detail: str | None = None
    severity: Severity = "error"


@dataclass(frozen=True, slots=True)
class Reading:
    """The value of a cell; None where it is missing or faulty."""

    value: Value | None = None
    fault: Fault | None = None


Reader = Callable[[str], Reading]

_MISSING = {
    *("", "-", "--", "---", ".", "..", "...", "n/a", "na", "n.a.", "nan", "null", "none", "nil"),
    *("no data", "not available", "н/д", "н.д.", "нд", "нет", "нет данных", "не указано"),
    "маълумот нест",
}
_LONGEST_MISSING = 24
_ERRORS = {
    *("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
    "#GETTING_DATA",
}


def is_missing(text: str) -> bool:
    """True for the tokens that offices write where there is nothing; 0 is not one (B.3 #12)."""
    return len(text) <= _LONGEST_MISSING and fold(text) in _MISSING


def spreadsheet_fault(text: str) -> Fault | None:
    """The fault of a cell that holds a spreadsheet error or a formula never computed."""
    if text == UNCOMPUTED:
        return Fault(
            "holds a formula that was never computed",
            "open the file in a spreadsheet program and save it, or write the value",
        )
    if text.strip().upper() in _ERRORS:
        return Fault("holds a spreadsheet error", "mend the formula, or write the value")
    return None


def refused(reason: str, remedy: str, detail: str | None = None) -> Reading:
    """A cell without a value, for a reason that keeps its row out."""
    return Reading(fault=Fault(reason, remedy, detail))


def doubted(value: Value, reason: str, remedy: str, detail: str | None = None) -> Reading:
    """A value that is accepted with a warning."""
    return Reading(value, Fault(reason, remedy, detail, "warning"))
