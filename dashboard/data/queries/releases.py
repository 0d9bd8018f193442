"""Statements over releases and cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Delete, Insert, Select, delete, func, insert, select

from dashboard.data.schema.releases import cells, releases


def add_release(values: Mapping[str, Any]) -> Insert:
    """Adds a release and returns its number."""
    return insert(releases).values(**values).returning(releases.c.id)


def add_cells() -> Insert:
    """Adds cells; the values come as a list of maps."""
    return insert(cells)


def newest() -> Select[Any]:
    """The newest release; those that close a period do not count."""
    return (
        select(releases).where(releases.c.closes.is_(None)).order_by(releases.c.id.desc()).limit(1)
    )


def by_id(release: int) -> Select[Any]:
    """One release."""
    return select(releases).where(releases.c.id == release)


def newest_id() -> Select[int | None]:
    """The number of the newest release."""
    return select(func.max(releases.c.id)).where(releases.c.closes.is_(None))


def closings() -> Select[Any]:
    """What is known of every closing without its cells, in the order of closing."""
    return (
        select(
            releases.c.id,
            releases.c.closes,
            releases.c.closed_on,
            releases.c.created_at,
            releases.c.created_by,
        )
        .where(releases.c.closes.is_not(None))
        .order_by(releases.c.id)
    )


def closing_of(period: str) -> Select[Any]:
    """The release that closes a period."""
    return select(releases).where(releases.c.closes == period)


def newest_closing() -> Select[int | None]:
    """The number of the release that closed a period last."""
    return select(func.max(releases.c.id)).where(releases.c.closes.is_not(None))


def cells_of(release: int) -> Select[Any]:
    """The cells of a release in the order in which they were released."""
    return select(cells).where(cells.c.release_id == release).order_by(cells.c.position)


def outdated(keep: int) -> Select[Any]:
    """Releases beyond the newest `keep`; those that close a period stay."""
    return (
        select(releases.c.id)
        .where(releases.c.closes.is_(None))
        .order_by(releases.c.id.desc())
        .offset(keep)
    )


def remove_cells(release: int) -> Delete:
    """Removes the cells of a release."""
    return delete(cells).where(cells.c.release_id == release)


def remove_release(release: int) -> Delete:
    """Removes a release, unless it closes a period; its cells go first."""
    return delete(releases).where(releases.c.id == release, releases.c.closes.is_(None))
