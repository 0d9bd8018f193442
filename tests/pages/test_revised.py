"""Targets that were revised: both plans drawn, both achievements told, every revision listed."""

from datetime import date

import pytest

from dashboard.components.revised import revised_words
from dashboard.components.sheet import sheet
from dashboard.components.story import story
from dashboard.components.tables import period_table
from dashboard.data.release import compute_release
from dashboard.figures import draw
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.view import View
from tests.data.worlds import dataset, framework, indicator, store_with
from tests.pages.text import marked, text

ENGLISH = language_of("en")
EVENTS = dataset({"id": "text", "day": "date", "people": "integer"}, "id", date="day")
REVISION = {
    "approved_on": date(2020, 6, 15),
    "approved_by": "Steering Committee",
    "reason": "Gatherings are forbidden",
    "targets": {"H4": 4000, "H5": 4500},
}


def release_of(tmp_path, cut_off, audience="internal", **changes):
    declared = indicator(
        {"type": "sum", "dataset": "events", "column": "people"},
        targets={"H1": 600, "H2": 2000, "H3": 3600, "H4": 4800, "H5": 6000},
        **{"revisions": [REVISION], **changes},
    )
    rows = {"events": "id day people\n1 2020-01-15 3200"}
    store = store_with(
        f"sqlite:///{tmp_path}/world.sqlite", framework({"events": EVENTS}, [declared]), rows
    )
    try:
        return compute_release(store, date.fromisoformat(cut_off), audience)
    finally:
        store.close()


def reading_of(*given, **changes):
    release = release_of(*given, **changes)
    return read(ENGLISH, release, View(), release.framework.indicators[0])


def lines(reading):
    found = draw(reading)["data"]
    return {trace["name"]: trace for trace in found if trace.get("name", "").startswith("Plan")}


def test_both_achievements_are_told(tmp_path):
    reading = reading_of(tmp_path, "2020-09-30")
    words = (
        "By the targets in force (4,000) 80 % of what was expected by 30 Sep 2020; "
        "by those first agreed (4,800) 67 %."
    )
    assert revised_words(reading) == words
    assert text(marked(story(reading, View(), "large"), "revised-I.1")) == words


def test_both_plans_are_drawn(tmp_path):
    found = lines(reading_of(tmp_path, "2020-09-30"))
    assert found["Plan"]["y"][-2:] == [4000, 4500]
    assert "dash" not in found["Plan"]["line"]
    original = found["Plan as first agreed"]
    assert original["y"][-2:] == [4800, 6000]
    assert original["line"]["dash"] == "dash"
    notes = [
        note["text"] for note in draw(reading_of(tmp_path, "2020-09-30"))["layout"]["annotations"]
    ]
    assert "first agreed: 6,000" in notes


def test_the_table_keeps_the_target_first_agreed(tmp_path):
    words = text(period_table(reading_of(tmp_path, "2020-09-30")))
    assert "4,000 first agreed 4,800" in words
    assert "400 first agreed 1,200" in words


def test_the_reference_sheet_lists_day_approver_and_reason(tmp_path):
    release = release_of(tmp_path, "2020-09-30")
    item = release.framework.indicators[0]
    content = sheet(ENGLISH, release.framework, item, internal=True, cut_off=release.cut_off)
    listed = text(marked(content, "revisions-I.1"))
    assert listed == (
        "15 Jun 2020, Steering Committee Gatherings are forbidden H4: 4,000 · H5: 4,500"
    )
    words = text(content)
    assert "Targets in force H1: 600 · H2: 2,000 · H3: 3,600 · H4: 4,000 · H5: 4,500" in words
    assert (
        "Targets as first agreed H1: 600 · H2: 2,000 · H3: 3,600 · H4: 4,800 · H5: 6,000" in words
    )


def test_who_approved_a_revision_stays_with_the_team(tmp_path):
    release = release_of(tmp_path, "2020-09-30")
    item = release.framework.indicators[0]
    content = sheet(ENGLISH, release.framework, item, internal=False, cut_off=release.cut_off)
    words = text(content)
    assert "15 Jun 2020 Gatherings are forbidden" in words
    assert "Committee" not in words


@pytest.mark.parametrize(
    ("cut_off", "changes"), [("2020-06-14", {}), ("2020-09-30", {"revisions": []})]
)
def test_without_a_revision_in_force_there_is_one_plan(tmp_path, cut_off, changes):
    reading = reading_of(tmp_path, cut_off, **changes)
    assert revised_words(reading) == ""
    assert set(lines(reading)) == {"Plan"}
    assert "first agreed" not in text(period_table(reading))


def test_what_is_not_published_tells_no_achievement(tmp_path):
    reading = reading_of(tmp_path, "2020-09-30", audience="public", disclosure="sensitive")
    assert revised_words(reading) == ""
