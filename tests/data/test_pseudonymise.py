"""Names become ids; no name leaves, and nobody is joined unasked."""

from __future__ import annotations

import logging
import stat

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.pseudonymise import Identity, is_near, normalise_name, pseudonymise, read_key
from dashboard.errors import SourceError
from tests.data.validation.small import FRAMEWORK, workbook, write

LIST = (
    "Тренинг S1,,,,\n"
    "ФИО,Год рождения,Организация,Телефон,Балл\n"
    "Каримова Зарина,1985,Умед,992901234567,7\n"
    "Karimova Zarina,1985,Умед,,8\n"
    "Каримова З.,,Умед,992901234567,9\n"
    "Раҳимов Ҷамшед,,Умед,992907654321,5\n"
    "Шарипов Али,1979,Нур,,6\n"
    "Итого,,,,35\n"
)


class Asked:
    """Answers every question alike and remembers them."""

    def __init__(self, answer: bool) -> None:
        self.answer = answer
        self.questions: list[str] = []

    def __call__(self, question: str) -> bool:
        self.questions.append(question)
        return self.answer


def run(folder, content=LIST, answer=False, name="list.csv"):
    asked = Asked(answer)
    done = pseudonymise(write(folder, content, name), FRAMEWORK, folder / "key", asked)
    return done, pd.read_csv(done.path, dtype="str"), asked


def test_one_person_in_two_alphabets_is_one_id(tmp_path):
    done, copy, _ = run(tmp_path)
    assert copy["person_id"][0] == copy["person_id"][1]
    assert copy["person_id"].nunique() == done.people == 4
    assert (done.rows, done.without_id) == (5, [])


def test_no_name_birth_year_or_phone_is_in_the_copy(tmp_path):
    done, copy, _ = run(tmp_path)
    assert list(copy) == ["person_id", "Организация", "Балл"]
    assert done.left_out == ["ФИО", "Год рождения", "Телефон"]
    text = done.path.read_text(encoding="utf-8-sig")
    for name in ("Карим", "Karim", "Зарина", "9929", "1985", "Шарипов"):
        assert name not in text


def test_a_near_match_is_asked_and_joined_only_on_yes(tmp_path):
    _, apart, asked = run(tmp_path, answer=False)
    assert asked.questions == [
        "Is Каримова З. (line 5) the same person as Каримова Зарина (line 3)?"
    ]
    assert apart["person_id"][2] != apart["person_id"][0]
    done, joined, _ = run(tmp_path, answer=True)
    assert joined["person_id"][2] == joined["person_id"][0]
    assert (done.people, done.joined) == (3, 1)


def test_the_same_key_gives_the_same_id_in_another_file(tmp_path):
    _, first, _ = run(tmp_path)
    _, second, _ = run(tmp_path, "Full name;Birth year\nZarina KARIMOVA;1985\n", name="other.csv")
    assert second["person_id"][0] == first["person_id"][0]
    (tmp_path / "key").unlink()
    _, third, _ = run(tmp_path, "Full name;Birth year\nZarina KARIMOVA;1985\n", name="other.csv")
    assert third["person_id"][0] != first["person_id"][0]


def test_a_workbook_too(tmp_path):
    rows = [["Ному насаб", "Соли таваллуд", "Сана"], ["Каримова Зарина", 1985, "2019-03-12"]]
    _, copy, _ = run(tmp_path, workbook(rows), name="list.xlsx")
    assert list(copy) == ["person_id", "Сана"]


def test_names_in_parts_are_one_name(tmp_path):
    text = "Фамилия,Имя,Дата рождения\nКаримова,Зарина,12.03.1985\nЗарина,Каримова,1985-01-01\n"
    _, copy, _ = run(tmp_path, text)
    assert len(set(copy["person_id"])) == 1


def test_a_row_without_name_or_anything_else_has_no_id(tmp_path):
    done, copy, _ = run(tmp_path, "ФИО,Организация,Балл\nКаримова,Умед,1\n,Умед,2\nАлиев,,3\n")
    assert done.without_id == [3, 4]
    assert copy["person_id"].isna().tolist() == [False, True, True]


def test_a_column_that_holds_phone_numbers_is_left_out_whatever_it_is_called(tmp_path):
    done, copy, _ = run(tmp_path, "ФИО,Год рождения,Связь\nКаримова,1985,+992 90 123-45-67\n")
    assert "Связь" in done.left_out
    assert list(copy) == ["person_id"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Session,Date\nS1,2019-03-12\n", "no column of names was found"),
        ("ФИО,Балл\nКаримова,5\n", "there is no birth year, organisation or phone"),
    ],
)
def test_a_file_that_cannot_be_done_leaves_no_copy_and_no_key(tmp_path, text, sentence):
    with pytest.raises(SourceError, match=sentence) as refusal:
        run(tmp_path, text)
    assert "Каримова" not in str(refusal.value)
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def test_the_key_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "keys" / "key"
    key = read_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (read_key(path), len(key)) == (key, 32)


def test_a_key_that_others_can_read_or_that_is_none_is_refused(tmp_path):
    path = tmp_path / "key"
    read_key(path)
    path.chmod(0o644)
    with pytest.raises(SourceError, match="others can read this key"):
        read_key(path)
    path.write_text("short")
    path.chmod(0o600)
    with pytest.raises(SourceError, match="is not a key"):
        read_key(path)


def test_nothing_is_logged_and_the_key_is_not_shown(tmp_path, caplog, capsys):
    with caplog.at_level(logging.DEBUG):
        done, _, _ = run(tmp_path)
    shown = "".join(capsys.readouterr()) + caplog.text + repr(done)
    assert "Карим" not in shown
    assert (tmp_path / "key").read_text() not in shown


def test_the_copy_is_for_its_owner_alone(tmp_path):
    done, _, _ = run(tmp_path)
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "spellings",
    [
        ("Каримова Зарина", "Karimova Zarina", "ZARINA  KARIMOVA", "Зарина Каримова"),
        ("Ғафуров Хуршед", "Гафуров Хуршед", "Ghafurov Khurshed", "Gafurov Hurshed"),
        ("Қодиров Ҷамшед", "Кодиров Джамшед", "Qodirov Jamshed", "Kodirov Dzhamshed"),
        ("Юсуфӣ Аъзам", "Yusufi Azam", "Юсуфи Азам"),
        ("Мирзоев Алиюллоҳ", "Mirzoyev Aliyulloh"),
        ("Ќодиров Љамшед", "Қодиров Ҷамшед"),
    ],
)
def test_spellings_of_one_name(spellings):
    assert len({normalise_name(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Каримова Зарина", "Каримов Зариф"), ("Алиев Али", "Валиев Вали")]
)
def test_different_names_stay_different(one, other):
    assert normalise_name(one) != normalise_name(other)


def person(name: str, birth: str = "", organisation: str = "o") -> Identity:
    return Identity(normalise_name(name), birth, organisation, "", 1, name)


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (person("Каримова Зарина"), person("Каримова З."), True),
        (person("Каримова Зарина"), person("Каримова Зорина"), True),
        (person("Каримова Зарина Алиевна"), person("Каримова Зарина"), True),
        (person("Каримова Зарина"), person("Каримова М."), False),
        (person("Каримова Зарина", "1985"), person("Каримова З.", "1986"), False),
        (person("Каримова Зарина"), person("Каримова З.", organisation="p"), False),
        (person("Каримова Зарина"), person("Шарипов Али"), False),
    ],
)
def test_near_matches(one, other, near):
    assert is_near(one, other) is near
    assert is_near(other, one) is near


@given(st.text("абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя ", max_size=30))
def test_a_normalised_name_is_plain_and_stays_as_it_is(name):
    plain = normalise_name(name)
    assert plain.isascii()
    assert normalise_name(" ".join(reversed(name.split()))) == plain
