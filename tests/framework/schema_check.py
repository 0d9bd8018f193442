"""A JSON Schema checker for what the product's schema uses; slow and obvious, for tests only.

It refuses a keyword that it does not know, so that it never passes what it has not looked at.
"""

import re
from collections.abc import Iterator
from typing import Any

SILENT = {"$defs", "$schema", "title", "description", "default", "format", "discriminator"}
TYPES = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "object": dict,
    "array": list,
    "null": type(None),
}
RULES = {
    "type": lambda value, kind: is_of(value, kind),
    "const": lambda value, wanted: value == wanted,
    "enum": lambda value, wanted: value in wanted,
    "minimum": lambda value, bound: not is_of(value, "number") or value >= bound,
    "maximum": lambda value, bound: not is_of(value, "number") or value <= bound,
    "exclusiveMinimum": lambda value, bound: not is_of(value, "number") or value > bound,
    "minItems": lambda value, bound: not isinstance(value, list) or len(value) >= bound,
    "maxItems": lambda value, bound: not isinstance(value, list) or len(value) <= bound,
    "minProperties": lambda value, bound: not isinstance(value, dict) or len(value) >= bound,
    "pattern": lambda value, text: not isinstance(value, str) or bool(re.search(text, value)),
    "required": lambda value, names: not isinstance(value, dict) or set(names) <= set(value),
}


def is_of(value: Any, kind: str) -> bool:
    if isinstance(value, bool) and kind in ("integer", "number"):
        return False
    return isinstance(value, TYPES[kind])


def breaches(value: Any, schema: Any, root: dict[str, Any], path: str = "") -> Iterator[str]:
    """Where and by which keyword the value breaks the schema."""
    if isinstance(schema, bool):
        if not schema:
            yield f"{path}: not allowed"
        return
    for keyword, wanted in schema.items():
        if keyword in RULES:
            if not RULES[keyword](value, wanted):
                yield f"{path}: {keyword}"
        elif keyword not in SILENT:
            yield from _parts(keyword, wanted, value, schema, root, path)


def _parts(
    keyword: str, wanted: Any, value: Any, schema: Any, root: dict[str, Any], path: str
) -> Iterator[str]:
    match keyword:
        case "$ref":
            yield from breaches(value, root["$defs"][wanted.rsplit("/", 1)[-1]], root, path)
        case "anyOf" | "oneOf":
            fitting = [part for part in wanted if not list(breaches(value, part, root, path))]
            if not fitting or (keyword == "oneOf" and len(fitting) > 1):
                yield f"{path}: {keyword}"
        case "properties" if isinstance(value, dict):
            for name in wanted.keys() & value.keys():
                yield from breaches(value[name], wanted[name], root, f"{path}.{name}")
        case "additionalProperties" if isinstance(value, dict):
            for name in value.keys() - schema.get("properties", {}).keys():
                yield from breaches(value[name], wanted, root, f"{path}.{name}")
        case "items" if isinstance(value, list):
            for number, item in enumerate(value[len(schema.get("prefixItems", [])) :]):
                yield from breaches(item, wanted, root, f"{path}[{number}]")
        case "prefixItems" if isinstance(value, list):
            for number, (item, part) in enumerate(zip(value, wanted, strict=False)):
                yield from breaches(item, part, root, f"{path}[{number}]")
        case "properties" | "additionalProperties" | "items" | "prefixItems":
            return
        case _:
            raise AssertionError(f"keyword {keyword} is not checked")
