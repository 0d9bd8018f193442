"""Audits one publication before it is stored, or everything that was ever published (domain D)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.data.confidentiality.auditing.accounting import (
    Accounts,
    check_cells,
    is_told,
    sensitive_codes,
)
from dashboard.data.confidentiality.auditing.answering import check_people
from dashboard.data.confidentiality.auditing.findings import Finding
from dashboard.data.confidentiality.auditing.subtracting import Subtractions
from dashboard.data.confidentiality.auditing.surroundings import check_surroundings
from dashboard.data.confidentiality.ledger import Entry
from dashboard.framework import Framework
from dashboard.released import Released


@dataclass(frozen=True)
class Audited:
    """What was looked at, and what was found.

    `figures` are those that a reader learns, about persons or not; `sets` the sets of persons
    behind the ledger's entries, sums of groups included; `pairs` of them were held against each
    other.
    """

    publications: int
    figures: int
    sets: int
    pairs: int
    findings: tuple[Finding, ...]


def check_publication(
    framework: Framework,
    entries: Sequence[Entry],
    released: Released,
    k: int,
    *,
    new: Sequence[Entry] | None = None,
    earlier: Sequence[Released] = (),
) -> list[Finding]:
    """What speaks against a publication; nothing where it may be stored.

    `entries` are all of the ledger and those of this publication; where `new` names the latter,
    older ones are not held against each other. `earlier` are all publications before it.
    """
    codes = sensitive_codes(framework) | sensitive_codes(released.framework)
    return [
        *check_cells(Accounts(framework, entries), codes, released),
        *check_surroundings(codes, released),
        *check_people(released, earlier),
        *Subtractions(entries, k, new).findings(),
    ]


def audit_all(publications: Sequence[Released], entries: Sequence[Entry], k: int) -> Audited:
    """Everything ever published, in order; what was withdrawn is known all the same."""
    found: list[Finding] = []
    for place, released in enumerate(publications):
        codes = sensitive_codes(released.framework)
        found += check_cells(Accounts(released.framework, entries), codes, released)
        found += check_surroundings(codes, released)
        found += check_people(released, publications[:place])
    subtractions = Subtractions(entries, k)
    found += subtractions.findings()
    return Audited(
        publications=len(publications),
        figures=sum(is_told(cell) for released in publications for cell in released.cells),
        sets=subtractions.sets,
        pairs=subtractions.pairs,
        findings=tuple(found),
    )
