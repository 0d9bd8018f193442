"""Shares and medians of sensitive records (domain R5).

A share is published with its figures when at least k persons stand behind its base, its part and
its rest; else as a band that is at least k persons wide; else not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from dashboard.data.confidentiality.sets import Behind, Members, persons

MEDIAN_STEP = 5.0
BANDS = (4, 2)
"""Into how many bands 0-100 % is divided, the finest first; a base holds k persons for each."""


@dataclass(frozen=True, slots=True)
class Band:
    """A share between two percentages; the figures that it rests on are not published."""

    low: float
    high: float


def may_show_share(behind: Behind, k: int) -> bool:
    """True where base, part and rest each have at least k persons."""
    parts = (behind.members, behind.met or frozenset(), behind.unmet)
    return all(persons(part) >= k for part in parts)


def band_of(share: float, base: Members, k: int) -> Band | None:
    """The band that holds the share (0-100): quarters from 4k persons, halves from 2k (R5)."""
    pieces = next((pieces for pieces in BANDS if persons(base) >= pieces * k), None)
    if pieces is None:
        return None
    width = 100.0 / pieces
    place = min(floor(share / width), pieces - 1)
    return Band(place * width, (place + 1) * width)


def may_show_median(members: Members, k: int) -> bool:
    """True from 2k persons on."""
    return persons(members) >= 2 * k


def rounded_median(value: float) -> float:
    """To the nearest 5; half-way goes up."""
    return MEDIAN_STEP * floor(value / MEDIAN_STEP + 0.5)
