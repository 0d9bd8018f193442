"""The JSON Schema of `indicators.yaml`, short forms included, with which editors check the file."""

from __future__ import annotations

from functools import cache
from typing import Any

from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path

DRAFT = "https://json-schema.org/draft/2020-12/schema"


@cache
def framework_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of a whole file; do not change the result."""
    return {
        "$schema": DRAFT,
        **Framework.model_json_schema(by_alias=True, mode="validation"),
        "title": "indicators.yaml",
    }


def fields_at(location: Path) -> list[str]:
    """The names of fields that may stand at a location of the grammar."""
    places = _places(location)
    return list(dict.fromkeys(name for place in places for name in place.get("properties", {})))


def types_at(location: Path) -> list[str]:
    """The JSON types that a value at a location of the grammar may have."""
    return list(dict.fromkeys(str(place.get("type")) for place in _places(location)))


def _places(location: Path) -> list[dict[str, Any]]:
    places = _open(framework_schema())
    for step in location:
        places = _step(places, step)
    return places


def _step(places: list[dict[str, Any]], step: str | int) -> list[dict[str, Any]]:
    if isinstance(step, int):
        below = [place["items"] for place in places if isinstance(place.get("items"), dict)]
    else:
        below = [found for place in places if (found := _property(place, step))]
    return [opened for found in below for opened in _open(found)] or _named(places, step)


def _property(place: dict[str, Any], step: str) -> dict[str, Any] | None:
    declared: dict[str, Any] | None = place.get("properties", {}).get(step)
    others = place.get("additionalProperties")
    return declared or (others if isinstance(others, dict) else None)


def _named(places: list[dict[str, Any]], step: str | int) -> list[dict[str, Any]]:
    """Among alternatives, the one whose `type` field says `step`."""
    chosen = [
        place
        for place in places
        if place.get("properties", {}).get("type", {}).get("const") == step
    ]
    return chosen or places


def _open(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """The schema itself, or all its alternatives, with references followed."""
    if "$ref" in schema:
        return _open(framework_schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]])
    alternatives = schema.get("anyOf") or schema.get("oneOf")
    if alternatives:
        return [opened for found in alternatives for opened in _open(found)]
    return [schema]
