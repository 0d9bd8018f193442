"""What each kind of job does: one function from the settings, the store and the subject to a
sentence about what was done. It runs beside the browser; the command line calls the same functions
of this floor in the foreground.

A worker may die after its work is stored and before the job is marked as done, so that the work is
asked for once more: every function here then finds it done and says so. What cannot be done raises
a DashboardError. No sentence holds a record's value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from dashboard.data.confidentiality.auditing import audit_all
from dashboard.data.loading import LoadOutcome, UnacceptableError, load_content
from dashboard.data.publication.proposed import (
    prepare_proposal,
    publish_proposal,
    withdraw_edition,
)
from dashboard.data.release import close_period, cut_off_on, refresh_release
from dashboard.data.sources import Limits
from dashboard.data.store import Store
from dashboard.errors import SourceError, StoreError
from dashboard.protocols import JobKind, Reject, Subject, outcomes
from dashboard.settings import Settings

JobFunction = Callable[[Settings, Store, Subject, str], str]
"""`subject` also holds the number of the job under `job`; the text names who asked for it."""

UPLOADED = Limits(file=20 * 1024**2, unpacked=256 * 1024**2, cells=20_000_000)
TOLD_REASONS = 5


def run_job(settings: Settings, store: Store, kind: JobKind, subject: Subject, actor: str) -> str:
    """Do the work; StoreError where this program does not know how."""
    if kind not in JOBS:
        raise StoreError(f'this program has no work of the kind "{kind}"; install the newer one')
    return JOBS[kind](settings, store, subject, actor)


def load_upload(settings: Settings, store: Store, subject: Subject, actor: str) -> str:
    """Load the file that waits with the job, then release the figures with it."""
    upload = store.jobs.waiting_file(number_in(subject, "job"))
    try:
        outcome = load_content(
            store,
            text_in(subject, "dataset"),
            upload.file,
            upload.content,
            actor,
            UPLOADED,
            settings,
        )
    except UnacceptableError as fault:
        raise SourceError(f"{fault.head}. {_common_reasons(fault.rejects)}") from None
    return f"{_what_came_of(outcome)} {_release(settings, store, actor)}"


def _what_came_of(outcome: LoadOutcome) -> str:
    if outcome.same_as is not None:
        return outcomes.LOADED_BEFORE.format(load=outcome.same_as)
    return outcomes.LOADED.format(
        load=outcome.load,
        read=outcome.read,
        accepted=outcome.accepted,
        replaced=outcome.replaced,
        rejected=outcome.rejected,
    )


def _common_reasons(rejects: list[Reject]) -> str:
    """The commonest faults with their columns; what was found in a cell stays out."""
    # A detail after the colon quotes the cells.
    reasons = [(one.column, one.reason.partition(": ")[0]) for one in rejects]
    told = [
        f"{f'column {column!r} ' if column else ''}{reason} ({times} times)"
        for (column, reason), times in Counter(reasons).most_common(TOLD_REASONS)
    ]
    return f"Found: {'; '.join(told)}." if told else ""


def revert_load(settings: Settings, store: Store, subject: Subject, actor: str) -> str:
    """Take a load back, then release the figures without it."""
    load = number_in(subject, "load")
    if store.loads.load(load).reverted_at is None:
        store.loads.revert(load, actor)
    return f"{outcomes.TAKEN_BACK.format(load=load)} {_release(settings, store, actor)}"


def release_figures(settings: Settings, store: Store, subject: Subject, actor: str) -> str:  # noqa: ARG001
    """Release the figures anew where the newest release no longer holds."""
    return _release(settings, store, actor)


def close_reporting(settings: Settings, store: Store, subject: Subject, actor: str) -> str:
    """Close a period, then release what compares with it."""
    period = text_in(subject, "period")
    known = {closing.period: closing for closing in store.releases.closings()}
    closing = known.get(period) or close_period(settings, store, period, actor)
    closed = outcomes.CLOSED.format(period=period, day=closing.closed_on)
    return f"{closed} {_release(settings, store, actor)}"


def audit_publications(settings: Settings, store: Store, subject: Subject, actor: str) -> str:  # noqa: ARG001
    """Hold everything ever published against the rules of disclosure; StoreError where it fails.

    The findings themselves name indicators and groups; the command line prints them.
    """
    editions, entries = store.editions.ever(), store.ledger.entries()
    audited = audit_all(editions, entries, store.framework.disclosure.k)
    store.accounts.record(actor, "audit", f"{len(audited.findings)} findings")
    examined = f"{audited.publications} publications examined, {audited.figures} figures"
    if audited.findings:
        raise StoreError(
            f"{examined}: {len(audited.findings)} findings; `dashboard audit` on the server's "
            "command line names them"
        )
    return f"{examined}: no finding."


def _release(settings: Settings, store: Store, actor: str) -> str:
    cut_off = cut_off_on(settings, store)
    stored = refresh_release(store, cut_off, actor)
    return (outcomes.NEW_FIGURES if stored else outcomes.SAME_FIGURES).format(day=cut_off)


def text_in(subject: Subject, name: str) -> str:
    """A text of the subject; StoreError where the job names none."""
    found = subject.get(name)
    if not isinstance(found, str):
        raise StoreError(f'the job names no "{name}"; ask for the work again')
    return found


def number_in(subject: Subject, name: str) -> int:
    """A number of the subject; StoreError where the job names none."""
    found = subject.get(name)
    if not isinstance(found, int):
        raise StoreError(f'the job names no "{name}"; ask for the work again')
    return found


JOBS: Mapping[JobKind, JobFunction] = {
    "load": load_upload,
    "revert": revert_load,
    "release": release_figures,
    "close": close_reporting,
    "prepare": prepare_proposal,
    "publish": publish_proposal,
    "withdraw": withdraw_edition,
    "audit": audit_publications,
}
