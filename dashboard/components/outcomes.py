"""How a job ended, in the reader's language: its sentences found again in what it kept."""

from __future__ import annotations

import re
from datetime import date

from dashboard.formats import day
from dashboard.language import Language
from dashboard.protocols.outcomes import OUTCOMES

PLACE = re.compile(r"\\\{(\w+)\\\}")
KINDS = {"day": r"\d{4}-\d{2}-\d{2}", "period": r"\S+", "person": r"\S+"}
NUMBER = r"\d+"


def _pattern(template: str) -> re.Pattern[str]:
    """What the template makes, with its places as named groups."""

    def group(place: re.Match[str]) -> str:
        return f"(?P<{place[1]}>{KINDS.get(place[1], NUMBER)})"

    return re.compile(PLACE.sub(group, re.escape(template)))


PATTERNS = tuple((template, _pattern(template)) for template in OUTCOMES)


def outcome_words(language: Language, message: str) -> str | None:
    """The message in the reader's language; None where it holds any other sentence."""
    said: list[str] = []
    rest = message.strip()
    while rest:
        found = _first_sentence(language, rest)
        if found is None:
            return None
        words, length = found
        said.append(words)
        rest = rest[length:].lstrip()
    return " ".join(said) if said else None


def _first_sentence(language: Language, text: str) -> tuple[str, int] | None:
    for template, pattern in PATTERNS:
        if (match := pattern.match(text)) is not None:
            found = match.groupdict().items()
            values = {name: _told(language, name, value) for name, value in found}
            return language.gettext(template).format(**values), match.end()
    return None


def _told(language: Language, name: str, value: str) -> str:
    return day(language, date.fromisoformat(value)) if name == "day" else value
