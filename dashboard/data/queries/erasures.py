"""Statements that make a person's records anonymous, and those that know who was erased."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Delete,
    Insert,
    Select,
    Table,
    TextClause,
    Update,
    and_,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from dashboard.data.schema.erasures import erasures
from dashboard.data.schema.jobs import jobs, uploads
from dashboard.data.schema.loads import loads, rejects


def add_erasure(values: Mapping[str, Any]) -> Insert:
    """Remembers by a keyed name who was erased."""
    return insert(erasures).values(**values)


def newest_erasure() -> Select[int | None]:
    """The number of the newest erasure."""
    return select(func.max(erasures.c.id))


def last_moment() -> Select[datetime | None]:
    """When somebody was erased last."""
    return select(func.max(erasures.c.erased_at))


def all_erased() -> Select[Any]:
    """Register and keyed name of everybody who was erased."""
    return select(erasures.c.register, erasures.c.person)


def rows_with(table: Table, column: str, identifiers: Iterable[str]) -> Select[Any]:
    """The rows, of every version, whose column holds one of the identifiers."""
    return select(*table.columns).where(table.c[column].in_(list(identifiers)))


def change_row(table: Table, number: int, values: Mapping[str, Any]) -> Update:
    """Changes one row."""
    return update(table).where(table.c._id == number).values(**values)


def replace_in(table: Table, column: str, old: str, new: str) -> Update:
    """Puts one identifier in the place of another."""
    return update(table).where(table.c[column] == old).values({column: new})


def count_in(table: Table, column: str, identifier: str) -> Select[int]:
    """How many rows hold the identifier."""
    return select(func.count()).select_from(table).where(table.c[column] == identifier)


def running_loads(datasets: Iterable[str]) -> Select[str]:
    """Datasets into which a file is being loaded."""
    return select(loads.c.dataset).where(
        loads.c.state == "loading", loads.c.dataset.in_(list(datasets))
    )


def hold_loads() -> TextClause:
    """Lets no load begin or end until the transaction is over, on PostgreSQL."""
    return text("LOCK TABLE loads IN SHARE ROW EXCLUSIVE MODE")


def clear_old_versions(tables: Iterable[str]) -> TextClause:
    """Clears what changed rows held before, on PostgreSQL."""
    return text("VACUUM " + ", ".join(f'"{table}"' for table in tables))


def remove_rejects_of_line(load: int, line: int) -> Delete:
    """Removes what was said of one line."""
    return delete(rejects).where(rejects.c.load_id == load, rejects.c.line == line)


def remove_rejected_rows(dataset: str) -> Delete:
    """Removes what was said of rows that were kept out: nobody knows whose they are."""
    of_dataset = select(loads.c.id).where(loads.c.dataset == literal(dataset))
    return delete(rejects).where(
        and_(
            rejects.c.load_id.in_(of_dataset),
            rejects.c.severity == "error",
            rejects.c.line.is_not(None),
        )
    )


def files_that_wait() -> Select[Any]:
    """Number, subject and state of the jobs with a file that is not loaded yet."""
    return select(jobs.c.id, jobs.c.subject, jobs.c.state).join(uploads, uploads.c.job == jobs.c.id)


def give_job_up(job: int, values: Mapping[str, Any]) -> Update:
    """Ends a job that will not be done."""
    return update(jobs).where(jobs.c.id == job).values(state="failed", **values)


def remove_file(job: int) -> Delete:
    """Lets go of the file of a job."""
    return delete(uploads).where(uploads.c.job == job)
