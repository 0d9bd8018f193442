"""What was published, and what it takes to publish more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from dashboard.released import Publication, PublicationKind, PublicNote, Released

ProposalState = Literal["waiting", "ready", "refused", "published", "dropped"]
PreviewState = Literal["shown", "held", "band", "withheld"]


class Editions(Protocol):
    """Reads publications; one that was read never changes but for its withdrawal.

    With `budget` it carries the totals of money, for those who may see them.
    """

    def all(self) -> list[Publication]:
        """Every publication in order, withdrawn ones included."""

    def newest(self, *, bulletins: bool = False, budget: bool = False) -> Released | None:
        """The newest edition in force, or with `bulletins` the newest publication in force."""

    def read(self, number: int, *, budget: bool = False) -> Released | None:
        """One publication; None where there is none of this number, or it was withdrawn."""

    def document(self, number: int) -> bytes | None:
        """The canonical JSON of a publication; None as for `read`."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether an indicator can be reported for a period; the flags say what is there.

    Nothing is asked of an indicator that is not due. Values entered by hand (`is_manual`) are
    confirmed only by somebody else than who loaded them.
    """

    indicator: str
    has_actual: bool
    has_evidence: bool
    note_is_due: bool
    has_note: bool
    is_confirmed: bool
    is_due: bool = True
    is_manual: bool = False

    @property
    def is_ready(self) -> bool:
        """True where nothing is missing."""
        noted = self.has_note or not self.note_is_due
        complete = self.has_actual and self.has_evidence and noted and self.is_confirmed
        return complete or not self.is_due


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """One whole or one breakdown as it would be public, and why not where it would not.

    `by` are the dimensions of a breakdown; `value` the figure of a whole in the indicator's unit,
    `numerator`, `denominator` and `n` what it rests on, as in a cell; `held_on` the day that an
    older figure speaks of; `sentence` the reason in English (a key of the catalogue) with
    `against`, the published figure that it would be subtracted from; `parts` the groups and figures
    of a breakdown about cases.
    """

    indicator: str
    window: str
    by: tuple[str, ...]
    state: PreviewState
    value: float | None = None
    held_on: date | None = None
    band: tuple[float, float] | None = None
    sentence: str = ""
    against: str = ""
    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what will be public: headline by headline, with notes, and what is held back."""

    items: tuple[PreviewItem, ...]
    notes: tuple[PublicNote, ...]
    cells_shown: int
    cells_withheld: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A publication that somebody has asked for and somebody else may approve.

    `state` goes from waiting (for the preview) to ready, then published or dropped; `refusal` says
    why it cannot be published. Moments are in UTC.
    """

    id: int
    kind: PublicationKind
    period: str | None
    cut_off: date
    reason: str
    state: ProposalState
    prepared_at: datetime
    prepared_by: str
    preview: Preview | None
    refusal: str
    approved_by: str | None
    edition: int | None


class Publishing(Protocol):
    """Prepares and approves publications; every step is audited in its transaction.

    Methods that change something raise StoreError with the sentence for the person.
    """

    def readiness(self, period: str) -> list[Readiness]:
        """For every indicator in matrix order, from the newest internal release and the notes."""

    def proposals(self) -> list[Proposal]:
        """Every proposal, newest first."""

    def propose(self, kind: PublicationKind, period: str | None, reason: str, by: str) -> Proposal:
        """Ask for a publication; its preview is made beside the browser.

        A bulletin has no period and stands at the current cut-off.
        """

    def approve(self, proposal: int, by: str, alone: str = "") -> Proposal:
        """Publish what was previewed, unless records have changed since.

        Whoever prepared it may approve it only with a reason in `alone`, which auditors see.
        """

    def drop(self, proposal: int, by: str) -> None:
        """Give a proposal up."""

    def withdraw(self, edition: int, reason: str, by: str) -> Publication:
        """Withdraw a publication: its addresses answer 410, and the ledger still counts it."""
