"""The order of names where it has a meaning, kept apart: a canonical text sorts its keys.

Periods, code lists, datasets, plans and groups of margins are shown as they are declared (domain
R7), and a label falls back to the first of its languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

Steps = tuple[str, ...]
Order = dict[str, list[str]]
"""Path of a map, joined by `/` -> its keys as declared, where sorting would change them."""

ORDERED: frozenset[Steps] = frozenset(
    {
        ("project", "periods"),
        ("dimensions",),
        ("code_lists",),
        ("code_lists", "*"),
        ("datasets",),
        ("datasets", "*", "columns"),
        ("plans",),
        ("disclosure", "margins", "*", "groups"),
    }
)
LANGUAGES = frozenset({"", "en", "ru", "tg"})


def order_of(declaration: dict[str, Any]) -> Order:
    """The order of every map that sorting would change and a reader would miss."""
    return {
        "/".join(path): list(found)
        for path, found in _maps(declaration, ())
        if _has_order(path, found) and list(found) != sorted(found)
    }


def in_order(declaration: dict[str, Any], order: Order) -> dict[str, Any]:
    """The declaration with its maps as they were declared."""

    def arranged(path: Steps, found: dict[str, Any]) -> dict[str, Any]:
        return {name: found[name] for name in order.get("/".join(path), found)}

    result: dict[str, Any] = _rebuilt(declaration, (), arranged)
    return result


def _has_order(path: Steps, found: dict[str, Any]) -> bool:
    return found.keys() <= LANGUAGES or any(_matches(path, pattern) for pattern in ORDERED)


def _matches(path: Steps, pattern: Steps) -> bool:
    return len(path) == len(pattern) and all(
        expected in ("*", step) for step, expected in zip(path, pattern, strict=True)
    )


def _maps(found: Any, path: Steps) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Every map with its path."""
    if isinstance(found, dict):
        yield path, found
    for step, inner in _inner(found):
        yield from _maps(inner, (*path, step))


def _inner(found: Any) -> Iterator[tuple[str, Any]]:
    match found:
        case dict():
            yield from found.items()
        case list():
            yield from ((str(place), inner) for place, inner in enumerate(found))


def _rebuilt(
    found: Any, path: Steps, arranged: Callable[[Steps, dict[str, Any]], dict[str, Any]]
) -> Any:
    match found:
        case dict():
            return {
                name: _rebuilt(inner, (*path, name), arranged)
                for name, inner in arranged(path, found).items()
            }
        case list():
            return [
                _rebuilt(inner, (*path, str(place)), arranged) for place, inner in enumerate(found)
            ]
        case _:
            return found
