"""Every chart is one that plotly accepts, and keeps the four states apart."""

import json
from dataclasses import replace
from datetime import date
from functools import cache

import plotly.io
import pytest

from dashboard import figures, formats
from dashboard.components.tables import period_table
from dashboard.figures import bars, flow, path, survey, timeline
from dashboard.figures.template import ACCENT, SUPPRESSED, config
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Cell
from dashboard.view import View
from tests.pages.text import text
from tests.pages.worlds import CUT_OFF, make_released, real_framework

ENGLISH = language_of("en")


@cache
def released(audience="internal"):
    return make_released(real_framework(), audience)


def reading(code, view=None, cells=None):
    release = released() if cells is None else replace(released(), cells=tuple(cells))
    found = read(ENGLISH, release, view or View(), release.framework.indicator(code))
    assert found is not None
    return found


def valid(figure):
    return plotly.io.from_json(json.dumps(figure), skip_invalid=False)


@pytest.mark.parametrize("code", [item.code for item in real_framework().indicators])
@pytest.mark.parametrize("view", [View(), View(period="H1"), View(filters=(("sex", "f"),))])
def test_plotly_accepts_every_chart(code, view):
    valid(figures.draw(reading(code, view)))


@pytest.mark.parametrize("kind", sorted(figures.CHARTS))
@pytest.mark.parametrize("code", ["OP1.1.2", "OC2.1", "OC2.3", "OC1.3"])
def test_every_kind_draws_every_sort_of_indicator(kind, code):
    valid(figures.CHARTS[kind](reading(code)))


@pytest.mark.parametrize("item", real_framework().indicators, ids=lambda item: item.code)
def test_plotly_accepts_every_split(item):
    for by in item.disaggregations:
        valid(bars.draw(reading(item.code), by))


def test_plotly_accepts_the_timeline():
    release = released()
    plan = next(iter(release.framework.plans.values()))
    states = {state.id: state for state in release.milestones}
    valid(timeline.draw(ENGLISH, plan.items, states, CUT_OFF, date(2018, 10, 1)))


def split_cells(code, dimension, states):
    codes = released().framework.dimension_codes(released().framework.indicator(code), dimension)
    return [
        Cell(code, "to H4", "to_date", ((dimension, name),), state, value)
        for name, (state, value) in zip(codes, states, strict=False)
    ]


def test_states_never_merge_in_bars():
    states = [
        ("shown", 7.0), ("shown", 0.0), ("suppressed", None), ("missing", None),
        ("not_defined", None),
    ]  # fmt: skip
    cells = split_cells("OP1.1.2", "region", states)
    drawn = bars.draw(reading("OP1.1.2", cells=cells), split("OP1.1.2", "region"))
    assert drawn["data"][0]["x"] == [7.0, 0.0, None, None, None]
    assert drawn["data"][0]["marker"]["line"]["width"] == bars.STUB
    words = [note["text"] for note in drawn["layout"]["annotations"]]
    said = ["7", "0", f"{SUPPRESSED} not published", "no data", "not defined"]
    assert [text.split("<b>")[1] for text in words] == [f"{word}</b>" for word in said]
    assert words[0].startswith("Dushanbe")


def split(code, name):
    splits = released().framework.indicator(code).disaggregations
    return next(item for item in splits if item.name == name)


def test_a_long_name_takes_lines_and_the_bars_make_room_for_them():
    by = split("OP1.3.2", "milestone")
    one = reading("OP1.3.2")
    texts = [note["text"] for note in bars.draw(one, by)["layout"]["annotations"]]
    words = [text.replace("<b>", "").replace("</b>", "").split("<br>") for text in texts]
    assert max(len(lines) for lines in words) == 2
    assert all(len(line) <= bars.LINE_HOLDS + 1 for lines in words for line in lines)
    assert bars.height(one, by) == bars.FRAME + len(texts) * (bars.ROW + bars.LINE_HEIGHT)
    short = reading("OP1.1.2")
    rows = len(short.breakdown(split("OP1.1.2", "sex")))
    assert bars.height(short, split("OP1.1.2", "sex")) == bars.FRAME + rows * bars.ROW


def test_bars_stand_in_the_order_of_the_code_list():
    cells = split_cells("OP1.1.2", "region", [("shown", 1.0), ("shown", 9.0), ("shown", 5.0)])
    drawn = bars.draw(reading("OP1.1.2", cells=cells), split("OP1.1.2", "region"))
    assert drawn["data"][0]["y"][:3] == ["Dushanbe", "Sughd", "Khatlon"]


def test_a_hidden_value_moves_no_axis():
    low = split_cells("OP1.1.2", "region", [("shown", 7.0), ("suppressed", None)])
    drawn = bars.draw(reading("OP1.1.2", cells=low), split("OP1.1.2", "region"))
    assert drawn["layout"]["xaxis"]["range"] == [0, 7 * bars.REACH]


def running(states):
    ends = ["2020-04", "2020-05", "2020-06", "2020-07"]
    cells = [
        Cell("OP1.1.2", f"to {end}", "to_month", (), state, value)
        for end, (state, value) in zip(ends, states, strict=True)
    ]
    return [*cells, Cell("OP1.1.2", "to H4", "to_date", (), "shown", 9.0)]


def test_states_never_merge_in_the_path():
    states = [("shown", 0.0), ("missing", None), ("suppressed", None), ("shown", 9.0)]
    drawn = path.draw(reading("OP1.1.2", cells=running(states)))
    actual = next(trace for trace in drawn["data"] if trace.get("name") == "Actual")
    assert actual["y"] == [0.0, None, None, 9.0]
    assert actual["connectgaps"] is False
    hidden = [trace for trace in drawn["data"] if SUPPRESSED in (trace.get("text") or [])]
    assert [trace["x"] for trace in hidden] == [["2020-06-30"]]


def test_the_path_ends_at_the_cut_off_or_at_the_period_asked_for():
    drawn = path.draw(reading("OP1.1.2", View(period="H2")))
    actual = next(trace for trace in drawn["data"] if trace.get("name") == "Actual")
    assert actual["x"][-1] == "2019-09-30"
    assert path.draw(reading("OP1.1.2"))["data"][-1]["x"][-1] == "2020-08-31"


def test_the_plan_of_milestones_steps_on_their_planned_days():
    drawn = path.draw(reading("OP1.3.2"))
    plan = next(trace for trace in drawn["data"] if trace.get("name") == "Plan")
    assert dict(zip(plan["x"], plan["y"], strict=True))["2020-05-31"] == 75
    assert plan["line"]["shape"] == "hv"


@pytest.mark.parametrize("view", [View(), View(period="H3"), View(period="H1")])
def test_the_plan_of_milestones_stands_where_the_cell_expects_it(view):
    found = reading("OP1.3.2", view)
    plan = next(trace for trace in path.draw(found)["data"] if trace.get("name") == "Plan")
    steps = zip(plan["x"], plan["y"], strict=True)
    assert [value for day, value in steps if day <= found.last_day.isoformat()][-1] == (
        found.cell.expected
    )


def test_the_plan_of_milestones_starts_at_nothing_and_reaches_the_end():
    plan = next(
        trace for trace in path.draw(reading("OP1.3.2"))["data"] if trace.get("name") == "Plan"
    )
    assert (plan["x"][0], plan["y"][0]) == ("2018-10-01", 0)
    assert (plan["x"][-1], plan["y"][-1]) == ("2021-03-31", 100)


def test_yes_or_no_is_said_on_the_axis():
    figure = path.draw(reading("OP1.3.1"))
    axis = figure["layout"]["yaxis"]
    assert (axis["tickvals"], axis["ticktext"]) == ([0, 1], ["No", "Yes"])
    actual = next(trace for trace in figure["data"] if trace.get("name") == "Actual")
    assert actual["line"]["shape"] == "hv"


def test_targets_are_words_under_the_axis_and_never_in_the_plot():
    for code in ("OP1.3.4", "OC1.2", "OP2.1.2", "OC2.3"):
        figure = figures.draw(reading(code))
        assert not any("text" in str(trace.get("mode")) for trace in figure["data"])
        last = figure["layout"]["xaxis"]["ticktext"][-1]
        value = reading(code).targets.periods["H5"]
        assert last.split("<br>")[2] == formats.target(ENGLISH, reading(code).indicator, value)
    parts = figures.draw(reading("OP1.1.2", View(filters=(("sex", "f"),))))
    assert parts["layout"]["xaxis"]["ticktext"][-1] == "H5<br>Mar 2021"


def test_the_newest_value_stands_on_the_side_where_the_plan_is_not():
    for code in ("OP1.3.2", "OP1.3.3", "OP1.1.2", "OP2.1.1"):
        found = reading(code)
        label = next(
            note
            for note in path.draw(found)["layout"]["annotations"]
            if note["text"].startswith("<b>")
        )
        below = found.cell.value < found.cell.expected
        assert (label["yanchor"] == "top") is below, code


def test_words_above_a_bar_leave_its_target_line_free():
    cells = [
        Cell("OC2.3", name, "period", (), "shown", value)
        for name, value in (("H1", 11.0), ("H2", 18.0), ("H3", 3.0), ("H4", 30.0))
    ]
    cells.append(Cell("OC2.3", "to H4", "to_date", (), "shown", 30.0))
    drawn = flow.draw(reading("OC2.3", cells=cells))["layout"]
    places = {
        note["x"]: note["y"] for note in drawn["annotations"] if note["x"] in ("H1", "H3", "H4")
    }
    assert places == {"H1": 12.0, "H3": 3.0, "H4": 30.0}


def test_an_open_period_of_a_flow_is_partial():
    drawn = flow.draw(reading("OC2.3"))
    colours = drawn["data"][0]["marker"]["color"]
    assert colours[:3] == [ACCENT] * 3
    assert colours[3] != ACCENT
    assert any("so far" in note["text"] for note in drawn["layout"]["annotations"])


def test_a_survey_is_never_interpolated():
    drawn = survey.draw(reading("OC2.1"))
    assert {trace["mode"] for trace in drawn["data"]} == {"markers+text"}


def test_slippage_without_words_of_blame():
    release = released()
    plan = next(iter(release.framework.plans.values()))
    states = {state.id: state for state in release.milestones}
    text = json.dumps(timeline.draw(ENGLISH, plan.items, states, CUT_OFF, date(2018, 10, 1)))
    assert "late" not in text
    assert "off track" not in text


def test_nothing_is_sent_to_the_vendors_cloud():
    assert config()["showSendToCloud"] is False
    assert config()["displayModeBar"] is False


def test_a_trend_breaks_where_nothing_is_shown():
    whole = figures.spark.draw(reading("OP1.1.2"))
    broken = figures.spark.draw(
        reading(
            "OP1.1.2",
            cells=running([("shown", 1.0), ("missing", None), ("shown", 3.0), ("shown", 4.0)]),
        )
    )
    assert whole.startswith("data:image/svg+xml,")
    assert broken.count("M") == whole.count("M") + 1


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


@pytest.mark.parametrize("extras", [{}, {"upper": 52_000.0}])
def test_a_value_without_a_range_has_no_bar(extras):
    figure = figures.draw(reach(52_000.0, **extras))
    assert all(trace.get("name") != "Range" for trace in figure["data"])
    assert all("at most" not in note["text"] for note in figure["layout"]["annotations"])


def test_the_range_stands_in_the_table_of_the_periods():
    words = text(period_table(reach(52_000.0, upper=73_000.0)))
    assert "52,000 at most 73,000" in " ".join(words.split())
