"""Texts in languages: every language used is one that the project declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from dashboard.framework.faults import Fault
from dashboard.framework.labels import Headers, Label
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path
from dashboard.framework.suggestions import remedy


def check_languages(framework: Framework) -> Iterator[Fault]:
    """Labels and headers in a language that `project.languages` does not list; empty labels."""
    declared = list(framework.project.languages)
    for path, text in _texts((), framework):
        if not text.root:
            yield Fault(path, "has no text; write one")
        for language in text.root:
            if language and language not in declared:
                yield Fault(
                    (*path, language),
                    f'the language "{language}" is not among the project\'s languages; '
                    + remedy(language, declared),
                )


def _texts(path: Path, value: Any) -> Iterator[tuple[Path, Label | Headers]]:
    match value:
        case Label() | Headers():
            yield path, value
        case BaseModel():
            for name, field in type(value).model_fields.items():
                yield from _texts((*path, field.alias or name), getattr(value, name))
        case dict():
            for key, item in value.items():
                yield from _texts((*path, key), item)
        case list():
            for position, item in enumerate(value):
                yield from _texts((*path, position), item)
