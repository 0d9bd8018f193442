"""Reads `indicators.yaml` into a framework, or says everything that is wrong with it at once.

Faults of the text, of the grammar and of the references between parts are collected together: what
the grammar refuses is set aside, and the rest is checked as if it were not there.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import yaml
from pydantic import ValidationError

from dashboard.errors import FrameworkError
from dashboard.framework.checks import check
from dashboard.framework.faults import Fault, item_name, subject
from dashboard.framework.model import Framework
from dashboard.framework.nodes import CIRCLE, Path, compose, flaws, follow, line_at, plain, remove
from dashboard.framework.wording import structural_faults

SYNTAX_REMEDIES = {
    "mapping values are not allowed": 'put quotes around a text that contains ": "',
    "cannot start any token": "put quotes around a text that begins with @, %, ` or a tab",
    "could not find expected ':'": "write `name: value`, with a blank after the colon",
    "expected <block end>": "indent this line like its neighbours",
    "expected ',' or": "close the bracket or put quotes around the text",
    "undefined alias": "define the &anchor above, or put quotes around a text that begins with *",
    "unexpected end of stream": "close the quotes or the bracket that was opened",
    "expected a single document": "remove the line `---`; a file holds one framework",
}
STAND_INS = {
    **dict.fromkeys(("code", "title", "short_title", "donor", "implementer", "coverage"), "?"),
    "country": "XX",
    "budget": {"amount": 1, "currency": "XXX"},
    "start": date.min,
    "end": date.max,
    "languages": ["en", "ru", "tg"],
}
"""What stands for a faulty part of the project, so that the rest can be checked."""

Said = tuple[int, str]
"""A line and the sentence about it."""


def read_framework(path: pathlib.Path | str) -> Framework:
    """The framework that the file declares.

    Raises FrameworkError with every fault as `FILE:LINE: subject: fault; remedy`, in file order.
    """
    file = pathlib.Path(path)
    try:
        return framework_from_text(file.read_text(encoding="utf-8-sig"), file.name)
    except UnicodeDecodeError:
        raise FrameworkError([f"{file.name}:1: is not UTF-8; save it as UTF-8"]) from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        advice = "give the path of the framework file"
        raise FrameworkError([f"{file}:1: {reason}; {advice}"]) from None


def framework_from_text(text: str, name: str = "indicators.yaml") -> Framework:
    """The framework declared by a text; faults as `read_framework` gives them."""
    try:
        root = compose(text)
    except yaml.YAMLError as error:
        said = list(_tabs(text)) or [_syntax(error)]
        raise _refusal(said, name) from None
    if root is None or not isinstance(root, yaml.MappingNode):
        raise _refusal([(1, "holds no framework; begin with `project:`")], name)
    framework, said = _Examination(root).result()
    if said or framework is None:
        raise _refusal(said, name)
    return framework


def describe_faults(text: str, faults: Iterable[Fault], name: str = "indicators.yaml") -> list[str]:
    """Faults that were found beyond the declaration itself, said like those in it.

    `text` is a framework that has been read; each sentence is `NAME:LINE: subject: fault`.
    """
    root = compose(text)
    if root is None:
        return []
    data = plain(root)
    said = [(line_at(root, fault.path), _sentence(data, fault)) for fault in faults]
    return _refusal(said, name).faults


def _refusal(said: list[Said], name: str) -> FrameworkError:
    ordered = dict.fromkeys(sorted(said, key=lambda item: item[0]))
    return FrameworkError([f"{name}:{line}: {sentence}" for line, sentence in ordered])


def _tabs(text: str) -> Iterator[Said]:
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r" *\t", line):
            yield number, "is indented with a tab; use blanks"


def _syntax(error: yaml.YAMLError) -> Said:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", None) or getattr(error, "context", None) or error)
    problem = problem.partition("\n")[0]
    known = (advice for words, advice in SYNTAX_REMEDIES.items() if words in problem)
    advice = next(known, "check quotes, brackets and indentation of this line and the one above")
    return (mark.line + 1 if mark else 1), f"is not readable as YAML ({problem}); {advice}"


class _Examination:
    """One file being examined; what the grammar refuses is taken out of the tree on the way."""

    def __init__(self, root: yaml.MappingNode) -> None:
        self._root = root
        self._said: list[Said] = []
        self._removed: list[Path] = []
        self._names: set[str] = set()
        self._guessed: set[str] = set()
        self._begun = False

    def result(self) -> tuple[Framework | None, list[Said]]:
        """The framework as far as it can be read, and all that is wrong."""
        found = flaws(self._root)
        endless = any(flaw.text == CIRCLE for flaw in found)
        data = None if endless else plain(self._root)
        self._said += [(flaw.line, _sentence(data, Fault(flaw.path, flaw.text))) for flaw in found]
        if endless:
            return None, self._said
        framework = self._read()
        if framework is not None:
            self._say(fault for fault in check(framework) if self._trusted(fault))
        return framework, self._said

    def _read(self) -> Framework | None:
        """Read, and while the grammar refuses a part, set that part aside and read again."""
        try:
            return Framework.model_validate(plain(self._root))
        except ValidationError as error:
            refused = self._refused(error)
            self._say(refused)
        while self._set_aside({fault.path for fault in refused}):
            try:
                return Framework.model_validate(self._filled())
            except ValidationError as error:
                refused = self._refused(error)
        return None

    def _refused(self, error: ValidationError) -> list[Fault]:
        return structural_faults(self._root, error.errors(include_url=False))

    def _filled(self) -> dict[str, Any]:
        """The data, with stand-ins for what is missing from the project."""
        data: dict[str, Any] = plain(self._root)
        project = data.get("project")
        if isinstance(project, dict):
            self._guessed = STAND_INS.keys() - project.keys()
            data["project"] = {**STAND_INS, **project}
        for milestone in _milestones(data):
            milestone.setdefault("planned", date.min)
        return data

    def _set_aside(self, paths: set[Path]) -> bool:
        """Take the places out, the last first, so that positions in lists stay true."""
        first, self._begun = not self._begun, True
        fresh = paths - {("project",)}
        if () in paths or not (fresh or first):
            return False
        for path in sorted(fresh, key=_order, reverse=True):
            step = path[-1]
            item = plain(follow(self._root, path)[1][1])
            name = step if isinstance(step, str) else item_name(item)
            self._names.update([name] if name else [])
            self._removed.append(path)
            remove(self._root, path)
        return True

    def _trusted(self, fault: Fault) -> bool:
        """False for what may be a mere consequence of something set aside."""
        depth = len(fault.path)
        container = any(
            path[:depth] == fault.path and len(path) <= depth + 1 for path in self._removed
        )
        budget = fault.path == ("budget",) and "budget" in self._guessed
        return not (container or budget or fault.unknown in self._names)

    def _say(self, faults: Iterable[Fault]) -> None:
        data = plain(self._root)
        self._said += [
            (line_at(self._root, fault.path), _sentence(data, fault)) for fault in faults
        ]


def _sentence(data: Any, fault: Fault) -> str:
    return f"{subject(data, fault.path)[0]}: {fault.text}"


def _milestones(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    plans = data.get("plans")
    for plan in plans.values() if isinstance(plans, dict) else ():
        items = plan.get("items") if isinstance(plan, dict) else None
        yield from (item for item in items or () if isinstance(item, dict))


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)
