"""A language as an argument: the catalogue of translated texts and the locale of numbers and dates.

English is the source of every text and needs no catalogue. A text without a translation is shown
in English rather than not at all. Catalogues are compiled files under `dashboard/locales`.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from dashboard.framework.labels import Label

LOCALES = Path(__file__).parent / "locales"
DOMAIN = "messages"
SOURCE = "en"
NAMES = {"en": "English", "ru": "Русский", "tg": "Тоҷикӣ"}


@dataclass(frozen=True)
class Language:
    """One language of the interface. Two of the same code are equal and interchangeable."""

    code: str
    catalogue: gettext.NullTranslations
    locale: Locale

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return NAMES[self.code]

    def gettext(self, text: str) -> str:
        """The text in this language."""
        return self.catalogue.gettext(text)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The text in the form that fits the number."""
        return self.catalogue.ngettext(one, many, number)

    def label(self, label: Label | None) -> str:
        """A declared label in this language; empty where none is declared."""
        return "" if label is None else label.text(self.code)


@cache
def language_of(code: str | None) -> Language:
    """The language with this code; English for one that is not known. Never raises."""
    known = code if code in NAMES else SOURCE
    catalogue = gettext.translation(DOMAIN, LOCALES, [known], fallback=True)
    return Language(known, catalogue, Locale.parse(known))
