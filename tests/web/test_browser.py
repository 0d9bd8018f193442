"""The shell in a real browser: what people click, and nothing that the policy had to stop."""

import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.web.worlds import PASSWORD

pytestmark = pytest.mark.browser


class QuietHandler(WSGIRequestHandler):
    def log(self, *arguments: object, **options: object) -> None:
        """Say nothing about requests."""


@pytest.fixture
def address(app) -> Iterator[str]:
    """Serve the app on a free port."""
    server = make_server("127.0.0.1", 0, app.server, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(address, open_page) -> Page:
    """A page that closes before its server does."""
    return open_page()


def enter(page: Page, address: str, role: str) -> None:
    page.goto(address)
    page.get_by_label("E-mail address").fill(f"{role}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def test_log_in_walk_and_log_out(page, address):
    enter(page, f"{address}/methods", "manager")
    expect(page.get_by_role("heading", level=1)).to_have_text("How these figures are made")
    expect(page.get_by_test_id("edition-badge")).to_contain_text("Draft")
    page.get_by_role("link", name="Data", exact=True).click()
    expect(page.get_by_test_id("table-loads")).to_contain_text("meals.csv")
    expect(page).to_have_title("Data · School meals")
    expect(page.locator("main")).to_be_focused()
    page.get_by_role("link", name="Take away").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Take away")
    page.go_back()
    expect(page.get_by_test_id("table-loads")).to_be_visible()
    page.get_by_test_id("menu-account").locator("summary").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")


@pytest.mark.parametrize(
    ("role", "badge", "entries"),
    [
        ("donor", "Edition 1", ["Where we stand", "Results", "Tracking", "Plan", "Take away"]),
        (
            "manager",
            "Draft",
            ["Where we stand", "Results", "Tracking", "Plan", "Take away", "Data"],
        ),
    ],
)
def test_the_navigation_is_that_of_the_role(page, address, role, badge, entries):
    enter(page, f"{address}/methods", role)
    expect(page.get_by_test_id("navigation").get_by_role("link")).to_have_text(entries)
    expect(page.get_by_test_id("edition-badge")).to_contain_text(badge)


@pytest.mark.parametrize("path", ["/", "/indicators/OP1.1", "/tracking", "/results/OP1"])
def test_opening_a_page_leaves_its_address_alone(page, address, path):
    """Otherwise the way back leads to the page that one just left."""
    enter(page, f"{address}/methods", "manager")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(address + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.url == address + path


def test_charts_come_from_the_small_bundle_and_offer_no_upload(page, address):
    enter(page, f"{address}/indicators/OP1.1", "manager")
    chart = page.get_by_test_id("figure-OP1.1")
    expect(chart.locator(".main-svg").first).to_be_visible()
    assert "/assets/vendor/plotly-basic" in page.evaluate("window._dashPlotlyJSURL")
    chart.hover()
    assert page.locator("[data-title*='loud'], [data-title*='hare']").count() == 0


def test_the_session_ends_for_an_open_page_too(page, page_watch, address, services):
    page_watch.allow("401")
    enter(page, f"{address}/methods", "donor")
    expect(page.get_by_role("heading", level=1)).to_have_text("How these figures are made")
    services.accounts.change(1, disabled=True)
    page.get_by_role("link", name="Take away").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log in")


def test_an_administrator_shares_an_edition_and_takes_it_back(page, page_watch, open_page, address):
    page_watch.allow("401")
    enter(page, f"{address}/admin?show=links", "admin")
    page.get_by_label("For whom").fill("the fund")
    page.get_by_role("button", name="Make a link").click()
    shared = page.get_by_label("Address of the new link").input_value()
    expect(page.get_by_test_id("table-links")).to_contain_text("the fund")
    guest = open_page()
    guest.goto(address + urlsplit(shared).path)
    expect(guest.get_by_test_id("shared-mark")).to_contain_text("Shared view of edition 1")
    assert guest.url == f"{address}/"
    assert guest.get_by_test_id("menu-account").count() == 0
    page.get_by_role("button", name="Take back link 1").click()
    expect(page.get_by_role("status").first).to_have_text(
        "The link is taken back; whoever used it is out."
    )
    guest.reload()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Log in")


def test_a_new_person_chooses_a_password_first(page, open_page, address):
    enter(page, f"{address}/admin", "admin")
    page.get_by_label("E-mail address").fill("new@example.org")
    page.get_by_role("combobox", name="Role").select_option("member")
    page.get_by_role("button", name="Add").click()
    given = page.locator(".told-once").inner_text()
    person = open_page()
    person.goto(f"{address}/tracking")
    person.get_by_label("E-mail address").fill("new@example.org")
    person.get_by_label("Password").fill(given)
    person.get_by_role("button", name="Log in").click()
    expect(person.get_by_test_id("notice")).to_contain_text("Choose one of your own first")
    person.get_by_label("Current password").fill(given)
    for label in ("New password", "New password, once more"):
        person.get_by_label(label, exact=True).fill("five unrelated kitchen words")
    person.get_by_role("button", name="Change the password").click()
    expect(person.get_by_text("The password is changed.")).to_be_visible()
    person.goto(f"{address}/tracking")
    expect(person.get_by_role("heading", level=1)).to_contain_text("targets and actuals")


def test_a_person_ends_the_other_sessions(page, page_watch, open_page, address):
    page_watch.allow("401")
    other = open_page()
    enter(other, f"{address}/methods", "donor")
    expect(other.get_by_role("heading", level=1)).to_have_text("How these figures are made")
    enter(page, f"{address}/account", "donor")
    page.get_by_role("button", name="End all others").click()
    expect(page.get_by_text("All other sessions are ended.")).to_be_visible()
    expect(page.get_by_test_id("table-sessions").locator("tbody tr")).to_have_count(1)
    other.get_by_role("link", name="Take away").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Log in")
