"""Cascades a second time: who came how far by the cut-off, by the period of the first stage."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade, Stage
from dashboard.periods import declared_windows
from dashboard.released import Split
from tests.oracle.book import Book
from tests.oracle.conditions import meets
from tests.oracle.reckoning import MISSING, Reckoned, shown


def reckon_cascade(
    framework: Framework, book: Book, cascade: Cascade, cut_off: date
) -> Iterator[tuple[tuple[str, Split], Reckoned]]:
    """Window and stage, and how many persons of the window reached it and every one before."""
    days = [_first_days(book, cascade, stage, cut_off) for stage in cascade.stages]
    for window in declared_windows(framework.periods, cut_off):
        persons = [person for person, day in days[0].items() if window.contains(day)]
        for stage, reached in zip(cascade.stages, days, strict=True):
            persons = [person for person in persons if person in reached]
            value = shown(len(persons), len(persons))
            loaded = book.is_loaded(cascade.dataset)
            yield (window.name, (("stage", stage.name),)), value if loaded else MISSING


def _first_days(book: Book, cascade: Cascade, stage: Stage, cut_off: date) -> dict[Any, date]:
    """Person -> the first day on which a row reaches the stage; the first one asks for more."""
    where = {**cascade.where, **stage.where} if stage is cascade.stages[0] else stage.where
    days: dict[Any, date] = {}
    for row in book.full(cascade.dataset_of(stage)):
        person, day = row[cascade.entity_of(stage)], row[stage.date]
        if day is not None and day <= cut_off and meets(row, where):
            days[person] = min(days.get(person, day), day)
    return days
