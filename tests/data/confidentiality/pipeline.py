"""A random register through the whole product: records in a database, editions, documents.

What the documents say is read as a donor reads it, and held against sets that are made of the
records here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

import pandas as pd

from dashboard.data.confidentiality import Band, Held, Protected
from dashboard.data.confidentiality.auditing import Audited, audit_all
from dashboard.data.documents import read_document
from dashboard.data.measures.values import Value
from dashboard.data.publication import publish_edition, withdraw
from dashboard.data.store import Store, open_store
from dashboard.data.store.records import Origin
from dashboard.framework import Framework
from dashboard.periods import Window, declared_windows
from dashboard.released import Cell, Released
from dashboard.settings import Settings
from tests.data.confidentiality.auditor import FLOWS, Auditor, K
from tests.data.confidentiality.publishing import WITHDRAWN
from tests.data.confidentiality.worlds import Sets, World, closings, snapshot, the_framework

SIGNED = {"prepared_by": "A", "approved_by": "B"}
ABOUT_PERSONS = ("OBJ.1", "OBJ.2", "OC1.1", "OC1.2", "OC1.3", "OC2.3")


def small_framework() -> Framework:
    """The project's own, with its sensitive indicators alone."""
    declared = the_framework()
    kept = [item for item in declared.indicators if item.code in ABOUT_PERSONS]
    return declared.model_copy(update={"indicators": kept})


@dataclass
class Office:
    """Loads what is known, publishes, and lets the attacker read."""

    settings: Settings
    store: Store
    auditor: Auditor

    def load(self, world: World) -> None:
        """The registers as they are today take the place of what was loaded before."""
        for load in self.store.loads.loads():
            if load.reverted_at is None:
                self.store.loads.revert(load.id, "test")
        for number, (name, rows) in enumerate(tables(world).items()):
            frame = typed(self.store.framework, name, rows)
            origin = Origin(name, "test", f"{name}.csv", None, f"{id(world)}{number}")
            self.store.loads.add_load(origin, frame, [], len(frame), "test")

    def publish(self, world: World, period: str, reason: str = "") -> int:
        """The edition of a period; returns its number."""
        made = publish_edition(self.settings, self.store, period, reason=reason, **SIGNED)
        written = self.store.editions.document(made.number)
        assert written is not None
        document = read_document(written)
        _, sets = snapshot(self.store.framework, world, period)
        self.auditor.read(world, sets, as_read(document))
        for cell in document.cells:
            check_size(cell, sets)
        return made.number

    def publish_all(self, seed: int) -> None:
        """Six editions of a register; the fourth half-year twice, sometimes one is withdrawn."""
        rng, known = Random(f"withdrawals {seed}"), list(closings(self.store.framework, seed))
        for place, (period, world) in enumerate([*known[:4], ("H4", known[4][1]), known[4]]):
            self.load(world)
            number = self.publish(world, period, "corrections" if place == 4 else "")
            if period != "H5" and rng.random() < WITHDRAWN:
                withdraw(self.settings, self.store, number, "a wrong file", "B")

    def audit(self) -> Audited:
        """What the product's own auditor says."""
        return audit_all(self.store.editions.ever(), self.store.ledger.entries(), K)


def open_office(url: str, folder: Path) -> Office:
    """An office with an empty database; whoever opens it closes its store."""
    declared = small_framework()
    settings = Settings(
        database_url=url, as_of=declared.project.last_day, ledger_key=folder / "ledger.key"
    )
    return Office(settings, open_store(url, declared), Auditor(declared))


def tables(world: World) -> dict[str, list[dict[str, object]]]:
    """Dataset -> its rows."""
    return {
        "case": [
            {
                "case_id": case.id,
                "identified_on": case.identified_on,
                "identification_region": case.region,
                "vot_status": "identified",
                "scope": "internal",
                "sex": case.sex,
                "age_group": case.age,
                "exploitation": " ".join(case.forms),
                "consent_services": case.consented,
                "consent_services_on": case.identified_on if case.consented else None,
            }
            for case in world.cases
        ],
        "referral": [
            {
                "referral_id": item.id,
                "case_id": case.id,
                "from_org": "O1",
                "to_org": "O2",
                "to_type": item.provider,
                "service": "legal",
                "referred_on": item.on,
                "response": "accepted" if item.accepted else None,
                "responded_on": item.on if item.accepted else None,
                "service_start": item.served_on,
            }
            for case in world.cases
            for item in case.referrals
        ],
        "exit_interview": [
            {"interview_no": name, "date": day, "adult": True, "satisfaction": 5 if content else 2}
            for name, day, content in world.interviews
        ],
        "hotline_month": list(_months(world)),
    }


def _months(world: World) -> Iterator[dict[str, object]]:
    counts: dict[date, int] = {}
    for _, day in world.contacts:
        counts[day.replace(day=1)] = counts.get(day.replace(day=1), 0) + 1
    for month, count in counts.items():
        same = {"region": "TJ-DU", "channel": "phone", "contacts": count}
        yield {"month": month, "internal_tip_contacts": count, **same}


def typed(declared: Framework, name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    columns = declared.datasets[name].columns
    data = {
        column: pd.Series([row.get(column) for row in rows], dtype=object) for column in columns
    }
    frame = pd.DataFrame(data)
    frame["_line"] = range(2, len(rows) + 2)
    frame["_sheet"] = None
    return frame


def as_read(document: Released) -> Protected:
    """The document as the attacker takes it in: cells alone."""
    periods = document.framework.periods
    windows = {item.name: item for item in declared_windows(periods, document.cut_off)}
    read = Protected({}, {}, {}, (), ())
    values: dict[str, dict[tuple[Window, object], Value]] = {}
    for cell in document.cells:
        window = windows.get(cell.window)
        if window is None:
            assert (cell.state, cell.value) == ("suppressed", None), cell
            continue
        key = (cell.indicator, cell.window, cell.split)
        value = Value(
            cell.state, cell.value, cell.numerator, cell.denominator, cell.n, cell.measured_on
        )
        values.setdefault(cell.indicator, {})[window, cell.split] = value
        if cell.band is not None:
            read.bands[key] = Band(*cell.band)
        if cell.held_on is not None:
            read.held[key] = Held(value, _speaks_of(document, cell), cell.held_on)
    return replace(read, values=values)


def _speaks_of(document: Released, cell: Cell) -> str:
    """The window of an older figure, from its day."""
    ends = {period.last: name for name, period in document.framework.periods.items()}
    name = ends[cell.held_on]
    runs = cell.window.startswith("to ") and cell.indicator not in FLOWS
    return f"to {name}" if runs else name


def check_size(cell: Cell, sets: Sets) -> None:
    """A figure of the day is as large as the set that was made of the records here."""
    behind = sets.get((cell.indicator, cell.window, cell.split))
    if cell.state != "shown" or cell.held_on is not None or behind is None:
        return
    if behind.met is not None:
        assert (cell.numerator, cell.denominator) == (len(behind.met), len(behind.members)), cell
    elif cell.indicator != "OC1.3":
        assert cell.value == len(behind.members), cell
