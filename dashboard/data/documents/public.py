"""The declaration as the public may have it: without the team, its money, its risks, its files.

Owners, budget, risks and their mitigation, worked examples, header names and spellings of files and
forbidden columns stay with the team (domain R13), and so do datasets behind no public figure. What
is left says what every figure means and reads as a framework again.
"""

from __future__ import annotations

from typing import Any

from dashboard.framework import Framework

Declaration = dict[str, Any]
OF_THE_TEAM: dict[str, tuple[str, ...]] = {
    "project": ("budget",),
    "amendments": ("budget",),
    "results": ("risks",),
    "indicators": ("owner", "examples"),
    "cascades": ("owner",),
    "columns": ("headers", "pattern"),
    "codes": ("aliases",),
}
WHOLE_PARTS = ("budget", "expenditure", "forbidden_columns")
UNNAMED: dict[str, str] = {"": ""}


def public_declaration(framework: Framework) -> Declaration:
    """The declaration as JSON values, without what is for the team."""
    whole: Declaration = framework.model_dump(mode="json", by_alias=True)
    declared = {name: part for name, part in whole.items() if name not in WHOLE_PARTS}
    project = _without(declared["project"], "project")
    project["amendments"] = _each_without(project["amendments"], "amendments")
    behind, lists = _datasets_behind(framework), _lists_behind(framework)
    return {
        **declared,
        "project": project,
        "results": _each_without(declared["results"], "results"),
        "indicators": _each_without(declared["indicators"], "indicators"),
        "cascades": _each_without(declared["cascades"], "cascades"),
        "datasets": {
            name: _dataset(found) for name, found in declared["datasets"].items() if name in behind
        },
        "code_lists": {
            name: {code: _without(entry, "codes") for code, entry in codes.items()}
            for name, codes in declared["code_lists"].items()
            if name in lists
        },
    }


def read_declaration(declaration: Declaration) -> Framework:
    """The framework that a public declaration describes; nobody owns its indicators."""
    indicators = [{**item, "owner": UNNAMED} for item in declaration["indicators"]]
    return Framework.model_validate({**declaration, "indicators": indicators})


def public_framework(framework: Framework) -> Framework:
    """The framework as the public reads it in a publication."""
    return read_declaration(public_declaration(framework))


def _without(found: Declaration, kind: str) -> Declaration:
    return {name: part for name, part in found.items() if name not in OF_THE_TEAM[kind]}


def _each_without(found: list[Declaration], kind: str) -> list[Declaration]:
    return [_without(item, kind) for item in found]


def _dataset(found: Declaration) -> Declaration:
    columns = {name: _without(column, "columns") for name, column in found["columns"].items()}
    return {**found, "columns": columns}


def _datasets_behind(framework: Framework) -> set[str]:
    """Datasets that a figure rests on, with all that they borrow from."""
    found = {name for item in framework.indicators for name in framework.datasets_behind(item)}
    waiting = [
        name
        for cascade in framework.cascades
        for name in (cascade.dataset, *map(cascade.dataset_of, cascade.stages))
    ]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [link.dataset for link in framework.datasets[name].links.values()]
    return found


def _lists_behind(framework: Framework) -> set[str]:
    """Code lists of their columns, and those that a dimension names itself."""
    columns = (
        column
        for name in _datasets_behind(framework)
        for column in framework.datasets[name].columns.values()
    )
    dimensions = {
        item.column(dimension)
        for indicator in framework.indicators
        for item in indicator.disaggregations
        for dimension in item.by
    }
    return {column.code_list for column in columns if column.code_list} | dimensions
