"""A path joins only what belongs together, and its axis follows what is shown alone."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import figures
from dashboard.components.tables import period_table
from dashboard.figures import axes, path, survey
from dashboard.figures.template import PAPER
from dashboard.released import Cell
from tests.figures.worlds import reading, released, valid
from tests.pages.text import text


def test_values_of_very_few_are_hollow_marks_that_no_line_joins():
    figure = path.draw(satisfied(12.0, 9.0, 12.0))
    valid(figure)
    (line,) = named(figure, "lines+markers")
    (few,) = named(figure, "markers")
    assert line["y"] == [25.0, None, 25.0]
    assert (few["x"], few["marker"]["color"]) == (["2020-02-29"], PAPER)
    assert "○ base below 10" in [note["text"] for note in figure["layout"]["annotations"]]
    whole = path.draw(satisfied(12.0, 15.0, 20.0))
    assert not named(whole, "markers")
    assert not any("base below" in note["text"] for note in whole["layout"]["annotations"])


def satisfied(*bases):
    """Months from November 2019 on, each with three satisfied of so many asked."""
    months = ["2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]
    cells = [
        Cell("OBJ.2", f"to {month}", "to_month", (), "shown", 300 / base, 3.0, base)
        for month, base in zip(months, bases, strict=False)
    ]
    return reading("OBJ.2", cells=cells)


def named(figure, mode):
    return [t for t in figure["data"] if t.get("name") == "Actual" and t["mode"] == mode]


def test_the_newest_value_of_very_few_stands_with_its_base():
    figure = path.draw(satisfied(12.0, 4.0))
    assert "<b>3 of 4</b>" in [note["text"] for note in figure["layout"]["annotations"]]


def test_no_line_leads_into_a_period_in_which_values_start_anew():
    (line,) = named(path.draw(satisfied(12.0, 15.0, 20.0, 12.0, 15.0)), "lines+markers")
    assert line["y"] == [25.0, 20.0, 15.0, None, 25.0, 20.0]
    assert line["x"][2:5] == ["2020-03-31", "2020-04-30", "2020-04-30"]
    (running_total,) = named(path.draw(reading("OP1.1.2")), "lines+markers")
    assert None not in running_total["y"]


def test_an_axis_of_shares_ends_at_a_round_value_above_what_is_drawn():
    assert survey.draw(reading("OC2.2"))["layout"]["yaxis"]["range"] == [0, 50 * axes.ROOM]
    assert path.draw(reading("OP1.3.2"))["layout"]["yaxis"]["range"] == [0, 100 * axes.ROOM]
    assert [axes.share_end(value) for value in (0, 10, 10.5, 50, 51, 100, 130)] == [
        axes.ROOM * end for end in (10, 10, 20, 50, 100, 100, 100)
    ]


def test_no_axis_of_shares_follows_a_hidden_value():
    hidden = [
        Cell("OC2.2", "to H3", "to_date", (), "suppressed", 90.0, measured_on=date(2019, 12, 16))
    ]
    drawn = survey.draw(reading("OC2.2", cells=hidden))
    assert drawn["layout"]["yaxis"]["range"] == [0, 50 * axes.ROOM]


def reach(value, window="to H4", **extras):
    release = released()
    made = [
        replace(item, state="shown", value=value, extras=extras)
        if (item.indicator, item.split) == ("OP2.1.3", ()) and item.window in (window, "to 2020-08")
        else item
        for item in release.cells
    ]
    return reading("OP2.1.3", cells=made)


def test_a_lower_bound_has_a_thin_bar_up_to_the_most_that_it_can_be():
    figure = figures.draw(reach(52_000.0, upper=73_000.0))
    valid(figure)
    (bar,) = [trace for trace in figure["data"] if trace.get("name") == "Range"]
    assert bar["y"] == [52_000.0, 73_000.0]
    assert bar["x"] == ["2020-08-31", "2020-08-31"]
    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert "at most 73,000" in words


def test_a_bound_far_above_all_else_leaves_the_axis_and_stays_in_words():
    figure = figures.draw(reach(385_000.0, upper=990_000.0))
    valid(figure)
    (bar,) = [trace for trace in figure["data"] if trace.get("name") == "Range"]
    _low, top = figure["layout"]["yaxis"]["range"]
    assert bar["y"][1] < top < 600_000
    assert bar["marker"]["symbol"] == "triangle-up"
    label = next(n for n in figure["layout"]["annotations"] if n["text"] == "at most 990,000")
    assert label["y"] == bar["y"][1]


@pytest.mark.parametrize("extras", [{}, {"upper": 52_000.0}])
def test_a_value_without_a_range_has_no_bar(extras):
    figure = figures.draw(reach(52_000.0, **extras))
    assert all(trace.get("name") != "Range" for trace in figure["data"])
    assert all("at most" not in note["text"] for note in figure["layout"]["annotations"])


def test_the_range_stands_in_the_table_of_the_periods():
    words = text(period_table(reach(52_000.0, upper=73_000.0)))
    assert "52,000 at most 73,000" in " ".join(words.split())
