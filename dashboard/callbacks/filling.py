"""What all fillings share: a request's parts are read as what they are, never trusted."""

from __future__ import annotations


def search_text(search: object) -> str | None:
    """The query as the browser sent it; None for anything that is not a text."""
    return search if isinstance(search, str) else None


def part(place: object, name: str) -> str | None:
    """One part of a component's id; None where the browser sent no such text."""
    found = place.get(name) if isinstance(place, dict) else None
    return found if isinstance(found, str) else None
