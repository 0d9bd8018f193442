"""Sets of persons behind figures, and the figures that publish them.

A member is one unit that a figure counts, with the person behind it, both under keyed names that
say nothing about anybody. Where persons are counted, a person is its own unit. Whether a set is
small is always asked of the persons, never of the units (domain R5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from dashboard.released import Split


class Member(NamedTuple):
    """One counted unit; `unit` is empty where the person is the unit."""

    person: str
    unit: str = ""


Members = frozenset[Member]
Key = tuple[str, str, Split]
"""Indicator (or cascade), name of the window, split."""
NOBODY: Members = frozenset()


@dataclass(frozen=True, slots=True)
class Behind:
    """Who is behind a figure; `met` are those that count in the numerator of a share."""

    members: Members
    met: Members | None = None

    @property
    def unmet(self) -> Members:
        """Those that count in the denominator only."""
        return self.members - (self.met or NOBODY)


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """A set whose size can be read from a publication.

    `subject` says what is counted: sizes of two subjects cannot be subtracted. `cell` tells two
    figures apart; `margin` is shared by the cells of one published breakdown; `label` is what a
    sentence calls the figure.
    """

    subject: str
    cell: tuple[str, ...]
    members: Members
    label: str
    margin: tuple[str, ...] | None = None


def persons(members: Iterable[Member]) -> int:
    """How many persons are behind the members."""
    return len({member.person for member in members})


def members_of(ids: Iterable[str]) -> Members:
    """Persons that are counted themselves."""
    return frozenset(Member(name) for name in ids)
