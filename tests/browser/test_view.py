"""Choices live in the address: a change, a reload and a link show the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_filter_changes_the_numbers_and_the_address(person, values):
    person.log_in("manager").open("/indicators/OP1.1.2")
    assert person.text("value-OP1.1.2") == "168"
    person.page.get_by_test_id("filter-sex").locator("select").select_option("f")
    person.page.wait_for_url("**sex=f**")
    (women,) = [
        row["value"]
        for row in values
        if (row["indicator"], row["period"], row["disaggregation"])
        == ("OP1.1.2", "to H4", {"sex": "f"})
    ]
    expect(person.page.get_by_test_id("value-OP1.1.2")).to_have_text(str(women))
    person.settle()
    before = person.text("panel-OP1.1.2")
    person.page.reload()
    person.settle()
    assert person.text("panel-OP1.1.2") == before
    assert person.page.get_by_test_id("filter-sex").locator("select").input_value() == "f"
    person.page.go_back()
    expect(person.page.get_by_test_id("value-OP1.1.2")).to_have_text("168")


def test_an_unknown_filter_value_is_a_notice(person):
    person.log_in("manager").open("/indicators/OP1.1.2?sex=martian&colour=blue")
    notices = " ".join(person.page.get_by_test_id("notice").all_inner_texts())
    assert "martian" in notices
    assert "colour" in notices
    assert person.text("value-OP1.1.2") == "168"


def test_the_view_sentence_stands_on_the_page(person):
    person.log_in("manager").open("/indicators/OP1.1.2?period=H3&sex=f")
    words = person.page.inner_text("main")
    assert "31 Mar 2020" in words
    assert "Women" in words


def test_links_between_pages_do_not_reload(person):
    person.log_in("manager").open("/")
    person.page.evaluate("window.marked = true")
    person.page.locator("main a[href^='/indicators/OP1.1.2']").first.click()
    person.page.wait_for_url("**/indicators/OP1.1.2**")
    person.settle()
    assert person.text("value-OP1.1.2") == "168"
    assert person.page.evaluate("window.marked") is True


def test_no_chart_offers_to_send_data_away(person):
    person.log_in("manager").open("/indicators/OP1.1.2")
    buttons = person.page.locator(".modebar-btn").evaluate_all(
        "all => all.map(e => e.dataset.title || '')"
    )
    assert not [title for title in buttons if "cloud" in title.lower() or "share" in title.lower()]
