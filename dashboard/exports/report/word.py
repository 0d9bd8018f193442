"""The report as DOCX: styles of the product, room to write, pictures with alternative text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.exports import provenance
from dashboard.exports.report.blocks import (
    Block,
    Bullets,
    Heading,
    Paragraph,
    Picture,
    Slot,
    Table,
    Turn,
)
from dashboard.exports.report.typeset import draw_pictures
from dashboard.exports.report.word_table import CELL, WASH, table_element
from dashboard.exports.slice import Slice

FONT = "Noto Sans"
INK, MUTED, ACCENT, WARNING = "1B2430", "56616F", "0033A0", "9A5B00"
LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "tg": "tg-Cyrl-TJ"}
LONGEST = 255
WIDE = 16.0


def write_word(slice_: Slice, blocks: Sequence[Block]) -> bytes:
    """The DOCX of these blocks."""
    written = _Writer(slice_)
    drawn = iter(draw_pictures([block for block in blocks if isinstance(block, Picture)]))
    written.cover()
    for block in blocks:
        written.add(block, drawn)
    return written.close()


class _Writer:
    """One document being written."""

    def __init__(self, slice_: Slice) -> None:
        self._slice = slice_
        self._document: Any = Document()
        _set_styles(self._document, LANGUAGES[slice_.language.code])
        self._styles = {style.name: style.style_id for style in self._document.styles}
        section = self._document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        _add_foot(section, provenance.line(slice_))
        self._describe()

    def close(self) -> bytes:
        content = BytesIO()
        self._document.save(content)
        return content.getvalue()

    def cover(self) -> None:
        label, project = self._slice.language.label, self._slice.framework.project
        self._document.add_paragraph(self._slice.language.gettext("Results report"), "Subtitle")
        self._document.add_paragraph(label(project.title), "Title")
        self._document.add_paragraph(provenance.shown(self._slice), "Subtitle")
        if self._slice.released.publication is None:
            run = self._document.add_paragraph().add_run(provenance.standing(self._slice))
            run.bold, run.font.size = True, Pt(14)
            run.font.color.rgb = RGBColor.from_string(WARNING)

    def add(self, block: Block, drawn: Iterator[bytes]) -> None:
        match block:
            case Heading():
                self._say(block.text, f"Heading {block.level}")
            case Paragraph():
                # It leads to what follows: points, or a chart.
                self._say(block.text, "Normal").paragraph_format.keep_with_next = True
            case Bullets():
                self._list(block)
            case Picture():
                self._add_picture(block, next(drawn))
            case Slot() | Table() | Turn():
                self._add_frame(block)

    def _add_frame(self, block: Slot | Table | Turn) -> None:
        match block:
            case Slot():
                self._add_slot(block)
            case Table():
                self._add_table(block)
            case Turn():
                self._turn(block.across)

    def _list(self, block: Bullets) -> None:
        for item in block.items:
            self._say(item, "List Bullet")

    def _add_slot(self, slot: Slot) -> None:
        """A place to write, marked so that it is neither missed nor sent."""
        text = self._slice.language.gettext("[To be written: {prompt}]")
        paragraph = self._document.add_paragraph()
        run = paragraph.add_run(text.format(prompt=slot.prompt))
        run.italic = True
        run.font.color.rgb = RGBColor.from_string(MUTED)
        _shade(paragraph._p.get_or_add_pPr(), WASH)

    def _add_table(self, block: Table) -> None:
        if block.header and block.told:
            self._say(block.caption, "Caption").paragraph_format.keep_with_next = True
        body = self._document.element.body
        body.insert(len(body) - 1, table_element(block, self._room()))
        self._say("", CELL)

    def _say(self, text: str, style: str) -> Any:
        paragraph = self._document.add_paragraph(text)
        paragraph._p.style = self._styles[style]
        return paragraph

    def _room(self) -> int:
        section = self._document.sections[-1]
        room: int = section.page_width - section.left_margin - section.right_margin
        return room

    def _add_picture(self, block: Picture, content: bytes) -> None:
        self._document.add_picture(BytesIO(content), width=Cm(WIDE))
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        shape = self._document.inline_shapes[-1]
        shape._inline.docPr.set("descr", block.alternative)
        self._say(block.caption, "Caption")

    def _turn(self, across: bool) -> None:
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        short, long = Cm(21), Cm(29.7)
        section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if across else (short, long)
        section.left_margin = section.right_margin = Cm(1.8 if across else 2.5)

    def _describe(self) -> None:
        project, label = self._slice.framework.project, self._slice.language.label
        properties = self._document.core_properties
        properties.title = label(project.title)[:LONGEST]
        properties.author = label(project.implementer)[:LONGEST]
        properties.subject = provenance.line(self._slice)[:LONGEST]
        properties.comments = provenance.publication(self._slice)[:LONGEST]
        properties.keywords = f"SHA-256 {self._slice.released.fingerprint}"
        properties.language = self._slice.language.code


def _set_styles(document: Any, language: str) -> None:
    sizes = {"Normal": 10, "Title": 24, "Subtitle": 11, "Caption": 8.5, "List Bullet": 10}
    sizes |= {"Heading 1": 16, "Heading 2": 12, "Heading 3": 11}
    colours = {"Subtitle": MUTED, "Caption": MUTED, "Heading 2": ACCENT}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor.from_string(colours.get(name, INK))
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
    cells = document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cells.base_style, cells.font.size = document.styles["Normal"], Pt(8.5)
    cells.paragraph_format.space_after = Pt(2)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def _shade(properties: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)


def _add_foot(section: Any, line: str) -> None:
    paragraph = section.footer.paragraphs[0]
    run = paragraph.add_run(f"{line}   ")
    run.font.size = Pt(8)
    number = paragraph.add_run()
    number.font.size = Pt(8)
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text
        number._r.append(element)
