"""What each role sees, and what no role but the manager's and admin's ever does."""

from __future__ import annotations

import pytest

from dashboard.framework.reading import read_framework
from tests.framework.files import PROJECT

pytestmark = pytest.mark.browser
FRAMEWORK = read_framework(PROJECT)
OPEN = {item.code for item in FRAMEWORK.indicators if item.disclosure == "open"}
CLOSED = {item.code for item in FRAMEWORK.indicators} - OPEN


@pytest.mark.parametrize("role", ["donor", "member"])
def test_readers_see_open_indicators_only(person, role, headline):
    person.log_in(role).open("/")
    statuses = person.texts("status-")
    assert {statuses[code] for code in CLOSED} == {"not published"}
    shown = person.texts("value-")
    assert shown["OP1.1.1"] == str(headline("OP1.1.1")["value"])
    for code in CLOSED:
        assert "not published" in shown[code]


@pytest.mark.parametrize(
    ("role", "sees_money"), [("manager", True), ("donor", True), ("member", False)]
)
def test_money_is_for_those_who_may_see_the_budget(person, role, sees_money):
    person.log_in(role).open("/")
    assert ("value-money" in str(person.page.content())) is sees_money
    assert ("142,000" in person.page.inner_text("main")) is sees_money


def test_a_donor_is_refused_what_a_manager_reads(person, page_watch):
    page_watch.allow("403")
    person.log_in("donor").open("/data")
    assert "Ask the administrator for access." in person.page.inner_text("main")
    assert "/data" not in person.open("/").page.inner_html("nav")


def test_an_unknown_address_is_a_friendly_page(person, page_watch):
    page_watch.allow("404")
    person.log_in("member").open("/indicators/OP9.9.9")
    assert person.page.locator("a[href='/']").count() >= 1
    person.open("/nowhere")
    assert "Traceback" not in person.page.content()
