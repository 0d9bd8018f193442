"""What remains of a record when its person is erased: an anonymous unit that counts as before.

About victims the codes that figures are only split by give way to *not stated*, and what is public
holds its older figure until enough persons came or went. Elsewhere nothing is held: a count of
women that went from 21 to 20 would tell, between two editions, who was erased. There the unit keeps
its codes, so that no public number moves by less than k (domain R14).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dashboard.data.confidentiality.identities import (
    ERASED,
    erased_identifier,
    identifying,
    keyed,
)
from dashboard.data.erasing.days import CoarseDays
from dashboard.data.erasing.uses import Uses
from dashboard.framework import Framework
from dashboard.framework.checks.protection import touches_sensitive
from dashboard.framework.datasets import Column

Row = Mapping[str, Any]
GONE = "erased"
"""Stands where a figure only asks whether there is a text."""
OWN = ("_id", "_load")
UNDECLARED = Column(type="text")


class Anonymiser:
    """Makes anonymous rows of the rows of one framework's datasets."""

    def __init__(self, framework: Framework, uses: Uses, days: CoarseDays, key: bytes) -> None:
        self._framework = framework
        self._uses = uses
        self._days = days
        self._key = key

    def own_keys(self, dataset: str) -> list[str]:
        """The parts of a key that are a record's own: they name it, and nothing else needs them."""
        declared = self._framework.datasets[dataset]
        links = {link.on for link in declared.links.values()}
        return [
            name
            for name in declared.key
            if name in identifying(self._framework, dataset)
            and name not in links
            and not self._uses.has(dataset, name, "value")
        ]

    def replaced(self, scope: str, identifier: str) -> str:
        """What takes the place of an identifier."""
        return erased_identifier(self._key, scope, identifier)

    def anonymous(self, dataset: str, row: Row, names: Mapping[str, set[str]]) -> dict[str, Any]:
        """The new values of a person's row; `names` are the person's identifiers by scope."""
        identifiers, own = identifying(self._framework, dataset), self.own_keys(dataset)
        changes: dict[str, Any] = {}
        for column, found in row.items():
            scope = identifiers.get(column)
            if column in OWN or found is None:
                continue
            if scope is not None:
                if column in own or found in names.get(scope, ()):
                    changes[column] = self.replaced(scope, found)
            else:
                changes[column] = self._remainder(dataset, column, found, row)
        return changes

    def _remainder(self, dataset: str, column: str, found: Any, row: Row) -> Any:
        """What stays of a value that is not an identifier."""
        declared = self._framework.datasets[dataset]
        kind = declared.columns.get(column, UNDECLARED).type
        if column in declared.key:
            return found
        if kind == "date" and self._uses.has(dataset, column, "day", "value", "presence"):
            return self._days.coarse(found) if isinstance(found, date) else None
        if self._uses.has(dataset, column, "value", "entity", "day"):
            return found
        if self._uses.has(dataset, column, "comparison"):
            return self._incomparable(row, found) if kind == "text" else found
        if self._uses.has(dataset, column, "presence"):
            return GONE if kind == "text" else found
        if self._uses.has(dataset, column, "split"):
            return self._code(dataset, column, found)
        return None

    def _code(self, dataset: str, column: str, found: Any) -> Any:
        """Not stated where what is published is held; elsewhere the code itself."""
        if touches_sensitive(self._framework, dataset):
            return self._not_stated(dataset, column)
        return found

    def _incomparable(self, row: Row, found: str) -> str:
        """The same as another value of this row or not, and comparable with nothing else."""
        return f"{ERASED}{keyed(self._key, ('compared', str(row['_id']), found))}"

    def _not_stated(self, dataset: str, column: str) -> str | None:
        codes = self._framework.codes(dataset, column)
        return next((code for code, entry in codes.items() if entry.unknown), None)
