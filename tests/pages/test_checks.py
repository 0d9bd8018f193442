"""The badge of a split that should add up and does not, where it is shown and for whom."""

from dataclasses import replace

import pytest

from dashboard.components.checks import failed_checks
from dashboard.components.story import breakdown
from dashboard.components.tracking.table import tracking_table
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Annex, SplitCheck
from dashboard.view import View
from tests.pages.contexts import released
from tests.pages.text import marked, text

ENGLISH = language_of("en")


def check(window, by=("sex",), parts=166.0, code="OP1.1.2"):
    return SplitCheck(code, window, by, 168.0, parts)


def release_with(*checks):
    return replace(released("real", "internal"), annex=Annex(checks=checks))


def reading_of(release, view=None):
    return read(ENGLISH, release, view or View(), release.framework.indicator("OP1.1.2"))


def test_the_badge_stands_on_the_split_and_on_the_row():
    release = release_with(check("to H3", parts=150.0), check("to H4"))
    words = "By sex, to date on 31 Aug 2020: the parts give 166, the whole is 168."
    filled = breakdown(reading_of(release), View())
    table = tracking_table(ENGLISH, release, View())
    for content in (filled, table):
        (badge,) = marked(content, "check-OP1.1.2")
        assert "does not add up" in text(badge)
        assert words in text(badge)
        assert "150" not in text(badge)
    assert not marked(table, "check-OP1.1.1")


def test_only_the_split_that_fails_bears_it():
    release = release_with(check("to H4", by=("region",)))
    assert not marked(breakdown(reading_of(release), View()), "check-OP1.1.2")
    view = View(by=("region",))
    assert marked(breakdown(reading_of(release, view), view), "check-OP1.1.2")


@pytest.mark.parametrize("view", [View(period="H3"), View()])
def test_a_later_failure_is_not_told_of_an_earlier_period(view):
    found = failed_checks(reading_of(release_with(check("H4")), view))
    assert bool(found) is (view.period is None)


def test_where_everything_adds_up_there_is_no_badge():
    assert "does not add up" not in text(tracking_table(ENGLISH, release_with(), View()))
