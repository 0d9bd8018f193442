"""A cascade: persons who came from one stage to the next, by the period of the first (C6)."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.measures.values import Value, total
from dashboard.data.needs import Fact, Step, Way
from dashboard.framework.cascades import Cascade


def way_of(cascade: Cascade) -> Way:
    """The stages as steps of one way; the first one holds the conditions of the whole cascade."""
    return Way(
        tuple(
            Step(
                dataset=cascade.dataset_of(stage),
                where={**(cascade.where if place == 0 else {}), **stage.where},
                entity=(cascade.entity_of(stage),),
                day=stage.date,
            )
            for place, stage in enumerate(cascade.stages)
        )
    )


def stage_values(cascade: Cascade, facts: Sequence[Fact]) -> list[Value]:
    """One value for each stage, in order, from the facts of one window.

    Extras in percent: `of_first` and, after the first stage, `of_previous`; `drop` is the number of
    persons lost since the stage before. A share of nobody is left out.
    """
    counts = [
        total([fact for fact in facts if int(str(fact.groups[0])) >= place])
        for place in range(1, len(cascade.stages) + 1)
    ]
    return [_stage(counts, place) for place in range(len(counts))]


def _stage(counts: Sequence[float], place: int) -> Value:
    count, first = counts[place], counts[0]
    extras = {"of_first": 100.0 * count / first} if first else {}
    if place:
        previous = counts[place - 1]
        extras |= {"of_previous": 100.0 * count / previous} if previous else {}
        extras["drop"] = previous - count
    return Value("shown", count, n=int(count), extras=extras)
