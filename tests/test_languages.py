"""The catalogues of translations: whole, unambiguous, and with every mark of the source."""

import re
from collections import Counter
from functools import cache

import pytest
from babel.messages.pofile import read_po

from dashboard.language import LOCALES, NAMES, SOURCE, catalogue_path, language_of

TRANSLATED = [code for code in NAMES if code != SOURCE]
LEAST_TRANSLATED = 99
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)s|%[ds]\b|\[/?\w\]|[⊘○●◌]")
RUSSIAN_DAYS = {0: "дней", 1: "день", 2: "дня", 4: "дня", 5: "дней", 11: "дней", 21: "день"}


@cache
def catalogue(code):
    return read(catalogue_path(code))


@cache
def template():
    return read(LOCALES / "messages.pot")


def read(path):
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def messages(code):
    """Every message but the header, as the texts of its source and of its translation."""
    return [(texts(m.id), texts(m.string)) for m in catalogue(code) if m.id]


def texts(given):
    return (given,) if isinstance(given, str) else tuple(given)


def placeholders(text):
    return Counter(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_is_of_its_language_and_has_nothing_unsure(code):
    found = catalogue(code)
    assert str(found.locale) == code
    assert not found.fuzzy
    assert [message.id for message in found if message.fuzzy] == []
    assert not found.obsolete


@pytest.mark.parametrize("code", TRANSLATED)
def test_nearly_every_text_is_translated(code):
    ids = {texts(message.id) for message in template() if message.id}
    done = {source for source, translated in messages(code) if all(translated)}
    missing = sorted(ids - done)
    assert 100 * len(ids & done) >= LEAST_TRANSLATED * len(ids), missing


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_keeps_the_marks_of_its_source(code):
    wrong = [
        (source[-1], text)
        for source, translated in messages(code)
        for text in translated
        if text and placeholders(text) != placeholders(source[-1])
    ]
    assert wrong == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_keeps_the_spaces_at_its_ends(code):
    wrong = [
        (source[0], text)
        for source, translated in messages(code)
        for text in translated
        if text and ends(text) != ends(source[0])
    ]
    assert wrong == []


def ends(text):
    return text[:1].isspace(), text[-1:].isspace()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{a} of {b}", ["{a}", "{b}"]),
        ("at most %(most)s MB, 5 % of %d", ["%(most)s", "%d"]),
        ("[c]x[/c] ⊘", ["[c]", "[/c]", "⊘"]),
    ],
)
def test_what_counts_as_a_mark(text, found):
    assert sorted(placeholders(text).elements()) == sorted(found)


@pytest.mark.parametrize(("code", "forms"), [("ru", 3), ("tg", 1)])
def test_plural_forms(code, forms):
    found = catalogue(code)
    assert found.num_plurals == forms
    plurals = [translated for source, translated in messages(code) if len(source) > 1]
    assert plurals
    assert {len(translated) for translated in plurals} == {forms}


@pytest.mark.parametrize(("number", "word"), RUSSIAN_DAYS.items())
def test_russian_numbers_take_their_form(number, word):
    text = language_of("ru").ngettext("{days} day late", "{days} days late", number)
    assert word in text.split()


@pytest.mark.parametrize("code", [*TRANSLATED, SOURCE])
def test_what_is_not_translated_stays_as_it_is(code):
    language = language_of(code)
    assert language.gettext("A text of nobody") == "A text of nobody"
    assert language.ngettext("one of nobody", "many of nobody", 7) == "many of nobody"
    assert language.gettext("") == ""


def test_a_language_speaks():
    assert language_of("ru").gettext("on track") == "по плану"
    assert language_of("en").gettext("on track") == "on track"
    assert language_of("xx") == language_of("en")
