"""Classes of disclosure: a figure about people never passes for one without people."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.faults import Fault
from dashboard.framework.measures import Measure, Unique
from dashboard.framework.model import Framework, datasets_beside
from dashboard.framework.results import Indicator


def check_protection(framework: Framework) -> Iterator[Fault]:
    """The class of every indicator against the records it is made from (domain B.2, Classes).

    Records of a sensitive dataset, in whatever way they change the figure, make it sensitive.
    Records with a person behind them make it `people` or `sensitive`, unless organisations, places
    or things are counted.
    """
    for position, indicator in enumerate(framework.indicators):
        path = ("indicators", position, "disclosure")
        dataset = indicator.measure.dataset
        if dataset not in framework.datasets:
            continue
        sensitive = next(_sensitive(framework, indicator), None)
        if sensitive is not None and indicator.disclosure != "sensitive":
            yield Fault(
                path,
                f'dataset "{sensitive}" is sensitive, and the indicator is of class '
                f'"{indicator.disclosure}"; write `disclosure: sensitive`',
            )
        elif indicator.disclosure == "open" and _about_people(framework, indicator.measure):
            yield Fault(
                path,
                f'dataset "{dataset}" holds persons, and the indicator is of class "open"; '
                "write `disclosure: people` or `disclosure: sensitive`",
            )


def _sensitive(framework: Framework, indicator: Indicator) -> Iterator[str]:
    """The datasets that the measure names and that are sensitive, or borrow from one that is."""
    named = [indicator.measure.dataset, *datasets_beside(indicator.measure)]
    return (name for name in named if touches_sensitive(framework, name))


def touches_sensitive(framework: Framework, dataset: str, seen: tuple[str, ...] = ()) -> bool:
    """True where the dataset, or one that it borrows from, is sensitive."""
    declared = framework.datasets.get(dataset)
    if declared is None or dataset in seen:
        return False
    parents = (link.dataset for link in declared.links.values())
    return declared.sensitive or any(
        touches_sensitive(framework, parent, (*seen, dataset)) for parent in parents
    )


def _about_people(framework: Framework, measure: Measure) -> bool:
    if framework.datasets[measure.dataset].person is None:
        return isinstance(measure, Unique) and measure.counts == "people"
    return not (isinstance(measure, Unique) and measure.counts != "people")
