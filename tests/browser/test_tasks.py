"""Three questions of people who see the pages for the first time, answered by counted clicks.

Each begins on the page that follows the log-in and uses nothing but what stands on the screen.
"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, expect

from dashboard.framework.reading import read_framework
from tests.browser.conftest import Person
from tests.framework.files import PROJECT

pytestmark = pytest.mark.browser
FRAMEWORK = read_framework(PROJECT)
BEHIND = {"regressed": 0, "off_track": 1, "not_achieved": 2, "at_risk": 3}


class Clicks:
    """What somebody clicks, one after the other."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self.count = 0

    def on(self, place: Locator) -> None:
        expect(place).to_be_visible()
        place.click()
        self.count += 1
        self._person.settle()


def furthest_behind(rows):
    """The indicator that is worst by status and then by achievement of what was expected."""
    to_date = [row for row in rows if row["period"] == "to H4" and not row["disaggregation"]]
    late = [row for row in to_date if row["status"] in BEHIND]
    worst = min(BEHIND[row["status"]] for row in late)
    return min(
        (row for row in late if BEHIND[row["status"]] == worst), key=lambda row: row["ratio"]
    )


def test_a_manager_finds_the_most_delayed_output_and_why(person, values):
    late = furthest_behind(values)
    indicator = FRAMEWORK.indicator(late["indicator"])
    person.log_in("manager").open("/")
    clicks = Clicks(person)
    first = person.page.locator(".attention li", has=person.page.locator(".code")).first
    expect(first).to_contain_text(f"{indicator.code} {indicator.title.text('en')}")
    expect(first).to_contain_text(late["status"].replace("_", " "))
    clicks.on(first.get_by_role("link"))
    main = person.page.locator("main")
    output = FRAMEWORK.result(indicator.result)
    expect(main).to_contain_text(output.short.text("en"))
    why = person.page.get_by_test_id(f"notes-{indicator.code}")
    expect(why).to_be_visible()
    expect(why).to_contain_text("Note on the deviation, H4")
    expect(why).to_contain_text("No gatherings since March.")
    assert clicks.count <= 3


def test_a_donor_reads_an_outcome_against_its_target_at_the_last_edition(person, demonstration):
    rows = json.loads(demonstration.run("values", "--edition", "3", "--format", "json"))
    row = next(
        row
        for row in rows
        if (row["indicator"], row["period"]) == ("OC1.1", "to H3") and not row["disaggregation"]
    )
    person.log_in("donor").open("/")
    clicks = Clicks(person)
    outcome = FRAMEWORK.result("OC1").short.text("en")
    clicks.on(person.page.locator("main").get_by_role("link", name=outcome, exact=True))
    assert person.text("edition-badge").startswith("Edition 3:")
    panel = person.page.get_by_test_id("panel-OC1.1")
    expect(panel).to_contain_text(
        f"{row['value']:.0f} of 90 referrals; {row['target']:.0f} expected by 31 Mar 2020"
    )
    assert clicks.count <= 2


def test_a_member_finds_the_next_milestone_and_its_agency(person):
    person.log_in("member").open("/")
    clicks = Clicks(person)
    clicks.on(person.page.get_by_role("navigation").get_by_role("link", name="Plan", exact=True))
    next_due = person.page.locator("main li", has_text="planned").first
    expect(next_due).to_be_visible()
    words = next_due.inner_text()
    (plan,) = FRAMEWORK.plans.values()
    (milestone,) = [item for item in plan.items if words.startswith(f"{item.id} ")]
    expect(next_due).to_contain_text(milestone.agency.text("en"))
    assert clicks.count <= 2
