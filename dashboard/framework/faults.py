"""Faults of the declaration: where they are, and how they are said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.framework.nodes import Path
from dashboard.framework.suggestions import remedy


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at one place. `unknown` is the name that was referred to and is not defined."""

    path: Path
    text: str
    unknown: str | None = None


ANY = "*"
SUBJECTS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("project", "periods", ANY), 'period "{}"'),
    (("project", "amendments", ANY), "amendment {}"),
    (("project",), "project"),
    (("dimensions", ANY), 'dimension "{}"'),
    (("code_lists", ANY, ANY), 'code list "{}", code "{}"'),
    (("code_lists", ANY), 'code list "{}"'),
    (("forbidden_columns", ANY), 'forbidden columns "{}"'),
    (("datasets", ANY, "columns", ANY), 'dataset "{}", column "{}"'),
    (("datasets", ANY, "links", ANY), 'dataset "{}", link "{}"'),
    (("datasets", ANY, "derived", ANY), 'dataset "{}", derived column "{}"'),
    (("datasets", ANY), 'dataset "{}"'),
    (("levels", ANY), 'level "{}"'),
    (("results", ANY), 'result "{}"'),
    (("indicators", ANY), 'indicator "{}"'),
    (("cascades", ANY), 'cascade "{}"'),
    (("plans", ANY, "items", ANY), 'plan "{}", milestone "{}"'),
    (("plans", ANY), 'plan "{}"'),
    (("budget", ANY), 'budget line "{}"'),
    (("disclosure", "margins", ANY), "margin {}"),
    (("disclosure",), "disclosure"),
    (("expenditure",), "expenditure"),
)


def undefined(path: Path, kind: str, name: str, known: Iterable[str], of: str = "") -> Fault:
    """A reference to something that is not defined (in `of`), with the nearest name that is."""
    where = f" in {of}" if of else ""
    text = f'{kind} "{name}" is not defined{where}; {remedy(name, known)}'
    return Fault(path, text, unknown=name)


def subject(data: Any, path: Path) -> tuple[str, Path]:
    """What the place is about, such as `indicator "OP1.1.2"`, and the steps below it."""
    for pattern, words in SUBJECTS:
        if _matches(pattern, path):
            names = [
                _name(data, path[: position + 1])
                for position, step in enumerate(pattern)
                if step == ANY
            ]
            return words.format(*names), path[len(pattern) :]
    return "framework", path


def _matches(pattern: tuple[str, ...], path: Path) -> bool:
    return len(path) >= len(pattern) and all(
        wanted in (ANY, step) for wanted, step in zip(pattern, path, strict=False)
    )


def _name(data: Any, path: Path) -> str:
    """The key; of a list item its code, id or name, else its position counted from 1."""
    step = path[-1]
    return step if isinstance(step, str) else item_name(_at(data, path)) or str(step + 1)


def item_name(item: Any) -> str | None:
    """What identifies an item of a list: its code, id or name."""
    if not isinstance(item, dict):
        return None
    return next((str(item[field]) for field in ("code", "id", "name") if field in item), None)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def dotted(path: Path) -> str:
    """`measure.where.sex`; list positions are counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
