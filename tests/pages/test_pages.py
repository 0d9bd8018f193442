"""Every page for every role, for this project and for another one."""

import pytest

from dashboard import formats
from dashboard.callbacks.filling_pages import overview_content, plan_content, tracking_content
from dashboard.components.bullets import bullet
from dashboard.components.story import breakdown, story
from dashboard.components.tables import period_table
from dashboard.pages import indicator, overview, plan, result, tracking
from dashboard.progress import is_running_count
from dashboard.reading import read
from dashboard.view import View
from tests.pages.contexts import AUDIENCES, context
from tests.pages.text import marked, text

ROLES = sorted(AUDIENCES)
WORLDS = ["real", "meals"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("release", [True, False])
def test_every_layout_is_there_before_and_after_the_first_release(role, world, release):
    here = context(role, world=world, release=release)
    framework = here.framework
    for page in (overview, tracking, plan):
        assert text(page.layout(here))
    for item in framework.results:
        assert text(result.layout(here, code=item.code))
    for item in framework.indicators:
        assert here.language.label(item.title) in text(indicator.layout(here, code=item.code))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("content", [overview_content, tracking_content])
def test_every_indicator_has_one_status_and_one_value(role, world, content):
    here = context(role, world=world)
    filled = content(here)
    for item in here.framework.indicators:
        assert len(marked(filled, f"status-{item.code}")) == 1
        assert len(marked(filled, f"value-{item.code}")) == 1


@pytest.mark.parametrize("role", ROLES)
def test_the_same_value_on_every_page(role):
    here = context(role)
    pages = [overview_content(here), tracking_content(here)]
    for item in here.framework.indicators:
        reading = read(here.language, here.released, here.view, item)
        expected = formats.cell_value(here.language, item, reading.cell).split()
        for filled in [*pages, indicator.layout(here, code=item.code)]:
            assert text(marked(filled, f"value-{item.code}")).split() == expected


@pytest.mark.parametrize("content", [overview_content, tracking_content, plan_content])
def test_nothing_yet_is_said(content):
    assert "Nothing has been released yet." in text(content(context("manager", release=False)))


def test_every_bar_is_on_the_scale_that_the_page_names():
    here = context("manager")
    assert "Other figures have no bar." in text(overview_content(here))
    for item in here.framework.indicators:
        reading = read(here.language, here.released, here.view, item)
        bar, whole = bullet(reading), reading.targets.life_of_project
        full = 100 if formats.is_share(item) else whole if is_running_count(item) else None
        assert (bar is None) == (full is None)
        if bar is not None:
            share = min(100 * reading.cell.value / full, 100)
            assert bar.children[0].style["width"] == f"{share:.1f}%"


def test_money_is_for_those_who_may_see_it():
    assert "USD" in text(overview_content(context("donor")))
    assert "USD" not in text(overview_content(context("member")))
    assert "Spent" not in text(overview_content(context("member")))


def test_attention_and_owners_are_for_the_team():
    assert "Needs attention" in text(overview_content(context("manager")))
    for content in (overview_content, tracking_content, plan_content):
        words = text(content(context("donor")))
        assert "Needs attention" not in words
        assert "M&E officer" not in words
    page = indicator.layout(context("donor"), code="OP1.1.2")
    assert "Project assistant" not in text(page)
    assert "Project assistant" in text(indicator.layout(context("manager"), code="OP1.1.2"))


def test_late_never_stands_beside_an_agency_for_the_public():
    assert "days late" in text(plan_content(context("manager")))
    for role in ("donor", "member"):
        words = text(plan_content(context(role)))
        assert "Ministry of Finance" in words
        assert "late" not in words.replace("template", "")
        assert "off track" not in words


def test_a_withheld_indicator_shows_definition_and_targets_and_no_figure():
    here = context("donor")
    item = here.framework.indicator("OBJ.1")
    reading = read(here.language, here.released, here.view, item)
    filled = [
        *story(reading, here.view, "large"),
        *breakdown(reading, here.view),
        period_table(reading),
    ]
    assert "not published" in text(marked(filled, "status-OBJ.1"))
    assert not marked(filled, "figure-OBJ.1")
    assert "44" in text(marked(filled, "table-OBJ.1"))
    assert here.language.label(item.definition) in text(indicator.layout(here, code="OBJ.1"))


def test_confidential_figures_are_marked_for_the_team():
    mark = "Confidential, IOM internal"
    assert mark in text(indicator.layout(context("manager"), code="OBJ.1"))
    assert mark not in text(indicator.layout(context("manager"), code="OP1.1.2"))


def test_a_filter_acts_where_it_can_and_is_named_where_it_cannot():
    view = View(filters=(("sex", "f"),))
    here = context("manager", view)
    split = read(here.language, here.released, view, here.framework.indicator("OP1.1.2"))
    assert split.cell.split == (("sex", "f"),)
    whole = read(here.language, here.released, view, here.framework.indicator("OP1.1.1"))
    assert whole.cell.split == ()
    assert "not split by sex" in text(story(whole, view, "small"))


def test_an_unknown_split_is_a_notice():
    view = View(by=("channel",))
    here = context("manager", view)
    reading = read(here.language, here.released, view, here.framework.indicator("OP1.1.2"))
    filled = breakdown(reading, view)
    assert "is not split that way" in text(marked(filled, "notice"))
    assert marked(filled, "table-OP1.1.2-sex")


def test_a_period_that_has_not_begun_is_a_notice():
    page = overview.layout(context("manager", View(period="H5")))
    assert "H5 has not begun" in text(marked(page, "notice"))


def test_several_answers_do_not_add_up_and_say_so():
    view = View(by=("exploitation",))
    here = context("manager", view)
    reading = read(here.language, here.released, view, here.framework.indicator("OBJ.1"))
    assert "do not add up" in text(breakdown(reading, view))


@pytest.mark.parametrize("language", ["en", "ru", "tg"])
def test_pages_speak_every_language(language):
    here = context("manager", language=language)
    assert text(overview_content(here))
    assert text(tracking_content(here))


def test_every_graph_has_a_name_and_a_table_beside_it():
    here = context("manager")
    for item in here.framework.indicators:
        reading = read(here.language, here.released, here.view, item)
        filled = story(reading, here.view, "small")
        figure = marked(filled, f"figure-{item.code}")[0]
        assert item.code in getattr(figure, "aria-label")
        assert marked(figure, f"table-{item.code}")


def test_a_period_without_a_target_is_not_due_and_not_without_data():
    here = context("manager")
    reading = read(here.language, here.released, here.view, here.framework.indicator("OC2.1"))
    words = text(period_table(reading))
    assert "not due" in words
    assert "no data" not in words
