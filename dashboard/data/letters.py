"""Letters as people type them in three alphabets, brought to one form.

Full-width and non-breaking characters, Latin letters inside Cyrillic words, the letters that
old Tajik fonts put in place of ғ ӣ қ ӯ ҳ ҷ: whatever looks the same to a reader compares the
same here. Nothing in this module knows a dataset or a file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LEGACY = str.maketrans("ѓїќўњљЃЇЌЎЊЉ", "ғӣқӯҳҷҒӢҚӮҲҶ")
_LEGACY_LETTERS = frozenset("ѓїќўњљЃЇЌЎЊЉ")
_OTHER_ALPHABETS = frozenset("ієґјђћџѕІЄҐЈЂЋЏЅ")
_LATIN = "AaBCcEeHKkMOoPpTXxYy"
_CYRILLIC = "АаВСсЕеНКкМОоРрТХхУу"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_WORD = re.compile(r"[^\W\d_]+")
_BLANKS = re.compile(r"\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_PLAIN = str.maketrans({"_": " ", '"': None, "'": None, "`": None})
_QUOTES = str.maketrans(dict.fromkeys("«»„“”\"'’`"))


def clean(text: str) -> str:
    """The text in NFKC, single blanks, no invisible characters, no look-alikes (domain B.3 #24)."""
    if text.isascii():
        return _BLANKS.sub(" ", text).strip()
    plain = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return _WORD.sub(_one_alphabet, _BLANKS.sub(" ", plain).strip())


def fold(text: str) -> str:
    """The form in which names are compared: letter case, fonts, dashes and quotes do not count."""
    if text.isascii():
        return " ".join(text.casefold().translate(_PLAIN).split())
    bare = mend_legacy(clean(text)).translate(_DASHES).translate(_QUOTES)
    return _BLANKS.sub(" ", bare.casefold().replace("ё", "е").replace("_", " ")).strip()


def mend_legacy(text: str) -> str:
    """Tajik letters for the ones that old fonts used (domain B.3 #15, C18)."""
    return text.translate(LEGACY)


def is_legacy_tajik(texts: Iterable[str]) -> bool:
    """True where old-font letters occur and no letter of the alphabets that really own them."""
    found: set[str] = set()
    for text in texts:
        if not text.isascii():
            found.update(text)
    return bool(found & _LEGACY_LETTERS) and not found & _OTHER_ALPHABETS


def _one_alphabet(word: re.Match[str]) -> str:
    text = word.group()
    latin = [letter for letter in text if letter.isascii()]
    if not latin or len(latin) == len(text):
        return text
    cyrillic = [letter for letter in text if "\u0400" <= letter <= "\u052f"]
    if len(cyrillic) >= len(latin) and set(latin) <= set(_LATIN):
        return text.translate(_TO_CYRILLIC)
    return text.translate(_TO_LATIN) if set(cyrillic) <= set(_CYRILLIC) else text
