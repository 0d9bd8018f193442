"""Which address a path is, and what it needs: one table for the guard and for the router."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule

from dashboard.access.permissions import Permission
from dashboard.framework import Framework


class Guarded(Protocol):
    """Anything that has an address and a price of entry."""

    @property
    def path(self) -> str:
        """A path such as `/results/<code>`."""

    @property
    def permission(self) -> Permission:
        """What a person needs to open it."""

    @property
    def exists(self) -> Callable[..., bool] | None:
        """`exists(framework, **parts)`; None where every address of the form exists."""


READ = frozenset({"GET"})
SENT = frozenset({"POST"})


@dataclass(frozen=True, slots=True)
class Address:
    """An address that is no page, such as a download.

    `methods` are GET for what is only read, POST for what a form changes. `largest` is how many
    bytes a request may send where that is more than what pages and callbacks need.
    """

    path: str
    permission: Permission
    exists: Callable[..., bool] | None = None
    methods: frozenset[str] = READ
    largest: int | None = None


T = TypeVar("T", bound=Guarded)


class Addresses(Generic[T]):
    """Finds the entry for a path. Order does not matter: the most exact form wins."""

    def __init__(self, entries: Iterable[T]) -> None:
        self.entries = tuple(entries)
        rules = [Rule(entry.path, endpoint=entry) for entry in self.entries]
        self._bound = Map(rules, merge_slashes=False, redirect_defaults=False).bind("")

    def find(self, path: str) -> tuple[T, dict[str, str]] | None:
        """The entry and the path's parts, or None where no form fits. Never raises."""
        try:
            entry, parts = self._bound.match(path)
        except (HTTPException, ValueError):
            return None
        return entry, dict(parts)


def is_there(entry: Guarded, framework: Framework, parts: Mapping[str, str]) -> bool:
    """True where the parts of the path name something of the framework."""
    return entry.exists is None or entry.exists(framework, **parts)
