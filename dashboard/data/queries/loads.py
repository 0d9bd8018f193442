"""Statements over loads and rejects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, Insert, Select, Update, delete, insert, select, update

from dashboard.data.schema.loads import loads, rejects


def begin_load(values: Mapping[str, Any]) -> Insert:
    """Adds a load in the state `loading`, invisible to every query of records."""
    return insert(loads).values(state="loading", **values).returning(loads.c.id)


def complete_load(load: int, values: Mapping[str, Any]) -> Update:
    """Makes the rows of a load count that is still `loading`."""
    return (
        update(loads)
        .where(loads.c.id == load, loads.c.state == "loading")
        .values(state="loaded", **values)
    )


def abandon_load(load: int) -> Update:
    """Marks a load as abandoned that is still `loading`; it can then never be completed."""
    return (
        update(loads)
        .where(loads.c.id == load, loads.c.state == "loading")
        .values(state="abandoned")
    )


def forget_load(load: int) -> Delete:
    """Removes a load that was never completed."""
    return delete(loads).where(loads.c.id == load, loads.c.state == "abandoned")


def abandoned_loads(before: datetime) -> Select[Any]:
    """Loads that were begun before the given time and never completed."""
    return select(loads.c.id, loads.c.dataset).where(
        loads.c.state == "loading", loads.c.started_at < before
    )


def unremoved_loads(before: datetime) -> Select[Any]:
    """Loads that were abandoned and whose removal was broken off."""
    return select(loads.c.id, loads.c.dataset).where(
        loads.c.state == "abandoned", loads.c.started_at < before
    )


def add_rejects() -> Insert:
    """Adds rejects; the values come as a list of maps."""
    return insert(rejects)


def remove_some_rejects(_dataset: str, load: int, most: int) -> Delete:
    """Removes at most so many rejects of a load that was never completed."""
    some = select(rejects.c.id).where(rejects.c.load_id == load).limit(most)
    return delete(rejects).where(rejects.c.id.in_(some))


def same_file(dataset: str, sha256: str, sheet: str | None) -> Select[Any]:
    """The newest load in force of the same sheet of the same bytes into the same dataset."""
    return (
        select(loads.c.id)
        .where(
            loads.c.dataset == dataset,
            loads.c.sha256 == sha256,
            loads.c.sheet.is_not_distinct_from(sheet),
            loads.c.state == "loaded",
            loads.c.reverted_at.is_(None),
        )
        .order_by(loads.c.id.desc())
        .limit(1)
    )


def all_loads() -> Select[Any]:
    """Completed loads, newest first."""
    return select(loads).where(loads.c.state == "loaded").order_by(loads.c.id.desc())


def one_load(load: int) -> Select[Any]:
    """One completed load."""
    return select(loads).where(loads.c.id == load, loads.c.state == "loaded")


def loads_in_force() -> Select[Any]:
    """Identifier and dataset of every load whose rows count."""
    return (
        select(loads.c.id, loads.c.dataset)
        .where(loads.c.state == "loaded", loads.c.reverted_at.is_(None))
        .order_by(loads.c.id)
    )


def revert_load(load: int, at: datetime) -> Update:
    """Takes a load back: its rows stop counting, and those that they replaced count again."""
    return (
        update(loads)
        .where(loads.c.id == load, loads.c.state == "loaded", loads.c.reverted_at.is_(None))
        .values(reverted_at=at)
    )


def rejects_of(load: int) -> Select[Any]:
    """The rejects of a load in file order."""
    return select(rejects).where(rejects.c.load_id == load).order_by(rejects.c.id)
