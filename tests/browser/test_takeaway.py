"""Taking away in a real browser: a deck in few clicks, a picture that says what it is of."""

from __future__ import annotations

import csv
import io

import pytest
from lxml import etree
from PIL import Image, ImageChops
from pptx import Presentation

pytestmark = pytest.mark.browser
INDICATOR = "OP1.1.2"
CLICKS = 5
FAINT, DARK = 24, 190
"""Of 255: how much two drawings may differ at their edges; what is at least as dark as letters."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"
TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture
def clicks(page):
    """How many times something was clicked, counted by the browser itself."""
    page.context.expose_binding("noteClick", lambda _source: counted.append(1))
    page.add_init_script("document.addEventListener('click', () => window.noteClick(), true)")
    counted = []
    return counted


def saved(person, test_id, tmp_path, before=None):
    with person.page.expect_download() as arriving:
        person.page.get_by_test_id(test_id).click()
    path = tmp_path / arriving.value.suggested_filename
    arriving.value.save_as(path)
    return path


def open_menu(person, place=INDICATOR):
    person.page.locator(f"[data-testid='figure-{place}'] .main-svg").first.wait_for()
    person.page.get_by_test_id(f"carry-{place}").locator("summary").click()


def test_a_member_has_a_deck_of_six_slides_in_few_clicks(person, clicks, tmp_path):
    person.log_in("member").open("/")
    person.page.get_by_test_id("navigation").get_by_text("Take away").click()
    path = saved(person, "export-pptx", tmp_path)
    assert 0 < len(clicks) <= CLICKS
    slides = Presentation(path).slides
    assert len(slides) == 6
    foot = [shape.text_frame.text for shape in slides[4].shapes if shape.has_text_frame]
    assert any("Bulletin 4" in text for text in foot)


def test_ticked_charts_become_slides(person, tmp_path):
    person.log_in("member").open("/indicators/OP1.1.2")
    open_menu(person)
    person.page.get_by_test_id("pack-OP1.1.2").click()
    person.open("/reports")
    person.page.get_by_text("Or choose what to show").click()
    assert person.page.get_by_test_id("pack-OP1.1.2").get_attribute("aria-pressed") == "true"
    person.page.get_by_test_id("pack-OP2.1.2").click()
    assert person.text("pack-count") == "2 charts in your pack"
    titles = [
        s.shapes.title.text for s in Presentation(saved(person, "export-pack", tmp_path)).slides
    ]
    for words in ("Practitioners trained: ", "People reached face to face: "):
        assert any(title.startswith(words) for title in titles)
    person.page.get_by_text("Empty it").click()
    assert person.page.get_by_test_id("pack-bar").is_hidden()


def test_a_drawing_carries_title_source_and_edition_in_its_own_letters(person, tmp_path):
    person.log_in("member").open("/indicators/OP1.1.2?lang=ru")
    open_menu(person)
    drawing = etree.parse(saved(person, "export-svg-OP1.1.2", tmp_path))
    said = " ".join("".join(text.itertext()) for text in drawing.iter(TEXT))
    assert "OP1.1.2 · " in said
    assert "31 мар" in said
    faces = "".join(drawing.getroot().itertext("{http://www.w3.org/2000/svg}style"))
    assert "data:font/woff2;base64," in faces
    assert "unicode-range:U+301" in faces.replace(" ", "")
    assert "http" not in faces


def test_a_draft_is_marked_on_its_picture(person, tmp_path):
    person.log_in("manager").open("/indicators/OP1.1.2?lang=en")
    open_menu(person)
    drawing = etree.parse(saved(person, "export-svg-OP1.1.2", tmp_path))
    said = " ".join("".join(text.itertext()) for text in drawing.iter(TEXT))
    assert "DRAFT, not approved" in said
    assert "Internal draft" in said


def test_a_picture_is_twice_as_fine_as_the_screen(person, tmp_path):
    person.log_in("donor").open("/indicators/OP1.1.2?lang=en")
    open_menu(person)
    path = saved(person, "export-png-OP1.1.2", tmp_path)
    content = path.read_bytes()
    assert content.startswith(SIGNATURE)
    assert int.from_bytes(content[16:20], "big") == 1920
    assert path.name == "CT.1172-edition-3-2020-03-31-OP1.1.2.png"


def copied(page):
    """The one picture on the clipboard."""
    script = """async () => {
        const [item] = await navigator.clipboard.read();
        const blob = await item.getType("image/png");
        return [...new Uint8Array(await blob.arrayBuffer())]; }"""
    return bytes(page.evaluate(script))


def inked(content):
    """The picture without its colours: where something stands, in grey and a quarter of the size.

    Two drawings of one chart may differ in a few points of their edges.
    """
    picture = Image.open(io.BytesIO(content)).convert("L")
    return picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)


def test_a_copied_picture_is_the_one_that_is_saved(person, tmp_path):
    person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.log_in("manager").open("/indicators/OP1.1.2?lang=en")
    open_menu(person)
    person.page.get_by_test_id("export-copy-OP1.1.2").click()
    person.page.get_by_text("Copied.").wait_for()
    content = copied(person.page)
    kept = saved(person, "export-png-OP1.1.2", tmp_path).read_bytes()
    assert content.startswith(SIGNATURE)
    assert content[16:24] == kept[16:24]
    assert int.from_bytes(content[16:20], "big") == 1920
    difference = ImageChops.difference(inked(content), inked(kept))
    assert difference.getextrema()[1] < FAINT


def test_title_and_source_are_written_on_a_copied_picture(person):
    person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.log_in("manager").open("/indicators/OP1.1.2?lang=en")
    open_menu(person)
    person.page.get_by_test_id("export-copy-OP1.1.2").click()
    person.page.get_by_text("Copied.").wait_for()
    picture = inked(copied(person.page))
    top, foot = (0, 0, 240, 40), (0, picture.height - 18, 240, picture.height)
    assert all(picture.crop(part).getextrema()[0] < DARK for part in (top, foot))


def test_whoever_may_not_copy_is_told_what_to_do(person):
    person.log_in("donor").open("/indicators/OP1.1.2?lang=en")
    refuse = """() => { navigator.clipboard.write =
        () => Promise.reject(new DOMException("no", "NotAllowedError")); }"""
    person.page.evaluate(refuse)
    open_menu(person)
    person.page.get_by_test_id("export-copy-OP1.1.2").click()
    person.page.get_by_text("Your browser did not allow it; take the PNG.").wait_for()


def test_the_figures_of_a_chart_are_those_of_its_table(person, tmp_path):
    person.log_in("donor").open("/indicators/OP1.1.2?lang=en&by=sex")
    open_menu(person, "OP1.1.2-by")
    path = saved(person, "export-csv-OP1.1.2-by", tmp_path)
    rows = list(csv.DictReader(path.read_text().splitlines()))
    table = person.text("table-OP1.1.2-sex")
    assert [row["disaggregation"] for row in rows][:2] == ["sex=f", "sex=m"]
    assert {row["period"] for row in rows} == {"to H3"}
    assert all(row["value"] in table for row in rows)


def test_the_menu_is_reached_and_left_by_the_keyboard(person):
    person.log_in("donor").open("/indicators/OP1.1.2?lang=en")
    person.page.locator("[data-testid='figure-OP1.1.2'] .main-svg").first.wait_for()
    summary = person.page.get_by_test_id("carry-OP1.1.2").locator("summary")
    summary.focus()
    person.page.keyboard.press("Enter")
    person.page.keyboard.press("Tab")
    focused = person.page.evaluate("() => document.activeElement.dataset.testid")
    assert focused == "export-png-OP1.1.2"
    person.page.keyboard.press("Escape")
    assert person.page.get_by_test_id("carry-OP1.1.2").get_attribute("open") is None
    assert person.page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize(("role", "offered"), [("manager", 0), ("donor", 1)])
def test_figures_about_cases_of_the_draft_have_no_menu(person, role, offered):
    person.log_in(role).open("/results/OBJ")
    person.page.get_by_test_id("panel-OBJ.1").locator(".main-svg").first.wait_for()
    assert person.page.get_by_test_id("carry-OBJ.1").count() == offered
