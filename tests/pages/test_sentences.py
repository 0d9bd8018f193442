"""What a number means, in one sentence."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Cell
from dashboard.sentences import indicator_sentence, notice_sentence, view_sentence
from dashboard.view import View, ViewNotice, read_view
from tests.pages.worlds import make_released, real_framework

ENGLISH = language_of("en")


@cache
def released(day=date(2020, 1, 15)):
    return make_released(real_framework(), "internal", day)


def sentence(code, cell, day=date(2020, 1, 15)):
    base = {"window": "to H3", "basis": "to_date", "split": ()}
    cells = (Cell(code, **{**base, **cell}),)
    release = replace(released(day), cells=cells)
    reading = read(ENGLISH, release, View(), release.framework.indicator(code))
    return indicator_sentence(reading)


@pytest.mark.parametrize(
    ("code", "cell", "words"),
    [
        (
            "OP1.1.2",
            {"state": "shown", "value": 120.0, "expected": 135.08, "status": "at_risk"},
            "Practitioners trained: 120 of 240 persons; 135 expected by 15 Jan 2020, so at risk.",
        ),
        (
            "OP1.1.2",
            {"state": "shown", "value": 0.0, "status": "not_due"},
            "Practitioners trained: 0; not due before 31 Mar 2020.",
        ),
        (
            "OP1.1.2",
            {"state": "missing", "expected": 135.08, "status": "no_data"},
            "Practitioners trained: no data yet; 135 expected by 15 Jan 2020.",
        ),
        (
            "OBJ.1",
            {"state": "suppressed", "status": "not_published"},
            (
                "Victims of internal trafficking who received at least one service: "
                "not published: small numbers."
            ),
        ),
        (
            "OP1.1.2",
            {"state": "shown", "value": 7.0, "status": "no_target"},
            "Practitioners trained: 7; no target is set.",
        ),
        (
            "OP1.1.2",
            {"state": "shown", "value": 200.0, "expected": 240.0, "status": "partly_achieved"},
            "Practitioners trained: 200 of 240 persons; partly achieved.",
        ),
        (
            "OC2.1",
            {
                "state": "shown",
                "value": 35.6,
                "numerator": 146.0,
                "denominator": 410.0,
                "measured_on": date(2020, 1, 10),
                "expected": 35.0,
                "status": "on_track",
            },
            (
                "Respondents who name at least three signs of internal trafficking: 35.6 % "
                "(146 of 410), measured 10 Jan 2020; 35.0 % expected, so on track."
            ),
        ),
    ],
)
def test_one_sentence_for_each_standing(code, cell, words):
    assert sentence(code, cell) == words


def test_the_view_is_a_sentence():
    view = read_view("?period=H2&sex=f", real_framework())
    assert view_sentence(ENGLISH, released(), view) == (
        "Internal draft, H2 (Apr-Sep 2019), cut-off 15 Jan 2020, Sex: Women"
    )


def test_an_edition_is_named_in_the_sentence():
    edition = make_released(real_framework(), "public")
    assert view_sentence(ENGLISH, edition, View()).startswith("Edition 1, H4 (Apr-Sep 2020), ")


def test_notices_say_what_was_ignored():
    assert notice_sentence(ENGLISH, ViewNotice("value", "sex", "zebra")) == (
        "“zebra” is not a known value of “sex” and was ignored."
    )
