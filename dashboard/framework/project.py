"""The project's frame: codes, dates, money, periods and how the frame was amended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from dashboard.framework.classification import Licence, Sector
from dashboard.framework.labels import Declared, Label


class Money(Declared):
    """An amount in one currency (ISO 4217)."""

    amount: Decimal = Field(gt=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")


class Amendment(Declared):
    """A dated change of the frame; what it does not name stays as it was."""

    approved_on: date
    end: date | None = None
    budget: Money | None = None
    reason: Label


class ReportDue(Declared):
    """The donor's report on a period."""

    title: Label
    due: date


class Period(Declared):
    """A reporting period; both days belong to it."""

    first: date = Field(alias="from")
    last: date = Field(alias="to")
    label: Label | None = None
    report: ReportDue | None = None

    @property
    def days(self) -> int:
        """Length in days, both ends included."""
        return (self.last - self.first).days + 1


class Frame(Declared):
    """What holds on one day: the dates and the money then agreed, where money is told."""

    start: date
    end: date
    budget: Money | None = None

    @property
    def days(self) -> int:
        """Length of the project in days, both ends included."""
        return (self.end - self.start).days + 1


class Project(Declared):
    """Who, what, where, when and how much. `provenance` says which figures are illustrative.

    The budget is left out of what is published for everybody.
    """

    code: str
    title: Label
    short_title: Label
    identifiers: dict[str, str] = Field(default={})
    donor: Label
    implementer: Label
    coverage: Label
    country: str = Field(pattern=r"^[A-Z]{2}$")
    budget: Money | None = None
    start: date
    end: date
    amendments: list[Amendment] = Field(default=[])
    languages: list[Literal["en", "ru", "tg"]] = Field(min_length=1)
    periods: dict[str, Period] = Field(min_length=1)
    provenance: Label | None = None
    licence: Licence | None = None
    sector: Sector | None = None
    source: Label | None = None

    def frame_on(self, day: date) -> Frame:
        """The frame in force on `day`: amendments count from the day of their approval."""
        end, budget = self.end, self.budget
        for amendment in sorted(self.amendments, key=lambda item: item.approved_on):
            if amendment.approved_on <= day:
                end = amendment.end or end
                budget = amendment.budget or budget
        return Frame(start=self.start, end=end, budget=budget)

    @property
    def last_day(self) -> date:
        """The latest end that was ever agreed; no cut-off lies beyond it."""
        return max([self.end, *(a.end for a in self.amendments if a.end)])
