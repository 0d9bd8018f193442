"""The results framework: tree of results, indicators with targets, milestones, budget, policy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from dashboard.framework.labels import LIST_OF_TEXT, TEXT, Declared, Label, Schemas, ShortForms
from dashboard.framework.measures import Example, Measure

Accumulation = Literal["running_total", "per_period", "level"]
Class = Literal["open", "people", "sensitive"]
Rule = Literal["planned", "step", "linear", "milestones", "flow"]
Drawn = Literal[
    "chain",
    "pair",
    "timeline",
    "survey",
    "bars",
    "map",
    "participation",
    "before-after",
    "multiples",
]
Targets = dict[str, float | None]


class Level(Declared):
    """A level of the tree, from the top down; the last one is what the project delivers."""

    name: str
    label: Label


class Risk(Declared):
    """Something that could keep the result from happening."""

    text: Label
    likelihood: int | None = Field(default=None, ge=1, le=5)
    impact: int | None = Field(default=None, ge=1, le=5)
    owner: Label | None = None
    mitigation: Label | None = None


class Panel(Declared):
    """A chart of a result beside those of its indicators.

    A chain sets indicators in their order, a pair two side by side; a timeline is of milestones, a
    survey of changes since the baseline, a participation of persons and how often they took part,
    a before-after of averages that declare what they began from and led to; bars, maps and
    multiples (one small chart for each part, period by period) are of the splits in `by`.
    """

    kind: Drawn
    title: Label
    indicators: list[str] = Field(min_length=1)
    by: list[str] = Field(default=[], description="Splits such as sex, or sex,region for a cross.")


class Result(Declared):
    """One result of the tree."""

    code: str
    level: str
    parent: str | None = None
    text: Label
    short: Label | None = None
    assumptions: list[Label] = Field(default=[])
    risks: list[Risk] = Field(default=[])
    panels: list[Panel] = Field(default=[])


class Baseline(Declared):
    """Where things stood before. `applicable: false` says that there was nothing to measure."""

    value: float | None = None
    year: int = Field(ge=1990, le=2100)
    numerator: int | None = None
    denominator: int | None = None
    applicable: bool = True
    note: Label | None = None

    @model_validator(mode="after")
    def _value_where_applicable(self) -> Baseline:
        if self.applicable != (self.value is not None):
            raise ValueError("give a value, or say applicable: false")
        return self


class Revision(Declared):
    """A dated change of targets; periods that it does not name keep theirs."""

    approved_on: date
    approved_by: Label | None = None
    reason: Label
    targets: Targets = Field(default={})
    life_of_project: float | None = None


class SplitTargets(Declared):
    """Targets for one cell of a disaggregation, such as {sex: f}."""

    split: dict[str, str]
    targets: Targets


class Tolerance(Declared):
    """Where the words of the status begin, as ratios of actual to expected."""

    on_track: float = 0.90
    at_risk: float = 0.70
    above_plan: float = 1.15
    note_beyond: float = Field(default=0.10, description="A variance note is due beyond this.")


class Disaggregation(ShortForms, Declared):
    """A declared split, or a cross of several. `columns` maps dimension to the dataset's column."""

    SHORT: ClassVar[Schemas] = (TEXT, LIST_OF_TEXT)

    by: list[str] = Field(min_length=1)
    columns: dict[str, str] = Field(default={})
    adds_up: bool = True

    @model_validator(mode="before")
    @classmethod
    def _accept_short_forms(cls, value: object) -> object:
        if isinstance(value, str):
            return {"by": [value]}
        return {"by": value} if isinstance(value, list) else value

    @property
    def name(self) -> str:
        """The name in addresses and exports, such as `sex` or `sex,region`."""
        return ",".join(self.by)

    def column(self, dimension: str) -> str:
        """The dataset's column that holds `dimension`."""
        return self.columns.get(dimension, dimension)


class Iati(Declared):
    """How the indicator appears in an IATI 2.03 file."""

    measure: int = Field(ge=1, le=5)
    aggregation: bool
    vocabulary: str = "99"
    code: str | None = None


class Indicator(Declared):
    """One indicator: what it means, how it is made, what was promised."""

    code: str
    result: str
    headline: bool = False
    title: Label
    definition: Label
    unit: Label
    measure: Measure
    decimals: int = Field(default=0, ge=0, le=3)
    accumulation: Accumulation
    direction: Literal["up", "down"] = "up"
    baseline: Baseline
    targets: Targets
    life_of_project: float | None = None
    split_targets: list[SplitTargets] = Field(default=[])
    revisions: list[Revision] = Field(default=[])
    expected: Rule | None = None
    tolerance: Tolerance = Tolerance()
    disaggregations: list[Disaggregation] = Field(default=[])
    disclosure: Class
    frequency: Label
    due_day: int | None = Field(default=None, ge=1, le=28)
    owner: Label
    verification: Label
    limitations: list[Label] = Field(default=[])
    illustrative: bool = False
    iati: Iati | None = None
    hxl: str | None = None
    examples: list[Example] = Field(default=[])
    chart: Literal["path", "flow", "level", "milestones", "steps"] | None = None

    @property
    def is_percentage(self) -> bool:
        """True where the value is a share of 100 with a base."""
        return self.measure.type in ("percentage", "latest")

    @property
    def rule(self) -> Rule:
        """How the expected value is found (domain C2): declared, else by the measure's kind."""
        if self.expected:
            return self.expected
        if self.accumulation == "per_period" and self.measure.type in ("count", "sum", "unique"):
            return "flow"
        match self.measure.type:
            case "milestones":
                return "milestones"
            case "count" | "sum" | "unique" if self.accumulation == "running_total":
                return "planned"
            case _:
                return "step"


class Milestone(Declared):
    """A step of a plan: weight in percent of the whole, the day it is planned for, who leads."""

    id: str
    text: Label
    weight: float = Field(gt=0)
    planned: date
    agency: Label | None = None


class Plan(Declared):
    """A named list of milestones whose weights add up to 100."""

    title: Label
    items: list[Milestone] = Field(min_length=1)


class BudgetLine(Declared):
    """A line of the budget."""

    code: str
    label: Label
    amount: Decimal = Field(ge=0)


class Expenditure(Declared):
    """The dataset and columns that say what was planned and spent to date."""

    dataset: str
    line: str
    spent: str
    planned: str
    committed: str | None = None


class Margin(Declared):
    """A breakdown of a sensitive indicator that may become public, and in which edition.

    The groups are a partition: a person with several codes stands in the group `several`.
    """

    indicator: str
    by: str
    groups: dict[str, list[str]] = Field(min_length=2)
    labels: dict[str, Label] = Field(default={})
    several: str | None = None
    publish_in: str = "final"

    def label_of(self, group: str) -> Label:
        """What pages call a group: declared, else its own name in words."""
        return self.labels.get(group) or Label({"": group.replace("_", " ")})


class Disclosure(Declared):
    """The disclosure policy (domain D.2)."""

    k: int = Field(default=10, ge=2)
    people_minimum: int = Field(default=5, ge=2)
    margins: list[Margin] = Field(default=[])
    cascade: list[str] = Field(default=[])
