"""Pace, forecast, completeness and money in words, and who reads which."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.components.completeness import complete_line, complete_to, missing_reports
from dashboard.components.outlook import forecast_words
from dashboard.components.overview import overview
from dashboard.components.summary import summary_bars
from dashboard.figures import draw
from dashboard.figures.ahead import forecast_traces
from dashboard.figures.points import actual_path
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Annex, Completeness, Share, Summary
from dashboard.sentences import explanation
from dashboard.view import View
from tests.pages.contexts import released
from tests.pages.text import marked, text
from tests.pages.worlds import make_released, real_framework

ENGLISH = language_of("en")
JANUARY = date(2020, 1, 15)
AHEAD = {"forecast": 207.0, "forecast_low": 120.4, "forecast_high": 290.0}
PACES = {"pace_needed": 8.2823, "pace_recent": 5.955}


def reading_with(extras, code="OP1.1.2", audience="internal", view=None, **cell):
    """The reading of one indicator whose headline carries the extras."""
    release = make_released(real_framework(), audience, JANUARY)
    window = f"to {release.current_period}"
    cells = [
        replace(one, extras=extras, **cell)
        if (one.indicator, one.window, one.split) == (code, window, ())
        else one
        for one in release.cells
    ]
    release = replace(release, cells=tuple(cells))
    return read(ENGLISH, release, view or View(), release.framework.indicator(code))


def trained(extras, **more):
    return reading_with(extras, value=120.0, expected=135.08, status="at_risk", **more)


def test_the_sentence_of_the_issue():
    assert explanation(trained(PACES)) == (
        "120 of 240 persons; 135 expected by 15 Jan 2020, so at risk; 8.3 a month would reach "
        "the target, the last six months gave 6 a month."
    )


@pytest.mark.parametrize(
    ("extras", "ending"),
    [
        ({"pace_needed": 8.28}, "so at risk; 8.3 a month would reach the target."),
        ({"pace_recent": 5.0}, "so at risk."),
        ({}, "so at risk."),
        (
            {"pace_needed": 417.08, "pace_recent": 0.0},
            "so at risk; 417 a month would reach the target, the last six months gave 0 a month.",
        ),
    ],
)
def test_pace_is_told_as_far_as_it_is_known(extras, ending):
    assert explanation(trained(extras)).endswith(ending)


def test_a_filtered_figure_has_no_pace():
    view = View(filters=(("sex", "f"),))
    assert "a month" not in explanation(trained(PACES, view=view))


def test_a_forecast_says_its_range_and_what_it_is_made_of():
    words = forecast_words(trained(AHEAD))
    assert words.startswith("207 (120 to 290) on 31 Mar 2021. It goes on at the pace of the last")
    assert "slowest" in words
    plan = reading_with({"forecast": 90.0, "forecast_low": 60.0, "forecast_high": 90.0}, "OP1.3.2")
    assert forecast_words(plan).startswith("90 % (60 % to 90 %) on 31 Mar 2021. Milestones count")
    assert forecast_words(trained({})) == ""


def test_a_forecast_is_dashed_with_its_range_on_the_chart():
    reading = trained(AHEAD)
    low, high, line = forecast_traces(reading, actual_path(reading))
    assert line["line"]["dash"] == "dash"
    assert (line["x"], line["y"][1]) == (["2020-01-15", "2021-03-31"], 207.0)
    assert (low["y"][1], high["y"][1], high["fill"]) == (120.4, 290.0, "tonexty")
    drawn = [trace.get("name") for trace in draw(reading)["data"]]
    assert "Forecast" in drawn


@pytest.mark.parametrize(
    "reading",
    [
        trained({}),
        trained(AHEAD, view=View(filters=(("sex", "f"),))),
        trained(AHEAD, view=View(period="H2")),
        trained(AHEAD, audience="public"),
        reading_with(AHEAD, "OC1.4", audience="public"),
    ],
)
def test_nothing_is_forecast_for_others_other_days_or_parts(reading):
    assert forecast_traces(reading, actual_path(reading)) == []


JUNE = date(2020, 6, 30)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            (JUNE, 6, 6, ()),
            "Data complete to 30 Jun 2020, 6 of 6 reports; later ones are not due yet.",
        ),
        (
            (JUNE, 5, 6, ("NGO-2",)),
            "Data complete to 30 Jun 2020; 5 of 6 reports for the time after.",
        ),
        ((None, 2, 6, ("NGO-2",)), "Data not yet complete for any time; 2 of 6 reports."),
        ((None, 6, 6, ()), "No report on the data is due yet."),
    ],
)
def test_completeness_in_words(found, words):
    assert complete_to(ENGLISH, Completeness("campaign_activity", *found)) == words


def waiting(audience="internal", missing=("NGO-2",)):
    entry = Completeness("campaign_activity", JUNE, 5, 6, missing)
    return replace(released("real", audience), annex=Annex(completeness=(entry,)))


def test_missing_reports_come_first_under_needs_attention():
    sections = overview(ENGLISH, waiting(), View(), with_money=True)
    lines = [part for part in marked_lines(sections) if "Reports from" in text(part)]
    assert lines == marked_lines(sections)[:1]
    assert "Reports from Jul 2020 on are missing from Partner NGO 2." in text(lines[0])


def marked_lines(sections):
    found = next(one for one in sections if "Needs attention" in text(one))
    return list(found.children[1].children)


def test_nobody_else_reads_who_has_not_reported():
    assert missing_reports(ENGLISH, waiting("public")) == []
    sections = overview(ENGLISH, waiting("public"), View(), with_money=True)
    assert "are missing from" not in text(sections)


def test_indicators_of_the_dataset_say_how_far_it_is_complete():
    release = waiting()
    framework = release.framework
    (line,) = complete_line(ENGLISH, release, framework.indicator("OP2.1.1"))
    assert "5 of 6 reports" in text(line)
    assert complete_line(ENGLISH, release, framework.indicator("OP1.1.2")) == []


C10 = Summary(
    time=Share("shown", 457, 731, 62.5),
    money=Share("shown", 86000, 200000, 43.0),
    planned_money=Share("shown", 92000, 200000, 46.0),
    delivery=Share("shown", 25, 100, 25.0),
    planned_burn=Share("shown", 86000, 92000, 93.478),
    forecast_money=Share("shown", 171_812, 200000, 85.9),
    unspent=Share("shown", 28_188, 200000, 14.1),
    burn_gap=-19.5,
    delivery_gap=-18.0,
    flags=("burn_apart_from_time", "much_unspent", "delivery_below_burn"),
)


def bars(with_money, summary=C10):
    return summary_bars(ENGLISH, replace(released("real", "internal"), summary=summary), with_money)


def test_c10_in_words_with_its_flags():
    drawn = bars(with_money=True)
    words = text(drawn)
    assert "Spent: 93.5 % of the 92,000 planned by now." in words
    assert "At this pace 171,812 USD will be spent and 28,188 (14 %) left over." in words
    assert "Spending stands -19.5 points from the time elapsed, more than 10." in words
    assert "14 % of the budget would be left over, more than 10 %." in words
    assert "Delivery stands 18.0 points below spending, more than 15." in words
    assert len(marked(drawn, "flag-much_unspent")) == 1


def test_an_overrun_is_named():
    over = replace(C10, unspent=Share("shown", -10_000, 200000, -5.0), flags=())
    assert "10,000 (5 %) more than the budget." in text(bars(True, over))
    assert "flag-" not in str(bars(True, over).to_plotly_json())


def test_without_the_permission_there_is_no_word_of_money():
    words = text(bars(with_money=False))
    assert not any(part in words for part in ("Spent", "Spending", "171,812", "28,188", "budget"))
