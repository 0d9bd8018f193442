"""Rows of persons behind facts, and the sets that they form for a span of days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.data.confidentiality.sets import Behind, Member, Members


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One unit behind a fact: its day, split and groups as the fact has them.

    `met` says whether it meets the numerator; None where the need has none.
    """

    day: date
    split: tuple[str | None, ...]
    groups: tuple[object, ...]
    met: bool | None
    member: Member


@dataclass(frozen=True, slots=True)
class StageRow:
    """One entity of a cascade: the day of its first stage, and how many stages it has reached."""

    day: date
    reached: int
    member: Member


def behind(rows: Iterable[MemberRow], first: date | None, last: date) -> Behind:
    """Who is behind the rows of these days, both ends included; `first` None: from the beginning.

    A member of several rows meets the numerator if one of them does.
    """
    chosen = [row for row in rows if (first is None or first <= row.day) and row.day <= last]
    met = frozenset(row.member for row in chosen if row.met)
    counted = any(row.met is not None for row in chosen)
    return Behind(frozenset(row.member for row in chosen), met if counted else None)


def by_code(rows: Iterable[MemberRow], last: date) -> dict[str, Members]:
    """Code of the first dimension -> who has it in any row up to `last`; unknown codes left out."""
    found: dict[str, set[Member]] = {}
    for row in rows:
        if row.day <= last and row.split[0] is not None:
            found.setdefault(row.split[0], set()).add(row.member)
    return {code: frozenset(members) for code, members in found.items()}


def reaching(rows: Iterable[StageRow], place: int, last: date) -> Members:
    """Who began by `last` and has reached the stage at `place` (the first is 1)."""
    return frozenset(row.member for row in rows if row.day <= last and row.reached >= place)
