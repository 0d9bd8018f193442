"""The numbers that an answer holds, in whatever form they are written in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from werkzeug.test import TestResponse

from tests.exports.opening import TYPESET, leaves, pdf_text

NOT_SEARCHED = frozenset({"Set-Cookie", "Content-Security-Policy", "Content-Length"})
"""Headers of random letters, in which any four digits come about by chance, and of sizes."""
COUNT = re.compile(
    r"(?<![\w.])(\d{1,3}(?:[,.' \u00a0\u202f]\d{3})+|\d{4,7})(?:[.,]0+)?(?![\w%]|[.,]\d)"
)
PERCENT = re.compile(r"(?<![\w.,])(\d{1,3})[.,](\d)\d*[ \u00a0\u202f]?%")
FRACTION = re.compile(r"(?<![\w.,])0\.(\d{4})\d*(?!\w)")
PRINTABLE = re.compile(rb"[\x20-\x7e]{6,}")
ROW = re.compile(r'<row r="\d+"')
"""Rows of a worksheet are numbered."""


def counts_in(texts: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Whole number -> the first place where it stands raw, grouped or with a decimal of nought."""
    found: dict[int, str] = {}
    for place, text in texts:
        for hit in COUNT.finditer(text):
            number = int(re.sub(r"\D", "", hit[1]))
            if number not in found:
                found[number] = _around(place, text, hit)
    return found


def shares_in(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A percentage of one decimal, or a fraction of four -> the first place where it stands."""
    found: dict[str, str] = {}
    for place, text in texts:
        for hit in PERCENT.finditer(text):
            found.setdefault(f"{hit[1]}.{hit[2]} %", _around(place, text, hit))
        for hit in FRACTION.finditer(text):
            found.setdefault(f"0.{hit[1]}", _around(place, text, hit))
    return found


def forms_of(share: float) -> set[str]:
    """A share as `shares_in` tells it."""
    return {f"{share * 100:.1f} %", f"{share:.6f}"[:6]}


def texts_of(place: str, answer: TestResponse) -> Iterator[tuple[str, str]]:
    """All that an answer says: its headers, and its content unpacked as often as it is packed."""
    said = [f"{name}: {value}" for name, value in answer.headers if name not in NOT_SEARCHED]
    yield f"{place} headers", "\n".join(said)
    if answer.data.startswith(TYPESET):
        # Its packed parts are where each letter is drawn.
        yield place, pdf_text(answer.data)
        yield place, _text(answer.data)
        return
    for leaf in leaves(answer.data):
        yield place, _text(leaf)


def _around(place: str, text: str, hit: re.Match[str]) -> str:
    return f"{place}: {text[max(hit.start() - 40, 0) : hit.end() + 40]!r}"


def _text(content: bytes) -> str:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return "\n".join(run.decode() for run in PRINTABLE.findall(content))
    if text.startswith(("{", "[")):
        return json.dumps(json.loads(text), ensure_ascii=False)
    return ROW.sub("<row", text)
