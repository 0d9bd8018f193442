"""What a mark of a chart stands for, so that a click on it can choose the same in the address.

A mark carries names and codes in turn: `["region", "TJ-SU"]`, `["period", "H3"]`, and for a part
of a cross `["sex", "f", "region", "TJ-SU"]`. An empty mark chooses nothing.
"""

from __future__ import annotations

from dashboard.reading import Reading
from dashboard.released import Cell

Mark = list[str]

PALE = 0.35
"""Opacity of the parts that one is not looking at."""


def part_mark(cell: Cell) -> Mark:
    """The dimensions and codes of a part."""
    return [word for pair in cell.split for word in pair]


def period_mark(name: str) -> Mark:
    """A declared period."""
    return ["period", name]


def is_chosen(reading: Reading, cell: Cell) -> bool:
    """True for the part that one filters for, and for every part where one filters for none."""
    chosen = dict(reading.filters)
    return all(chosen.get(name, code) == code for name, code in cell.split)
