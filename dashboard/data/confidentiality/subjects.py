"""What the figures of an indicator count: only figures of one subject can be subtracted."""

from __future__ import annotations

from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade
from dashboard.framework.measures import Count, Latest, Percentage, Sum, Unique
from dashboard.framework.results import Indicator


def subject_of(framework: Framework, indicator: Indicator) -> str:
    """Persons of a register, rows of a dataset, or something of this indicator's own.

    A median or a mean tells no count, so nothing can be subtracted from it but itself.
    """
    measure = indicator.measure
    match measure:
        case Unique():
            person = framework.datasets[measure.dataset].person
            if measure.entity == person:
                return f"persons of {register_of(framework, measure.dataset)}"
            return f"{measure.entity} of {measure.dataset}"
        case Count() | Percentage() | Latest():
            return f"rows of {measure.dataset}"
        case Sum():
            return f"{measure.column} of {measure.dataset}"
        case _:
            return indicator.code


def subject_of_cascade(framework: Framework, cascade: Cascade) -> str:
    """Persons of the register that the cascade begins with, or entities of its own."""
    if framework.datasets[cascade.dataset].person == cascade.entity:
        return f"persons of {register_of(framework, cascade.dataset)}"
    return cascade.code


def register_of(framework: Framework, dataset: str, seen: tuple[str, ...] = ()) -> str:
    """The dataset that gives a person its identity: a parent whose key the person column points to.

    Two datasets of one register speak of the same persons by the same identifiers.
    """
    declared = framework.datasets[dataset]
    for link in declared.links.values():
        parent = framework.datasets[link.dataset]
        points_there = link.on == declared.person and parent.key == [parent.person]
        if points_there and link.dataset not in seen:
            return register_of(framework, link.dataset, (*seen, dataset))
    return dataset
