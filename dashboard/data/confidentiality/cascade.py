"""A thinned cascade: the steps between published stages are never small (domain D7)."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.confidentiality.sets import Members, persons


def thin_cascade(stages: Sequence[tuple[str, Members]], k: int) -> list[str]:
    """The stages that stay, in order: each at least k persons below the last one that stays."""
    kept: list[tuple[str, Members]] = []
    for name, members in stages:
        enough = persons(members) >= k
        if enough and (not kept or persons(kept[-1][1]) - persons(members) >= k):
            kept.append((name, members))
    return [name for name, _ in kept]
