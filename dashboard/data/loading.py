"""One load: a file offered as a dataset becomes rows, rejects and a load record, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.data.sources import RawTable, read_source
from dashboard.data.store import Store
from dashboard.data.store.records import Origin
from dashboard.data.validation import Validated, validate
from dashboard.errors import SourceError
from dashboard.framework import Framework
from dashboard.framework.datasets import Dataset
from dashboard.protocols import LoadSummary, Reject


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


def load_file(
    store: Store,
    dataset: str,
    path: Path,
    actor: str,
    *,
    sheet: str | None = None,
    rehearse: bool = False,
) -> LoadOutcome:
    """Load a file; SourceError says why nothing was stored. The same bytes change nothing."""
    declared = declared_dataset(store.framework, dataset)
    raw = read_source(path, declared, store.framework, sheet)
    same = store.loads.same_file(dataset, raw.sha256, raw.sheet)
    if same is not None:
        return LoadOutcome(dataset, path.name, 0, 0, 0, [], same_as=same)
    checked = check_table(store, dataset, raw)
    if not checked.accepted:
        raise SourceError(_nothing_acceptable(path, checked))
    if rehearse:
        return _outcome(dataset, path, checked)
    summary = add_table(store, dataset, raw, checked, actor)
    return _outcome(dataset, path, checked, summary)


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


def check_table(store: Store, dataset: str, raw: RawTable) -> Validated:
    """The rows of a table as the dataset; links are followed into the rows now current."""
    parents = _parents(store, store.framework.datasets[dataset])
    return validate(raw, dataset, store.framework, parents)


def add_table(
    store: Store, dataset: str, raw: RawTable, checked: Validated, actor: str
) -> LoadSummary:
    """Store what was checked as one load, whole or not at all."""
    known: list[Any] = [*store.framework.datasets[dataset].columns, "_line", "_sheet"]
    origin = Origin(dataset, dataset, raw.file, raw.sheet, raw.sha256)
    rows = checked.rows.reindex(columns=known)
    return store.loads.add_load(origin, rows, checked.rejects, checked.read, actor)


def _outcome(
    dataset: str, path: Path, checked: Validated, summary: LoadSummary | None = None
) -> LoadOutcome:
    return LoadOutcome(
        dataset=dataset,
        file=path.name,
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


def _nothing_acceptable(path: Path, checked: Validated) -> str:
    head = (
        f"{path.name}: none of the {checked.read} rows could be accepted, so nothing was stored; "
        "mend the file and load it again"
    )
    return "\n".join([head, *(describe_reject(reject) for reject in checked.rejects)])
