"""What the public is drawn of few persons: an older figure, bounds, or one empty state."""

import json
from dataclasses import replace

import pytest

from dashboard import figures
from dashboard.callbacks.filling_pages import overview_content, tracking_content
from dashboard.callbacks.filling_panels import _history
from dashboard.components.choices import indicator_choices
from dashboard.components.story import breakdown, story
from dashboard.components.tables import period_table
from dashboard.pages import indicator
from dashboard.reading import codes_offered, tells_of_plan
from dashboard.sentences import finding
from dashboard.view import View
from tests.pages.contexts import context
from tests.pages.held import ENGLISH, edition, group, reading
from tests.pages.text import marked
from tests.pages.text import text as texts
from tests.pages.worlds import real_framework


def text(part):
    """The words of a part, white space folded."""
    return " ".join(texts(part).split())


HELD = "27 (as of 31 Mar 2020, held)"
REGION = ("dushanbe", "sughd", "khatlon", "drs_gbao")
MARGIN = tuple(group("region", code, 12.0) for code in REGION)


def public(released, role="donor"):
    return replace(context(role), released=released)


def test_an_older_figure_stands_with_its_day_and_without_a_judgement():
    found = reading("OBJ.1")
    filled = story(found, View(), "large")
    assert text(marked(filled, "value-OBJ.1")) == HELD
    assert text(marked(filled, "status-OBJ.1")) == "not published"
    assert finding(found) == (
        "27 persons on 31 Mar 2020; a newer figure is not published: small numbers."
    )
    table = text(period_table(found))
    assert "44 27 (as of 31 Mar 2020, held)" in table
    assert "61 %" not in table


def test_an_earlier_period_as_it_was_published_is_no_older_figure():
    table = text(period_table(reading("OBJ.1")))
    assert "14 14 H3" in table
    assert "as of 30 Sep 2019" not in table


@pytest.mark.parametrize("content", [overview_content, tracking_content])
def test_nothing_is_derived_from_an_older_figure(content):
    filled = content(public(edition()))
    assert text(marked(filled, "value-OBJ.1")) == HELD
    row = json.dumps([part.to_plotly_json() for part in marked(filled, "value-OBJ.1")], default=str)
    assert "%" not in row
    assert "61 %" not in text(filled)


def test_an_older_figure_is_a_hollow_mark_that_no_line_leads_to():
    figure = figures.draw(reading("OBJ.1"))
    traces = {trace.get("name"): trace for trace in figure["data"]}
    assert traces["Actual"]["y"] == [None, 14.0, 27.0, None]
    assert traces["Held"]["y"] == [27.0]
    assert traces["Held"]["marker"]["symbol"] == "circle-open"
    assert "held" in json.dumps(figure["layout"]["annotations"])


def test_bounds_stand_in_the_place_of_a_share():
    found = reading("OBJ.2")
    filled = story(found, View(), "large")
    assert text(marked(filled, "value-OBJ.2")) == "between 50 % and 75 %"
    assert text(marked(filled, "status-OBJ.2")) == "not published"
    assert "the exact share is not published" in finding(found)


def test_what_is_withheld_has_one_mark_that_is_explained_once():
    found = reading("OC1.2")
    assert text(marked(story(found, View(), "large"), "value-OC1.2")).endswith("small numbers")
    history = _history(found, View())
    assert "[c]" in text(period_table(found))
    assert text(history).count("Small, zero and missing look the same") == 1


def test_the_consequence_is_said_on_sensitive_pages_alone():
    assert "at least 10 more persons" in text(story(reading("OBJ.1"), View(), "large"))
    assert "more persons stand" not in text(story(reading("OP1.1.1"), View(), "large"))
    internal = context("manager")
    page = text(indicator.layout(internal, code="OBJ.1"))
    assert "more persons stand" not in page
    assert "Confidential, IOM internal" in page


def test_an_edition_carries_no_confidential_mark_even_for_the_team():
    page = text(indicator.layout(public(edition(), "manager"), code="OBJ.1"))
    assert "Confidential" not in page
    assert "MPA unit case manager" not in page


def names_of(choices):
    return [getattr(choice, "data-testid").removeprefix("filter-") for choice in choices]


def test_menus_come_from_declared_groups_once_a_margin_is_due():
    final = edition(*MARGIN, period="H5")
    item = real_framework().indicator("OBJ.1")
    choices = indicator_choices(ENGLISH, final, item, View())
    assert names_of(choices)[1:] == ["region", "exploitation", "sex", "age_group", "provider_type"]
    words = json.dumps([choice.to_plotly_json() for choice in choices], default=str)
    assert "DRS, GBAO or not stated" in words
    assert "TJ-GB" not in words
    assert indicator_choices(ENGLISH, edition(*MARGIN), item, View()) == []


def test_menus_do_not_depend_on_what_was_published():
    item = real_framework().indicator("OBJ.1")
    full, empty = edition(*MARGIN, period="H5"), edition(period="H5")
    assert str(indicator_choices(ENGLISH, full, item, View())) == str(
        indicator_choices(ENGLISH, empty, item, View())
    )


def test_a_margin_is_drawn_by_its_groups_and_not_ranked():
    final = edition(*MARGIN[:3], group("region", "drs_gbao", 30.0), period="H5")
    filled = breakdown(reading("OBJ.1", final), View(by=("region",)))
    words = text(filled)
    assert "DRS, GBAO or not stated 30" in words
    assert "highest" not in words
    figure = figures.bars.draw(reading("OBJ.1", final), reading("OBJ.1", final).disaggregations[0])
    assert figure["data"][0]["y"][-1] == "DRS, GBAO or not stated"


def test_a_margin_that_is_withheld_is_withheld_whole():
    hidden = edition(*(group("region", code) for code in REGION), period="H5")
    filled = breakdown(reading("OBJ.1", hidden), View(by=("region",)))
    assert "Not published in this edition" in text(filled)
    assert not marked(filled, "figure-OBJ.1-by")
    never = breakdown(reading("OC1.2"), View())
    assert "never by groups" in text(never)


def test_filters_of_a_sensitive_indicator_are_groups():
    final = edition(*MARGIN, period="H5")
    assert "dushanbe" in codes_offered(final)["region"]
    assert "TJ-DU" in codes_offered(final)["region"]
    assert "exploitation" not in codes_offered(edition())
    by_group = reading("OBJ.1", final, View(filters=(("region", "dushanbe"),)))
    assert by_group.cell.value == 12.0
    by_code = reading("OBJ.1", final, View(filters=(("region", "TJ-DU"),)))
    assert by_code.filters == ()
    assert by_code.unanswered == ("region",)


def test_public_notes_stand_by_their_period():
    told = edition(notes=[("OBJ.1", "H4", "Shelters were closed."), ("OBJ.1", "H3", "Earlier.")])
    words = text(story(reading("OBJ.1", told), View(), "large"))
    assert "Shelters were closed." in words
    assert "Earlier." not in words
    assert "Shelters were closed." in text(tracking_content(public(told)))


@pytest.mark.parametrize(
    ("code", "concerned"),
    [("OP1.3", True), ("OP1.3.2", True), ("OP1.1", False), ("OBJ.1", False), ("nothing", False)],
)
def test_what_concerns_the_plan(code, concerned):
    assert tells_of_plan(real_framework(), code) is concerned
