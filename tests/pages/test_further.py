"""What belongs to a measure beside its headline, as released and in words."""

from dataclasses import replace

import pytest

from dashboard.components.further import further_words
from dashboard.components.story import breakdown, story
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.view import View
from tests.pages.contexts import released
from tests.pages.text import marked, text

ENGLISH = language_of("en")


def reading(code, cells, audience="internal", view=None):
    """The reading of one indicator; `cells` are changes of its cells by window and split."""
    release = released("real", audience)
    changed = tuple(
        replace(cell, **cells[cell.window, cell.split])
        if cell.indicator == code and (cell.window, cell.split) in cells
        else cell
        for cell in release.cells
    )
    release = replace(release, cells=changed)
    return read(ENGLISH, release, view or View(), release.framework.indicator(code))


def whole(code, extras, window="to H4", **changes):
    return reading(code, {(window, ()): {"extras": extras, **changes}})


def trained():
    own = {"unique_within": 40.0, "participations": 43.0}
    running = {"unique_within": 168.0, "participations": 223.0}
    cells = {("H4", ()): {"value": 26.0, "extras": own}}
    cells[("to H4", ())] = {"value": 168.0, "extras": running}
    return reading("OP1.1.2", cells)


def test_newly_reached_different_and_participations_stand_side_by_side():
    assert further_words(trained()) == (
        "H4: 26 newly reached, 40 different persons within the period, 43 participations."
    )
    table = text(marked(story(trained(), View(), "large"), "table-OP1.1.2-participation"))
    assert "H4 (Apr-Sep 2020) 26 40 43" in table
    assert "to date on 31 Aug 2020 168 168 223" in table
    assert not marked(story(trained(), View(), "small"), "table-OP1.1.2-participation")


def test_only_persons_come_more_than_once_and_records_are_called_as_declared():
    figures = {"unique_within": 3.0, "participations": 5.0}
    assert further_words(whole("OP1.2.2", figures, "H4", value=2.0)) == ""
    assert further_words(whole("OP1.1.2", dict.fromkeys(figures, 0.0), "H4", value=0.0)) == ""
    once = dict.fromkeys(figures, 1.0)
    assert further_words(whole("OP1.2.1", once, "H4", value=1.0)) == ""
    assert further_words(whole("OBJ.1", figures, "H4", value=2.0)) == (
        "H4: 2 newly reached, 3 different persons within the period, 5 services."
    )


def test_spells_that_are_open_are_named_as_declared():
    found = whole("OC1.3", {"pending": 8.0})
    assert further_words(found) == "8 not yet served on 31 Aug 2020."


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ((7.448, 19.771), "+13.6 points since the baseline (95 % interval 7.4 to 19.8)."),
        (
            (-1.2, 28.4),
            "No measurable change since the baseline (+13.6 points, 95 % interval -1.2 to 28.4).",
        ),
    ],
)
def test_a_change_is_told_as_its_interval_allows(interval, words):
    extras = {"change": 13.6097, "change_low": interval[0], "change_high": interval[1]}
    assert further_words(whole("OC2.1", extras)) == words


def test_a_change_of_very_few_answers_is_not_told():
    extras = {"change": 13.6, "change_low": 7.4, "change_high": 19.8}
    assert further_words(whole("OC2.1", extras, denominator=9.0)) == ""


def test_an_audience_is_a_range_and_channels_are_never_added():
    found = whole("OP2.1.3", {"upper": 182000.0, "independent": 164455.7}, value=95000.0)
    words = further_words(found)
    assert words.startswith("At least 95,000, at most 182,000 (channels overlap); ")
    assert "164,456 if channels reach people independently" in words
    assert words.endswith("Channels are never added: nobody knows how many people they share.")
    national = further_words(whole("OP2.1.3", {"upper": 182000.0}, value=95000.0))
    assert national.startswith("At least 95,000, at most 182,000 (channels overlap). Channels are")
    without = further_words(whole("OP2.1.3", {}, value=95000.0))
    assert without.startswith("At least so many")
    assert "Channels are never added" in without


SIDES = {"before": 48.21, "after": 84.96, "rows": 4.0}


@pytest.mark.parametrize(
    ("extras", "words"),
    [
        (SIDES, "The mean rises from 48.2 % to 85.0 % (n = 3 of 4 paired)."),
        ({"before": 60.0, "after": 52.5}, "The mean falls from 60.0 % to 52.5 % (n = 3 paired)."),
        ({"before": 60.0, "after": 60.0}, "The mean stays at 60.0 % (n = 3 paired)."),
        ({}, ""),
    ],
)
def test_a_gain_says_what_it_began_from_and_led_to(extras, words):
    assert further_words(whole("OP1.1.3", extras, value=36.67, n=3)) == words


@pytest.mark.parametrize("code", ["OP1.1.2", "OP1.1.3", "OC1.3", "OC2.1", "OP2.1.3"])
def test_a_suppressed_value_says_nothing_more(code):
    found = whole(code, {}, state="suppressed", value=None)
    assert further_words(found) == ""
    assert not marked(story(found, View(), "large"), f"further-{code}")


def test_a_part_has_no_more_to_say():
    found = reading("OP1.1.2", {}, view=View(filters=(("sex", "f"),)))
    assert further_words(found) == ""


def exploitation(share, base, value):
    key = ("to H4", (("exploitation", "forced_labour"),))
    cell = {"state": "shown", "value": value, "extras": {"share": share, "share_base": base}}
    view = View(by=("exploitation",))
    return breakdown(reading("OBJ.1", {key: cell}, view=view), view)


@pytest.mark.parametrize(
    ("share", "base", "value", "words"),
    [
        (70.27, 37.0, 26.0, "70 % (26 of 37)"),
        (60.0, 20.0, 12.0, "60 % (12 of 20, indicative)"),
        (75.0, 8.0, 6.0, "6 of 8"),
    ],
)
def test_a_share_of_several_answers_is_of_those_with_information(share, base, value, words):
    filled = exploitation(share, base, value)
    assert "Multiple answers possible" in text(filled)
    table = text(marked(filled, "table-OBJ.1-exploitation"))
    assert "Share of those with information" in table
    assert words in table
    assert ("75 %" in table) is False


def test_parts_that_overlap_for_another_reason_say_only_that():
    view = View(by=("channel",))
    words = text(breakdown(reading("OP2.1.3", {}, view=view), view))
    assert "The parts do not add up to the whole." in words
    assert "Multiple answers" not in words


def test_under_a_filter_nothing_is_promised_that_was_promised_for_the_whole():
    found = reading("OP1.1.2", {}, view=View(filters=(("sex", "f"),)))
    assert "240" not in text(marked(story(found, View(), "large"), "value-OP1.1.2"))
    assert found.targets.life_of_project is None
