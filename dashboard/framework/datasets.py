"""Datasets: what kinds of record exist, their columns, and what is derived from them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from dashboard.framework.labels import Declared, Headers, Label

ColumnType = Literal["text", "code", "codes", "integer", "number", "date", "month", "yes_no"]
Scalar = bool | int | float | date | str


class Code(Declared):
    """One entry of a code list. `unknown` marks the entry for values not stated.

    `area` is the region's name in the boundary file of maps, such as `TJ.LE`.
    """

    label: Label
    aliases: list[str] = Field(default=[])
    pcode: str | None = None
    area: str | None = None
    unknown: bool = False


class Column(Declared):
    """A column as the office keeps it. `constant` marks a lasting attribute of the entity."""

    type: ColumnType
    label: Label | None = None
    headers: Headers = Headers({})
    code_list: str | None = None
    required: bool = False
    minimum: int | float | date | None = None
    maximum: int | float | date | str | None = Field(
        default=None,
        description="A bound, or the name of another column of the dataset (links included).",
    )
    pattern: str | None = None
    constant: bool = False

    @model_validator(mode="after")
    def _codes_need_a_list(self) -> Column:
        if (self.type in ("code", "codes")) != (self.code_list is not None):
            raise ValueError("type code or codes goes with a code_list; give both or neither")
        return self


class Link(Declared):
    """Columns borrowed from a parent dataset, whose key is the single column `on` points to."""

    dataset: str
    on: str
    columns: list[str] | dict[str, str] = Field(
        description="Names, or a map of the name here to the name in the parent.",
    )

    def borrowed(self) -> dict[str, str]:
        """Name here -> name in the parent."""
        return self.columns if isinstance(self.columns, dict) else {c: c for c in self.columns}


class DaysBetween(Declared):
    """Days from the first date to the second; empty where either is missing or order is broken."""

    days_between: tuple[str, str]


class Difference(Declared):
    """First number minus second; empty where either is missing."""

    difference: tuple[str, str]


class ShareOf(Declared):
    """100 x first / second; empty where either is missing or the second is zero."""

    share_of: tuple[str, str]


class FirstDateSpec(Declared):
    """Which date, and whose first one."""

    of: str
    per: str


class FirstDate(Declared):
    """The earliest date in the column among the rows of the same entity."""

    first_date: FirstDateSpec


def _kind_of_derived(value: Any) -> str | None:
    given = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    return next(iter(given), None)


Derived = Annotated[
    Annotated[DaysBetween, Tag("days_between")]
    | Annotated[Difference, Tag("difference")]
    | Annotated[ShareOf, Tag("share_of")]
    | Annotated[FirstDate, Tag("first_date")],
    Discriminator(_kind_of_derived),
]


class Between(Declared):
    """Comparison operators; all that are given must hold."""

    at_least: int | float | date | None = None
    at_most: int | float | date | None = None
    above: int | float | date | None = None
    below: int | float | date | None = None
    presence: Literal["present", "missing"] | None = Field(default=None, alias="is")
    one_of: list[Scalar] | None = Field(default=None, alias="in")
    none_of: list[Scalar] | None = Field(default=None, alias="not_in")
    differs_from: str | None = Field(
        default=None,
        description="Another column of the dataset (links included) with a different value.",
    )


def _kind_of_condition(value: Any) -> str:
    match value:
        case dict() | Between():
            return "operators"
        case list():
            return "list"
        case _:
            return "value"


Condition = Annotated[
    Annotated[Scalar, Tag("value")]
    | Annotated[list[Scalar], Tag("list")]
    | Annotated[Between, Tag("operators")],
    Discriminator(_kind_of_condition),
    Field(description="A value, a list of values, or operators such as {at_least: 80}."),
]
Where = dict[str, Condition]


class ReportingDuty(Declared):
    """Who sends this dataset, how often, and by which day of the following month."""

    by: str = Field(description="The column that names the reporter.")
    frequency: Literal["monthly", "quarterly", "half-yearly"]
    due_day: int = Field(ge=1, le=28)


class ForbiddenColumns(Declared):
    """Headers and value patterns that betray names, phone numbers or documents."""

    label: Label
    headers: list[str]
    pattern: str | None = None


class Dataset(Declared):
    """A kind of record. `person` is the column that identifies the person behind a row."""

    title: Label
    unit: Label
    source: Label
    key: list[str] = Field(min_length=1)
    date: str | None = None
    place: str | None = None
    sensitive: bool = False
    person: str | None = None
    update: Literal["upsert", "whole"] = "upsert"
    columns: dict[str, Column] = Field(min_length=1)
    links: dict[str, Link] = Field(default={})
    derived: dict[str, Derived] = Field(default={})
    order: list[list[str]] = Field(
        default=[],
        description="Date columns that must not run backwards.",
    )
    sums: dict[str, list[str]] = Field(
        default={},
        description="A total column and the columns that should add up to it.",
    )
    reporting: ReportingDuty | None = None
