"""A language as an argument: the catalogue of translated texts and the locale of numbers and dates.

English is the source of every text and needs no catalogue. A text without a translation is shown
in English rather than not at all. Catalogues are the translators' own files under
`dashboard/locales`, compiled in memory when a language is first asked for.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.framework.labels import Label

LOCALES = Path(__file__).parent / "locales"
SOURCE = "en"
NAMES = {"en": "English", "ru": "Русский", "tg": "Тоҷикӣ"}


@dataclass(frozen=True)
class Language:
    """One language of the interface. Two of the same code are equal and interchangeable."""

    code: str
    catalogue: gettext.NullTranslations = field(compare=False)
    locale: Locale

    @property
    def name(self) -> str:
        """The language's name in itself."""
        return NAMES[self.code]

    def gettext(self, text: str) -> str:
        """The text in this language; nothing for nothing."""
        return self.catalogue.gettext(text) if text else ""

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
    return Language(known, _catalogue(catalogue_path(known)), Locale.parse(known))


def catalogue_path(code: str) -> Path:
    """Where the translations into a language are kept."""
    return LOCALES / code / "LC_MESSAGES" / "messages.po"


def _catalogue(path: Path) -> gettext.NullTranslations:
    """The translations in a file; none, and so the source, where there is no such file."""
    if not path.exists():
        return gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
