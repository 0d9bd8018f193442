"""What disclosure control makes of the figures of one edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.reasons import Explanation, Reason
from dashboard.data.confidentiality.sets import Key
from dashboard.data.confidentiality.shares import Band
from dashboard.data.measures.values import Value
from dashboard.periods import Window
from dashboard.released import Split

Values = Mapping[tuple[Window, Split], Value]
SUPPRESSED = Value("suppressed")


@dataclass(frozen=True, slots=True)
class Held:
    """An older figure that stands in a cell: the window that it spoke of, and its day."""

    value: Value
    window: str
    cut_off: date


@dataclass(frozen=True)
class Protected:
    """What may be published of every indicator and cascade that is not of class `open`.

    `values` has every cell, with those of margins added by group; a cell in `held` shows an older
    figure and has no status; a cell in `bands` is suppressed and may show a band. `entries` go
    into the ledger with the edition; `explanations` are for whoever prepares it, never public.
    """

    values: Mapping[str, Values]
    held: Mapping[Key, Held]
    bands: Mapping[Key, Band]
    entries: tuple[Entry, ...]
    explanations: tuple[Explanation, ...]


@dataclass
class Board:
    """The cells of an edition while they are being decided."""

    shown: dict[Key, Value] = field(default_factory=dict)
    held: dict[Key, Held] = field(default_factory=dict)
    bands: dict[Key, Band] = field(default_factory=dict)
    fresh: set[Key] = field(default_factory=set)
    explanations: list[Explanation] = field(default_factory=list)

    def publish(self, entry: Entry, window: str) -> None:
        """Show an entry of this edition in a window."""
        key = (entry.indicator, window, entry.split)
        self._place(key, entry)
        self.fresh.add(key)

    def keep(self, entry: Entry, window: str) -> None:
        """Show an older entry, with its date."""
        key = (entry.indicator, window, entry.split)
        self._place(key, entry)
        self.held[key] = Held(entry.figure, entry.window, entry.cut_off)

    def _place(self, key: Key, entry: Entry) -> None:
        self.shown[key] = entry.figure
        if entry.band is not None:
            self.bands[key] = entry.band

    def repeat(self, key: Key, other: Key) -> None:
        """Show the figure of a fresh cell in another cell that means the same."""
        self.shown[other] = self.shown[key]
        if key in self.bands:
            self.bands[other] = self.bands[key]

    def explain(
        self, code: str, window: str, split: Split, reason: Reason, against: str | None = None
    ) -> None:
        """Say why something is not there, or what its being there means."""
        self.explanations.append(Explanation(code, window, split, reason, against))
