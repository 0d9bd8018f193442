"""What a public text on figures about people may not say, in three languages (domain R13)."""

import pytest

from dashboard.free_text import what_gives_away
from tests.pages.worlds import real_framework


@pytest.fixture(scope="module")
def framework():
    return real_framework()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The shelter was closed, so that services began later than planned.",
        "Partners refer by phone without a form in this half-year.",
        "Приют был закрыт, услуги начались позже.",
        "Паноҳгоҳ баста буд, хизматрасонӣ дертар оғоз ёфт.",
        "Однако услуги возобновлены; согласие дано не всеми.",
        "A national network is often named; nobody said anything else.",
    ],
)
def test_what_may_be_said(framework, text):
    assert what_gives_away(framework, text) is None


@pytest.mark.parametrize("text", ["12 persons", "٣ persons", "Ⅳ", "½ of them", "a² b", "№5"])
def test_digits_of_any_script(framework, text):
    assert what_gives_away(framework, text) == "digit"


@pytest.mark.parametrize(
    "text",
    [
        "Two women declined.",
        "TWENTY-ONE persons",
        "a dozen referrals",
        "the third victim",
        "Двое отказались.",
        "отказ двух женщин",
        "двадцатью одним",
        "пятнадцати лицам",
        "Дуто зан",
        "панҷ нафар",
        "сездаҳ, сенздаҳ",
    ],
)
def test_number_words(framework, text):
    assert what_gives_away(framework, text) == "number word"


@pytest.mark.parametrize(
    "text",
    [
        "delays in Sughd",
        "KHUJAND",
        "жители Согда",
        "в Согдийской области",
        "в Душанбе",
        "дар вилояти Суғд",
        "аз Хуҷанд",
        "Districts of Republican Subordination",
        "the DRS office",
        "ГБАО",
        "Gorno-Badakhshan",
        "из Хорога",
    ],
)
def test_places_in_any_inflection(framework, text):
    assert what_gives_away(framework, text) == "place name"
