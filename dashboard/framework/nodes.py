"""YAML with its lines kept: a file becomes a tree of nodes, and plain data beside it.

Only plain scalars, lists and maps are read; no tag builds an object. Keys are always text, `on` and
`off` are text, and an impossible date stays text, so that the grammar can say what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

Path = tuple[str | int, ...]
Place = tuple[yaml.Node, yaml.Node]
"""A key (the item itself in a list) and what stands there."""

STANDARD = "tag:yaml.org,2002:"
CIRCLE = "refers to itself; remove the alias"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE)$", list("yYnNtTfF")),
    ("int", r"^[-+]?(?:0|[1-9][0-9_]*)$", list("-+0123456789")),
    ("float", r"^[-+]?[0-9][0-9_]*\.[0-9]*$", list("-+0123456789")),
    ("timestamp", r"^\d{4}-\d{2}-\d{2}$", list("0123456789")),
):
    _Loader.add_implicit_resolver(STANDARD + _tag, re.compile(_pattern), _first)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the file as YAML, before it is read as a framework."""

    line: int
    path: Path
    text: str


def compose(text: str) -> yaml.Node | None:
    """The root node; None for an empty file; yaml.YAMLError where the text is not YAML."""
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def plain(node: yaml.Node) -> Any:
    """The node as dicts, lists, texts, numbers, dates, truth values and None."""
    match node:
        case yaml.MappingNode():
            return {str(key.value): plain(value) for key, value in node.value}
        case yaml.SequenceNode():
            return [plain(item) for item in node.value]
        case _:
            return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    match str(node.tag).removeprefix(STANDARD):
        case "null":
            return None
        case "bool":
            return text.lower() in ("yes", "true")
        case "int":
            return int(text.replace("_", ""))
        case "float":
            return float(text.replace("_", ""))
        case "timestamp":
            return _day_or_text(text)
        case _:
            return text


def _day_or_text(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def flaws(root: yaml.Node) -> list[Flaw]:
    """Keys given twice, keys that are no text, tags, and nodes that contain themselves."""
    return list(_Inspection().of(root, ()))


class _Inspection:
    """One walk over the nodes; an aliased node is looked at once."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._done: set[int] = set()

    def of(self, node: yaml.Node, path: Path) -> Iterator[Flaw]:
        if id(node) in self._open:
            yield Flaw(line_of(node), path, CIRCLE)
            return
        if id(node) in self._done:
            return
        self._open.add(id(node))
        if not str(node.tag).startswith(STANDARD) or "python" in str(node.tag):
            yield Flaw(line_of(node), path, f'the tag "{node.tag}" is not allowed; remove it')
        match node:
            case yaml.MappingNode():
                yield from self._of_map(node, path)
            case yaml.SequenceNode():
                for position, item in enumerate(node.value):
                    yield from self.of(item, (*path, position))
        self._open.remove(id(node))
        self._done.add(id(node))

    def _of_map(self, node: yaml.MappingNode, path: Path) -> Iterator[Flaw]:
        seen: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                yield Flaw(line_of(key), path, "a key must be a text; put quotes around it")
                continue
            name = str(key.value)
            if name in seen:
                what = f'"{name}" is given twice, first in line {seen[name]}; remove one of them'
                yield Flaw(line_of(key), path, what)
            seen.setdefault(name, line_of(key))
            yield from self.of(value, (*path, name))


def line_of(node: yaml.Node) -> int:
    """The line on which the node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def child(node: yaml.Node, step: str | int) -> Place | None:
    """What stands under `step`: the last one where a key is given twice."""
    match node:
        case yaml.MappingNode():
            found = [(key, value) for key, value in node.value if key.value == step]
            return found[-1] if found else None
        case yaml.SequenceNode() if isinstance(step, int) and 0 <= step < len(node.value):
            return node.value[step], node.value[step]
    return None


def follow(root: yaml.Node, location: Path) -> tuple[Path, Place]:
    """The place that a location leads to; steps that lead nowhere are passed over.

    The grammar's locations contain names of alternatives that stand in no file.
    """
    path: Path = ()
    place = (root, root)
    for step in location:
        found = child(place[1], step)
        if found is not None:
            path, place = (*path, step), found
    return path, place


def line_at(root: yaml.Node, path: Path) -> int:
    """The line of the key (or list item) at `path`, or of the nearest place above it."""
    return line_of(follow(root, path)[1][0])


def remove(root: yaml.Node, path: Path) -> None:
    """Take what stands at `path` out of the tree."""
    parent = follow(root, path[:-1])[1][1]
    match parent:
        case yaml.MappingNode():
            parent.value = [pair for pair in parent.value if pair[0].value != path[-1]]
        case yaml.SequenceNode() if isinstance(path[-1], int):
            del parent.value[path[-1]]
