"""Pages over HTTP in the language that the address asks for."""

import pytest

from tests.web.visitor import drawn


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ["Войти", "Пароль", "Адрес электронной почты"]),
        ("en", ["Log in", "Password", "E-mail address"]),
    ],
)
def test_the_log_in_page_has_the_words_of_the_asked_language(visitor, language, words):
    text = visitor.go(f"/login?lang={language}").text
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", ["Обзор"]),
        ("/tracking", ["Отслеживание", "Матрица результатов"]),
        ("/methods", ["Как рассчитываются эти данные", "Что никогда не показывается"]),
        ("/editions", ["Выпуски", "Отчётные периоды"]),
        ("/nowhere", ["Такой страницы нет"]),
    ],
)
def test_a_page_has_russian_words(logged_in, path, words):
    visitor = logged_in("manager")
    assert '<html lang="ru">' in visitor.go("/methods?lang=ru").text
    text = drawn(visitor.show(path, "?lang=ru"))
    assert [word for word in words if word not in text] == []


def test_what_is_filled_in_later_has_russian_words(logged_in):
    visitor = logged_in("manager")
    visitor.go("/methods?lang=ru")
    text = drawn(visitor.fill("overview"))
    assert "Прошло времени" in text
    assert "Time elapsed" not in text
