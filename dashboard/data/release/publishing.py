"""Makes releases: one computation, one protected and judged copy for each audience."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from dashboard.data.disclosure import Computed, protect
from dashboard.data.measures import Value
from dashboard.data.release.computing import compute_values
from dashboard.data.release.summary import compute_milestones, compute_summary
from dashboard.data.store import Store
from dashboard.data.store.releases import Draft
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.periods import Window
from dashboard.progress import Actual, judge_cell
from dashboard.released import Audience, Cell, Released, Split
from dashboard.settings import Settings

AUDIENCES: tuple[Audience, ...] = ("internal", "public")


def cut_off_on(settings: Settings, store: Store, day: date | None = None) -> date:
    """The day up to which records count, never outside the project.

    In this order: `day`, the setting, the day a demonstration stands on, today.
    """
    project = store.framework.project
    today = datetime.now(settings.timezone).date()
    chosen = day or settings.as_of or store.installation.cut_off or today
    return max(project.start, min(chosen, project.last_day))


def refresh_release(store: Store, cut_off: date, actor: str) -> bool:
    """Store a new release for every audience unless the newest still holds; True where stored."""
    loads = _loads(store)
    if store.releases.is_fresh(cut_off, loads):
        return False
    store.releases.add(_drafts(store, cut_off), actor)
    return True


def compute_release(store: Store, cut_off: date, audience: Audience) -> Released:
    """A release that is shown once and not stored."""
    draft = next(draft for draft in _drafts(store, cut_off) if draft.audience == audience)
    return store.releases.unstored(draft)


def _loads(store: Store) -> tuple[int, ...]:
    return tuple(sorted(load for loads in store.loads.in_force().values() for load in loads))


def _drafts(store: Store, cut_off: date) -> list[Draft]:
    loads = _loads(store)
    values = compute_values(store, cut_off)
    computed = Computed(
        values=values,
        summary=compute_summary(store, values, cut_off),
        milestones=compute_milestones(store, cut_off),
    )
    return [_draft(store.framework, computed, audience, cut_off, loads) for audience in AUDIENCES]


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
        cells=tuple(_cells(framework, protected, cut_off)),
    )


def _cells(framework: Framework, protected: Computed, cut_off: date) -> Iterator[Cell]:
    for indicator in framework.indicators:
        for (window, split), value in protected.values[indicator.code].items():
            yield _cell(framework, indicator, window, split, value, cut_off)


def _cell(
    framework: Framework,
    indicator: Indicator,
    window: Window,
    split: Split,
    value: Value,
    cut_off: date,
) -> Cell:
    actual = Actual(value.state, value.value, value.measured_on)
    progress = judge_cell(framework, indicator, window, actual, cut_off, split)
    return Cell(
        indicator=indicator.code,
        window=window.name,
        basis=window.basis,
        split=split,
        state=value.state,
        value=value.value,
        numerator=value.numerator,
        denominator=value.denominator,
        n=value.n,
        measured_on=value.measured_on,
        extras=value.extras,
        target=progress.target,
        expected=progress.expected,
        ratio=progress.ratio,
        status=progress.status,
    )
