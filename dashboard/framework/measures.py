"""How rows become a value: the grammar of an indicator's measure."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from dashboard.framework.datasets import Where
from dashboard.framework.labels import Declared, Label, ShortForms


class Measured(Declared):
    """What all measures share: the rows they look at, and the date a row counts on."""

    dataset: str
    where: Where = Field(default={})
    date: str | None = Field(default=None, description="Default: the dataset's own date.")


class Count(Measured):
    """Rows that meet the conditions."""

    type: Literal["count"]


class Unique(Measured):
    """Distinct entities; each belongs to the period of its first qualifying row."""

    type: Literal["unique"]
    entity: str
    counts: Literal["people", "organisations", "places", "things"]
    records: Label | None = Field(
        default=None, description="What the rows about a person are: services. Participations."
    )


class Sum(Measured):
    """Sum of a number. `parts` names wide columns as splits of the total."""

    type: Literal["sum"]
    column: str
    parts: dict[str, dict[str, str]] = Field(
        default={},
        description="Wide column -> its codes, such as female: {sex: f, age: adult}.",
    )


class Average(Measured):
    """Mean of a number over the rows that have it.

    Where it is a change, `before` and `after` are the two numbers that it is the difference of.
    """

    type: Literal["average"]
    column: str
    before: str | None = Field(default=None, description="What the change began from.")
    after: str | None = Field(default=None, description="What the change led to.")

    @model_validator(mode="after")
    def _both_or_neither(self) -> Average:
        if (self.before is None) != (self.after is None):
            raise ValueError("before and after are given together")
        return self


class Begun(ShortForms, Declared):
    """When a spell begins: a date column, by default of the measure's own dataset.

    Another dataset brings its own entity and conditions.
    """

    date: str
    dataset: str | None = None
    entity: str | None = Field(default=None, description="Default: the measure's own column.")
    where: Where | None = Field(default=None, description="Default: the measure's conditions.")
    pending: Label | None = Field(default=None, description="The open ones: not yet served.")

    @model_validator(mode="before")
    @classmethod
    def _accept_bare_column(cls, value: object) -> object:
        return {"date": value} if isinstance(value, str) else value


class Median(Measured):
    """Median of a number over the rows that have it; with `entity`, one first row for each.

    With `begun`, spells that are not yet complete are counted beside it.
    """

    type: Literal["median"]
    column: str
    entity: str | None = None
    begun: Begun | None = None


class Window(Declared):
    """A row counts only once `days` have passed since the date in `since`."""

    since: str
    days: int = Field(gt=0)


class Percentage(Measured):
    """100 x rows that also meet `numerator` / rows that meet `where`; pooled, never averaged."""

    type: Literal["percentage"]
    numerator: Where = Field(min_length=1)
    window: Window | None = None


class YesNo(Measured):
    """1 once a row meets the conditions, else 0."""

    type: Literal["yes_no"]


class Milestones(Measured):
    """Sum of the weights of the plan's milestones that are completed (0/100 rule)."""

    type: Literal["milestones"]
    plan: str
    milestone: str = Field(description="The column that holds the milestone's id.")
    forecast: str | None = Field(default=None, description="The column with the day now expected.")


class Cap(Declared):
    """The upper bound of an area, such as its adult population."""

    dataset: str
    area: str
    column: str


class MaxByArea(Measured):
    """The largest single channel per area, added over areas, each capped."""

    type: Literal["max_by_area"]
    column: str
    area: str
    channel: str
    whole: str | None = Field(default=None, description="The area code that means all areas.")
    cap: Cap | None = None


class Latest(Measured):
    """100 x numerator / base in the latest wave of a survey."""

    type: Literal["latest"]
    wave: str
    numerator: Where = Field(min_length=1)


class Manual(Measured):
    """A value entered by hand: rows name the indicator and carry value or fraction."""

    type: Literal["manual"]
    indicator: str = "indicator"
    value: str | None = "value"
    numerator: str | None = None
    denominator: str | None = None
    evidence: str | None = Field(default=None, description="The column that says what proves it.")

    @model_validator(mode="after")
    def _value_or_fraction(self) -> Manual:
        if (self.numerator is None) != (self.denominator is None):
            raise ValueError("numerator and denominator are given together")
        return self


Measure = Annotated[
    Count
    | Unique
    | Sum
    | Average
    | Median
    | Percentage
    | YesNo
    | Milestones
    | MaxByArea
    | Latest
    | Manual,
    Field(discriminator="type"),
]


FIGURES = (
    *("state", "value", "numerator", "denominator", "n"),
    *("target", "expected", "ratio", "status"),
    *("upper", "independent", "pending", "unique_within", "participations"),
    *("change", "change_low", "change_high", "share", "share_base"),
    *("original_target", "original_ratio", "before", "after", "rows"),
)
"""What an example may expect: the fields of a cell, and what stands beside its value."""


class Example(Declared):
    """A worked example: given these rows, expect this value.

    A figure with decimals is compared to as many decimals as are given.
    """

    title: Label
    rows: dict[str, list[dict[str, object]]]
    as_of: date
    period: str | None = Field(
        default=None,
        description="A period such as H2, or `to H2`; default: to date at `as_of`.",
    )
    disaggregation: dict[str, str] = Field(default={})
    expect: dict[str, float | str | None] = Field(min_length=1)
