"""Erases a person: the records become an anonymous unit, and the person does not come back.

Every version of every row of the person is changed, in every dataset that speaks of the person by
the same identifiers or hangs on a record that does. Counts stay as they were; in sensitive records
the person stands in the cells for values not stated. Editions and the ledger stay: they name nobody
(domain R14).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.data.confidentiality.identities import (
    ERASED,
    identifying,
    mentioning,
    name_of,
    scope_of,
)
from dashboard.data.erasing.anonymous import Anonymiser, Row
from dashboard.data.erasing.days import CoarseDays
from dashboard.data.erasing.uses import find_uses
from dashboard.data.ledger_key import ledger_key
from dashboard.data.loading import declared_dataset
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store import Store
from dashboard.data.store.erasures import Erasure
from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.settings import Settings

Names = dict[str, set[str]]
"""Scope -> the identifiers in it of the person and of the person's records."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: rows changed, by dataset; how many rows of others named the person.

    `also_in` are columns of other registers that hold an equal identifier and were left alone.
    """

    rows: dict[str, int]
    mentions: int
    also_in: tuple[str, ...]


def erase(
    settings: Settings, store: Store, dataset: str, identifier: str, reason: str, actor: str
) -> Erased:
    """Erase whom `identifier` names in `dataset`, and release the figures anew.

    Where the dataset has no person, the one record with this key is erased. StoreError, and
    nothing changed, where it names nobody, or a file is just being loaded.
    """
    column = _naming_column(store.framework, dataset)
    _refuse(identifier, reason)
    scope = scope_of(store.framework, dataset, column)
    key, cut_off = ledger_key(settings, store), cut_off_on(settings, store)
    uses = find_uses(store.framework)
    days = CoarseDays(store.framework, uses, cut_off)
    anonymiser = Anonymiser(store.framework, uses, days, key)
    if name_of(key, scope, identifier) in store.erasures.erased().get(scope, ()):
        raise StoreError("this person's records were erased before; nothing changed")
    with store.erasures.erasing(scope, name_of(key, scope, identifier), reason, actor) as erasure:
        done = _Erasing(store.framework, anonymiser, erasure, dataset, scope).run(identifier)
    refresh_release(store, cut_off, actor)
    return done


def _naming_column(framework: Framework, dataset: str) -> str:
    """The column that names whom a record is about; SourceError for an unknown dataset."""
    declared = declared_dataset(framework, dataset)
    column = declared.person or (declared.key[0] if len(declared.key) == 1 else None)
    if column is None:
        raise StoreError(
            f"{dataset} names no person and tells its records apart by {', '.join(declared.key)}; "
            "revert the load and load a corrected file"
        )
    if column not in declared.columns or declared.columns[column].type != "text":
        raise StoreError(
            f'{dataset}: "{column}" is not a text of its own, so nothing can take its place; '
            "erase in the dataset that it comes from, or declare it as text and load anew"
        )
    return column


def _refuse(identifier: str, reason: str) -> None:
    if not identifier or identifier.startswith(ERASED):
        raise StoreError("this is the name of no person; give the id as it stands in the files")
    if not reason.strip():
        raise StoreError("the reason is empty; say who asked and when, without the person's id")
    if identifier in reason:
        raise StoreError("the reason holds the id, and it is kept; say it without the id")


class _Erasing:
    """One erasure on its way."""

    def __init__(
        self,
        framework: Framework,
        anonymiser: Anonymiser,
        erasure: Erasure,
        dataset: str,
        scope: str,
    ) -> None:
        self._framework = framework
        self._anonymiser = anonymiser
        self._erasure = erasure
        self._dataset = dataset
        self._scope = scope
        self._rows: dict[str, dict[int, Row]] = defaultdict(dict)
        self._names: Names = {scope: set()}

    def run(self, identifier: str) -> Erased:
        self._names[self._scope].add(identifier)
        self._find_rows()
        if not self._rows:
            raise StoreError(f"{self._dataset} holds no record under this id; check the id")
        self._erasure.refuse_running_loads(self._family)
        self._erasure.remove_waiting_files(self._family)
        for dataset, rows in self._rows.items():
            self._make_anonymous(dataset, rows)
        mentions = self._replace_references() + self._replace_mentions(identifier)
        also_in = tuple(self._equal_elsewhere(identifier))
        return Erased({name: len(rows) for name, rows in self._rows.items()}, mentions, also_in)

    def _find_rows(self) -> None:
        """All rows of the person, and what hangs on them, until nothing new is found."""
        known = -1
        while known != (known := sum(map(len, self._rows.values()))):
            for dataset, column, scope in self._places():
                if self._is_own(dataset):
                    for row in self._erasure.rows_with(dataset, column, self._names[scope]):
                        self._rows[dataset][row["_id"]] = row
                        self._note_key(dataset, row)

    @property
    def _family(self) -> list[str]:
        """Every dataset that may speak of the person."""
        return list(dict.fromkeys(dataset for dataset, _, _ in self._places()))

    def _places(self) -> Iterator[tuple[str, str, str]]:
        """Dataset, column and scope wherever one of the identifiers may stand."""
        for dataset in self._framework.datasets:
            for column, scope in identifying(self._framework, dataset).items():
                if scope in self._names:
                    yield dataset, column, scope

    def _is_own(self, dataset: str) -> bool:
        """Whether rows that hold the identifier are about the person, or merely point there."""
        if dataset == self._dataset:
            return True
        person = self._framework.datasets[dataset].person
        if self._framework.datasets[self._dataset].person is None:
            return False
        return person is None or scope_of(self._framework, dataset, person) == self._scope

    def _note_key(self, dataset: str, row: Row) -> None:
        """Records that hang on this one are found by its own key."""
        declared = self._framework.datasets[dataset]
        if len(declared.key) == 1 and self._anonymiser.own_keys(dataset) == declared.key:
            (column,) = declared.key
            scope = scope_of(self._framework, dataset, column)
            self._names.setdefault(scope, set()).add(row[column])

    def _make_anonymous(self, dataset: str, rows: dict[int, Row]) -> None:
        for number, row in rows.items():
            changes = self._anonymiser.anonymous(dataset, row, self._names)
            self._erasure.change(dataset, number, changes)
            self._erasure.remove_rejects(row["_load"], row["_line"])
        if not self._framework.datasets[dataset].sensitive:
            self._erasure.remove_rejected_rows(dataset)

    def _replace_references(self) -> int:
        """Links of other records into these ones hold on to the new names."""
        return sum(
            self._erasure.replace(dataset, column, name, self._anonymiser.replaced(scope, name))
            for dataset, column, scope in self._places()
            for name in self._names[scope]
        )

    def _replace_mentions(self, identifier: str) -> int:
        """Columns beside the identifying one that hold ids of the same pattern."""
        new = self._anonymiser.replaced(self._scope, identifier)
        return sum(
            self._erasure.replace(dataset, column, identifier, new)
            for dataset in self._family
            for column, scope in mentioning(self._framework, dataset)
            if scope == self._scope
        )

    def _equal_elsewhere(self, identifier: str) -> Iterator[str]:
        for dataset in self._framework.datasets:
            for column, scope in identifying(self._framework, dataset).items():
                is_other = scope not in self._names
                if is_other and self._erasure.count(dataset, column, identifier):
                    yield f"{dataset}.{column}"
