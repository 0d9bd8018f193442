"""Statements over notes; there is none that changes or removes one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Insert, Select, insert, select

from dashboard.data.schema.notes import notes


def add_note(values: Mapping[str, Any]) -> Insert:
    """Adds a note and returns its number."""
    return insert(notes).values(**values).returning(notes.c.id)


def all_notes() -> Select[Any]:
    """Every note, newest first."""
    return select(notes).order_by(notes.c.id.desc())


def notes_of(indicator: str) -> Select[Any]:
    """The notes on one indicator, newest first."""
    return all_notes().where(notes.c.indicator == indicator)
