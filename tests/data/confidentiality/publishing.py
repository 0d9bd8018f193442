"""Publishes a random register: five closings, corrections between them, sometimes a withdrawal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random

from dashboard.data.confidentiality import Entry, Protected, protect_edition
from dashboard.data.confidentiality.margins import partition
from dashboard.data.confidentiality.sets import persons
from dashboard.data.disclosure import Cleared
from dashboard.data.release.cells import make_cells
from dashboard.framework import Framework
from dashboard.released import Annex, Publication, Released, Share, Summary
from tests.data.confidentiality.auditor import Auditor, K
from tests.data.confidentiality.worlds import Sets, World, closings, snapshot, the_framework

UNKNOWN = Share("missing")
NOTHING = Summary(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
TURNS = ("H3", "final", "H4", "final", "H3")
WITHDRAWN = 0.2
"""How often an edition is withdrawn before the next one."""


def eager_framework() -> Framework:
    """Margins are published as early as the third half-year, the total by all of them."""
    margins = [
        margin.model_copy(update={"publish_in": turn})
        for margin, turn in zip(the_framework().disclosure.margins, TURNS, strict=True)
    ]
    return the_framework(margins=margins)


@dataclass
class Published:
    """All editions of one register: as documents, as the ledger has them, as an attacker reads.

    `found` also counts what could have been published alone (every cell of at least k persons)
    and what was.
    """

    declared: Framework
    auditor: Auditor
    ledger: list[Entry] = field(default_factory=list)
    documents: list[Released] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)

    def publish(self, world: World, period: str) -> None:
        """One more edition, from what is known now."""
        values, sets = snapshot(self.declared, world, period)
        is_final = period == "H5"
        protected = protect_edition(
            self.declared, values, sets, self.ledger, period, is_final=is_final
        )
        self.auditor.read(world, sets, protected)
        self.ledger += protected.entries
        self.documents.append(document(self.declared, protected, period, len(self.documents) + 1))
        self.found += count_totals(protected, sets, period)
        if is_final:
            self.found += count_margins(self.declared, protected, sets)

    def withdraw(self, new: int) -> None:
        """The last edition, with its `new` entries: everybody knows them, nobody is shown them."""
        kept = len(self.ledger) - new
        withdrawn = [replace(entry, may_be_shown=False) for entry in self.ledger[kept:]]
        self.ledger[kept:] = withdrawn
        self.found["withdrawn"] += 1


def publish_all(declared: Framework, seed: int) -> Published:
    """Six editions: the fourth half-year is published twice, with the corrections of the fifth."""
    rng = Random(f"withdrawals {seed}")
    done = Published(declared, Auditor(declared))
    known = list(closings(declared, seed))
    for period, world in [*known[:4], ("H4", known[4][1]), known[4]]:
        before = len(done.ledger)
        done.publish(world, period)
        if period != "H5" and rng.random() < WITHDRAWN:
            done.withdraw(len(done.ledger) - before)
    return done


def document(declared: Framework, protected: Protected, period: str, number: int) -> Released:
    """The edition as a donor gets it."""
    days = declared.periods[period]
    values = {item.code: {} for item in declared.indicators} | dict(protected.values)
    cleared = Cleared(values, NOTHING, (), held=protected.held, bands=protected.bands)
    moment = datetime.combine(days.last, datetime.min.time(), UTC)
    imprint = Publication(
        number, "edition", period, days.last, days.last, moment, "A", "B", f"{number:064}"
    )
    return Released(
        id=number,
        audience="public",
        framework=declared,
        cut_off=days.last,
        created_at=moment,
        created_by="B",
        loads=(),
        annex=Annex(),
        summary=NOTHING,
        milestones=(),
        cells=tuple(make_cells(declared, cleared, days.last)),
        publication=imprint,
    )


def count_totals(protected: Protected, sets: Sets, period: str) -> Counter[str]:
    """Totals to the end of the half-year: large enough, shown, shown as of that day."""
    found = Counter[str]()
    for code in ("OBJ.1", "OC1.1"):
        key = (code, f"to {period}", ())
        large = persons(sets[key].members) >= K
        found["large totals"] += large
        found["shown totals"] += large and key in shown(protected)
        found["fresh totals"] += large and key in shown(protected) and key not in protected.held
    return found


def count_margins(declared: Framework, protected: Protected, sets: Sets) -> Counter[str]:
    """The margins of the final edition: every group large enough, published."""
    found = Counter[str]()
    total = sets["OBJ.1", "to H5", ()].members
    for margin in declared.disclosure.margins:
        codes = {
            split[0][1]: behind.members
            for (code, name, split), behind in sets.items()
            if (code, name) == ("OBJ.1", "to H5") and split and split[0][0] == margin.by
        }
        groups = partition(margin, codes, total)
        first = ("OBJ.1", "to H5", ((margin.by, next(iter(groups))),))
        found["large margins"] += all(persons(members) >= K for members in groups.values())
        found["shown margins"] += first in shown(protected)
    return found


def shown(protected: Protected) -> set[tuple]:
    return {
        (code, window.name, split)
        for code, values in protected.values.items()
        for (window, split), value in values.items()
        if value.state == "shown"
    }


def shares_of(found: Counter[str]) -> dict[str, float]:
    """How much of what could be published alone was published."""
    return {
        "national totals shown": found["shown totals"] / max(1, found["large totals"]),
        "national totals as of the day": found["fresh totals"] / max(1, found["large totals"]),
        "margins shown": found["shown margins"] / max(1, found["large margins"]),
    }
