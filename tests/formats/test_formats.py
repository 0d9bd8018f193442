"""Numbers, dates and states in words."""

from datetime import date

import pytest

from dashboard import formats
from dashboard.framework.project import Period
from tests.formats.worlds import DAY, ENGLISH, KNOWS, RUSSIAN, TAJIK, TRAINED, hidden, shown
from tests.progress.worlds import PERIODS, indicator

SENSITIVE = indicator("unique", (4, 14, 28, 44, 60), disclosure="sensitive")


def test_dates_in_three_languages():
    assert formats.day(ENGLISH, DAY) == "31 Aug 2020"
    assert formats.day(RUSSIAN, DAY) == "31 авг. 2020"
    assert formats.day(TAJIK, DAY) == "31 Авг 2020"


def test_half_years():
    assert formats.period(ENGLISH, "H4", PERIODS["H4"]) == "H4 (Apr-Sep 2020)"
    assert formats.period(ENGLISH, "H1", PERIODS["H1"]) == "H1 (Oct 2018-Mar 2019)"


def test_a_period_of_one_month():
    january = Period.model_validate({"from": "2020-01-01", "to": "2020-01-31"})
    assert formats.span(ENGLISH, january.first, january.last) == "Jan 2020"


@pytest.mark.parametrize(
    ("language", "words"), [(ENGLISH, "1,250.5"), (RUSSIAN, "1\xa0250,5"), (TAJIK, "1\xa0250,5")]
)
def test_numbers_by_the_languages_own_marks(language, words):
    assert formats.number(language, 1250.5, 1) == words


@pytest.mark.parametrize(
    ("value", "decimals", "words"),
    [(62.5, 0, "63"), (61.5, 0, "62"), (0.25, 1, "0.3"), (2.675, 2, "2.68"), (-0.04, 1, "0.0")],
)
def test_a_half_is_rounded_up(value, decimals, words):
    assert formats.number(ENGLISH, value, decimals) == words


def test_changes_carry_their_sign():
    assert formats.signed(ENGLISH, 13.6, 1) == "+13.6"
    assert formats.signed(ENGLISH, -2) == "-2"


def test_count_against_target():
    assert formats.of_target(ENGLISH, 120, 240) == "120 of 240"


@pytest.mark.parametrize(
    ("numerator", "denominator", "words"),
    [
        (146, 410, "35.6 % (146 of 410)"),
        (15, 30, "50.0 % (15 of 30)"),
        (14, 29, "48.3 % (14 of 29, indicative)"),
        (5, 10, "50.0 % (5 of 10, indicative)"),
        (3, 9, "3 of 9"),
    ],
)
def test_percentages_never_stand_without_their_base(numerator, denominator, words):
    cell = shown(100 * numerator / denominator, numerator, denominator)
    assert formats.cell_value(ENGLISH, KNOWS, cell) == words


@pytest.mark.parametrize(("numerator", "denominator"), [(146, 410), (14, 29), (3, 9)])
def test_a_split_value_says_the_same_in_two_parts(numerator, denominator):
    cell = shown(100 * numerator / denominator, numerator, denominator)
    parts = formats.split_value(ENGLISH, KNOWS, cell)
    assert " ".join(parts).strip() == formats.cell_value(ENGLISH, KNOWS, cell)


def test_the_four_states_never_merge():
    cells = [shown(0.0), hidden("missing"), hidden("not_defined"), hidden("suppressed")]
    words = [formats.cell_value(ENGLISH, SENSITIVE, cell) for cell in cells]
    assert words == ["0", "no data", "not defined", "not published: small numbers"]


def test_small_numbers_are_named_for_figures_about_cases_only():
    assert formats.cell_value(ENGLISH, TRAINED, hidden("suppressed")) == "not published"


def test_yes_and_no_are_words():
    order = indicator("yes_no", (1, 1, 1, 1, 1))
    assert formats.cell_value(ENGLISH, order, shown(1.0)) == "Yes"
    assert formats.cell_value(ENGLISH, order, shown(0.0)) == "No"


def test_means_say_how_many():
    gain = indicator("average", (20, 22, 25, 25, 25), decimals=2)
    assert formats.cell_value(ENGLISH, gain, shown(36.666, n=3)) == "36.67 (n = 3)"


def test_not_due():
    assert formats.not_due_before(ENGLISH, date(2020, 9, 30)) == "not due before 30 Sep 2020"
    assert formats.not_due_before(ENGLISH, None) == "not due"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (4, "4 days late"),
        (1, "1 day late"),
        (0, "on time"),
        (-1, "1 day early"),
        (-2, "2 days early"),
    ],
)
def test_delays(days, words):
    assert formats.days_late(ENGLISH, days) == words


def test_every_status_has_words_of_its_own():
    from typing import get_args

    from dashboard.released import Status

    words = [formats.status_words(ENGLISH, status) for status in get_args(Status)]
    assert len(set(words)) == len(words)
