"""Keeps out the rows of persons whose records were erased on request (domain R14)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.confidentiality.identities import (
    ERASED,
    erased_identifier,
    identifying,
    mentioning,
    name_of,
)
from dashboard.data.validation.faults import Fault
from dashboard.data.validation.findings import Findings
from dashboard.framework import Framework

_WAS_ERASED = Fault(
    "names a person whose records were erased on request",
    "take the row out of the file; it is not loaded again",
)
_IS_MENTIONED = Fault(
    "mentions a person whose records were erased on request; kept without the id",
    "take the id out of the file",
    severity="warning",
)
_NO_IDENTIFIER = Fault(
    f'begins with "{ERASED}", which marks erased records', "give the id as the register has it"
)


@dataclass(frozen=True)
class ErasedPersons:
    """Who was erased: keyed names by the scope of their identifiers, made with `key`."""

    key: bytes = field(default=b"", repr=False)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def holds(self, scope: str, identifier: str) -> bool:
        """True where whoever has this identifier was erased."""
        erased = self.names.get(scope)
        return erased is not None and name_of(self.key, scope, identifier) in erased


NOBODY = ErasedPersons()


def check_erased(
    findings: Findings,
    frame: pd.DataFrame,
    framework: Framework,
    dataset: str,
    erased: ErasedPersons,
) -> None:
    """An error for each row that names an erased person, by person, key or link."""
    for column, scope in identifying(framework, dataset).items():
        marked = frame[column].astype("str").str.startswith(ERASED, na=False)
        findings.add(np.flatnonzero(marked), column, _NO_IDENTIFIER)
        findings.add(_places(frame[column], scope, erased), column, _WAS_ERASED)


def hide_mentions(
    findings: Findings,
    frame: pd.DataFrame,
    framework: Framework,
    dataset: str,
    erased: ErasedPersons,
) -> pd.DataFrame:
    """The frame without ids of erased persons in columns beside the identifying ones.

    Such a column holds ids of the same pattern, such as the case that another is a duplicate of.
    """
    for column, scope in mentioning(framework, dataset):
        places = _places(frame[column], scope, erased)
        if len(places):
            findings.add(places, column, _IS_MENTIONED)
            hidden = frame[column].copy()
            hidden.iloc[places] = [
                erased_identifier(erased.key, scope, str(text)) for text in hidden.iloc[places]
            ]
            frame = frame.assign(**{column: hidden})
    return frame


def _places(column: pd.Series, scope: str, erased: ErasedPersons) -> NDArray[np.intp]:
    """Where the column names somebody who was erased; each identifier is hashed once."""
    if scope not in erased.names:
        return np.flatnonzero([])
    known = [text for text in column.dropna().unique() if erased.holds(scope, str(text))]
    return np.flatnonzero(column.isin(known))
