"""Codes, labels, aliases, lost letters and near spellings."""

from __future__ import annotations

import pytest

from dashboard.data.letters import clean, fold, is_legacy_tajik
from dashboard.data.validation.codes import CodeList, read_yes_no
from tests.data.validation.small import FRAMEWORK

REGIONS = CodeList.of(FRAMEWORK.code_lists["region"], lenient=True)
STRICT = CodeList.of(FRAMEWORK.code_lists["region"], lenient=False)
FORMS = CodeList.of(FRAMEWORK.code_lists["form"], lenient=True)


@pytest.mark.parametrize(
    "name",
    ["tj-su", "Вилояти суѓд", "  TJ-SU ", "TJ–SU", "Cогд", "СОГД", "Согдийская  область", "«Согд»"],
)
def test_what_looks_alike_is_alike(name):
    reading = REGIONS.read_code(name)
    assert (reading.value, reading.fault) == ("TJ-SU", None)


@pytest.mark.parametrize("name", ["Согдийская обласьт", "Hatlon", "Хатлонская область."])
def test_a_near_spelling_is_taken_with_a_warning(name):
    reading = REGIONS.read_code(name)
    assert reading.value in ("TJ-SU", "TJ-KT")
    assert reading.fault is not None
    assert reading.fault.severity == "warning"
    assert reading.fault.detail == f"read as {reading.value}"


def test_age_groups_are_never_guessed():
    codes = {code: {"label": code} for code in ("18-29", "30-44")}
    framework = FRAMEWORK.model_validate(
        FRAMEWORK.model_dump(by_alias=True)
        | {"code_lists": FRAMEWORK.model_dump()["code_lists"] | {"age": codes}}
    )
    ages = CodeList.of(framework.code_lists["age"], lenient=False)
    assert ages.read_code("18-29").value == "18-29"
    assert ages.read_code("18-28").value is None


def test_two_codes_that_fit_a_lost_letter_are_not_guessed():
    both = FRAMEWORK.code_lists["region"]["TJ-SU"]
    codes = {"A": both.model_copy(update={"aliases": ["Суд"]}),
             "B": both.model_copy(update={"label": both.label, "aliases": ["Сукд"]})}  # fmt: skip
    assert CodeList.of(codes, lenient=False).read_code("Су?д").value is None


def test_an_unknown_name_is_the_unknown_code_where_that_is_allowed():
    reading = REGIONS.read_code("Narnia")
    assert reading.value == "XX"
    assert reading.fault is not None
    assert reading.fault.severity == "warning"
    refused = STRICT.read_code("Narnia")
    assert refused.value is None
    assert refused.fault is not None
    assert refused.fault.remedy == "write one of TJ-DU, TJ-SU, TJ-KT, XX"


def test_a_missing_token_is_missing_and_not_unknown():
    for token in ("-", "н/д", "нет", " "):
        assert (REGIONS.read_code(token).value, REGIONS.read_code(token).fault) == (None, None)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("sexual forced_labour", "forced_labour sexual"),
        ("Sexual exploitation; Forced labour", "forced_labour sexual"),
        ("Forced labour", "forced_labour"),
        ("forced_labour,other,other", "forced_labour other"),
        ("Принудительный труд / other", "forced_labour other"),
        ("-", None),
    ],
)
def test_several_codes_in_list_order(text, codes):
    reading = FORMS.read_codes(text)
    assert (reading.value, reading.fault) == (codes, None)


def test_several_codes_of_which_one_is_not_known():
    reading = FORMS.read_codes("sexual; slavery")
    assert reading.value == "sexual"
    assert reading.fault is not None
    assert reading.fault.severity == "warning"


@pytest.mark.parametrize("text", ["yes", "Y", "да", "Ҳа", "њА", "1", "TRUE", "x"])
def test_yes(text):
    assert read_yes_no(text).value is True


@pytest.mark.parametrize("text", ["no", "нет", "НЕ", "0", "false", "Нет."])
def test_no(text):
    assert read_yes_no(text).value is False


def test_neither_yes_nor_no():
    assert (read_yes_no("-").value, read_yes_no("-").fault) == (None, None)
    assert read_yes_no("perhaps").fault is not None


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Cогд", "Согд"), ("Тotal", "Total"), (" a\u00a0 b ", "a b"), ("Нe", "Не"),
        ("Wдом", "Wдом"), ("со\u00adгд\u200b", "согд"), ("ﬁrst", "first"), ("S-01", "S-01"),
    ],
)  # fmt: skip
def test_cleaning(text, cleaned):
    assert clean(text) == cleaned


def test_folding_meets_over_fonts_and_case():
    assert fold("ЃАФУРОВ") == fold("ғафуров")
    assert fold("gov_central") == fold("Gov central")


@pytest.mark.parametrize(
    ("texts", "tajik"),
    [(["Суѓд"], True), (["Суғд"], False), (["Київ", "є"], False), (["Sughd"], False)],
)
def test_a_file_is_tajik_like_unless_another_alphabet_owns_the_letters(texts, tajik):
    assert is_legacy_tajik(texts) is tajik
