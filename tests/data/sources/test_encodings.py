"""Whatever encoding an office saves in, the letters arrive; UTF-8 never ends as mojibake."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.sources.encodings import decode
from dashboard.errors import SourceError

RUSSIAN = "Код;Дата;Регион\nS1;12.03.2019;Согдийская область\nS2;01.04.2019;Хатлонская область\n"
TAJIK = "Рамз;Сана;Минтақа\nS1;12.03.2019;вилояти Суғд\nS2;01.04.2019;ноҳияҳои тобеи ҷумҳурӣ\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, TAJIK])
def test_unicode_with_and_without_mark(encoding, text):
    assert decode(text.encode(encoding), "f.csv") == text


def test_utf16_big_endian_with_mark():
    assert decode(codecs.BOM_UTF16_BE + TAJIK.encode("utf-16-be"), "f.csv") == TAJIK


@pytest.mark.parametrize("encoding", ["cp1251", "cp866"])
def test_russian_code_pages_are_told_apart(encoding):
    assert decode(RUSSIAN.encode(encoding), "f.csv") == RUSSIAN


@pytest.mark.parametrize("encoding", ["cp1251", "cp866"])
def test_one_short_word_is_enough(encoding):
    assert decode("Region\nСогд\n".encode(encoding), "f.csv") == "Region\nСогд\n"


def test_letters_in_capitals():
    text = "СОГДИЙСКАЯ ОБЛАСТЬ;ИТОГО\n"
    assert decode(text.encode("cp1251"), "f.csv") == text


def test_western_text_is_not_read_as_cyrillic():
    text = "Qué;Organización\nEducación;Panamá\n"
    assert decode(text.encode("latin-1"), "f.csv") == text


def test_legacy_tajik_letters_of_cp1251_survive():
    text = "Минтаќа;Љумњурї\nСуѓд;ноњияњои тобеи љумњурї\n"
    assert decode(text.encode("cp1251"), "f.csv") == text


@pytest.mark.parametrize("encoding", ["cp1251", "latin-1"])
def test_utf8_once_read_wrongly_and_saved_again_is_undone(encoding):
    text = "Согдийская область"
    scrambled = text.encode().decode(encoding, errors="ignore")
    if scrambled.encode(encoding) == text.encode():
        assert decode(scrambled.encode(), "f.csv") == text
    else:
        pytest.fail("the sample does not survive the wrong encoding")


def test_one_damaged_byte_in_utf8_is_named_with_its_line():
    data = RUSSIAN.encode().replace("Хатлон".encode(), b"\xd0" + "атлон".encode())
    with pytest.raises(SourceError, match=r"f\.csv: line 3 is damaged: not valid UTF-8"):
        decode(data, "f.csv")


def test_truncated_utf16():
    with pytest.raises(SourceError, match="damaged: not valid UTF-16"):
        decode("Код".encode("utf-16")[:-1], "f.csv")


def test_bytes_that_are_no_text():
    with pytest.raises(SourceError, match="is not a text file"):
        decode(bytes(range(256)) * 4, "f.csv")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=60))
def test_ascii_and_tajik_text_in_utf8_comes_back(text):
    whole = "вилояти Суғд\n" + text
    assert decode(whole.encode(), "f.csv") == whole


WORDS = ["область", "район", "женщин", "итого", "Душанбе", "Хатлон", "семинар"]


@given(st.lists(st.sampled_from(WORDS)))
def test_russian_words_in_cp1251_come_back(words):
    text = "Регион " + " ".join(words)
    assert decode(text.encode("cp1251"), "f.csv") == text
