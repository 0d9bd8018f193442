"""What each role sees, and what no role but the manager's and admin's ever does."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import expect

from dashboard.framework.reading import read_framework
from tests.browser.test_numbers import written
from tests.framework.files import PROJECT

pytestmark = pytest.mark.browser
FRAMEWORK = read_framework(PROJECT)
CODES = [item.code for item in FRAMEWORK.indicators]


@pytest.fixture(scope="module")
def published(demonstration):
    """The wholes to date of edition 3, by indicator and window."""
    rows = json.loads(demonstration.run("values", "--edition", "3", "--format", "json"))
    return {
        (row["indicator"], row["period"]): row
        for row in rows
        if row["basis"] == "to_date" and not row["disaggregation"]
    }


def told(code, row):
    """What a page says of a published figure, from the row and the declaration alone."""
    if row["state"] == "suppressed" and row["between_low"] is not None:
        return f"between {row['between_low']:.0f} % and {row['between_high']:.0f} %"
    if row["state"] == "suppressed":
        sensitive = FRAMEWORK.indicator(code).disclosure == "sensitive"
        return "not published: small numbers" if sensitive else "not published"
    return written(code, row).removesuffix(" (n = None)")


@pytest.mark.parametrize("role", ["donor", "member"])
@pytest.mark.parametrize("path", ["/", "/tracking"])
def test_readers_see_the_newest_edition(person, role, path, published):
    person.log_in(role).open(path)
    rows = {code: published[code, "to H3"] for code in CODES}
    values, statuses = person.texts("value-"), person.texts("status-")
    assert {code: values[code] for code in CODES} == {c: told(c, row) for c, row in rows.items()}
    assert {code: statuses[code] for code in CODES} == {
        code: row["status"].replace("_", " ") for code, row in rows.items()
    }


def test_every_page_names_its_edition_and_leads_to_it(person):
    person.log_in("donor")
    for path in ("/", "/results/OP1.3", "/indicators/OBJ.1", "/tracking", "/plan", "/methods"):
        badge = person.open(path).text("edition-badge")
        assert badge == "Edition 3: October 2019 to March 2020, published 14 Apr 2020", path
    person.page.get_by_test_id("edition-badge").locator("a").click()
    person.page.wait_for_url("**/editions/3")
    expect(person.page.locator("main")).to_contain_text("SHA-256")


def test_members_read_the_newest_bulletin_about_the_plan(person):
    person.log_in("member")
    for path in ("/plan", "/results/OP1.3", "/indicators/OP1.3.2"):
        assert person.open(path).text("edition-badge").startswith("Bulletin 4: "), path
    for path in ("/", "/results/OP1.1", "/tracking"):
        assert person.open(path).text("edition-badge").startswith("Edition 3: "), path


def test_an_older_edition_is_read_by_its_number(person, published):
    person.log_in("donor").open("/indicators/OP1.1.2?edition=1")
    assert person.text("edition-badge").startswith("Edition 1: ")
    assert person.text("value-OP1.1.2") == "42"
    assert published["OP1.1.2", "to H1"]["value"] == 40
    changed = person.open("/editions/1").text("table-changes-figures")
    assert "OP1.1.2 Practitioners trained to date on 31 Mar 2019 42 40" in changed


def test_the_file_says_what_the_command_says(person, demonstration):
    person.log_in("member")
    answer = person.page.request.get(f"{demonstration.url}/export/csv?edition=3")
    names = ("indicator", "period", "disaggregation", "value", "numerator", "target", "state")
    printed = demonstration.run("values", "--edition", "3", "--format", "csv")
    downloaded, expected = (
        [tuple(row[name] for name in names) for row in csv.DictReader(io.StringIO(text))]
        for text in (answer.text(), printed)
    )
    assert downloaded == expected
    assert len(downloaded) > 1000


def test_sensitive_pages_of_the_draft_are_marked_and_those_of_an_edition_are_not(person):
    person.log_in("manager").open("/indicators/OBJ.1")
    assert person.text("confidential") == "Confidential, IOM internal"
    person.page.emulate_media(media="print")
    assert person.page.get_by_test_id("confidential").is_visible()
    person.page.emulate_media(media="screen")
    person.open("/indicators/OBJ.1?edition=3")
    assert person.page.get_by_test_id("confidential").count() == 0
    assert "more persons stand behind it" in person.page.inner_text("main")


@pytest.mark.parametrize(
    ("role", "sees_money"), [("manager", True), ("donor", True), ("member", False)]
)
def test_money_is_for_those_who_may_see_the_budget(person, role, sees_money):
    person.log_in(role).open("/")
    assert ("value-money" in str(person.page.content())) is sees_money
    assert ("of 200,000" in person.page.inner_text("main")) is sees_money


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
