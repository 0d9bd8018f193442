"""What the grammar refuses, in sentences: each says what is expected and how to write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import yaml

from dashboard.framework.classification import ADDRESS, SECTOR
from dashboard.framework.faults import Fault, dotted, subject
from dashboard.framework.json_schema import fields_at, types_at
from dashboard.framework.nodes import Path, follow
from dashboard.framework.suggestions import quoted, remedy

EXPECTED = {
    "int": "a whole number such as 12",
    "float": "a number such as 12 or 12.5",
    "decimal": "an amount such as 200000 or 1250.50",
    "bool": "yes or no",
    "date": "a day such as 2019-03-31",
    "string": "a text (put quotes around numbers and dates that are meant as text)",
    "list": "a list such as [a, b]",
    "tuple": "a list such as [a, b]",
    "model": "a map of fields such as {field: value}",
}
FORMS = {
    "string": "a text",
    "array": "a list such as [a, b]",
    "object": "a map such as {name: value}",
}
BOUNDS = {
    "greater_than": "must be above {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be below {lt}",
    "less_than_equal": "must be at most {le}",
    "too_short": "needs at least {min_length} entries",
    "too_long": "may have at most {max_length} entries",
}
PATTERNS = {
    "^[A-Z]{3}$": "a currency of three capital letters such as USD",
    "^[A-Z]{2}$": "a country of two capital letters such as TJ (put quotes around NO)",
    ADDRESS: "an address that begins with https:// or http://",
    SECTOR: 'a purpose code of the DAC list, five digits such as "15160"',
}
PRIMITIVES = {"int", "float", "date", "str", "bool"}
SHOWN = 40


def structural_faults(root: yaml.Node, errors: Iterable[Any]) -> list[Fault]:
    """One fault for each thing that the grammar refuses; alternatives of one value are merged."""
    merged: dict[Path, list[Any]] = {}
    for error in errors:
        location = tuple(error["loc"])
        alternative = bool(location) and location[-1] in PRIMITIVES
        merged.setdefault(location[:-1] if alternative else location, []).append(error)
    return [_fault(root, location, found) for location, found in merged.items()]


def _fault(root: yaml.Node, location: Path, errors: list[Any]) -> Fault:
    path, _ = follow(root, location)
    error = errors[0]
    if error["type"] == "missing":
        return Fault(path, _missing(path, location))
    if len(errors) > 1:
        return Fault(path, f"{_found(path, error)}; give {_alternatives(errors)}")
    return Fault(path, _sentence(path, location, error))


def _missing(path: Path, location: Path) -> str:
    name = location[-1]
    if isinstance(name, int):
        return f"{_field(path)} has too few entries; give {name + 1}"
    field = f"{dotted(_below(path))}.{name}".lstrip(".")
    return f'"{field}" is missing; add it'


def _sentence(path: Path, location: Path, error: Any) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            known = fields_at(location[:-1])
            return f'"{path[-1]}" is not a known field; {remedy(str(path[-1]), known)}'
        case "literal_error":
            return f"{_found(path, error)}; {_choice(error['input'], context['expected'])}"
        case "union_tag_invalid":
            known = _choices(context["expected_tags"])
            return f'{_kind(path)} "{context["tag"]}" is not known; {remedy(context["tag"], known)}'
        case "union_tag_not_found":
            return f'{_field(path)} does not say its "type"; add it'
        case "value_error":
            return f"{_field(path)}: {context['error']}".removeprefix("this: ")
        case "string_pattern_mismatch":
            wanted = PATTERNS.get(context["pattern"], f"a text like {context['pattern']}")
            return f"{_found(path, error)}; give {wanted}"
        case kind if kind in BOUNDS:
            return f"{_field(path)} {BOUNDS[kind].format(**context)}{_but(error)}; correct it"
        case kind:
            return f"{_found(path, error)}; give {_expected(kind, location)}"


def _expected(kind: str, location: Path) -> str:
    if kind == "dict_type":
        return " or ".join(FORMS[form] for form in types_at(location) if form in FORMS)
    first = kind.partition("_")[0]
    return EXPECTED.get(first, "what the schema says (see `dashboard schema`)")


def _alternatives(errors: list[Any]) -> str:
    kinds = dict.fromkeys(_expected(error["type"], error["loc"]) for error in errors)
    return " or ".join(kinds)


def _choice(given: Any, expected: str) -> str:
    return remedy(given, _choices(expected)) if isinstance(given, str) else f"give {expected}"


def _choices(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected)


def _found(path: Path, error: Any) -> str:
    return f"{_field(path)} is {_shown(error['input'])}"


def _but(error: Any) -> str:
    given = error["input"]
    return f", found {_shown(given)}" if isinstance(given, int | float | str) else ""


def _shown(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "yes" if value else "no"
        case str():
            return f'"{value[:SHOWN]}"'
        case dict():
            return f"a map of {quoted(str(key) for key in value)}"
        case list():
            return "a list"
        case _:
            return str(value)[:SHOWN]


def _kind(path: Path) -> str:
    return "measure type" if path[-1:] == ("measure",) else "kind of derived column"


def _field(path: Path) -> str:
    below = dotted(_below(path))
    return f'"{below}"' if below else "this"


def _below(path: Path) -> Path:
    return subject(None, path)[1]
