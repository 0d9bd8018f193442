"""The framework as a whole, and how its parts find each other."""

from __future__ import annotations

import hashlib
from functools import cached_property

from pydantic import Field

from dashboard.framework.cascades import Cascade
from dashboard.framework.datasets import Code, Column, Dataset, ForbiddenColumns
from dashboard.framework.labels import Declared, Label
from dashboard.framework.measures import Begun, Cap, MaxByArea, Measure, Median, Milestones
from dashboard.framework.project import Period, Project
from dashboard.framework.results import (
    BudgetLine,
    Disclosure,
    Expenditure,
    Indicator,
    Level,
    Plan,
    Result,
)


class Framework(Declared):
    """Everything that `indicators.yaml` declares."""

    project: Project
    dimensions: dict[str, Label] = Field(default={})
    code_lists: dict[str, dict[str, Code]] = Field(default={})
    forbidden_columns: dict[str, ForbiddenColumns] = Field(default={})
    datasets: dict[str, Dataset] = Field(min_length=1)
    levels: list[Level] = Field(min_length=1)
    results: list[Result] = Field(min_length=1)
    indicators: list[Indicator] = Field(min_length=1)
    cascades: list[Cascade] = Field(default=[])
    plans: dict[str, Plan] = Field(default={})
    budget: list[BudgetLine] = Field(default=[])
    expenditure: Expenditure | None = None
    disclosure: Disclosure = Disclosure()

    @cached_property
    def canonical(self) -> str:
        """The declaration as JSON in declared order: the same declaration, the same text."""
        return self.model_dump_json(by_alias=True)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the declaration's canonical JSON; labels and notes included."""
        return hashlib.sha256(self.canonical.encode()).hexdigest()

    @cached_property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.code: indicator for indicator in self.indicators}

    @cached_property
    def _results(self) -> dict[str, Result]:
        return {result.code: result for result in self.results}

    def indicator(self, code: str) -> Indicator | None:
        """The indicator with this code, or None."""
        return self._indicators.get(code)

    def cascade(self, code: str) -> Cascade | None:
        """The cascade with this code, or None."""
        return next((cascade for cascade in self.cascades if cascade.code == code), None)

    def result(self, code: str) -> Result | None:
        """The result with this code, or None."""
        return self._results.get(code)

    def indicators_of(self, result: str) -> list[Indicator]:
        """The result's own indicators in matrix order."""
        return [indicator for indicator in self.indicators if indicator.result == result]

    def children_of(self, result: str | None) -> list[Result]:
        """The results directly under `result`; under None, the roots."""
        return [item for item in self.results if item.parent == result]

    def datasets_behind(self, indicator: Indicator) -> tuple[str, ...]:
        """The datasets whose rows can change its value: its own, linked parents, bounds of areas.

        In the order in which they are found, its own first.
        """
        waiting = [indicator.measure.dataset, *datasets_beside(indicator.measure)]
        found: dict[str, None] = {}
        while waiting:
            name = waiting.pop(0)
            if name not in found:
                found[name] = None
                waiting += [link.dataset for link in self.datasets[name].links.values()]
        return tuple(found)

    def is_open(self, indicator: Indicator) -> bool:
        """True where no person is behind it: of class `open`, and no sensitive rows change it."""
        behind = (self.datasets[name] for name in self.datasets_behind(indicator))
        return indicator.disclosure == "open" and not any(dataset.sensitive for dataset in behind)

    @property
    def periods(self) -> dict[str, Period]:
        """The reporting periods in declared order."""
        return self.project.periods

    def periods_until(self, last: str | None) -> list[str]:
        """The names of the periods from the first to `last`, in declared order; none without it."""
        names = list(self.periods)
        return names[: names.index(last) + 1] if last else []

    def codes(self, dataset: str, column: str) -> dict[str, Code]:
        """The code list of a column (own or borrowed); empty where it has none."""
        found = self.column(dataset, column)
        return self.code_lists.get(found.code_list, {}) if found and found.code_list else {}

    def column(self, dataset: str, name: str) -> Column | None:
        """The column `name` of `dataset`: its own, borrowed by a link, or derived; else None."""
        declared = self.datasets[dataset]
        if name in declared.columns:
            return declared.columns[name]
        if name in declared.derived:
            derived = declared.derived[name]
            return Column(type="date" if hasattr(derived, "first_date") else "number")
        for link in declared.links.values():
            if name in link.borrowed():
                return self.column(link.dataset, link.borrowed()[name])
        return None

    def dimension_label(self, dimension: str) -> Label:
        """What pages call a dimension: declared under `dimensions`, else its own name in words."""
        return self.dimensions.get(dimension) or Label({"": dimension.replace("_", " ")})

    def dimension_codes(self, indicator: Indicator, dimension: str) -> dict[str, Code]:
        """The codes of a declared dimension of an indicator, in code-list order."""
        for disaggregation in indicator.disaggregations:
            if dimension in disaggregation.by:
                return self._codes_of(indicator.measure, disaggregation.column(dimension))
        return {}

    def margin_codes(self, indicator: str, dimension: str) -> dict[str, Code]:
        """The groups by which a sensitive indicator may become public, in declared order."""
        for margin in self.disclosure.margins:
            if (margin.indicator, margin.by) == (indicator, dimension):
                return {name: Code(label=margin.label_of(name)) for name in margin.groups}
        return {}

    @cached_property
    def split_codes(self) -> dict[str, tuple[str, ...]]:
        """Every dimension of any indicator with all its codes, in declared order."""
        found: dict[str, dict[str, None]] = {}
        for indicator in self.indicators:
            for disaggregation in indicator.disaggregations:
                for dimension in disaggregation.by:
                    codes = self.dimension_codes(indicator, dimension)
                    found.setdefault(dimension, {}).update(dict.fromkeys(codes))
        return {dimension: tuple(codes) for dimension, codes in found.items()}

    def _codes_of(self, measure: Measure, column: str) -> dict[str, Code]:
        if isinstance(measure, Milestones) and column == measure.milestone:
            return {item.id: Code(label=item.text) for item in self.plans[measure.plan].items}
        if self.column(measure.dataset, column) is not None:
            return self.codes(measure.dataset, column)
        return self.code_lists.get(column, {})


def datasets_beside(measure: Measure) -> list[str]:
    """Datasets that a measure names beside its own."""
    match measure:
        case MaxByArea(cap=Cap() as cap):
            return [cap.dataset]
        case Median(begun=Begun(dataset=str() as dataset)):
            return [dataset]
        case _:
            return []
