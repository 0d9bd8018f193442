"""From the manager's proposal to what the donor reads, clicked in real browsers."""

import re
from collections.abc import Iterator
from dataclasses import replace
from threading import Event, Thread

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from dashboard.data.working import work_on_next
from dashboard.factory import create_app, services_of
from tests.data.publishing_desk.worlds import Office
from tests.data.worlds import OPENED
from tests.web.worlds import PASSWORD, ROLES

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def patience():
    """A worker and three browsers share the machine."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


class Served:
    """A small office with accounts, its app on a free port, and a worker beside it."""

    def __init__(self, folder):
        self.office = Office(f"sqlite:///{folder / 'desk.sqlite'}", folder)
        self.office.settings = replace(self.office.settings, secret_key="s" * 32)
        for role in ROLES:
            self.office.store.accounts.add(f"{role}@example.org", role, PASSWORD, False, "test")
        services = services_of(self.office.settings, self.office.store)
        app = create_app(self.office.settings, services)
        self._server = make_server("127.0.0.1", 0, app.server, threaded=True)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        self._stop = Event()
        self._threads = [Thread(target=self._server.serve_forever), Thread(target=self._work)]
        for thread in self._threads:
            thread.start()

    def _work(self):
        while not self._stop.wait(0.1):
            work_on_next(self.office.settings, self.office.store, "worker")

    def close(self):
        self._stop.set()
        self._server.shutdown()
        for thread in self._threads:
            thread.join()
        self._server.server_close()
        while OPENED:
            OPENED.pop().close()


@pytest.fixture
def served(tmp_path) -> Iterator[Served]:
    started = Served(tmp_path)
    yield started
    started.close()


@pytest.fixture
def visit(open_page, served):
    """Open pages as somebody, each in a browser of their own."""

    def as_role(role, **options):
        page = open_page(**options)
        page.goto(f"{served.address}/login")
        page.fill("input[name=email]", f"{role}@example.org")
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator("main h1")).to_be_visible()
        return page

    return as_role


def test_two_people_publish_and_the_donor_reads_it(served, visit, page_watch):
    page_watch.allow("410")
    donor, manager, admin = visit("donor"), visit("manager"), visit("admin")
    donor.goto(f"{served.address}/indicators/I.1")
    expect(donor.locator("main")).not_to_contain_text("42")

    manager.goto(f"{served.address}/publish")
    manager.get_by_test_id("period-H1").get_by_role("button", name="Prepare the edition").click()
    expect(manager.get_by_test_id("publishing-said")).to_have_text(
        "Asked for. The preview of the edition of H1 appears below."
    )
    expect(manager.get_by_test_id("publishing-said")).to_be_focused()
    preview = manager.get_by_test_id("preview")
    expect(preview).to_contain_text("42 units")
    card = manager.get_by_test_id("proposal-1")
    expect(card).to_contain_text("You prepared this.")
    expect(card.get_by_role("button", name="Approve and publish")).to_have_count(0)

    admin.goto(f"{served.address}/publish")
    expect(admin.get_by_test_id("preview")).to_contain_text("42 units")
    admin.get_by_role("button", name="Approve and publish").click()
    expect(admin.get_by_test_id("publication-1")).to_contain_text("approved by admin@example.org")
    expect(admin.get_by_test_id("proposal-1")).to_have_count(0)

    donor.goto(f"{served.address}/indicators/I.1")
    expect(donor.get_by_test_id("value-I.1")).to_have_text(re.compile("^42"))
    expect(donor.get_by_test_id("edition-badge")).to_contain_text("Edition 1")

    withdrawn = admin.get_by_test_id("publication-1")
    withdrawn.get_by_text("Withdraw", exact=True).click()
    withdrawn.locator("textarea").fill("It rests on a wrong list")
    withdrawn.locator("input").fill("2")
    withdrawn.get_by_role("button", name="Withdraw Edition 1").click()
    expect(withdrawn).to_contain_text("Type the number 1 to confirm")
    expect(withdrawn.locator("textarea")).to_have_value("It rests on a wrong list")
    withdrawn.locator("input").fill("1")
    withdrawn.get_by_role("button", name="Withdraw Edition 1").click()
    expect(withdrawn).to_contain_text(re.compile("withdrawn on .*: It rests on a wrong list"))
    assert donor.goto(f"{served.address}/indicators/I.1?edition=1").status == 410


def test_one_person_publishes_alone_only_with_a_reason(served, visit):
    manager = visit("manager")
    manager.goto(f"{served.address}/publish")
    manager.get_by_role("button", name="Prepare for meeting").click()
    card = manager.get_by_test_id("proposal-1")
    card.get_by_text("Publish alone").first.click()
    card.get_by_role("button", name="Publish alone").click()
    expect(card.locator("textarea:invalid")).to_have_count(1)
    card.locator("textarea").fill("The administrator is on leave")
    card.get_by_role("button", name="Publish alone").click()
    expect(manager.get_by_test_id("publication-1")).to_contain_text(
        "without a second person: The administrator is on leave"
    )
    (bulletin,) = served.office.store.editions.all()
    assert (bulletin.kind, bulletin.alone) == ("bulletin", "The administrator is on leave")


def test_the_desk_does_not_scroll_sideways(served, visit):
    served.office.desk.propose("edition", "H1", "", "admin@example.org")
    page = visit("manager")
    page.goto(f"{served.address}/publish")
    expect(page.get_by_test_id("preview")).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()
    for width in (1440, 768, 390):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, width
