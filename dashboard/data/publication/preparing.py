"""Prepares publications: everything is decided, nothing is stored.

An edition speaks of a closed period as its last day knows it, from the loads in force now; where
the period is open still, it will be closed with the publication. A bulletin speaks of class `open`
alone, on any day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.data.confidentiality import Entry, Explanation
from dashboard.data.confidentiality.gathering import gather_members
from dashboard.data.disclosure import Evidence
from dashboard.data.documents import Content, content_hash, money_totals
from dashboard.data.ledger_key import ledger_key
from dashboard.data.publication.checking import refuse_findings
from dashboard.data.publication.notes import public_notes
from dashboard.data.publication.previewing import make_preview
from dashboard.data.release.closing import check_closable, day_of_closing
from dashboard.data.release.publishing import (
    Computation,
    PublicDraft,
    compute,
    cut_off_on,
    draft_public,
    draft_release,
)
from dashboard.data.store import Store
from dashboard.data.store.editions import Mark
from dashboard.data.store.releases import Draft
from dashboard.errors import StoreError
from dashboard.protocols import Preview
from dashboard.released import PublicationKind
from dashboard.settings import Settings


@dataclass(frozen=True)
class Prepared:
    """A publication as it would be.

    `content` is the hash of all that would be public, without number, days and persons; `entries`
    go into the ledger; `rests_on` is what it was computed from; `closes` is the release to freeze
    where the period is open still; `money` is JSON of the totals for donors.
    """

    draft: Content
    content: str
    entries: tuple[Entry, ...]
    explanations: tuple[Explanation, ...]
    preview: Preview
    money: str
    rests_on: Mark
    closes: Draft | None = None


def prepare_edition(settings: Settings, store: Store, period: str) -> Prepared:
    """The edition of a period as it would be published now; StoreError where it cannot be."""
    reached = min(day_of_closing(settings, store), cut_off_on(settings, store))
    return prepare_as_of(settings, store, period, reached)


def prepare_as_of(settings: Settings, store: Store, period: str, reached: date) -> Prepared:
    """The edition of a period that is closed, or can be since it has ended by `reached`."""
    is_closed = _is_closed(store, period)
    if not is_closed:
        check_closable(store, period, reached)
    if period not in store.framework.periods:
        raise StoreError(f"{period} is no longer declared and cannot be published")
    key = ledger_key(settings, store)
    while True:
        rests_on = store.editions.mark()
        computation = compute(store, store.framework.periods[period].last)
        evidence = _evidence(store, period, key)
        if store.editions.mark() == rests_on:
            break
    public = draft_public(store.framework, computation, evidence)
    closes = None if is_closed else draft_release(store.framework, computation)
    prepared = _prepared(store, "edition", period, computation, public, rests_on, closes)
    refuse_findings(prepared.draft, prepared.entries, evidence.ledger, evidence.earlier)
    return prepared


def prepare_bulletin(settings: Settings, store: Store, day: date | None = None) -> Prepared:
    """A bulletin of a day (default: the current cut-off) as it would be published now."""
    while True:
        rests_on = store.editions.mark()
        computation = compute(store, cut_off_on(settings, store, day))
        if computation.loads == rests_on.loads:
            break
    public = draft_public(store.framework, computation)
    prepared = _prepared(store, "bulletin", None, computation, public, rests_on)
    refuse_findings(prepared.draft, prepared.entries)
    return prepared


def _is_closed(store: Store, period: str) -> bool:
    return any(closing.period == period for closing in store.releases.closings())


def _evidence(store: Store, period: str, key: bytes) -> Evidence:
    framework = store.framework
    return Evidence(
        period=period,
        is_final=period == list(framework.periods)[-1],
        members=gather_members(
            framework, store.members, period, framework.periods[period].last, key
        ),
        ledger=store.ledger.entries(),
        earlier=store.editions.ever(),
    )


def _prepared(
    store: Store,
    kind: PublicationKind,
    period: str | None,
    computation: Computation,
    public: PublicDraft,
    rests_on: Mark,
    closes: Draft | None = None,
) -> Prepared:
    framework, release = store.framework, public.release
    draft = Content(
        kind=kind,
        period=period,
        cut_off=computation.cut_off,
        framework=framework,
        cells=release.cells,
        milestones=release.milestones,
        summary=release.summary,
        annex=release.annex,
        notes=public_notes(framework, store.notes.all(), kind, computation.cut_off),
    )
    return Prepared(
        draft=draft,
        content=content_hash(draft),
        entries=public.entries,
        explanations=public.explanations,
        preview=make_preview(draft, public.explanations),
        money=money_totals(framework, release.summary, computation.cut_off).write(),
        rests_on=rests_on,
        closes=closes,
    )
