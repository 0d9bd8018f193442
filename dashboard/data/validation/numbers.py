"""Numbers as offices write them: blanks in thousands, decimal commas, units, estimates.

An estimate ("~300") and a unit ("25 чел.") are read with a warning; a range ("250-300"), a scale
word ("25 тыс.") and anything that could be read in two ways are refused (domain B.3 #17, #18).
"""

from __future__ import annotations

import math
import re

from dashboard.data.letters import fold
from dashboard.data.validation.faults import Reading, doubted, refused

_DIGITS = 15
_ESTIMATE = re.compile(r"(?:~|≈|±|около|примерно|приблизительно|approx\.?|about|ca\.|тақрибан)\s*")
_RANGE = re.compile(r".*\d\s*(?:-|\.\.\.?|до|to|то)\s*\d.*")
_UNIT = re.compile(r"(.*\d)\s*(%|[^\W\d_][^\d]*)")
_SCALE = re.compile(r"(?:тыс|млн|млрд|милли|ҳазор|хазор|thou|mil|mln|bn|k\b|m\b)")
_PLAIN = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d{1,3})?")
_BLANK_GROUPS = re.compile(r"([+-]?\d{1,3})((?:[ ']\d{3})+)((?:[.,]\d+)?)")
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ONE_COMMA_GROUP = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_DOT_GROUPS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_REMEDY = "write one number in digits"


def read_integer(text: str) -> Reading:
    """A whole number; "1 250" and "12.0" too, "1,250" is 1250 with a warning."""
    if text.isascii() and text.isdigit() and len(text) <= _DIGITS:
        return Reading(int(text))
    found = _read(text.strip(), whole=True)
    if not isinstance(found.value, float):
        return found
    if not found.value.is_integer():
        return refused("is not a whole number", "write one whole number in digits")
    return Reading(int(found.value), found.fault)


def read_number(text: str) -> Reading:
    """A number; one comma is the decimal mark, "1 250,5" and "1.250,5" are 1250.5."""
    return _read(text.strip(), whole=False)


def _read(text: str, *, whole: bool) -> Reading:
    folded = fold(text)
    bare = _ESTIMATE.sub("", folded, count=1) if _ESTIMATE.match(folded) else folded
    if _RANGE.fullmatch(bare) and not _PLAIN.fullmatch(bare):
        return refused("is a range, not one number", "write one number, with its method elsewhere")
    unit = _UNIT.fullmatch(bare)
    if unit and not _PLAIN.fullmatch(bare):
        return _with_unit(unit.group(1), unit.group(2), whole=whole)
    found = _digits(bare, whole=whole)
    if found.value is not None and bare != folded:
        return doubted(found.value, "is an estimate", "write a counted number where there is one")
    return found


def _with_unit(digits: str, unit: str, *, whole: bool) -> Reading:
    if _SCALE.match(unit):
        return refused("is written with a scale word", "write the number in full, in digits")
    found = _digits(digits.strip(), whole=whole)
    if found.value is None:
        return found
    return doubted(found.value, "has a unit, which was left out", "write the number alone")


def _digits(text: str, *, whole: bool) -> Reading:
    blanks = _BLANK_GROUPS.fullmatch(text)
    if blanks:
        text = re.sub(r"[ ']", "", text)
    if _COMMA_GROUPS.fullmatch(text) and (whole or text.count(",") > 1 or "." in text):
        value = _finite(text.replace(",", ""))
        return doubted(value, "has commas in thousands", "write the number without commas")
    if _DOT_GROUPS.fullmatch(text) and (text.count(".") > 1 or "," in text):
        return Reading(_finite(text.replace(".", "").replace(",", ".")))
    if whole and _DOT_GROUPS.fullmatch(text):
        return refused("can be read in two ways", "write a whole number without a dot")
    if _ONE_COMMA_GROUP.fullmatch(text):
        return refused("can be read in two ways", "write it without thousands, or with a dot")
    if not _PLAIN.fullmatch(text):
        return refused("is not a number", _REMEDY)
    value = _finite(text.replace(",", "."))
    return refused("is too large", _REMEDY) if value is None else Reading(value)


def _finite(text: str) -> float | None:
    value = float(text)
    return value if math.isfinite(value) and abs(value) < 10**_DIGITS else None
