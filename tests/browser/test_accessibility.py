"""Every page of every role, in light on a desk and in dark on a phone, before axe-core."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Person

pytestmark = pytest.mark.browser
AXE = Axe()
DESK = {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
READ = (
    "/",
    "/results/OC1",
    "/results/OP1.3",
    "/indicators/OP1.1.2",
    "/indicators/OBJ.1",
    "/tracking",
    "/plan",
    "/reports",
    "/methods",
    "/editions",
    "/editions/3",
)
OFFICE = ("/data", "/publish", "/account")
PATHS = {
    "donor": READ,
    "member": ("/", "/results/OP1.3", "/plan", "/account"),
    "manager": (*READ, *OFFICE),
    "admin": ("/", "/admin"),
}
OPEN_ALL = (
    """() => document.querySelectorAll("main details").forEach(one => { one.open = true; })"""
)


def violations(page):
    """Each violation with its first element, written as one line."""
    found = AXE.run(page).response["violations"]
    return [f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("role", PATHS)
def test_no_page_has_a_violation(open_page, demonstration, role, look):
    person = Person(open_page(**look), demonstration).log_in(role)
    found = {path: violations(person.open(path).page) for path in PATHS[role]}
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("look", [DESK, PHONE], ids=["desk", "phone"])
def test_what_opens_has_no_violation(open_page, demonstration, look):
    """Details, passport and menus stand open together."""
    person = Person(open_page(**look), demonstration).log_in("manager")
    found = {}
    for path in ("/", "/indicators/OP1.1.2", "/results/OP1.3", "/publish"):
        person.open(path).page.evaluate(OPEN_ALL)
        person.settle()
        found[path] = violations(person.page)
        person.page.get_by_test_id("menu-account").locator("summary").click()
        found[f"{path} menu"] = violations(person.page)
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_a_guest_meets_no_violation(open_page, demonstration):
    said = demonstration.run("share", "3")
    link = re.search(r"/share/\S+", said)
    assert link, said
    person = Person(open_page(**PHONE), demonstration)
    person.open(link[0])
    found = {path: violations(person.open(path).page) for path in ("/", "/results/OC1", "/plan")}
    assert {path: faults for path, faults in found.items() if faults} == {}


def test_the_log_in_page_has_no_violation(person):
    assert violations(person.open("/login").page) == []
