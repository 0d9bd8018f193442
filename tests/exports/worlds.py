"""Slices of a made-up release, with figures that would be recognised anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from dashboard.exports.slice import Slice
from dashboard.language import language_of
from dashboard.released import Cell, Released
from tests.pages.contexts import released

SENTINEL = 731_947
ORDINARY = 842_653


def slice_of(release: Released, language: str = "en", **more) -> Slice:
    return Slice(language_of(language), release, date(2020, 9, 1), **more)


@cache
def marked_release() -> Released:
    """An internal release in which every figure about cases is SENTINEL, and OP1.1.1 ORDINARY."""
    made = released("real", "internal")
    return replace(made, cells=tuple(_marked(made, cell) for cell in made.cells))


def _marked(made: Released, cell: Cell) -> Cell:
    indicator = made.framework.indicator(cell.indicator)
    if cell.indicator == "OP1.1.1" and cell.state == "shown":
        return replace(cell, value=float(ORDINARY))
    if indicator is None or indicator.disclosure != "sensitive" or cell.state != "shown":
        return cell
    figures = {"value": float(SENTINEL), "numerator": float(SENTINEL), "n": SENTINEL}
    return replace(cell, **figures, denominator=float(SENTINEL))


def unguarded_release() -> Released:
    """The same as the public would read it if nothing had been protected."""
    return replace(marked_release(), audience="public")
