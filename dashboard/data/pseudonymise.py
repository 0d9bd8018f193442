"""Names become keyed ids on the officer's own machine; the copy that leaves has no name in it.

A person's id is a keyed hash (HMAC-SHA256) of the full name, however it is spelt in Cyrillic or
Latin letters, with the birth year, or where there is none with the organisation or the phone. The
same key gives the same id in every file. Near matches are never joined without asking. No name
goes into a log, a message that is kept, or an exception; questions go to the person who asked.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pandas as pd
from rapidfuzz import fuzz

from dashboard.data.letters import fold
from dashboard.data.sources.roster import Roster, read_roster
from dashboard.errors import SourceError
from dashboard.framework import Framework

Ask = Callable[[str], bool]

ID_COLUMN = "person_id"
ID_LENGTH = 32
_KEY_BYTES = 32
_SIMILAR = 85.0
_YEAR = re.compile(r"(?<!\d)(19[2-9]\d|20[0-2]\d)(?!\d)")
_CYRILLIC = dict(
    zip(
        "абвгғдеёзиӣйкқлмнопрстуӯфхҳыэўѓіїќ",
        "abvggdeeziiikklmnoprstuufhhieugiik",
        strict=True,
    )
) | {
    "ж": "zh", "ҷ": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "iu", "я": "ia",
    "ъ": "", "ь": "",
}  # fmt: skip
_SPELLINGS = (
    ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("shch", "sh"), ("kh", "h"), ("gh", "g"), ("x", "h"),
    ("q", "k"), ("w", "v"), ("ph", "f"), ("y", "i"),
)  # fmt: skip
_NOT_LETTERS = re.compile(r"[^a-z ]+")
_DOUBLED = re.compile(r"([a-z])\1+")


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one person from another. `line` is where the person first stands in the file."""

    name: str
    birth_year: str
    organisation: str
    phone: str
    line: int
    shown: str

    @property
    def basis(self) -> str | None:
        """What is hashed; None where a name stands alone and may belong to several people."""
        for mark, value in (("b", self.birth_year), ("o", self.organisation), ("p", self.phone)):
            if self.name and value:
                return f"{self.name}|{mark}:{value}"
        return None


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """What was done: counts, the columns left out, and lines without an id."""

    path: Path
    rows: int
    people: int
    joined: int
    left_out: list[str]
    without_id: list[int]


def pseudonymise(
    path: Path, framework: Framework, key_file: Path, ask: Ask, sheet: str | None = None
) -> Pseudonymised:
    """Write a copy of `path` with ids in place of names beside it; the original stays as it is.

    SourceError: the file cannot be read, has no column of names, or nothing beside the names to
    tell people apart; or the key file can be read by others.
    """
    roster = read_roster(path, framework, sheet)
    people = identities(roster)
    key = read_key(key_file)
    joined = join_near(people, ask)
    ids = [_id_of(person, joined, key) for person in people]
    target = path.with_name(f"{path.stem}.pseudonymised.csv")
    _write(target, roster.kept, ids)
    return Pseudonymised(
        path=target,
        rows=len(ids),
        people=len(set(ids) - {None}),
        joined=len(joined),
        left_out=roster.left_out,
        without_id=[person.line for person, found in zip(people, ids, strict=True) if not found],
    )


def person_id(key: bytes, basis: str) -> str:
    """The keyed id of a basis: 32 hexadecimal digits."""
    return hmac.new(key, basis.encode(), hashlib.sha256).hexdigest()[:ID_LENGTH]


def normalise_name(text: str) -> str:
    """A full name in the form that spellings share: Каримова Зарина is Karimova Zarina.

    Words are sorted, so that the order of name and surname does not count.
    """
    letters = "".join(_CYRILLIC.get(letter, letter) for letter in fold(text))
    for spelling, plain in _SPELLINGS:
        letters = letters.replace(spelling, plain)
    words = _DOUBLED.sub(r"\1", _NOT_LETTERS.sub(" ", letters)).replace("ie", "e").split()
    return " ".join(sorted(words))


def identities(roster: Roster) -> list[Identity]:
    """One identity per row of the roster, in its order."""
    columns = (roster.names, roster.births, roster.organisations, roster.phones, roster.lines)
    return [
        Identity(
            name=normalise_name(name),
            birth_year=_birth_year(birth),
            organisation=fold(organisation),
            phone=re.sub(r"\D", "", phone)[-9:],
            line=line,
            shown=name,
        )
        for name, birth, organisation, phone, line in zip(*columns, strict=True)
    ]


def join_near(people: Sequence[Identity], ask: Ask) -> dict[str, str]:
    """Basis -> basis of the same person, for the near matches that `ask` confirms.

    Asked are pairs of one organisation (or of none) whose birth years do not differ and whose
    names nearly agree or agree up to initials.
    """
    distinct: dict[str, Identity] = {}
    for person in people:
        if person.basis is not None:
            distinct.setdefault(person.basis, person)
    joined: dict[str, str] = {}
    for one, other in combinations(distinct.values(), 2):
        kept, merged = sorted((one, other), key=_fullness, reverse=True)
        known = {_root(str(kept.basis), joined), _root(str(merged.basis), joined)}
        if len(known) == 2 and is_near(one, other) and ask(_question(one, other)):
            joined[_root(str(merged.basis), joined)] = _root(str(kept.basis), joined)
    return joined


def is_near(one: Identity, other: Identity) -> bool:
    """True where two identities may be the same person spelt differently."""
    if one.organisation != other.organisation:
        return False
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        return False
    return fuzz.ratio(one.name, other.name) >= _SIMILAR or _agree_by_initials(one.name, other.name)


def _agree_by_initials(one: str, other: str) -> bool:
    """Each word of the shorter name is a word, or the initial of a word, of the longer one."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    rest = list(longer)
    shared = 0
    for word in sorted(shorter, key=len, reverse=True):
        fitting = [w for w in rest if w == word or (1 in (len(w), len(word)) and w[0] == word[0])]
        if not fitting:
            return False
        shared += len(word) > 1 and fitting[0] == word
        rest.remove(fitting[0])
    return shared > 0


def read_key(path: Path) -> bytes:
    """The key in `path`, made on first use and readable by its owner alone. It is never shown."""
    if not path.exists():
        _make_key(path)
    if path.stat().st_mode & 0o077:
        raise SourceError(f"{path}: others can read this key; give it the rights 600 (chmod 600)")
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        key = b""
    if len(key) != _KEY_BYTES:
        raise SourceError(f"{path}: is not a key of this program; give the key file made before")
    return key


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_bytes(_KEY_BYTES).hex())


def _birth_year(text: str) -> str:
    found = _YEAR.search(text)
    return found.group() if found else ""


def _fullness(person: Identity) -> tuple[bool, int, int]:
    return bool(person.birth_year), len(person.name), -person.line


def _root(basis: str, joined: dict[str, str]) -> str:
    while basis in joined:
        basis = joined[basis]
    return basis


def _question(one: Identity, other: Identity) -> str:
    return f"Is {other.shown} (line {other.line}) the same person as {one.shown} (line {one.line})?"


def _id_of(person: Identity, joined: dict[str, str], key: bytes) -> str | None:
    return person_id(key, _root(person.basis, joined)) if person.basis else None


def _write(target: Path, kept: pd.DataFrame, ids: list[str | None]) -> None:
    """A CSV that spreadsheet programs open in the right letters, readable by its owner alone."""
    copy = kept.copy()
    copy.insert(0, ID_COLUMN, ids)
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as stream:
        copy.to_csv(stream, index=False)
