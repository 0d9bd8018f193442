"""The tracking table: its two kinds of figures, its frame, its menus, and what opens in a row."""

import re

import pytest
from dash import no_update

from dashboard.access.addresses import Addresses
from dashboard.arrangement import OWN, Arrangement
from dashboard.callbacks import expanding, selecting
from dashboard.callbacks.filling_pages import tracking_content
from dashboard.components.tracking.details import details
from dashboard.components.tracking.table import tracking_table
from dashboard.formats import number, target
from dashboard.page import PageContext, Site
from dashboard.pages import tracking
from dashboard.periods import to_date
from dashboard.reading import read
from dashboard.view import View, read_view
from tests.pages.contexts import context
from tests.pages.text import marked, parts, text
from tests.pages.worlds import real_framework


def asked(role, search="", **more):
    return PageContext(*page_parts(context(role, **more)), search)


def page_parts(here):
    return here.language, here.view, here.released, here.account, here.services


def rows(content):
    found = [part for part in parts(content) if getattr(part, "className", "") == "indicator-row"]
    return {text(row.children[0].children[1].children[0].children[0]): row for row in found}


@pytest.mark.parametrize(("columns", "window"), [("", str), ("to-date", to_date)])
def test_the_switch_changes_the_figures_of_every_period(columns, window):
    here = context("manager")
    table = tracking_table(
        here.language, here.released, View(), arrangement=Arrangement(columns=columns)
    )
    indicator = here.framework.indicator("OP1.1.2")
    cells = [here.released.cell("OP1.1.2", window(name)) for name in ("H1", "H2", "H3", "H4")]
    expected = [target(here.language, indicator, cell.target) for cell in cells]
    shown = rows(table)["OP1.1.2"].children[2 : 2 + 12 : 3]
    assert [text(cell) for cell in shown] == expected


def test_every_row_has_as_many_columns_as_the_header():
    here = context("manager")
    table = tracking_table(here.language, here.released, View())
    (columns,) = [part for part in parts(table) if type(part).__name__ == "Colgroup"]
    assert {len(row.children) for row in rows(table).values()} == {len(columns.children)}
    heads = [part for part in parts(table) if type(part).__name__ == "Th"]
    assert all(part.scope in ("col", "colgroup", "row", "rowgroup") for part in heads)


def test_one_group_of_columns_is_chosen_for_small_screens():
    here = context("manager")
    for group, width in (("", 3), ("H2", 3), ("life", 2), ("comment", 2), ("H9", 3)):
        table = tracking_table(
            here.language, here.released, View(), arrangement=Arrangement(group=group)
        )
        cells = rows(table)["OC1.1"].children
        assert sum("of-chosen" in (cell.className or "") for cell in cells) == width


@pytest.mark.parametrize(
    ("search", "chosen", "is_used"),
    [
        ("", "*", False),
        ("?group=life", "life", False),
        ("?group=H2", "H2", True),
        ("?group=H2&period=H1", "*", False),
        ("?group=H5", "*", False),
    ],
)
def test_a_small_screen_offers_no_choice_that_the_table_does_not_follow(search, chosen, is_used):
    view = read_view(search.removeprefix("?"), real_framework())
    here = context("manager", view)
    page = tracking.layout(PageContext(*page_parts(here), search))
    (menu,) = marked(page, "filter-group")
    assert menu.children[1].value == chosen
    assert marked(page, "columns-to-date")
    hidden = [part for part in parts(page) if getattr(part, "className", "") == "control wide-only"]
    assert bool(hidden) is not is_used


def test_what_is_expected_is_as_fine_as_the_percentage_beside_it():
    here = context("manager")
    shown = rows(tracking_table(here.language, here.released, View()))
    for code, wanted in (("OP1.3.3", ["7.7", "7", "91 %"]), ("OP1.1.2", ["193", "188", "97 %"])):
        cells = [cell for cell in shown[code].children if "of-chosen" in (cell.className or "")]
        assert [text(cell) for cell in cells] == wanted


@pytest.mark.parametrize("sort", ["status", "ratio", "code"])
def test_the_header_says_what_the_rows_are_in_order_by(sort):
    here = asked("manager", f"?sort={sort}")
    content = tracking_content(here)
    said = [
        getattr(part, "aria-sort") for part in parts(content) if getattr(part, "aria-sort", None)
    ]
    assert said == ["other" if sort == "status" else "ascending"]
    assert not [one for one in parts(content) if getattr(one, "className", "") == "result-row"]


def test_the_ratio_stands_where_it_decides():
    here = asked("manager", "?sort=ratio")
    found = re.findall(r"ratio (-?[\d.,]+)", text(tracking_content(here)))
    cells = [here.released.headline(item.code) for item in here.framework.indicators]
    ratios = sorted(cell.ratio for cell in cells if cell.ratio is not None)
    assert found == [number(here.language, ratio, 2) for ratio in ratios]


def test_the_summary_says_what_was_chosen_and_leads_back():
    content = tracking_content(asked("manager", "?result=OP1.1&sort=code"))
    (said,) = marked(content, "tracking-summary")
    assert " ".join(text(said).split()).startswith("4 of 25 indicators; under OP1.1; code.")
    (clear,) = marked(content, "clear-filters")
    assert clear.children.href == "/tracking?sort=code"
    assert list(rows(content)) == ["OP1.1.1", "OP1.1.2", "OP1.1.3", "OP1.1.4"]


def test_nothing_fits():
    content = tracking_content(asked("manager", "?result=OP1.2&status=regressed"))
    assert "No indicator fits these choices." in text(content)
    assert not marked(content, "table-tracking")


def menus(role):
    names = ("period", "result", "status", "owner", "sort", "group")
    page = tracking.layout(asked(role))
    return {name: found[0] for name in names if (found := marked(page, f"filter-{name}"))}


def test_owners_are_offered_to_the_team_alone():
    assert "owner" in menus("manager")
    for role in ("donor", "member"):
        assert "owner" not in menus(role)
        page = tracking.layout(asked(role, "?owner=MPA+unit"))
        assert "“owner” in the address is not known" in text(page)
        assert list(rows(tracking_content(asked(role, "?owner=MPA+unit")))) == [
            item.code for item in asked(role).framework.indicators
        ]


def test_menus_of_the_public_do_not_tell_of_figures():
    def options(role, name):
        return [row["value"] for row in menus(role)[name].children[1].options]

    for name in ("result", "status", "sort", "group"):
        assert options("donor", name) == options("manager", name)
    assert len(options("donor", "status")) == 13


@pytest.mark.parametrize("role", ["manager", "donor"])
def test_details_hold_every_split_on_offer_and_owners_for_the_team(role):
    here = context(role)
    for item in here.framework.indicators:
        reading = read(here.language, here.released, View(), item)
        content = details(reading, View(), team=here.internal)
        for by in reading.disaggregations:
            assert marked(content, f"split-{item.code}-{by.name.replace(',', '-')}")
        assert ("Owner" in text(content)) is (role == "manager")


def test_what_opens_under_a_row_is_what_its_place_names(monkeypatch):
    monkeypatch.setattr(expanding, "context_of", lambda search, own: asked("manager", search))
    place = {"type": "tracking-details", "code": "OP1.1.2"}
    assert "Women" in text(expanding.expand("yes", place, ""))
    assert "no such indicator" in text(expanding.expand("yes", {"code": "ZEBRA"}, ""))
    assert "no such indicator" in text(expanding.expand("yes", "zebra", ""))


@pytest.mark.parametrize(
    ("name", "value", "search", "query"),
    [
        ("sort", "ratio", "", "?sort=ratio"),
        ("sort", "*", "?sort=ratio", ""),
        ("status", "at_risk", "?sex=f&sort=code", "?sex=f&sort=code&status=at_risk"),
        ("period", "H2", "?sort=code", "?period=H2&sort=code"),
        ("sort", "code", "?sort=code", no_update),
    ],
)
def test_its_own_choices_go_into_the_address_and_stay(monkeypatch, name, value, search, query):
    def on(found, search):
        kept = "&".join(
            pair for pair in search.removeprefix("?").split("&") if pair.split("=")[0] not in OWN
        )
        return context("manager", read_view(kept, real_framework()))

    monkeypatch.setattr(selecting, "context_on", on)
    pages = Addresses([tracking.PAGE])
    monkeypatch.setattr(selecting, "site", lambda: Site(pages, None, None))
    assert selecting.chosen(name, value, search, "/tracking") == query
