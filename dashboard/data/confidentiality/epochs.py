"""Epochs: a published table is replaced only when all of it has moved enough (domain R4, D3).

Otherwise the older table stays, with its date. A table that has not changed at all stays as well:
that nothing happened is also news about few persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.data.confidentiality.sets import Members, persons

Table = Mapping[str, Members]
"""The cells of one table by name."""


def changed_enough(old: Members, new: Members, k: int) -> bool:
    """True where the count moved by at least k and at least k persons came or went."""
    return abs(len(new) - len(old)) >= k and persons(new ^ old) >= k


def may_replace(old: Table, new: Table, k: int) -> bool:
    """True where every cell of the old table is in the new one and changed enough (R4)."""
    return all(name in new and changed_enough(cell, new[name], k) for name, cell in old.items())


def may_follow(history: Iterable[Table], new: Table, k: int) -> bool:
    """True where the new table may replace every table published before it."""
    return all(may_replace(old, new, k) for old in history)


def last_publishable(totals: Sequence[Members], k: int) -> list[int | None]:
    """For each closing, which closing's total is shown; None before the first (domain D3)."""
    shown: list[int | None] = []
    kept: list[int] = []
    for place, total in enumerate(totals):
        history = [{"": totals[earlier]} for earlier in kept]
        if persons(total) >= k and may_follow(history, {"": total}, k):
            kept.append(place)
        shown.append(kept[-1] if kept else None)
    return shown
