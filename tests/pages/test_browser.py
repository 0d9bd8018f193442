"""What people see and click, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.web.worlds import PASSWORD

pytestmark = pytest.mark.browser


def log_in(page, address, role):
    page.goto(f"{address}/login")
    page.fill("input[name=email]", f"{role}@example.org")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_be_visible()


def value(page, code):
    return page.get_by_test_id(f"value-{code}")


def test_the_same_number_on_four_pages(page, address):
    log_in(page, address, "manager")
    for path in ("/", "/results/OP1.1", "/indicators/OP1.1.2", "/tracking"):
        page.goto(address + path)
        expect(value(page, "OP1.1.2")).to_have_text("188")


def test_a_filter_is_in_the_address_and_a_reload_shows_the_same(page, address):
    log_in(page, address, "manager")
    page.goto(f"{address}/indicators/OP1.1.2")
    expect(value(page, "OP1.1.2")).to_have_text("188")
    select = page.get_by_test_id("filter-sex").locator("select")
    select.focus()
    select.select_option("f")
    expect(value(page, "OP1.1.2")).to_have_text("94")
    expect(page).to_have_url(f"{address}/indicators/OP1.1.2?sex=f")
    expect(select).to_be_focused()
    page.reload()
    expect(value(page, "OP1.1.2")).to_have_text("94")
    page.go_back()
    expect(value(page, "OP1.1.2")).to_have_text("188")


def test_a_chart_is_drawn_and_offers_no_upload(page, address):
    log_in(page, address, "manager")
    page.goto(f"{address}/indicators/OP1.1.2")
    expect(page.get_by_test_id("figure-OP1.1.2").locator(".main-svg").first).to_be_visible()
    assert page.locator(".modebar-btn").count() == 0


def test_an_ignored_value_is_a_notice(page, address):
    log_in(page, address, "donor")
    page.goto(f"{address}/?sex=zebra")
    expect(page.get_by_test_id("notice").first).to_contain_text("zebra")


def open_form(page):
    """Where a note is due, the form stands open already."""
    summary = page.get_by_text("Write a note")
    expect(summary).to_be_visible()
    if not page.get_by_label("For the team, never published").is_visible():
        summary.click()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_manager_writes_a_note_by_keyboard(open_page, address, width):
    page = open_page(viewport={"width": width, "height": 900})
    log_in(page, address, "manager")
    page.goto(f"{address}/indicators/OC1.4?period=H3")
    open_form(page)
    text = f"Ministries signed late, seen at {width}"
    page.get_by_label("For the team, never published").fill(text)
    page.keyboard.press("Tab")
    page.keyboard.type("Orders were signed later than planned")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Save the note")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The note is saved.")).to_be_visible()
    notes = page.get_by_test_id("notes-OC1.4")
    expect(notes).to_contain_text(text)
    expect(notes).to_contain_text("manager@example.org")
    expect(page.get_by_label("For the team, never published")).to_have_value("")
    page.reload()
    expect(page.get_by_test_id("notes-OC1.4")).to_contain_text(text)


def test_a_place_in_a_public_text_is_refused_and_the_text_stays(page, address):
    log_in(page, address, "manager")
    page.goto(f"{address}/indicators/OBJ.1")
    open_form(page)
    page.get_by_label("For the team, never published").fill("Closed shelter")
    public = page.get_by_label("For the public")
    public.fill("the shelter in Khujand was closed")
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_text("holds a place name")).to_be_visible()
    expect(public).to_have_value("the shelter in Khujand was closed")
    expect(page.get_by_test_id("notes-OBJ.1")).not_to_contain_text("Closed shelter")


def test_a_donor_meets_no_note(page, address):
    log_in(page, address, "donor")
    page.goto(f"{address}/indicators/OC1.4")
    expect(page.get_by_test_id("value-OC1.4")).to_be_visible()
    expect(page.get_by_test_id("notes-OC1.4")).to_have_count(0)
    expect(page.get_by_role("button", name="Save the note")).to_have_count(0)
