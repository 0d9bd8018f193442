"""Every chart is one that plotly accepts, and keeps the four states apart."""

import json
from datetime import date

import pytest

from dashboard import figures
from dashboard.figures import bars, path, survey, timeline
from dashboard.figures.template import SUPPRESSED, config
from dashboard.view import View
from tests.figures.worlds import ENGLISH, reading, released, running, split, split_cells, valid
from tests.pages.worlds import CUT_OFF, ROOT, real_framework


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


def test_a_milestone_that_is_not_due_has_words_and_no_stub():
    values = [("shown", 5.0), *[("shown", 0.0)] * 9]
    cells = split_cells("OP1.3.2", "milestone", values)
    drawn = bars.draw(reading("OP1.3.2", cells=cells), split("OP1.3.2", "milestone"))
    assert drawn["data"][0]["x"] == [5.0, *[0.0] * 6, None, None, None]
    texts = [note["text"] for note in drawn["layout"]["annotations"]]
    assert ["not due before" in text for text in texts] == [False] * 7 + [True] * 3
    assert "<b>not due before 30 Sep 2020</b>" in texts[7]


def test_bars_stand_in_the_order_of_the_code_list():
    cells = split_cells("OP1.1.2", "region", [("shown", 1.0), ("shown", 9.0), ("shown", 5.0)])
    drawn = bars.draw(reading("OP1.1.2", cells=cells), split("OP1.1.2", "region"))
    assert drawn["data"][0]["y"][:3] == ["Dushanbe", "Sughd", "Khatlon"]


def test_a_hidden_value_moves_no_axis():
    low = split_cells("OP1.1.2", "region", [("shown", 7.0), ("suppressed", None)])
    drawn = bars.draw(reading("OP1.1.2", cells=low), split("OP1.1.2", "region"))
    assert drawn["layout"]["xaxis"]["range"] == [0, 7 * bars.REACH]


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


def test_a_survey_is_never_interpolated():
    drawn = survey.draw(reading("OC2.1"))
    assert all("lines" not in trace["mode"] for trace in drawn["data"])
    valid(drawn)


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


def test_a_trend_in_the_dark_is_of_the_colour_of_the_bars_beside_it():
    dark = (ROOT / "assets" / "10-tokens.css").read_text().split("prefers-color-scheme: dark")[1]
    accent = dark.split("--accent: ")[1].split(";")[0]
    assert figures.spark.STYLE.split("prefers-color-scheme:dark")[1].lower().count(accent) == 2
