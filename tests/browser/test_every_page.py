"""Every page of every role, opened once for all the rules that pages keep to."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Person
from tests.browser.rules import LISTEN, faults, violations

pytestmark = pytest.mark.browser
DESK = {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"}
TABLET = {"viewport": {"width": 768, "height": 1024}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
MEETING = ("/", "/results/OP1.3", "/indicators/OP1.3.2", "/plan")
READ = (
    *MEETING, "/results/OBJ", "/results/OC1", "/results/OC2", "/results/OP1.1", "/results/OP1.2",
    "/results/OP2.1", "/indicators/OBJ.1", "/indicators/OC2.1", "/indicators/OP1.1.2?by=sex",
    "/indicators/OP1.2.1", "/indicators/OP2.1.2", "/tracking", "/methods", "/editions",
    "/editions/3",
)  # fmt: skip
TAKEN = ("/reports", "/account")
MADE = ("/data", "/data/upload", "/publish", "/indicators/OBJ.1?edition=3")
RUN = ("/admin", "/admin?show=links", "/admin?show=audit", "/data", "/publish")
VISITS = {
    "manager-desk": (DESK, (*READ, *TAKEN, *MADE)),
    "manager-tablet": (
        TABLET,
        ("/", "/results/OP1.1", "/indicators/OP1.1.2", "/tracking", "/plan"),
    ),
    "manager-phone": (PHONE, (*READ, *TAKEN, *MADE)),
    "donor-desk": (DESK, (*READ, *TAKEN)),
    "donor-phone": (PHONE, (*MEETING, "/results/OC1", "/indicators/OBJ.1", "/editions/3")),
    "member-desk": (DESK, (*MEETING, *TAKEN)),
    "member-phone": (PHONE, MEETING),
    "guest-desk": (DESK, READ),
    "guest-phone": (PHONE, MEETING),
    "admin-desk": (DESK, RUN),
    "admin-phone": (PHONE, ("/", *RUN)),
}
OPEN_ALL = (
    """() => document.querySelectorAll("main details").forEach(one => { one.open = true; })"""
)


@pytest.fixture
def visitor(open_page, demonstration):
    """Somebody of this role, or a guest, at a window that looks so."""

    def come(role, look):
        page = open_page(**look)
        page.add_init_script(LISTEN)
        person = Person(page, demonstration)
        if role != "guest":
            return person.log_in(role)
        link = re.search(r"/share/\S+", demonstration.run("share", "3", "--days", "2"))
        assert link, "no address was printed"
        return person.open(link[0])

    return come


@pytest.mark.parametrize("visit", VISITS)
def test_every_page_keeps_the_rules(visitor, visit):
    look, paths = VISITS[visit]
    person = visitor(visit.split("-")[0], look)
    broken = {path: found for path in paths if (found := faults(person.open(path).page))}
    assert broken == {}


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
def test_what_opens_keeps_them_too(visitor, look):
    """Details, passport and menus stand open together."""
    person = visitor("manager", look)
    found = {}
    for path in ("/", "/indicators/OP1.1.2", "/results/OP1.3", "/publish"):
        person.open(path).page.evaluate(OPEN_ALL)
        person.settle()
        person.page.get_by_test_id("menu-account").locator("summary").click()
        found[path] = violations(person.page)
    assert {path: broken for path, broken in found.items() if broken} == {}


def test_the_log_in_page_has_no_violation(person):
    assert violations(person.open("/login").page) == []
