"""A manager loads a file in a browser and is told how it ended, without reloading the page.

The file cannot be used, so that the demonstration stays as it is for the tests beside this one.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

WITHIN = 60_000


def test_a_file_that_cannot_be_used_is_told_where_it_is_followed(person, tmp_path):
    file = tmp_path / "wrong.csv"
    file.write_text("nothing,of,this\n1,2,3\n")
    person.log_in("manager").open("/data")
    person.page.get_by_role("link", name="Load a file", exact=True).click()
    person.page.select_option("#dataset", "institution")
    person.page.set_input_files("#file", file)
    person.page.get_by_role("button", name="Load the file").click()
    expect(person.page).to_have_url(re.compile(r"/data\?job=\d+$"))
    number = person.page.url.rpartition("=")[2]
    job = person.page.get_by_test_id(f"job-{number}")
    expect(job).to_contain_text("Failed", timeout=WITHIN)
    expect(job).to_contain_text("wrong.csv: no header row was found")


def test_a_template_comes_as_a_file(person):
    person.log_in("manager").open("/data")
    with person.page.expect_download() as waiting:
        person.page.get_by_role("link", name="XLSX, institution", exact=True).click()
    assert waiting.value.suggested_filename == "institution.xlsx"


def test_taking_back_is_asked_first(person):
    person.log_in("manager").open("/data?revert=1")
    expect(person.page.get_by_role("button", name="Take back load 1")).to_be_visible()
    person.page.get_by_role("link", name="Leave it as it is").click()
    expect(person.page.get_by_test_id("table-loads")).to_be_visible(timeout=WITHIN)
