"""Bytes become text. What is valid UTF-8 is read as UTF-8; only the rest is judged by its letters.

Files of the region come as UTF-8 (with or without mark), UTF-16, cp1251 and cp866 (domain B.3
#14). A file that is UTF-8 except for a few damaged bytes is refused, never read as another
encoding.
"""

from __future__ import annotations

import codecs
import re

from dashboard.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_CANDIDATES = ("cp1251", "cp866", "cp1252")
_COMMON = frozenset("оеаинтсрвлкмдпуягз")
_MIXED = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_CASE_BREAK = re.compile(r"[а-яё][А-ЯЁ]")
_UTF8_PAIR = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_MENDED_LETTERS = 4


def decode(data: bytes, file: str) -> str:
    """The text of a file; SourceError where it is no text or damaged. The mark is taken off."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, file).removeprefix("\ufeff")
    if b"\0" in data[:_SAMPLE]:
        return _strictly(data, _unmarked_utf16(data, file), file)
    try:
        return _unscrambled(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        _refuse_damaged_utf8(data, fault, file)
    return data.decode(_likeliest(data), errors="replace")


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise _damaged(data, fault.start, encoding, file) from None


def _damaged(data: bytes, position: int, encoding: str, file: str) -> SourceError:
    line = data[:position].count(b"\n") + 1
    return SourceError(
        f"{file}: line {line} is damaged: not valid {encoding.upper()}, as the rest of the file; "
        "save the file again as CSV UTF-8 from where it came"
    )


def _unmarked_utf16(data: bytes, file: str) -> str:
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) >= len(sample) / 8 and min(even, odd) * 20 <= max(even, odd):
        return "utf-16-be" if even > odd else "utf-16-le"
    raise SourceError(f"{file}: is not a text file; give CSV as text, or XLSX with its own suffix")


def _refuse_damaged_utf8(data: bytes, fault: UnicodeDecodeError, file: str) -> None:
    sample = data[:_SAMPLE]
    pairs = len(_UTF8_PAIR.findall(sample))
    broken = sample.decode("utf-8", errors="replace").count("\ufffd")
    if pairs >= 4 * broken:
        raise _damaged(data, fault.start, "utf-8", file)


def _likeliest(data: bytes) -> str:
    sample = data[:_SAMPLE]
    return max(_CANDIDATES, key=lambda encoding: _plausibility(sample, encoding))


def _plausibility(sample: bytes, encoding: str) -> float:
    """How much the text looks like Russian, Tajik or a Western language in this encoding."""
    text = sample.decode(encoding, errors="replace")
    foreign = [letter for letter in text if not letter.isascii()]
    common = sum(letter.lower() in _COMMON for letter in foreign)
    letters = sum(letter.isalpha() for letter in foreign)
    breaks = len(_MIXED.findall(text)) + len(_CASE_BREAK.findall(text))
    return letters + common - 3 * breaks - 2 * (len(foreign) - letters)


def _unscrambled(text: str) -> str:
    """Undo a UTF-8 file that was once read in an eight-bit encoding and saved again."""
    for encoding in ("cp1251", "cp1252", "latin-1"):
        try:
            mended = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if len(text) - len(mended) >= _MENDED_LETTERS:
            return mended
    return text
