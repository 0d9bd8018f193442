"""Makes releases: one computation, and of it a protected and judged copy for an audience."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.data.confidentiality import Entry, Explanation
from dashboard.data.disclosure import Cleared, Computed, Evidence, protect
from dashboard.data.release.cascading import compute_cascades
from dashboard.data.release.cells import make_cells
from dashboard.data.release.checking import check_splits
from dashboard.data.release.completing import compute_completeness
from dashboard.data.release.computing import compute_values
from dashboard.data.release.outlook import with_outlook
from dashboard.data.release.restating import reported_before, restate
from dashboard.data.release.summary import compute_milestones, compute_summary
from dashboard.data.store import Store
from dashboard.data.store.releases import Draft
from dashboard.framework import Framework
from dashboard.released import Annex, Audience, Released
from dashboard.settings import Settings


@dataclass(frozen=True)
class Computation:
    """Everything for one cut-off, from the loads that were in force all the while."""

    cut_off: date
    loads: tuple[int, ...]
    computed: Computed


@dataclass(frozen=True)
class PublicDraft:
    """What may be public of a computation, and what the ledger and the preparer have to know."""

    release: Draft
    entries: tuple[Entry, ...]
    explanations: tuple[Explanation, ...]


def cut_off_on(settings: Settings, store: Store, day: date | None = None) -> date:
    """The day up to which records count, never outside the project.

    In this order: `day`, the setting, the day last chosen with `release --as-of`, the day a
    demonstration stands on, today.
    """
    project = store.framework.project
    today = datetime.now(settings.timezone).date()
    stands = store.installation.chosen_cut_off or store.installation.cut_off
    chosen = day or settings.as_of or stands or today
    return max(project.start, min(chosen, project.last_day))


def refresh_release(store: Store, cut_off: date, actor: str) -> bool:
    """Store a new internal release unless the newest still holds; True where stored."""
    if store.releases.is_fresh(cut_off, _loads(store)):
        return False
    store.releases.add(draft_release(store.framework, compute(store, cut_off)), actor)
    return True


def compute_release(store: Store, cut_off: date, audience: Audience) -> Released:
    """A release that is shown once and not stored; the public one has class `open` alone."""
    computation = compute(store, cut_off)
    draft = (
        draft_release(store.framework, computation)
        if audience == "internal"
        else draft_public(store.framework, computation).release
    )
    return store.releases.unstored(draft)


def compute(store: Store, cut_off: date) -> Computation:
    """Everything for a cut-off from the loads in force now.

    A load, a revert or an erasure that comes in between would mix two states: then it is computed
    again.
    """
    while True:
        loads, erased = _loads(store), store.erasures.newest()
        computed = _computed(store, cut_off)
        if (_loads(store), store.erasures.newest()) == (loads, erased):
            return Computation(cut_off, loads, computed)


def draft_release(framework: Framework, computation: Computation) -> Draft:
    """The internal release of what was computed, not stored."""
    return _draft(framework, computation, "internal")[0]


def draft_public(
    framework: Framework, computation: Computation, evidence: Evidence | None = None
) -> PublicDraft:
    """What may be public of what was computed; with evidence, figures about persons too."""
    draft, cleared = _draft(framework, computation, "public", evidence)
    return PublicDraft(draft, cleared.entries, cleared.explanations)


def _loads(store: Store) -> tuple[int, ...]:
    return tuple(sorted(load for loads in store.loads.in_force().values() for load in loads))


def _computed(store: Store, cut_off: date) -> Computed:
    values = with_outlook(store, compute_values(store, cut_off), cut_off)
    closed = reported_before(store, cut_off)
    return Computed(
        values={**values, **compute_cascades(store, cut_off)},
        summary=compute_summary(store, values, cut_off),
        milestones=compute_milestones(store, cut_off),
        completeness=compute_completeness(store, cut_off),
        restatements=restate(closed, values),
        reported_under=tuple(released.framework for _, released in closed),
    )


def _draft(
    framework: Framework,
    computation: Computation,
    audience: Audience,
    evidence: Evidence | None = None,
) -> tuple[Draft, Cleared]:
    protected = protect(framework, computation.computed, audience, evidence)
    draft = Draft(
        audience=audience,
        cut_off=computation.cut_off,
        loads=computation.loads,
        summary=protected.summary,
        milestones=protected.milestones,
        cells=tuple(make_cells(framework, protected, computation.cut_off)),
        annex=Annex(
            restatements=protected.restatements,
            completeness=protected.completeness,
            checks=check_splits(framework, protected.values, audience),
        ),
    )
    return draft, protected
