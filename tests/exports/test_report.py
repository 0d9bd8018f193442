"""The report as DOCX and PDF: order, letters, alternative texts, places to write, tags."""

import io
import re
import subprocess

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from dashboard.exports.report import write_docx, write_pdf
from tests.exports.opening import convert, pdf_text
from tests.exports.worlds import slice_of
from tests.pages.contexts import released

ORDER = [
    "1. Project information",
    "2. Summary",
    "3. Progress towards results",
    "4. Plan and milestones",
    "5. Deviations and actions taken",
    "6. Cross-cutting themes",
    "7. Partnerships and sustainability",
    "8. Visibility",
    "9. Expenditure",
    "10. Next steps",
]
LETTERS = {"ru": "ёщыэю", "tg": "ғӣқӯҳҷ"}


@pytest.fixture(scope="module")
def document():
    return Document(io.BytesIO(write_docx(slice_of(released("real", "public"))).content))


def headings(document):
    return [p.text for p in document.paragraphs if p.style.name == "Heading 1"]


def test_sections_stand_in_the_order_of_the_fund(document):
    assert headings(document)[: len(ORDER)] == ORDER
    assert headings(document)[len(ORDER)] == "Annex A: Results matrix"


def test_every_chart_is_sharp_and_described(document):
    shapes = document.inline_shapes
    assert len(shapes) > 5
    for shape in shapes:
        assert len(shape._inline.docPr.get("descr")) > 20
    pictures = [
        part for part in document.part.package.iter_parts() if part.content_type == "image/png"
    ]
    for picture in pictures:
        width = Image.open(io.BytesIO(picture.blob)).width
        assert width / (16 / 2.54) == pytest.approx(300, abs=2)


def test_there_is_room_to_write_for_each_result(document):
    asked = [p.text for p in document.paragraphs if p.text.startswith("[To be written: ")]
    assert sum("Describe activities" in text for text in asked) == 7


def test_headers_of_tables_repeat(document):
    matrix = next(t for t in document.tables if t.rows[0].cells[0].text == "Indicator")
    assert matrix.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_libreoffice_opens_it(files, tmp_path):
    pdf = convert(files("docx", "edition", "tg").content, "docx", "pdf", tmp_path)
    assert "ҷ" in pdf_text(pdf.read_bytes())


@pytest.mark.parametrize("language", ["ru", "tg"])
def test_all_letters_survive_in_print(files, published, language):
    text = pdf_text(files("pdf", "edition", language).content)
    title = published.edition.framework.project.title.text(language)
    assert title in text
    assert set(LETTERS[language]) <= set(text.lower())


def test_the_pdf_is_tagged_and_says_its_language(files):
    content = files("pdf", "edition", "ru").content
    told = subprocess.run(["pdfinfo", "-"], input=content, capture_output=True, check=True).stdout
    assert re.search(rb"Tagged: +yes", told)
    assert re.search(rb"/Lang ?\(ru", content)
    assert b"pdfuaid" in content


def test_charts_in_print_are_drawings_and_not_pictures(files):
    content = files("pdf").content
    done = subprocess.run(
        ["pdfimages", "-list", "-"], input=content, capture_output=True, check=True
    )
    assert len(done.stdout.splitlines()) == 2


def test_print_asks_nobody_to_write():
    assert "To be written" not in pdf_text(write_pdf(slice_of(released("real", "public"))).content)


def test_text_is_never_read_as_markup():
    from dataclasses import replace

    from dashboard.released import PublicNote

    text = '#panic("x") *bold* $1/0$ <script> [a](b) \\'
    made = replace(released("real", "public"), notes=(PublicNote("OP1.1.1", "H4", text),))
    assert text in pdf_text(write_pdf(slice_of(made)).content)
    said = Document(io.BytesIO(write_docx(slice_of(made)).content))
    assert any(text in p.text for p in said.paragraphs)


def test_a_draft_says_that_it_is_one():
    text = pdf_text(write_pdf(slice_of(released("real", "internal"))).content)
    assert "DRAFT, not approved" in text


def test_the_same_slice_gives_the_same_pdf():
    made = slice_of(released("meals", "public"))
    assert write_pdf(made).content == write_pdf(made).content
