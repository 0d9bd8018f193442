"""One load: a file offered as a dataset becomes rows, rejects and a load record, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.data.ledger_key import ledger_key
from dashboard.data.sources import Limits, RawTable, read_content, read_source
from dashboard.data.store import Store
from dashboard.data.store.records import Origin
from dashboard.data.validation import Validated, validate
from dashboard.data.validation.erased import NOBODY, ErasedPersons
from dashboard.errors import SourceError
from dashboard.framework import Framework
from dashboard.framework.datasets import Dataset
from dashboard.protocols import LoadSummary, Reject
from dashboard.settings import Settings


@dataclass(frozen=True)
class LoadOutcome:
    """What a load did: `load` is None for a rehearsal; `same_as` names the load it repeats."""

    dataset: str
    file: str
    read: int
    accepted: int
    replaced: int
    rejects: list[Reject]
    load: int | None = None
    same_as: int | None = None

    @property
    def rejected(self) -> int:
        """Rows kept out."""
        return self.read - self.accepted


class UnacceptableError(SourceError):
    """No row of a file could be accepted; `head` says so without a record's value."""

    def __init__(self, file: str, read: int, rejects: list[Reject]) -> None:
        self.head = (
            f"{file}: none of the {read} rows could be accepted, so nothing was stored; "
            "mend the file and load it again"
        )
        super().__init__("\n".join([self.head, *map(describe_reject, rejects)]))
        self.rejects = rejects


def load_file(
    store: Store,
    dataset: str,
    path: Path,
    actor: str,
    *,
    sheet: str | None = None,
    rehearse: bool = False,
    settings: Settings | None = None,
) -> LoadOutcome:
    """Load a file; SourceError says why nothing was stored. The same bytes change nothing.

    Without `settings` those of the environment say where the ledger key is, should it be needed.
    """
    declared = declared_dataset(store.framework, dataset)
    raw = read_source(path, declared, store.framework, sheet)
    return _load_table(store, dataset, raw, actor, rehearse=rehearse, settings=settings)


def load_content(
    store: Store,
    dataset: str,
    file: str,
    content: bytes,
    actor: str,
    limits: Limits,
    settings: Settings | None = None,
) -> LoadOutcome:
    """Load a file that was sent; raises as `load_file` does."""
    declared = declared_dataset(store.framework, dataset)
    raw = read_content(file, content, declared, store.framework, limits=limits)
    return _load_table(store, dataset, raw, actor, settings=settings)


def _load_table(
    store: Store,
    dataset: str,
    raw: RawTable,
    actor: str,
    *,
    rehearse: bool = False,
    settings: Settings | None = None,
) -> LoadOutcome:
    same = store.loads.same_file(dataset, raw.sha256, raw.sheet)
    if same is not None:
        return LoadOutcome(dataset, raw.file, 0, 0, 0, [], same_as=same)
    newest = store.erasures.newest()
    checked = check_table(store, dataset, raw, settings)
    if not checked.accepted:
        raise UnacceptableError(raw.file, checked.read, checked.rejects)
    if rehearse:
        return _outcome(dataset, raw.file, checked)
    summary = add_table(store, dataset, raw, checked, actor, partial(_refuse_late, store, newest))
    return _outcome(dataset, raw.file, checked, summary)


def declared_dataset(framework: Framework, name: str) -> Dataset:
    """The dataset of this name; SourceError with near names where there is none."""
    if name in framework.datasets:
        return framework.datasets[name]
    near = get_close_matches(name, framework.datasets, n=1)
    hint = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(framework.datasets)}"
    raise SourceError(f'there is no dataset "{name}"; {hint}')


def _parents(store: Store, declared: Dataset) -> dict[str, pd.DataFrame]:
    borrowed: dict[str, list[str]] = {}
    for link in declared.links.values():
        borrowed.setdefault(link.dataset, []).extend(link.borrowed().values())
    return {name: store.loads.parent_rows(name, columns) for name, columns in borrowed.items()}


def check_table(
    store: Store, dataset: str, raw: RawTable, settings: Settings | None = None
) -> Validated:
    """The rows of a table as the dataset; links are followed into the rows now current."""
    parents = _parents(store, store.framework.datasets[dataset])
    return validate(raw, dataset, store.framework, parents, _erased_persons(store, settings))


def _erased_persons(store: Store, settings: Settings | None) -> ErasedPersons:
    """Who may not be loaded again; the key is asked for only where there is anybody."""
    names = store.erasures.erased()
    if not names:
        return NOBODY
    return ErasedPersons(ledger_key(settings or Settings.from_environment(), store), names)


def _refuse_late(store: Store, newest: int | None) -> None:
    """An erasure between checking and storing would let the person in again."""
    if store.erasures.newest() != newest:
        raise SourceError(
            "a person's records were erased while the file was read, so nothing was stored; "
            "load it again"
        )


def add_table(
    store: Store,
    dataset: str,
    raw: RawTable,
    checked: Validated,
    actor: str,
    confirm: Callable[[], None] = lambda: None,
) -> LoadSummary:
    """Store what was checked as one load, whole or not at all.

    `confirm` is asked once the load has begun, and may still refuse it.
    """
    known: list[Any] = [*store.framework.datasets[dataset].columns, "_line", "_sheet"]
    origin = Origin(dataset, dataset, raw.file, raw.sheet, raw.sha256)
    rows = checked.rows.reindex(columns=known)
    return store.loads.add_load(origin, rows, checked.rejects, checked.read, actor, confirm)


def _outcome(
    dataset: str, file: str, checked: Validated, summary: LoadSummary | None = None
) -> LoadOutcome:
    return LoadOutcome(
        dataset=dataset,
        file=file,
        read=checked.read,
        accepted=checked.accepted,
        replaced=summary.replaced if summary else 0,
        rejects=checked.rejects,
        load=summary.id if summary else None,
    )


def describe_reject(reject: Reject) -> str:
    """A reject on one line: where, what was found, why, what to do."""
    place = [reject.file, reject.sheet or "", f"line {reject.line}" if reject.line else ""]
    column = f'column "{reject.column}": ' if reject.column else ""
    found = f"found {reject.value!r}: " if reject.value is not None else ""
    where = ", ".join(part for part in place if part)
    return f"{reject.severity}: {where}: {column}{found}{reject.reason}; {reject.remedy}"
