"""Keyed names of persons and records: which identifiers speak of the same one, and under what name.

A name is HMAC-SHA256 of the identifier within its scope. Where a record was erased, its identifier
has given way to its own keyed name, marked as such: so the ledger's names of persons stay the same
after an erasure as before (domain R14).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence

from dashboard.framework import Framework

ERASED = "erased:"
"""Begins an identifier that has given way to its keyed name."""
SEPARATOR = "\x1f"


def scope_of(framework: Framework, dataset: str, column: str) -> str:
    """What the identifiers in a column are of: equal ones in one scope are of the same thing.

    A link leads to the parent's own column. The persons of a register are a scope that has
    the register's name; any other scope names dataset and column.
    """
    place = _origin(framework, dataset, column, ())
    declared = framework.datasets[place[0]]
    if place[1] == declared.person or declared.key == [place[1]]:
        return place[0]
    return ".".join(place)


def _origin(
    framework: Framework, dataset: str, column: str, seen: tuple[str, ...]
) -> tuple[str, str]:
    for link in framework.datasets[dataset].links.values():
        (key,) = framework.datasets[link.dataset].key
        there = {link.on: key, **link.borrowed()}.get(column)
        if there is not None and link.dataset not in seen:
            return _origin(framework, link.dataset, there, (*seen, dataset))
    return dataset, column


def identifying(framework: Framework, dataset: str) -> dict[str, str]:
    """Columns of text that name a person or a record -> the scope of their identifiers."""
    declared = framework.datasets[dataset]
    links = [link.on for link in declared.links.values()]
    return {
        name: scope_of(framework, dataset, name)
        for name in dict.fromkeys([*declared.key, *links, declared.person])
        if name in declared.columns and declared.columns[name].type == "text"
    }


def mentioning(framework: Framework, dataset: str) -> Iterator[tuple[str, str]]:
    """Other columns that hold identifiers of a scope, known by the declared pattern."""
    columns = framework.datasets[dataset].columns
    known = identifying(framework, dataset)
    for column, declared in columns.items():
        for name, scope in known.items():
            same = declared.pattern is not None and declared.pattern == columns[name].pattern
            if same and column not in known:
                yield column, scope


def name_of(key: bytes, scope: str, identifier: str | None) -> str:
    """The keyed name of an identifier; an erased one carries it."""
    if identifier is not None and identifier.startswith(ERASED):
        return identifier.removeprefix(ERASED)
    return keyed(key, (scope, identifier))


def erased_identifier(key: bytes, scope: str, identifier: str) -> str:
    """What takes the place of an identifier when its record is erased."""
    return f"{ERASED}{name_of(key, scope, identifier)}"


def keyed(key: bytes, names: Sequence[str | None]) -> str:
    """HMAC-SHA256 of several names in their order, as hexadecimal digits."""
    text = SEPARATOR.join(name or "" for name in names)
    return hmac.new(key, text.encode(), "sha256").hexdigest()
