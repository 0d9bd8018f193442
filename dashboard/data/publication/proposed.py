"""What is done beside the browser with a proposal: its preview is made, or it is published.

A fault that a person can mend becomes the proposal's refusal, in its own words; any other one does
so without them, since they may hold a record's value, and goes on to whoever keeps the queue. Where
the database itself fails nothing is said: the work is taken up again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.data.publication import (
    Prepared,
    prepare_bulletin,
    prepare_edition,
    publish_bulletin,
    publish_edition,
    withdraw,
)
from dashboard.data.store import DATABASE_FAULTS, Store
from dashboard.data.store.proposals import Filed
from dashboard.errors import StoreError
from dashboard.protocols import Proposal, ProposalState, Subject, outcomes
from dashboard.released import Publication
from dashboard.settings import Settings

FAILED = "It could not be done because of a fault of the program; the worker's log says which."


def prepare_proposal(settings: Settings, store: Store, subject: Subject, actor: str) -> str:
    """Make the preview of a proposal that waits for it; says how that ended."""
    number = _number(subject, "proposal")
    proposal = store.proposals.filed(number).proposal
    if proposal.state != "waiting":
        return f"Proposal {number} is {proposal.state}; there is nothing to prepare."
    with _refusing(store, number, "waiting", actor):
        prepared = _prepare(settings, store, proposal)
        store.proposals.preview(number, prepared.preview, prepared.content, actor)
    return outcomes.PREVIEW_READY.format(proposal=number)


def _prepare(settings: Settings, store: Store, asked: Proposal) -> Prepared:
    if asked.period is None:
        return prepare_bulletin(settings, store, asked.cut_off)
    return prepare_edition(settings, store, asked.period)


def publish_proposal(settings: Settings, store: Store, subject: Subject, actor: str) -> str:
    """Publish an approved proposal, exactly as it was previewed; says how that ended.

    Where a former attempt was cut off after the publication was stored, that publication counts.
    """
    number = _number(subject, "proposal")
    filed = store.proposals.filed(number)
    if filed.proposal.state != "ready" or filed.proposal.approved_by is None:
        return f"Proposal {number} is {filed.proposal.state}; there is nothing to publish."
    with _refusing(store, number, "ready", actor):
        edition = _published_before(store, filed) or _publish(settings, store, filed)
        store.proposals.publish(number, edition.number, actor)
    return outcomes.PUBLISHED.format(proposal=number, edition=edition.number)


def _publish(settings: Settings, store: Store, filed: Filed) -> Publication:
    asked = filed.proposal
    prepared_by, approved_by = asked.prepared_by, asked.approved_by or ""
    if asked.period is None:
        return publish_bulletin(
            settings,
            store,
            prepared_by=prepared_by,
            approved_by=approved_by,
            alone=filed.alone,
            content=filed.content,
            cut_off=asked.cut_off,
        )
    return publish_edition(
        settings,
        store,
        asked.period,
        prepared_by=prepared_by,
        approved_by=approved_by,
        reason=asked.reason,
        alone=filed.alone,
        content=filed.content,
    )


def _published_before(store: Store, filed: Filed) -> Publication | None:
    """What this very proposal has become already, though nobody was told."""
    asked = filed.proposal
    known = {one.edition for one in store.proposals.all()}
    return next(
        (
            one
            for one in store.editions.all()
            if one.number not in known
            and (one.kind, one.period, one.reason) == (asked.kind, asked.period, asked.reason)
            and (one.prepared_by, one.approved_by) == (asked.prepared_by, asked.approved_by)
            and one.published_at.replace(tzinfo=None) >= asked.prepared_at.replace(tzinfo=None)
        ),
        None,
    )


def withdraw_edition(settings: Settings, store: Store, subject: Subject, actor: str) -> str:
    """Withdraw a publication where it is in force; says so."""
    number, reason = _number(subject, "edition"), str(subject.get("reason") or "")
    if not any(one.number == number and one.withdrawn_on for one in store.editions.all()):
        withdraw(settings, store, number, reason, actor)
    return outcomes.WITHDRAWN.format(edition=number)


def _number(subject: Subject, name: str) -> int:
    found = subject.get(name)
    if not isinstance(found, int):
        raise StoreError(f'the job names no "{name}"; ask for the work again')
    return found


@contextmanager
def _refusing(store: Store, number: int, state: ProposalState, actor: str) -> Iterator[None]:
    """A fault becomes the proposal's refusal, unless somebody else has moved the proposal on."""
    try:
        yield
    except StoreError as error:
        if store.proposals.filed(number).proposal.state != state:
            raise
        store.proposals.refuse(number, state, str(error), actor)
        raise
    except DATABASE_FAULTS:
        raise
    except Exception:
        store.proposals.refuse(number, state, FAILED, actor)
        raise
