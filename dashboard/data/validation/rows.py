"""From a table of text to typed rows: the checks in their order, column by column.

An error keeps its row out, a warning does not; nothing is guessed silently. For a sensitive
dataset no reject carries a value or anything derived from one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.data.letters import is_legacy_tajik
from dashboard.data.sources.headers import Known, required_columns
from dashboard.data.sources.tables import RawTable
from dashboard.data.validation.bounds import (
    check_days,
    check_pattern,
    check_range,
    check_required,
)
from dashboard.data.validation.columns import Typist
from dashboard.data.validation.dates import Calendar
from dashboard.data.validation.erased import NOBODY, ErasedPersons, check_erased, hide_mentions
from dashboard.data.validation.findings import Findings
from dashboard.data.validation.keys import check_constant, merge_repeated
from dashboard.data.validation.relations import borrow, check_order, check_sums, settle_totals
from dashboard.data.validation.totals import check_rounding, check_totals
from dashboard.framework import Framework
from dashboard.framework.datasets import Dataset
from dashboard.protocols import Reject


@dataclass(frozen=True)
class Validated:
    """Typed rows of one dataset, and what was not accepted.

    `rows` has one column per declared column (absent ones are NA) in the types that `columns`
    names, except that dates and months are `datetime.date` or None; and `_line` and `_sheet`.
    `read` counts the file's rows without totals, `accepted` those in `rows`.
    """

    rows: pd.DataFrame
    rejects: list[Reject]
    read: int
    accepted: int


def validate(
    raw: RawTable,
    name: str,
    framework: Framework,
    parents: Mapping[str, pd.DataFrame],
    erased: ErasedPersons = NOBODY,
) -> Validated:
    """The rows of `raw` as dataset `name`.

    `parents` gives the current rows of each linked dataset: its key column and the columns that
    the link borrows. A row whose parent is not in it is an error, and so is one of an `erased`
    person.
    """
    return _Check(raw, name, framework, erased).run(parents)


class _Check:
    """One table on its way through the checks; totals rows have been set aside."""

    def __init__(
        self, raw: RawTable, name: str, framework: Framework, erased: ErasedPersons
    ) -> None:
        self._erased = erased
        self._totals = raw
        body = ~raw.total
        self._raw = replace(
            raw,
            frame=raw.frame[body].reset_index(drop=True),
            line=raw.line[body],
            total=raw.total[body],
        )
        self._name = name
        self._framework = framework
        self._dataset: Dataset = framework.datasets[name]
        self._required = required_columns(self._dataset)
        self._headers = _headers(raw.frame, self._dataset)
        self._findings = Findings(self._raw, self._headers, sensitive=self._dataset.sensitive)

    def run(self, parents: Mapping[str, pd.DataFrame]) -> Validated:
        frame = self._typed()
        check_erased(self._findings, frame, self._framework, self._name, self._erased)
        self._check_columns(frame)
        linked = self._linked(frame, parents)
        for name, column in self._dataset.columns.items():
            if column.type in ("integer", "number"):
                check_range(self._findings, name, column, linked)
        check_order(self._findings, linked, self._dataset)
        check_sums(self._findings, linked, self._dataset.sums)
        stays = merge_repeated(self._findings, frame, self._dataset, self._raw)
        check_constant(self._findings, frame[stays], self._dataset)
        check_rounding(self._findings, frame[stays], self._dataset)
        frame = hide_mentions(self._findings, frame, self._framework, self._name, self._erased)
        return self._finished(settle_totals(frame, self._dataset.sums), stays)

    def _typed(self) -> pd.DataFrame:
        project, texts = self._framework.project, self._raw.frame
        typist = Typist(
            Calendar(project.start, project.last_day, self._raw.date1904),
            is_legacy_tajik(text for header in texts for text in texts[header].dropna().unique()),
            self._findings,
        )
        return pd.DataFrame(
            {
                name: typist.type_column(
                    name,
                    self._texts(name),
                    column,
                    self._framework.codes(self._name, name),
                    lenient=name not in self._required,
                )
                for name, column in self._dataset.columns.items()
            }
        )

    def _texts(self, name: str) -> pd.Series:
        if name in self._headers:
            return self._raw.frame[self._headers[name]]
        return pd.Series(pd.NA, index=self._raw.frame.index, dtype="str")

    def _check_columns(self, frame: pd.DataFrame) -> None:
        numeric = {
            name: header
            for name, header in self._headers.items()
            if self._dataset.columns[name].type in ("integer", "number")
        }
        check_totals(self._findings, frame, self._raw.line, self._totals, numeric)
        for name, column in self._dataset.columns.items():
            if name in self._required:
                check_required(self._findings, name, frame[name])
            if column.pattern is not None:
                check_pattern(self._findings, name, frame[name], column.pattern)
            if column.type in ("date", "month"):
                check_days(self._findings, name, column, frame[name], self._span(name))

    def _span(self, name: str) -> tuple[date, date] | None:
        project = self._framework.project
        return (project.start, project.last_day) if name == self._dataset.date else None

    def _linked(self, frame: pd.DataFrame, parents: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
        for link in self._dataset.links.values():
            key = self._framework.datasets[link.dataset].key[0]
            frame = borrow(self._findings, frame, link, key, parents.get(link.dataset))
        return frame

    def _finished(self, frame: pd.DataFrame, stays: pd.Series) -> Validated:
        rows = frame[stays].reset_index(drop=True)
        for name, column in self._dataset.columns.items():
            if column.type in ("date", "month"):
                rows[name] = _days(rows[name])
        rows["_line"] = self._raw.line[stays.to_numpy()]
        rows["_sheet"] = pd.Series(self._raw.sheet, index=rows.index, dtype="str")
        rejects = self._findings.rejects()
        unread = sum(reject.severity == "error" for reject in self._raw.rejects)
        return Validated(rows, rejects, read=len(frame) + unread, accepted=len(rows))


def _headers(frame: pd.DataFrame, dataset: Dataset) -> dict[str, str]:
    """Declared column -> its header in the file."""
    known = Known(dataset)
    found = ((known.column(str(header)), str(header)) for header in frame.columns)
    return {column: header for column, header in found if column}


def _days(values: pd.Series) -> pd.Series:
    days = [None if pd.isna(value) else value.date() for value in values]
    return pd.Series(days, index=values.index, dtype="object")
