"""Words stand at the mark they are about, and no line runs through them."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard import figures, formats
from dashboard.figures import bars, changed, flow, path, survey, words
from dashboard.figures.template import ACCENT, PAPER
from dashboard.language import language_of
from dashboard.released import Cell
from dashboard.view import View
from tests.figures.worlds import ENGLISH, reading, released, split, valid


def test_a_long_name_takes_lines_and_the_bars_make_room_for_them():
    by = split("OP1.3.2", "milestone")
    one = reading("OP1.3.2")
    texts = [note["text"] for note in bars.draw(one, by)["layout"]["annotations"]]
    told = [text.replace("<b>", "").replace("</b>", "").split("<br>") for text in texts]
    assert max(len(lines) for lines in told) == 2
    assert all(len(line) <= words.LINE_HOLDS + 1 for lines in told for line in lines)
    assert bars.height(one, by) == bars.FRAME + len(texts) * (bars.ROW + words.LINE_HEIGHT)
    short = reading("OP1.1.2")
    rows = len(short.breakdown(split("OP1.1.2", "sex")))
    assert bars.height(short, split("OP1.1.2", "sex")) == bars.FRAME + rows * bars.ROW


def test_targets_are_words_under_the_axis_and_never_in_the_plot():
    for code in ("OP1.3.4", "OC1.2", "OP2.1.2", "OC2.3"):
        figure = figures.draw(reading(code))
        assert not any("text" in str(trace.get("mode")) for trace in figure["data"])
        last = figure["layout"]["xaxis"]["ticktext"][-1]
        value = reading(code).targets.periods["H5"]
        assert last.split("<br>")[3] == formats.target(ENGLISH, reading(code).indicator, value)
    parts = figures.draw(reading("OP1.1.2", View(filters=(("sex", "f"),))))
    assert parts["layout"]["xaxis"]["ticktext"][-1] == "H5<br>Mar<br>2021"


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


def test_words_of_a_bar_leave_its_target_line_free():
    cells = [
        Cell("OC2.3", name, "period", (), "shown", value)
        for name, value in (("H1", 11.0), ("H2", 18.0), ("H3", 3.0), ("H4", 26.0))
    ]
    cells.append(Cell("OC2.3", "to H4", "to_date", (), "shown", 26.0))
    drawn = flow.draw(reading("OC2.3", cells=cells))
    valid(drawn)
    notes = {note["x"]: note for note in drawn["layout"]["annotations"] if note["x"] != 0}
    said = {name: (note["text"], note["y"], note["yanchor"]) for name, note in notes.items()}
    assert said == {
        "H1": ("11", 11.0, "top"),
        "H2": ("18", 18.0, "top"),
        "H3": ("3", 3.0, "bottom"),
        "H4": ("26<br>so far", 26.0, "top"),
    }
    assert notes["H1"]["font"]["color"] == PAPER != notes["H4"]["font"]["color"]


def test_a_bar_too_low_for_its_words_has_them_above_the_target_line():
    cells = [Cell("OC2.3", "H1", "period", (), "shown", 2.0)]
    low = replace(reading("OC2.3", cells=cells), indicator=promising("OC2.3", H1=3))
    label = next(note for note in flow.draw(low)["layout"]["annotations"] if note["x"] == "H1")
    assert (label["y"], label["yanchor"]) == (3, "bottom")


def promising(code, **periods):
    indicator = released().framework.indicator(code)
    return indicator.model_copy(update={"targets": indicator.targets | periods})


def test_an_open_period_of_a_flow_is_partial():
    drawn = flow.draw(reading("OC2.3"))
    colours = drawn["data"][0]["marker"]["color"]
    assert colours[:3] == [ACCENT] * 3
    assert colours[3] != ACCENT
    assert any("so far" in note["text"] for note in drawn["layout"]["annotations"])


@pytest.mark.parametrize(("value", "side"), [(36.0, "top"), (34.0, "bottom")])
def test_a_target_has_its_words_at_its_mark_and_not_on_those_of_the_wave(value, side):
    cells = [
        Cell(
            *("OC2.1", "to H3", "to_date", (), "shown", value, 100 * value, 10_000.0),
            measured_on=date(2019, 12, 16),
        )
    ]
    drawn = survey.draw(reading("OC2.1", cells=cells))
    label = next(note for note in drawn["layout"]["annotations"] if "35" in note["text"])
    assert (label["y"], label["yanchor"], abs(label["yshift"])) == (35, side, survey.BESIDE)
    (wave,) = [trace for trace in drawn["data"] if "error_y" in trace]
    assert wave["textposition"] == [{"top": "top center", "bottom": "bottom center"}[side]]


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_words_over_an_interval_are_broken_and_no_grid_crosses_them(language):
    told = [replace(reading(code), language=language_of(language)) for code in ("OC2.1", "OC2.2")]
    layout = changed.draw(told)["layout"]
    assert not layout["xaxis"]["showgrid"]
    texts = [note["text"].replace("<b>", "").replace("</b>", "") for note in layout["annotations"]]
    lines = [line for text in texts for line in text.split("<br>")]
    assert len(lines) > len(texts) == 4
    assert max(map(len, lines)) <= words.LINE_HOLDS
