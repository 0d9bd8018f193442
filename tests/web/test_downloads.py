"""What can be taken away, over HTTP: the document's own bytes, and tidy rows that run nowhere."""

import csv
import io
from dataclasses import replace

import pytest

from dashboard.exports.tidy import COLUMNS, csv_text, disarmed
from dashboard.language import language_of
from tests.web.worlds import make_framework, make_released

ENGLISH = language_of("en")


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_the_document_is_sent_as_it_lies(logged_in, services):
    visitor = logged_in("donor")
    answer = visitor.client.get("/export/json?edition=1", headers={"Accept-Encoding": "gzip, br"})
    assert answer.status_code == 200
    assert answer.data == services.editions.document(1)
    assert answer.content_type == "application/json"
    assert answer.get_etag() == ("1" * 64, False)
    assert "Content-Encoding" not in answer.headers
    assert "edition-1.json" in answer.headers["Content-Disposition"]
    again = visitor.client.get("/export/json?edition=1", headers={"If-None-Match": f'"{"1" * 64}"'})
    assert again.status_code == 304


def test_without_a_number_it_is_the_newest_edition(logged_in, services):
    services.editions.publish(2, 9)
    assert logged_in("donor").go("/export/json").data == services.editions.document(2)
    rows = rows_of(logged_in("donor").go("/export/csv").text)
    assert {row["publication"] for row in rows} == {"Edition 2"}
    assert [row["value"] for row in rows if row["period"] == "to H1"] == ["9"]


def test_the_draft_has_no_document(logged_in):
    answer = logged_in("manager").go("/export/json")
    assert answer.status_code == 404
    assert "no such file" in answer.text


def test_every_download_is_recorded(logged_in, services):
    visitor = logged_in("donor")
    visitor.go("/export/csv?edition=1")
    visitor.go("/export/json?edition=1")
    found = [record for record in services.accounts.records if record[1] == "export"]
    assert found == [
        ("donor@example.org", "export", "csv of edition 1"),
        ("donor@example.org", "export", "json of edition 1"),
    ]


@pytest.mark.parametrize(("role", "publication"), [("donor", "Edition 1"), ("manager", "draft")])
def test_rows_name_what_they_are_of(logged_in, role, publication):
    answer = logged_in(role).go("/export/csv")
    assert answer.content_type == "text/csv; charset=utf-8"
    rows = rows_of(answer.text)
    assert list(rows[0]) == list(COLUMNS)
    assert all(publication in row["publication"] for row in rows)


def declared_as(disclosure, **more):
    framework = make_framework()
    (indicator,) = framework.indicators
    changed = indicator.model_copy(update={"disclosure": disclosure, **more})
    return framework.model_copy(update={"indicators": [changed]})


def test_figures_about_victims_of_the_draft_are_in_no_file():
    framework = declared_as("sensitive")
    rows = rows_of(csv_text(ENGLISH, make_released("internal", framework, 4217)))
    assert "4217" not in str(rows)
    (row,) = rows
    assert row["indicator"] == "OP1.1"
    assert row["note"].startswith("Confidential")
    assert row["value"] == row["state"] == ""


def test_an_edition_holds_what_it_may_of_them():
    framework = declared_as("sensitive")
    text = csv_text(ENGLISH, make_released("public", framework, 42))
    assert {row["value"] for row in rows_of(text)} == {"42"}
    assert "Confidential" not in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_that_would_run_is_disarmed(text):
    assert disarmed(text) == f"'{text}"


@pytest.mark.parametrize("value", [-5, -0.5, 0, None, "H1", "plain = text"])
def test_numbers_and_plain_texts_stay(value):
    assert disarmed(value) == value


def test_a_title_that_would_run_is_disarmed_in_the_file():
    given = make_framework().indicators[0].title
    evil = given.model_copy(update={"root": {"": "=HYPERLINK(1)"}})
    framework = declared_as("open", title=evil)
    released = make_released("public", framework)
    fallen = replace(released.cells[0], value=-3.0)
    rows = rows_of(csv_text(ENGLISH, replace(released, cells=(fallen,))))
    assert rows[0]["title"] == "'=HYPERLINK(1)"
    assert rows[0]["value"] == "-3"
