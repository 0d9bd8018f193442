"""The desk where publications are asked for, looked at, approved by a second person, and withdrawn.

It puts the work into the queue and keeps the rules of who may do what: whoever prepared a
publication approves it only with a reason that auditors see, and so does anybody where values
entered by hand were confirmed by nobody else than who loaded them. What was approved and what is
published are the same, or nothing is published.
"""

from __future__ import annotations

from dashboard.data.publication.public_text import LONGEST, check_reason
from dashboard.data.publication.publishing import withdraw
from dashboard.data.publication.readiness import Grounds, judge_readiness
from dashboard.data.release import cut_off_on
from dashboard.data.store import Store
from dashboard.data.store.proposals import Asked
from dashboard.errors import StoreError
from dashboard.protocols import Proposal, Readiness
from dashboard.released import Publication, PublicationKind
from dashboard.settings import Settings

RECENT = 200
"""How far back a job that has not ended is looked for."""


class PublishingDesk:
    """Publishing for one store; see `dashboard.protocols.Publishing`."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store

    def readiness(self, period: str) -> list[Readiness]:
        """For every indicator in matrix order; nothing before the first release."""
        released = self._store.releases.current()
        if released is None:
            return []
        notes = self._store.notes.all()
        loads = [load for load in self._store.loads.loads() if load.reverted_at is None]
        return judge_readiness(Grounds(released, notes, loads), period)

    def proposals(self) -> list[Proposal]:
        """Every proposal, newest first."""
        return self._store.proposals.all()

    def propose(self, kind: PublicationKind, period: str | None, reason: str, by: str) -> Proposal:
        """Ask for a publication; StoreError says what stands against it."""
        if kind == "edition":
            self._check_edition(period, reason)
        asked = self._asked(kind, period, reason)
        return self._store.proposals.add(asked, by)

    def _asked(self, kind: PublicationKind, period: str | None, reason: str) -> Asked:
        check_reason(self._store.framework, reason)
        if kind == "edition" and period is not None:
            return Asked(kind, period, self._store.framework.periods[period].last, reason)
        return Asked("bulletin", None, cut_off_on(self._settings, self._store), reason)

    def _check_edition(self, period: str | None, reason: str) -> None:
        periods = self._store.framework.periods
        if period is None or period not in periods:
            raise StoreError(f'there is no period "{period}"; declared are {", ".join(periods)}')
        reached = cut_off_on(self._settings, self._store)
        if periods[period].last > reached:
            raise StoreError(
                f"{period} ends on {periods[period].last} and the records count up to {reached}; "
                "publish it once it has ended"
            )
        if not reason and any(one.period == period for one in self._store.editions.all()):
            raise StoreError(f"{period} has been published; say why it is published again")

    def approve(self, proposal: int, by: str, alone: str = "") -> Proposal:
        """Approve what was previewed; it is published beside the browser."""
        asked = self._store.proposals.filed(proposal).proposal
        if asked.state != "ready" or asked.approved_by is not None:
            raise StoreError(
                f"proposal {proposal} is not waiting for an approval; look at it again"
            )
        needed = self._why_not(asked, by)
        if needed and not alone:
            raise StoreError(f"{needed}; give a reason, which auditors will see")
        self._store.proposals.approve(proposal, by, alone[:LONGEST] if needed else "")
        return self._store.proposals.filed(proposal).proposal

    def _why_not(self, asked: Proposal, by: str) -> str:
        """Why this person cannot simply approve; empty where they can."""
        if asked.prepared_by.lower() == by.lower():
            return f"you prepared proposal {asked.id} yourself, and another person approves"
        entered = self._unconfirmed(asked.period)
        if entered:
            return (
                f"values of {', '.join(entered)} were entered by hand and confirmed by nobody else"
            )
        return ""

    def _unconfirmed(self, period: str | None) -> list[str]:
        """Indicators with values entered by hand that no second person has confirmed."""
        if period is None:
            return []
        found = self.readiness(period)
        return [one.indicator for one in found if one.is_manual and not one.is_confirmed]

    def drop(self, proposal: int, by: str) -> None:
        """Give a proposal up, unless it is being published."""
        asked = self._store.proposals.filed(proposal).proposal
        if asked.state in ("published", "dropped"):
            raise StoreError(f"proposal {proposal} is {asked.state} already")
        approved = asked.approved_by is not None
        if asked.state == "ready" and approved and self._is_being_published(proposal):
            raise StoreError(f"proposal {proposal} is being published; wait until that has ended")
        self._store.proposals.drop(proposal, asked.state, by, approved=approved)

    def _is_being_published(self, proposal: int) -> bool:
        return any(
            job.kind == "publish" and job.subject.get("proposal") == proposal
            for job in self._store.jobs.recent(RECENT)
            if job.state in ("waiting", "running")
        )

    def withdraw(self, edition: int, reason: str, by: str) -> Publication:
        """Withdraw a publication at once: what is wrong in public waits for no queue."""
        if not reason:
            raise StoreError(
                f"say why edition {edition} is withdrawn; whoever looks for it reads it"
            )
        check_reason(self._store.framework, reason)
        return withdraw(self._settings, self._store, edition, reason, by)
