"""Released cells as plain rows: one per cell, the same fields for every reader."""

from __future__ import annotations

from typing import Any

from dashboard.released import Cell, Released


def value_rows(released: Released) -> list[dict[str, Any]]:
    """One map per cell. Days are ISO text; whole numbers are int; absent figures are None."""
    return [_row(cell) for cell in released.cells]


def _row(cell: Cell) -> dict[str, Any]:
    return {
        "indicator": cell.indicator,
        "period": cell.window,
        "basis": cell.basis,
        "disaggregation": dict(cell.split),
        "value": _number(cell.value),
        "numerator": _number(cell.numerator),
        "denominator": _number(cell.denominator),
        "n": cell.n,
        "state": cell.state,
        "held_on": cell.held_on.isoformat() if cell.held_on else None,
        "between_low": cell.band[0] if cell.band else None,
        "between_high": cell.band[1] if cell.band else None,
        "measured_on": cell.measured_on.isoformat() if cell.measured_on else None,
        "target": _number(cell.target),
        "expected": _number(cell.expected),
        "ratio": _number(cell.ratio),
        "status": cell.status,
    }


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value
