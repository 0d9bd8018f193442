"""Codes of a list, found by code, label in any language, alias, lost letter or near spelling.

Exact names win over everything; a lost letter ("Су?д") or a near spelling (similarity 0.9) is
accepted with a warning where it points to one code alone (domain B.3 #13, #16, C18).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dashboard.data.letters import fold
from dashboard.data.validation.faults import Reading, doubted, is_missing, refused
from dashboard.framework.datasets import Code

SIMILAR = 90.0
_SHORTEST_GUESS = 5
_LOST = re.compile(r"(?<=\w)[?\ufffd]|[?\ufffd](?=\w)")
_SEPARATORS = re.compile(r"[;,|/\n]+")
_YES = frozenset({"yes", "y", "true", "1", "да", "д", "ҳа", "ха", "бале", "x", "+", "✓", "oui"})
_NO = frozenset({"no", "n", "false", "0", "нет", "н", "не", "на", "non"})


@dataclass(frozen=True)
class CodeList:
    """A code list ready for look-up. `lenient` maps what is not known to the unknown code."""

    names: Mapping[str, str]
    order: Mapping[str, int]
    unknown: str | None
    lenient: bool

    @classmethod
    def of(cls, codes: Mapping[str, Code], *, lenient: bool) -> CodeList:
        """The list with every name in comparable form; the first that claims a name keeps it."""
        names: dict[str, str] = {}
        for code in codes:
            names.setdefault(fold(code), code)
        for code, entry in codes.items():
            for name in (*entry.label.texts(), *entry.aliases):
                names.setdefault(fold(name), code)
        unknown = next((code for code, entry in codes.items() if entry.unknown), None)
        return cls(names, {code: i for i, code in enumerate(codes)}, unknown, lenient)

    def read_code(self, text: str) -> Reading:
        """The code that a cell names. A missing token is a code only if the list says so."""
        name = fold(text)
        if name in self.names:
            return Reading(self.names[name])
        if is_missing(text):
            return Reading()
        return self._guessed(name) or self._unknown()

    def read_codes(self, text: str) -> Reading:
        """The codes of a cell in list order with blanks between; blank, semicolon or comma part."""
        whole = self.names.get(fold(text))
        if whole or is_missing(text):
            return Reading(whole)
        parts = [part for part in _SEPARATORS.split(text) if part.strip()]
        if len(parts) == 1:
            guessed = self._guessed(fold(text))
            if guessed:
                return guessed
            parts = text.split()
        return self._joined([self.read_code(part) for part in parts])

    def _joined(self, readings: list[Reading]) -> Reading:
        faults = sorted(
            (reading.fault for reading in readings if reading.fault),
            key=lambda fault: fault.severity,
        )
        if faults and faults[0].severity == "error":
            return Reading(None, faults[0])
        found = {str(reading.value) for reading in readings if reading.value is not None}
        known = (found - {self.unknown}) or found
        value = " ".join(sorted(known, key=self.order.__getitem__)) or None
        return Reading(value, faults[0] if faults else None)

    def _guessed(self, name: str) -> Reading | None:
        by_letters = self._by_lost_letters(name)
        if by_letters:
            return doubted(
                by_letters, "has lost letters", "write it in full", f"read as {by_letters}"
            )
        near = self._by_spelling(name)
        if near:
            return doubted(
                near, "is spelt differently from the list", "add an alias", f"read as {near}"
            )
        return None

    def _by_lost_letters(self, name: str) -> str | None:
        if not _LOST.search(name) or len(_LOST.sub("", name)) < 2 * len(_LOST.findall(name)):
            return None
        pattern = re.compile(".".join(map(re.escape, _LOST.split(name))))
        return _only(code for known, code in self.names.items() if pattern.fullmatch(known))

    def _by_spelling(self, name: str) -> str | None:
        if len(name) < _SHORTEST_GUESS or any(letter.isdigit() for letter in name):
            return None
        near = process.extract(
            name, list(self.names), scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=None
        )
        return _only(self.names[known] for known, _, _ in near)

    def _unknown(self) -> Reading:
        if self.lenient and self.unknown is not None:
            return doubted(
                self.unknown,
                "is not in the code list; counted as unknown",
                "correct it, or add an alias to the code list",
            )
        return refused("is not in the code list", self._expected())

    def _expected(self) -> str:
        codes = list(self.order)
        return f"write one of {', '.join(codes[:12])}{' ...' if len(codes) > 12 else ''}"


def read_yes_no(text: str) -> Reading:
    """True or False; "нет" is an answer here, not a missing value."""
    word = fold(text).rstrip(".!")
    if word in _YES:
        return Reading(True)
    if word in _NO:
        return Reading(False)
    return Reading() if is_missing(text) else refused("is neither yes nor no", "write yes or no")


def _only(codes: Iterable[str]) -> str | None:
    found = set(codes)
    return found.pop() if len(found) == 1 else None
