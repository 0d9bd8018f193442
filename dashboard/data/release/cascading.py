"""The values of every cascade for one cut-off: a cell for each stage and declared window.

A window holds the entities that reached the first stage in it, and follows them to the cut-off.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.data.measures import MISSING, Value
from dashboard.data.measures.cascades import stage_values, way_of
from dashboard.data.release.computing import Values
from dashboard.data.store import Store
from dashboard.framework.cascades import STAGE, Cascade
from dashboard.periods import Window, declared_windows
from dashboard.released import Split


def compute_cascades(store: Store, cut_off: date) -> dict[str, Values]:
    """Cascade code -> its values, by window and stage, in declared order."""
    loaded = store.loads.in_force()
    return {
        cascade.code: dict(_values(store, cascade, cut_off, loaded=cascade.dataset in loaded))
        for cascade in store.framework.cascades
    }


def _values(
    store: Store, cascade: Cascade, cut_off: date, *, loaded: bool
) -> Iterator[tuple[tuple[Window, Split], Value]]:
    facts = store.loads.way(way_of(cascade), cut_off) if loaded else []
    for window in declared_windows(store.framework.periods, cut_off):
        cohort = [fact for fact in facts if window.contains(fact.day)]
        values = stage_values(cascade, cohort) if loaded else [MISSING] * len(cascade.stages)
        for stage, value in zip(cascade.stages, values, strict=True):
            yield (window, ((STAGE, stage.name),)), value
