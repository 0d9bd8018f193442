"""What a publication would say, headline by headline and breakdown by breakdown, and why not more.

The preview is made of what would be public and of the reasons of disclosure control: it holds no
figure that would not be published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.data.confidentiality import SENTENCES, Explanation
from dashboard.data.documents import Content
from dashboard.periods import current_period, to_date
from dashboard.protocols import Preview, PreviewItem, PreviewState
from dashboard.released import Cell

Table = list[Cell]
Place = tuple[str, str, tuple[str, ...]]
"""Indicator (or cascade), window, dimensions."""


def make_preview(draft: Content, explanations: Sequence[Explanation]) -> Preview:
    """The whole and every breakdown of each indicator to date, and whatever is explained."""
    withheld = sum(cell.state == "suppressed" for cell in draft.cells)
    return Preview(
        items=tuple(_Previewing(draft, explanations).items()),
        notes=draft.notes,
        cells_shown=len(draft.cells) - withheld,
        cells_withheld=withheld,
    )


class _Previewing:
    """One draft with the reasons of what it does not say."""

    def __init__(self, draft: Content, explanations: Sequence[Explanation]) -> None:
        self._draft = draft
        self._tables = _tables(draft)
        self._reasons = {_place_of(found): found for found in reversed(explanations)}
        self._period = current_period(draft.framework.periods, draft.cut_off) or ""

    def items(self) -> Iterator[PreviewItem]:
        """To date; within the period only where something is explained there alone."""
        for place, table in self._tables.items():
            code, window, by = place
            within = self._reasons.get((code, self._period, by))
            if window == to_date(self._period):
                is_silent = _state(_telling(table)) in ("withheld", "held")
                yield self._item(place, self._reasons.get(place) or (within if is_silent else None))
            elif window == self._period and within is not None and self._is_apart(code, by):
                yield self._item(place, within)

    def _is_apart(self, code: str, by: tuple[str, ...]) -> bool:
        """True where the figure to date does not already say the same."""
        end = (code, to_date(self._period), by)
        return end in self._reasons or _state(_telling(self._tables[end])) == "shown"

    def _item(self, place: Place, reason: Explanation | None) -> PreviewItem:
        code, window, by = place
        told = _telling(self._tables[place])
        sentence = SENTENCES[reason.reason] if reason else ""
        if not sentence and _state(told) == "withheld":
            bulletin = self._draft.kind == "bulletin"
            sentence = SENTENCES["not_in_bulletin" if bulletin else "never_public"]
        return PreviewItem(
            indicator=code,
            window=window,
            by=by,
            state=_state(told),
            value=None if by else told.value,
            held_on=told.held_on,
            band=told.band,
            sentence=sentence,
            against=(reason.against or "") if reason else "",
            numerator=None if by else told.numerator,
            denominator=None if by else told.denominator,
            n=None if by else told.n,
            parts=self._parts(place),
        )

    def _parts(self, place: Place) -> tuple[tuple[str, float], ...]:
        """Groups and figures of a public breakdown about cases, for whoever answers for them."""
        code, _window, by = place
        framework = self._draft.framework
        about = framework.indicator(code) or framework.cascade(code)
        if len(by) != 1 or about is None or about.disclosure != "sensitive":
            return ()
        return tuple(
            (cell.split[0][1], cell.value)
            for cell in self._tables[place]
            if cell.state == "shown" and cell.value is not None
        )


def _place_of(found: Explanation) -> Place:
    return found.indicator, found.window, tuple(name for name, _ in found.split)


def _tables(draft: Content) -> dict[Place, Table]:
    tables: dict[Place, Table] = {}
    for cell in draft.cells:
        place = (cell.indicator, cell.window, tuple(name for name, _ in cell.split))
        tables.setdefault(place, []).append(cell)
    return tables


def _telling(table: Table) -> Cell:
    """The cell that says most: one that is told, else any."""
    return next((cell for cell in table if cell.state != "suppressed" or cell.band), table[0])


def _state(cell: Cell) -> PreviewState:
    if cell.held_on is not None:
        return "held"
    if cell.band is not None:
        return "band"
    return "withheld" if cell.state == "suppressed" else "shown"
