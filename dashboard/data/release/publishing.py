"""Makes releases: one computation, one protected and judged copy for each audience."""

from __future__ import annotations

from datetime import date, datetime

from dashboard.data.disclosure import Computed, protect
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

AUDIENCES: tuple[Audience, ...] = ("internal", "public")


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
    """Store a new release for every audience unless the newest still holds; True where stored."""
    loads = _loads(store)
    if store.releases.is_fresh(cut_off, loads):
        return False
    store.releases.add(draft_releases(store, cut_off), actor)
    return True


def compute_release(store: Store, cut_off: date, audience: Audience) -> Released:
    """A release that is shown once and not stored."""
    (draft,) = draft_releases(store, cut_off, (audience,))
    return store.releases.unstored(draft)


def _loads(store: Store) -> tuple[int, ...]:
    return tuple(sorted(load for loads in store.loads.in_force().values() for load in loads))


def draft_releases(
    store: Store, cut_off: date, audiences: tuple[Audience, ...] = AUDIENCES
) -> list[Draft]:
    """A release for each audience from the loads in force now, not stored.

    A load or a revert that comes in between would mix two states: then it is computed again.
    """
    while True:
        loads = _loads(store)
        drafts = _draft_from(store, cut_off, audiences, loads)
        if _loads(store) == loads:
            return drafts


def _draft_from(
    store: Store, cut_off: date, audiences: tuple[Audience, ...], loads: tuple[int, ...]
) -> list[Draft]:
    values = with_outlook(store, compute_values(store, cut_off), cut_off)
    closed = reported_before(store, cut_off)
    computed = Computed(
        values={**values, **compute_cascades(store, cut_off)},
        summary=compute_summary(store, values, cut_off),
        milestones=compute_milestones(store, cut_off),
        completeness=compute_completeness(store, cut_off),
        restatements=restate(closed, values),
        reported_under=tuple(released.framework for _, released in closed),
    )
    return [_draft(store.framework, computed, audience, cut_off, loads) for audience in audiences]


def _draft(
    framework: Framework,
    computed: Computed,
    audience: Audience,
    cut_off: date,
    loads: tuple[int, ...],
) -> Draft:
    protected = protect(framework, computed, audience)
    return Draft(
        audience=audience,
        cut_off=cut_off,
        loads=loads,
        summary=protected.summary,
        milestones=protected.milestones,
        cells=tuple(make_cells(framework, protected, cut_off)),
        annex=Annex(
            restatements=protected.restatements,
            completeness=protected.completeness,
            checks=check_splits(framework, protected.values, audience),
        ),
    )
