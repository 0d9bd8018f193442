"""What a database says, moments and running numbers aside: two states are one if this is equal."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy import Connection, select, text

from dashboard.data.schema.accounts import audit
from dashboard.data.schema.editions import editions, ledger, ledger_members
from dashboard.data.schema.loads import loads, rejects
from dashboard.data.schema.releases import cells, releases
from dashboard.data.store import Store

State = dict[str, Any]
MOMENTS = ("published_at", "created_at")


def state_of(store: Store) -> State:
    """Loads in force with their rows, figures, closings, editions, ledger and audit trail."""
    with store.engine.connect() as connection:
        places = _places(connection)
        return {
            "loads": _loads(connection),
            "records": {name: _records(connection, name) for name in store.framework.datasets},
            "figures": _releases(connection, places, closed=False)[-1:],
            "closings": _releases(connection, places, closed=True),
            "editions": _editions(connection, places),
            "ledger": _ledger(connection),
            "audit": _audit(connection, places),
        }


def _places(connection: Connection) -> dict[int, int]:
    """Number of a load -> its place among the complete ones: a broken off load uses up a number."""
    found = select(loads.c.id).where(loads.c.state == "loaded").order_by(loads.c.id)
    return {number: place for place, number in enumerate(connection.scalars(found), start=1)}


def _loads(connection: Connection) -> list[tuple[Any, ...]]:
    named = [loads.c[name] for name in ("dataset", "file", "sha256", "rows_read")]
    counted = [loads.c[name] for name in ("rows_accepted", "rows_replaced", "rows_rejected")]
    found = (
        select(loads.c.id, *named, *counted, loads.c.reverted_at)
        .where(loads.c.state == "loaded")
        .order_by(loads.c.id)
    )
    told = select(rejects.c.load_id, rejects.c.line, rejects.c.reason)
    faults: dict[int, list[Any]] = {}
    for load, *fault in connection.execute(told.order_by(rejects.c.id)):
        faults.setdefault(load, []).append(fault)
    return [
        (*values, reverted is None, faults.get(load, []))
        for load, *values, reverted in connection.execute(found)
    ]


def _records(connection: Connection, dataset: str) -> str:
    """A digest of the rows of all complete loads, in no order of their own."""
    table = f"records_{dataset}"
    statement = f"SELECT r.* FROM {table} r JOIN loads l ON l.id = r._load WHERE l.state = 'loaded'"
    rows = connection.execute(text(statement)).mappings()
    kept = [{k: v for k, v in row.items() if k not in ("_load", "_id")} for row in rows]
    return _digest(sorted(json.dumps(row, default=str, sort_keys=True) for row in kept))


def _releases(connection: Connection, places: dict[int, int], *, closed: bool) -> list[Any]:
    """Cut-off, loads, annex and a digest of the cells, in order of making."""
    wanted = releases.c.closes.is_not(None) if closed else releases.c.closes.is_(None)
    found = []
    for row in connection.execute(select(releases).where(wanted).order_by(releases.c.id)):
        held = select(cells).where(cells.c.release_id == row.id).order_by(cells.c.position)
        shown = [dict(cell) for cell in connection.execute(held).mappings()]
        content = [{k: v for k, v in c.items() if k not in ("release_id", "id")} for c in shown]
        based_on = [places.get(number) for number in json.loads(row.loads)]
        found.append(
            (
                row.closes,
                str(row.closed_on),
                str(row.cut_off),
                row.fingerprint,
                based_on,
                row.summary,
                row.milestones,
                len(content),
                _digest(content),
            )
        )
    return found


def _editions(connection: Connection, places: dict[int, int]) -> list[Any]:
    found = []
    for row in connection.execute(select(editions).order_by(editions.c.number)):
        said = _without_moments(json.loads(row.document), places)
        sound = hashlib.sha256(row.document.encode()).hexdigest() == row.sha256
        named = (row.number, row.kind, row.period, str(row.withdrawn_on))
        found.append((*named, row.approved_by, sound, _digest(said)))
    return found


def _without_moments(said: Any, places: dict[int, int]) -> Any:
    """A document without what differs from one run to the next."""
    match said:
        case dict():
            return {
                name: _without_moments(value, places)
                for name, value in said.items()
                if name not in MOMENTS and name != "loads"
            }
        case list():
            return [_without_moments(one, places) for one in said]
        case _:
            return said


def _ledger(connection: Connection) -> list[Any]:
    members: dict[int, list[Any]] = {}
    for row in connection.execute(select(ledger_members)):
        members.setdefault(row.entry, []).append((row.part, row.person, row.unit))
    return [
        (
            *(row.edition, row.indicator, row.window, row.split, row.figure, row.band),
            _digest(sorted(members.get(row.id, []))),
        )
        for row in connection.execute(select(ledger).order_by(ledger.c.id))
    ]


def _audit(connection: Connection, places: dict[int, int]) -> list[tuple[str, ...]]:
    """Actor, action and subject; a load is named by its place."""
    return [
        (row.actor, row.action, _renumbered(row.action, row.subject, places))
        for row in connection.execute(select(audit).order_by(audit.c.id))
    ]


def _renumbered(action: str, subject: str, places: dict[int, int]) -> str:
    name, _, number = subject.rpartition(" ")
    if action in ("load", "revert") and number.isdecimal():
        return f"{name} {places.get(int(number))}"
    return subject


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, default=str, sort_keys=True).encode()).hexdigest()
