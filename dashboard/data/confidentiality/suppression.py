"""Hiding cells of a table whose total is published (domain R3).

Small cells are hidden, then the next smallest, until the hidden ones cannot be worked out: at
least two are hidden, together they hold at least k persons, and each could be anything within at
least k. All hidden cells look alike. The policy prefers to withhold a breakdown whole (R2); this
is for tables that must keep their form.
"""

from __future__ import annotations

from collections.abc import Mapping


def hidden_cells(counts: Mapping[str, int], k: int) -> frozenset[str]:
    """The cells to hide in a table of persons whose total is published; ties in table order."""
    hidden = {name for name, count in counts.items() if count < k}
    if not hidden:
        return frozenset()
    order = list(counts)
    for name in sorted(counts, key=lambda name: (counts[name], order.index(name))):
        if is_safe(counts, hidden, k):
            break
        hidden.add(name)
    return frozenset(hidden if is_safe(counts, hidden, k) else counts)


def is_safe(counts: Mapping[str, int], hidden: set[str], k: int) -> bool:
    """True where no hidden cell can be narrowed down to fewer than k values."""
    if not hidden:
        return True
    return len(hidden) >= 2 and all(
        high - low >= k for low, high in feasible(counts, hidden).values()
    )


def feasible(counts: Mapping[str, int], hidden: set[str]) -> dict[str, tuple[int, int]]:
    """What a reader can say of each hidden cell from the total: least and most."""
    rest = sum(counts[name] for name in hidden)
    alone = len(hidden) == 1
    return dict.fromkeys(hidden, (rest if alone else 0, rest))
