"""What a report is made of, whatever it is written as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

TOGETHER = 16
"""Rows that a narrow table may have and still stand on one page."""
NARROW = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where somebody writes: what is asked for there."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """Short items of equal weight."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; `widths` are shares. An empty header is a list of terms.

    `figures` are the columns of numbers, which stand to the right. The caption is printed where it
    is `told`; where a heading above says the same, it is for those who listen only.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float]
    figures: Sequence[int] = ()
    told: bool = True

    @property
    def is_short(self) -> bool:
        """True where all rows stay together on one page."""
        return len(self.rows) <= TOGETHER and len(self.widths) <= NARROW


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, with what it says for those who do not see it."""

    svg: str
    alternative: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A new page; `across` says which way it lies."""

    across: bool


Block = Heading | Paragraph | Slot | Bullets | Table | Picture | Turn
