"""Whether the body of a callback request has the form that the called callback declares.

Dash trusts its own renderer; whoever writes a body by hand would make it stumble. Everything Dash
reads outside the callback itself is compared with the declaration first. The values of properties
are the callback's own concern.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from werkzeug.exceptions import BadRequest

LARGEST_INDEX = 200


def check_body(body: object, callbacks: Mapping[str, Mapping[str, Any]]) -> None:
    """Raise BadRequest (400) unless `body` calls one of `callbacks` as it is declared."""
    if not isinstance(body, dict):
        raise BadRequest("A callback is called with a JSON object.")
    if not _is_text(body):
        raise BadRequest("A text in the call is not valid Unicode.")
    name = body.get("output")
    declared = callbacks.get(name) if isinstance(name, str) else None
    if declared is None or "callback" not in declared:
        raise BadRequest("There is no such callback.")
    for part in ("inputs", "state"):
        if not _fits(body.get(part, []), declared[part]):
            raise BadRequest(f"The {part} are not those of the callback.")
    if not _fits_outputs(body.get("outputs"), declared):
        raise BadRequest("The outputs are not those of the callback.")
    if not _are_names(body.get("changedPropIds", [])):
        raise BadRequest("changedPropIds is a list of names.")


def _is_text(body: object) -> bool:
    """True where every string encodes to UTF-8: JSON can spell half a letter, no address can."""
    waiting = [body]
    while waiting:
        match waiting.pop():
            case dict() as one:
                waiting.extend([*one.keys(), *one.values()])
            case list() as one:
                waiting.extend(one)
            case str() as one if not _encodes(one):
                return False
    return True


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _fits(given: object, declared: Sequence[Mapping[str, Any]]) -> bool:
    return (
        isinstance(given, list)
        and len(given) == len(declared)
        and all(_fits_one(*pair) for pair in zip(given, declared, strict=True))
    )


def _fits_one(given: object, declared: Mapping[str, Any]) -> bool:
    """A property, or a list of them where the declaration has a wildcard."""
    if isinstance(given, list):
        pattern = _identity(declared["id"])
        return isinstance(pattern, dict) and all(_is_property(one, declared) for one in given)
    return _is_property(given, declared)


def _is_property(given: object, declared: Mapping[str, Any]) -> bool:
    return (
        isinstance(given, dict)
        and str(given.get("property")).partition("@")[0] == declared["property"]
        and _matches(given.get("id"), _identity(declared["id"]))
    )


def _identity(text: object) -> object:
    """Dash writes the id of a pattern as JSON."""
    if isinstance(text, str) and text.startswith("{"):
        return json.loads(text)
    return text


def _matches(given: object, declared: object) -> bool:
    if not isinstance(declared, dict):
        return given == declared
    return (
        isinstance(given, dict)
        and given.keys() == declared.keys()
        and all(_fits_key(given[key], pattern) for key, pattern in declared.items())
    )


def _fits_key(given: object, pattern: object) -> bool:
    if isinstance(pattern, list):
        short = not isinstance(given, str) or len(given) <= LARGEST_INDEX
        return isinstance(given, str | int | float | bool) and short
    return given == pattern


def _fits_outputs(given: object, declared: Mapping[str, Any]) -> bool:
    if declared["no_output"]:
        return True
    output = declared["output"]
    if isinstance(output, list | tuple):
        return _fits(given, [one.to_dict() for one in output])
    return _fits_one(given, output.to_dict())


def _are_names(given: object) -> bool:
    return isinstance(given, list) and all(isinstance(name, str) for name in given)
