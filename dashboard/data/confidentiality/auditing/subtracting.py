"""Rule R over everything that the ledger says, all pairs (domain R).

Sets are whole numbers here, one bit for each member: hundreds of figures are held against each
other in a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.data.confidentiality.auditing.findings import Finding
from dashboard.data.confidentiality.ledger import Entry, published_sets
from dashboard.data.confidentiality.rule import with_unions
from dashboard.data.confidentiality.sets import Member, PublishedSet


@dataclass(frozen=True, slots=True)
class _Mask:
    """A published set, or the sum of several groups; `bits` are its members."""

    cell: tuple[str, ...]
    label: str
    bits: int
    is_new: bool
    is_sum: bool


class Subtractions:
    """The sets behind all entries; those of `new` only are asked for where it is given."""

    def __init__(
        self, entries: Sequence[Entry], k: int, new: Iterable[Entry] | None = None
    ) -> None:
        self._k = k
        self._order: dict[Member, int] = {}
        self._persons: list[str] = []
        fresh = None if new is None else {id(entry) for entry in new}
        self._subjects: dict[str, list[_Mask]] = {}
        for is_new in (True, False):
            chosen = [item for item in entries if (fresh is None or id(item) in fresh) is is_new]
            plain = published_sets(chosen)
            self._take(plain, is_new=is_new)
            self._take(with_unions(plain)[len(plain) :], is_new=is_new, is_sum=True)

    @property
    def sets(self) -> int:
        """How many different sets there are, unions of groups included."""
        return sum(len(masks) for masks in self._subjects.values())

    @property
    def pairs(self) -> int:
        """How many pairs are held against each other."""
        sizes = [len(masks) for masks in self._subjects.values()]
        return sum(size * (size - 1) // 2 for size in sizes)

    def findings(self) -> Iterator[Finding]:
        """Every set that is small, every pair that can be subtracted."""
        for masks in self._subjects.values():
            for mask in masks:
                if mask.is_new and not mask.is_sum and self._are_few(mask.bits):
                    yield Finding("small", mask.label)
            for one, other in combinations(masks, 2):
                if one.is_new or other.is_new:
                    yield from self._compare(one, other)

    def _compare(self, one: _Mask, other: _Mask) -> Iterator[Finding]:
        both = one.bits & other.bits
        if both != one.bits and both != other.bits:
            return
        if one.bits == other.bits:
            if one.cell != other.cell:
                yield Finding("same_persons", one.label, other.label)
        elif self._are_few(one.bits ^ other.bits):
            yield Finding("difference", one.label, other.label)

    def _are_few(self, bits: int) -> bool:
        """True where fewer than k persons are among the members."""
        found: set[str] = set()
        while bits and len(found) < self._k:
            lowest = bits & -bits
            found.add(self._persons[lowest.bit_length() - 1])
            bits ^= lowest
        return len(found) < self._k

    def _take(self, sets: Iterable[PublishedSet], *, is_new: bool, is_sum: bool = False) -> None:
        known = {
            (subject, mask.cell, mask.bits)
            for subject, masks in self._subjects.items()
            for mask in masks
        }
        for item in sets:
            bits = self._bits(item)
            if (item.subject, item.cell, bits) not in known:
                known.add((item.subject, item.cell, bits))
                mask = _Mask(item.cell, item.label, bits, is_new, is_sum)
                self._subjects.setdefault(item.subject, []).append(mask)

    def _bits(self, item: PublishedSet) -> int:
        bits = 0
        for member in item.members:
            if member not in self._order:
                self._order[member] = len(self._persons)
                self._persons.append(member.person)
            bits |= 1 << self._order[member]
        return bits
