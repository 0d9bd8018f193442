"""The public texts that a publication freezes: the newest word on each indicator and period.

Public texts are empty by default; a newer note of the same kind takes the place of an older one,
with or without a public text (domain R13).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.free_text import what_gives_away
from dashboard.protocols import Note
from dashboard.released import PublicationKind, PublicNote


def public_notes(
    framework: Framework, notes: Iterable[Note], kind: PublicationKind, cut_off: date
) -> tuple[PublicNote, ...]:
    """In matrix order, then by period; `notes` are newest first.

    Of periods that have begun by the cut-off; in a bulletin of indicators of class `open` alone.
    StoreError where a text on a sensitive indicator could point to a person.
    """
    newest: dict[tuple[str, str, str], Note] = {}
    for note in notes:
        newest.setdefault((note.indicator, note.period, note.kind), note)
    return tuple(
        PublicNote(note.indicator, note.period, note.public.strip())
        for indicator in framework.indicators
        if kind == "edition" or framework.is_open(indicator)
        for note in _of(framework, indicator, newest.values(), cut_off)
    )


def _of(
    framework: Framework, indicator: Indicator, notes: Iterable[Note], cut_off: date
) -> Iterator[Note]:
    found = {(note.period, note.kind): note for note in notes if note.indicator == indicator.code}
    for period, declared in framework.periods.items():
        for (named, _), note in sorted(found.items()):
            if named == period and declared.first <= cut_off and note.public.strip():
                _refuse_telling(framework, indicator, note)
                yield note


def _refuse_telling(framework: Framework, indicator: Indicator, note: Note) -> None:
    """The indicator may have become sensitive since the note was written."""
    if indicator.disclosure != "sensitive":
        return
    if (kind := what_gives_away(framework, note.public)) is not None:
        raise StoreError(
            f"the public text on {note.indicator} in {note.period} holds a {kind}, which could "
            "point to a person; write a newer note without it"
        )
