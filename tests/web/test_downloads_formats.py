"""Every format over HTTP: what it holds, for whom, with the query of its page."""

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest
from pptx import Presentation

from dashboard.exports.taking import FORMS
from tests.web.worlds import make_released

BEGINS = {
    "xlsx": b"PK",
    "pptx": b"PK",
    "docx": b"PK",
    "pdf": b"%PDF",
    "csv": b"publication,",
    "json": b"{",
    "hxl": b"Project,",
    "datapackage": b"PK",
    "iati": b"<?xml",
    "xml": b"<?xml",
}


def rows_of(answer):
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_every_format_is_looked_at_here():
    assert set(BEGINS) == FORMS


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_donor_takes_every_format_of_the_edition(logged_in, services, form):
    answer = logged_in("donor").go(f"/export/{form}")
    assert answer.status_code == 200
    assert answer.data.startswith(BEGINS[form])
    assert "edition-1" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert ("donor@example.org", "export", f"{form} of edition 1") in services.accounts.records


@pytest.mark.parametrize("form", ["pptx", "docx", "xlsx"])
def test_the_draft_says_that_it_is_one(logged_in, form):
    answer = logged_in("manager").go(f"/export/{form}")
    assert "draft" in answer.headers["Content-Disposition"]
    parts = zipfile.ZipFile(io.BytesIO(answer.data))
    assert any(
        "DRAFT, not approved" in parts.read(n).decode(errors="ignore") for n in parts.namelist()
    )


def sensitive(services):
    """The one indicator tells of victims; the draft stands at a figure that nothing else has."""
    (indicator,) = services.framework.indicators
    changed = indicator.model_copy(update={"disclosure": "sensitive"})
    framework = services.framework.model_copy(update={"indicators": [changed]})
    services.releases.current = lambda: make_released("internal", framework, 4217)


@pytest.mark.parametrize("form", sorted(FORMS - {"json", "xml"}))
def test_figures_about_victims_of_the_draft_are_in_no_format(logged_in, services, form):
    sensitive(services)
    content = logged_in("manager").go(f"/export/{form}").data
    texts = [content]
    if content.startswith(b"PK"):
        parts = zipfile.ZipFile(io.BytesIO(content))
        texts = [parts.read(name) for name in parts.namelist()]
    assert not any(b"4217" in text or b"4,217" in text for text in texts)


@pytest.mark.parametrize("query", ["codes=OP1.1", "codes=OP1.1&panel=story"])
def test_chosen_figures_about_victims_are_refused_in_a_sentence(logged_in, services, query):
    sensitive(services)
    answer = logged_in("manager").go(f"/export/csv?{query}")
    assert answer.status_code == 404
    assert "stay on the screen" in answer.text
    assert "4217" not in answer.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("codes=NONE", "None of the chosen codes"),
        ("codes=OP1.1&panel=by", "Nothing is drawn there"),
        ("codes=OP1.1&panel=cascade", "Nothing is drawn there"),
    ],
)
def test_a_choice_of_nothing_is_a_sentence(logged_in, query, words):
    answer = logged_in("donor").go(f"/export/csv?{query}")
    assert answer.status_code == 404
    assert words in answer.text


def test_a_chart_has_no_slides_of_its_own(logged_in):
    answer = logged_in("donor").go("/export/pptx?codes=OP1.1&panel=story")
    assert answer.status_code == 404
    assert "no such file" in answer.text


def test_the_figures_of_a_chart_are_those_drawn(logged_in):
    rows = rows_of(logged_in("donor").go("/export/csv?codes=OP1.1&panel=story"))
    assert [(row["indicator"], row["period"], row["value"]) for row in rows] == [
        ("OP1.1", "to H1", "6")
    ]
    answer = logged_in("donor").go("/export/xlsx?codes=OP1.1&panel=story")
    assert answer.headers["Content-Disposition"].endswith('-OP1.1.xlsx"')


def test_rows_say_where_they_come_from(logged_in, services):
    (row, *_others) = rows_of(logged_in("donor").go("/export/csv?lang=en"))
    assert row["sha256"] == services.editions.published[0].sha256
    assert row["declaration"] == services.framework.fingerprint
    assert row["source"] == "An office"
    assert row["shown"].startswith("Edition 1, H1")


def test_filters_of_the_address_stand_in_the_file(logged_in):
    rows = rows_of(logged_in("manager").go("/export/csv?sex=f&lang=en"))
    assert rows
    assert all("Women" in row["shown"] for row in rows)


def slides_of(answer):
    deck = Presentation(io.BytesIO(answer.data))
    return [[s.text_frame.text for s in one.shapes if s.has_text_frame] for one in deck.slides]


def test_the_meeting_pack_has_six_slides(logged_in):
    assert len(slides_of(logged_in("member").go("/export/pptx?pack=meeting"))) == 6


@pytest.mark.parametrize(
    ("role", "query", "plan"),
    [
        ("member", "", "Bulletin 2"),
        ("member", "&edition=1", "Edition 1"),
        ("donor", "", "Edition 1"),
    ],
)
def test_the_plan_is_of_the_newest_bulletin_for_members(logged_in, services, role, query, plan):
    services.editions.publish(2, 9, "bulletin")
    slides = slides_of(logged_in(role).go(f"/export/pptx?pack=meeting{query}"))
    texts = next(texts for texts in slides if any(text.startswith("Menu plan") for text in texts))
    assert any(plan in text for text in texts)


@pytest.mark.parametrize("role", ["member", "manager"])
def test_the_page_offers_what_there_is(logged_in, services, role):
    text = logged_in(role).show("/reports").text
    offered = {"pptx", "docx", "pdf", "xlsx", "csv", "hxl", "datapackage"}
    only_published = {"json", "iati"}
    for form in offered | only_published:
        is_there = re.search(rf"data-testid\W+export-{form}\b", text) is not None
        assert is_there == (form in offered or role == "member"), form


def test_indicators_about_victims_cannot_be_packed_from_the_draft(logged_in, services):
    assert "pack-OP1.1" in logged_in("manager").show("/reports").text
    sensitive(services)
    assert "pack-OP1.1" not in logged_in("manager").show("/reports").text


def test_before_the_first_edition_there_is_a_sentence(logged_in, services):
    services.editions.published = [
        replace(one, withdrawn_on=one.published_on) for one in services.editions.published
    ]
    for form in sorted(FORMS):
        answer = logged_in("donor").go(f"/export/{form}")
        assert answer.status_code == 404
        assert "Nothing has been published yet" in answer.text
