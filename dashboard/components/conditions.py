"""Which rows a measure looks at, in words: its conditions, one sentence part for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.formats import day, number
from dashboard.framework import Framework
from dashboard.framework.datasets import (
    Between,
    DaysBetween,
    Difference,
    FirstDate,
    Scalar,
    ShareOf,
    Where,
)
from dashboard.framework.measures import Latest, Median, Percentage, Unique
from dashboard.framework.results import Indicator
from dashboard.language import Language


def conditions_in_words(
    language: Language, framework: Framework, indicator: Indicator
) -> list[str]:
    """The rows that count, the rows of the numerator, and the days that must have passed."""
    _ = language.gettext
    measure = indicator.measure
    words = _Words(language, framework, measure.dataset)
    found = words.of(measure.where)
    if isinstance(measure, Unique | Median) and measure.entity:
        found.append(_("each {column} once").format(column=words.column(measure.entity)))
    if isinstance(measure, Percentage | Latest):
        met = "; ".join(words.of(measure.numerator))
        found.append(_("of these, the share where {conditions}").format(conditions=met))
    if isinstance(measure, Percentage) and measure.window is not None:
        text = _("only once {days} days have passed since {column}")
        since = words.column(measure.window.since)
        found.append(text.format(days=measure.window.days, column=since))
    return found


def day_in_words(language: Language, framework: Framework, indicator: Indicator) -> str:
    """The column whose date decides in which period a row counts; empty where none does."""
    measure = indicator.measure
    name = measure.date or framework.datasets[measure.dataset].date
    return _Words(language, framework, measure.dataset).column(name) if name else ""


def where_in_words(
    language: Language, framework: Framework, dataset: str, where: Where
) -> list[str]:
    """One text for each condition over a dataset's columns."""
    return _Words(language, framework, dataset).of(where)


def column_in_words(language: Language, framework: Framework, dataset: str, name: str) -> str:
    """What a person calls a column of a dataset."""
    return _Words(language, framework, dataset).column(name)


class _Words:
    """Conditions over the columns of one dataset, its own, borrowed and derived."""

    def __init__(self, language: Language, framework: Framework, dataset: str) -> None:
        self._language = language
        self._framework = framework
        self._dataset = dataset

    def of(self, where: Where) -> list[str]:
        """One text for each condition."""
        return [text for name, condition in where.items() for text in self._one(name, condition)]

    def _one(self, name: str, condition: object) -> Iterator[str]:
        match condition:
            case Between():
                yield from self._operators(name, condition)
            case list():
                yield self._listed(name, condition)
            case _:
                _ = self._language.gettext
                yield self._say(_("{column} is {value}"), name, condition)

    def _operators(self, name: str, given: Between) -> Iterator[str]:
        _ = self._language.gettext
        bounds = {
            _("{column} is at least {value}"): given.at_least,
            _("{column} is at most {value}"): given.at_most,
            _("{column} is more than {value}"): given.above,
            _("{column} is less than {value}"): given.below,
        }
        yield from (
            self._say(text, name, value) for text, value in bounds.items() if value is not None
        )
        if given.presence is not None:
            present = given.presence == "present"
            text = _("{column} is stated") if present else _("{column} is not stated")
            yield self._say(text, name)
        if given.one_of is not None:
            yield self._listed(name, given.one_of)
        if given.none_of is not None:
            yield self._say(_("{column} is none of {value}"), name, *given.none_of)
        if given.differs_from is not None:
            text = _("{column} differs from {value}")
            yield text.format(column=self.column(name), value=self.column(given.differs_from))

    def _listed(self, name: str, values: Sequence[Scalar]) -> str:
        _ = self._language.gettext
        text = _("{column} is {value}") if len(values) == 1 else _("{column} is one of {value}")
        return self._say(text, name, *values)

    def _say(self, text: str, name: str, *values: object) -> str:
        words = ", ".join(self._value(name, value) for value in values)
        return text.format(column=self.column(name), value=words)

    def _value(self, name: str, value: object) -> str:
        codes = self._framework.codes(self._dataset, name)
        match value:
            case bool():
                return self._language.gettext("Yes") if value else self._language.gettext("No")
            case date():
                return day(self._language, value)
            case int() | float():
                return number(self._language, value, 0 if value == int(value) else 1)
            case str() if value in codes:
                return self._language.label(codes[value].label)
            case _:
                return str(value)

    def column(self, name: str) -> str:
        """What a person calls a column: its label, else its header, else how it is derived."""
        derived = self._framework.datasets[self._dataset].derived.get(name)
        if derived is not None:
            return self._derived(derived)
        found = self._framework.column(self._dataset, name)
        if found is not None and found.label is not None:
            return self._language.label(found.label)
        header = found.headers.preferred(self._language.code) if found is not None else None
        return header or name.replace("_", " ")

    def _derived(self, derived: DaysBetween | Difference | ShareOf | FirstDate) -> str:
        _ = self._language.gettext
        match derived:
            case DaysBetween(days_between=(first, second)):
                text = _("days from {first} to {second}")
            case Difference(difference=(first, second)):
                text = _("{first} minus {second}")
            case ShareOf(share_of=(first, second)):
                text = _("100 × {first} / {second}")
            case FirstDate(first_date=spec):
                text, first, second = _("first {first} of the same {second}"), spec.of, spec.per
        return text.format(first=self.column(first), second=self.column(second))
