"""The ledger as disclosure control reads it: every sensitive figure that was ever published.

An entry stays for ever, and each counts for rule R (domain R9, R14, R15). Figures of a withdrawn
edition, and figures given outside that count as public elsewhere, are entries that may not be shown
again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.data.confidentiality.sets import Members, PublishedSet
from dashboard.data.confidentiality.shares import Band
from dashboard.data.measures.values import Value
from dashboard.released import Split

WHOLE, BASE, MET, UNMET = "", "base", "met", "unmet"
"""Names of the sets behind a figure: one for a count, three for a share."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published figure of one sensitive cell.

    `figure` is what was shown (state `suppressed` for a band); `parts` are the sets whose sizes can
    be read from it, by name; `subject` is what they count; `margin` names the breakdown that the
    cell was published with.
    """

    indicator: str
    window: str
    split: Split
    cut_off: date
    figure: Value
    parts: Mapping[str, Members]
    subject: str
    margin: str | None = None
    band: Band | None = None
    may_be_shown: bool = True

    @property
    def count(self) -> float | None:
        """The figure that was published; None for a band."""
        return self.figure.value

    @property
    def label(self) -> str:
        """What a sentence calls the figure."""
        codes = ", ".join(code for _, code in self.split)
        return f"{self.indicator} {self.window}" + (f" ({codes})" if codes else "")

    def sets(self) -> Iterator[PublishedSet]:
        """The sets whose sizes it publishes."""
        split = tuple(f"{name}={code}" for name, code in self.split)
        breakdown = None
        if self.margin is not None:
            breakdown = (self.indicator, self.margin, self.window, self.cut_off.isoformat())
        for part, members in self.parts.items():
            cell = (self.indicator, self.window, *split, part)
            yield PublishedSet(self.subject, cell, members, self.label, breakdown)


def published_sets(entries: Sequence[Entry]) -> list[PublishedSet]:
    """All sets that the entries publish."""
    return [item for entry in entries for item in entry.sets()]
