"""Rule R: what is published cannot be subtracted down to fewer than k persons (domain D.2, R).

A set may be published if at least k persons are behind it and if, for every set of the same
subject that is or was published and that holds it or lies within it, at least k persons are behind
the difference. The cells of one breakdown can be added by any reader, so every union of them
counts as published too. Two sets that overlap without nesting do not constrain each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.data.confidentiality.reasons import Reason
from dashboard.data.confidentiality.sets import PublishedSet, persons


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a publication is allowed; if not why, and against which figure (its label)."""

    reason: Reason | None = None
    against: str | None = None

    @property
    def allowed(self) -> bool:
        """True where nothing speaks against it."""
        return self.reason is None


ALLOWED = Verdict()


def judge(candidates: Sequence[PublishedSet], published: Sequence[PublishedSet], k: int) -> Verdict:
    """May these sets be published together, after all that was `published` (domain R)?"""
    if any(persons(candidate.members) < k for candidate in candidates):
        return Verdict("small")
    together = [*with_unions(published), *with_unions(candidates)]
    verdicts = (compare(one, other, k) for one in with_unions(candidates) for other in together)
    return next((verdict for verdict in verdicts if not verdict.allowed), ALLOWED)


def compare(one: PublishedSet, other: PublishedSet, k: int) -> Verdict:
    """Rule R for two sets."""
    if one.subject != other.subject:
        return ALLOWED
    if one.members == other.members:
        return ALLOWED if one.cell == other.cell else Verdict("same_persons", other.label)
    if one.members < other.members or other.members < one.members:
        small = persons(one.members ^ other.members) < k
        return Verdict("difference", other.label) if small else ALLOWED
    return ALLOWED


def violations(
    published: Sequence[PublishedSet], k: int
) -> Iterator[tuple[PublishedSet, PublishedSet]]:
    """Every pair, unions included, that breaks rule R; a small set is paired with itself."""
    for one in published:
        if persons(one.members) < k:
            yield one, one
    for one, other in combinations(with_unions(published), 2):
        if not compare(one, other, k).allowed:
            yield one, other


def with_unions(sets: Iterable[PublishedSet]) -> list[PublishedSet]:
    """The sets, and the unions of several (not all) cells of one breakdown.

    A breakdown that was published twice for the same time has the cells of each.
    """
    listed = list(sets)
    margins: dict[tuple[str, ...], list[dict[tuple[str, ...], PublishedSet]]] = {}
    for item in listed:
        if item.margin is not None:
            tables = margins.setdefault(item.margin, [{}])
            if item.cell in tables[-1]:
                tables.append({})
            tables[-1][item.cell] = item
    for tables in margins.values():
        for cells in tables:
            listed += _unions(list(cells.values()))
    return listed


def _unions(cells: Sequence[PublishedSet]) -> Iterator[PublishedSet]:
    ordered = sorted(cells, key=lambda item: item.cell)
    for size in range(2, len(ordered)):
        for chosen in combinations(ordered, size):
            yield PublishedSet(
                chosen[0].subject,
                tuple(name for item in chosen for name in item.cell),
                frozenset().union(*(item.members for item in chosen)),
                " + ".join(item.label for item in chosen),
                chosen[0].margin,
            )
