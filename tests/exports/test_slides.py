"""The meeting pack: titles that find, notes, numbers, native charts, and a look by LibreOffice."""

import io
import subprocess

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE

from dashboard.exports.pptx import write_slides
from tests.exports.opening import convert
from tests.exports.worlds import slice_of
from tests.pages.contexts import released

CHOSEN = ("OP1.1.2", "OP1.3.2")


@pytest.fixture(scope="module")
def deck():
    return Presentation(io.BytesIO(write_slides(slice_of(released("real", "public"))).content))


def titles(deck):
    return [slide.shapes.title.text for slide in deck.slides]


def test_a_choice_of_two_gives_their_slides_in_matrix_order():
    content = write_slides(slice_of(released("real", "internal"), codes=CHOSEN[::-1])).content
    found = titles(Presentation(io.BytesIO(content)))
    assert len(found) == 7
    assert found[2].startswith("Of 2 indicators: ")
    assert found[3].startswith("Multi-year National Action Plan: ")
    assert [found[4].split(":")[0], found[5].split(":")[0]] == [
        "Practitioners trained",
        "Progress to a multi-year National Action Plan",
    ]


def test_a_result_stands_for_everything_under_it():
    content = write_slides(slice_of(released("real", "internal"), codes=("OP1.2",))).content
    assert len(titles(Presentation(io.BytesIO(content)))) == 8


def test_the_agenda_names_the_slides_that_follow(deck):
    slide = deck.slides[1]
    said = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    for number, title in enumerate(titles(deck)[2:], start=3):
        assert f"{number}   {title}" in said or "continued" in title


@pytest.mark.parametrize(("audience", "bold"), [("internal", True), ("public", False)])
def test_a_draft_says_so_on_its_cover_louder_than_an_edition_its_name(audience, bold):
    content = write_slides(slice_of(released("real", audience))).content
    cover = Presentation(io.BytesIO(content)).slides[0]
    run = cover.placeholders[1].text_frame.paragraphs[-1].runs[0]
    assert run.text.startswith("DRAFT, not approved") == bold
    assert run.font.bold == bold


def test_every_slide_has_a_title_a_number_and_speaker_notes_with_the_source(deck):
    for slide in deck.slides:
        assert slide.shapes.title.text
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        assert 13 in kinds
        assert "Source: " in slide.notes_slide.notes_text_frame.text


def test_a_forecast_is_a_diamond_and_the_ring_of_a_planned_day_is_wider():
    release = released("real", "internal")
    content = write_slides(slice_of(release, codes=("OP1.3.2",))).content
    slides = Presentation(io.BytesIO(content)).slides
    slide = next(one for one in slides if one.shapes.title.text.startswith("Multi-year"))
    marks = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE]
    diamonds = [one for one in marks if one.auto_shape_type == MSO_SHAPE.DIAMOND]
    ahead = [one for one in release.milestones if not one.done and one.forecast]
    assert len(diamonds) == len(ahead) > 0
    for diamond in diamonds:
        row = [one for one in marks if abs(middle(one) - middle(diamond)) < 10]
        assert max(one.width for one in row) > diamond.width


def middle(shape):
    return shape.top + shape.height / 2


def test_charts_and_their_slides_speak_to_those_who_listen(deck):
    shapes = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert shapes
    for shape in shapes:
        assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr")) > 20


def test_notes_of_an_indicator_hold_its_definition(deck):
    release = released("real", "public")
    told = [one for one in release.framework.indicators if one.headline]
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    for indicator in told:
        assert any(indicator.definition.text("en") in text for text in notes)


def test_what_is_not_published_is_said_in_words_and_is_a_gap(deck):
    slide = next(s for s in deck.slides if s.shapes.title.text.startswith("Victims of internal"))
    said = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert "⊘ not published: H1, H2, H3, H4" in said
    assert list(chart.plots[0].series[1].values) == [None] * 5


def test_colours_and_type_are_the_product_s_own(deck):
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert 'typeface="Noto Sans"' in theme
    assert '<a:accent1><a:srgbClr val="0033A0"/></a:accent1>' in theme


@pytest.mark.parametrize("language", ["en", "tg"])
def test_libreoffice_shows_every_slide(files, language, tmp_path):
    content = files("pptx", "edition", language).content
    pdf = convert(content, "pptx", "pdf", tmp_path)
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    count = len(Presentation(io.BytesIO(content)).slides)
    assert f"Pages:           {count}\n" in told
