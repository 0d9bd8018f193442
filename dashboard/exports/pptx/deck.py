"""A deck being made: its slides, their frame, and text in the product's own type and colours."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Length

from dashboard.exports import provenance
from dashboard.exports.pptx.theme import dress
from dashboard.exports.slice import Slice
from dashboard.language import Language

INK, MUTED, LINE, WASH, ACCENT = "1B2430", "56616F", "E3E8EE", "F6F8FA", "0033A0"
WARNING = "9A5B00"
WIDTH, HEIGHT = 13.333, 7.5
LEFT, RIGHT, TOP, FOOT = 0.6, 12.73, 1.55, 6.95
COVER_LAYOUT, TITLE_LAYOUT = 0, 5
LONGEST = 255
"""Characters that a property of the file may have."""
FRAME = {"wrap": "square", "lIns": "0", "rIns": "0", "tIns": "0", "bIns": "0"}
ALIGNMENTS = {"left": "l", "right": "r", "center": "ctr"}
LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "tg": "tg-Cyrl-TJ"}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """The same in the unit of the file."""
        left, top, width, height = map(Inches, (self.left, self.top, self.width, self.height))
        return left, top, width, height


@dataclass(frozen=True, slots=True)
class Say:
    """A paragraph: its words, size in points, colour, weight."""

    text: str
    size: float = 14
    colour: str = INK
    bold: bool = False
    align: str = "left"


class Deck:
    """The presentation of one slice; `titles` are those of its slides so far, empty if unlisted."""

    def __init__(self, slice_: Slice) -> None:
        self.slice = slice_
        self.language = slice_.language
        self.presentation: Any = Presentation()
        self.presentation.slide_width = Inches(WIDTH)
        self.presentation.slide_height = Inches(HEIGHT)
        dress(self.presentation)
        self._describe()
        self.titles: list[str] = []

    def close(self) -> bytes:
        """The finished file."""
        content = BytesIO()
        self.presentation.save(content)
        return content.getvalue()

    def slide(
        self,
        title: str,
        notes: Iterable[str] = (),
        layout: int = TITLE_LAYOUT,
        *,
        listed: bool = True,
        source: str = "",
    ) -> Any:
        """A new slide with its title, its number, the source at its foot and speaker notes.

        `listed` slides stand in the agenda; `source` is another one than the pack's.
        """
        source = source or provenance.line(self.slice)
        slide = self.presentation.slides.add_slide(self.presentation.slide_layouts[layout])
        slide.shapes.title.text = title
        self._speak(slide.shapes.title)
        self._number(slide)
        if layout == TITLE_LAYOUT:
            foot = Box(LEFT, FOOT + 0.12, 11.2, 0.3)
            self.write(slide, foot, [Say(source, 10, MUTED)])
        slide.notes_slide.notes_text_frame.text = "\n".join([*notes, source])
        self.titles.append(title if listed else "")
        return slide

    def write(self, slide: Any, box: Box, said: Iterable[Say], middle: bool = False) -> None:
        """A text box with these paragraphs, written as one element."""
        tree = slide.shapes._spTree
        number = slide.shapes._next_shape_id
        paragraphs = "".join(paragraph_text(say, self.language) for say in said)
        tree.append(parse_xml(_text_box(number, box, paragraphs, "ctr" if middle else "t")))

    def _speak(self, shape: Any) -> None:
        """Mark the language of the text, for spelling and for those who listen."""
        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", LANGUAGES[self.language.code])

    def _number(self, slide: Any) -> None:
        """The number's placeholder of the layout, which the library leaves out."""
        for shape in slide.slide_layout.placeholders:
            if shape.placeholder_format.type == 13:
                slide.shapes._spTree.append(deepcopy(shape._element))

    def _describe(self) -> None:
        project, label = self.slice.framework.project, self.language.label
        properties = self.presentation.core_properties
        properties.title = label(project.title)[:LONGEST]
        properties.author = label(project.implementer)[:LONGEST]
        properties.subject = provenance.line(self.slice)[:LONGEST]
        properties.language = self.language.code
        properties.comments = provenance.publication(self.slice)[:LONGEST]
        properties.keywords = f"SHA-256 {self.slice.released.fingerprint}"


def fill_text(frame: Any, said: Iterable[Say], language: Language, middle: bool = False) -> None:
    """Replace the text of a frame by these paragraphs, marked with their language.

    The words are written as elements at once; run by run the library takes several times as long.
    """
    body = frame._txBody
    for name, value in FRAME.items():
        body.bodyPr.set(name, value)
    body.bodyPr.set("anchor", "ctr" if middle else "t")
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    for say in said:
        body.append(parse_xml(paragraph_text(say, language)))


def _text_box(number: int, box: Box, paragraphs: str, anchor: str) -> str:
    """A text box as the text of its element."""
    left, top, width, height = box.emu
    frame = " ".join(f'{name}="{value}"' for name, value in FRAME.items())
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="TextBox {number - 1}"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr {frame} anchor="{anchor}"/><a:lstStyle/>{paragraphs}'
        "</p:txBody></p:sp>"
    )


def paragraph_text(say: Say, language: Language) -> str:
    """One paragraph as the text of its element."""
    spoken = LANGUAGES[language.code]
    return (
        f'<a:p {nsdecls("a")}><a:pPr algn="{ALIGNMENTS[say.align]}"/>'
        f'<a:r><a:rPr lang="{spoken}" sz="{round(100 * say.size)}" b="{int(say.bold)}">'
        f'<a:solidFill><a:srgbClr val="{say.colour}"/></a:solidFill></a:rPr>'
        f"<a:t>{escape(say.text)}</a:t></a:r></a:p>"
    )


def colour(digits: str) -> RGBColor:
    """A colour from six hexadecimal digits."""
    found: RGBColor = RGBColor.from_string(digits)
    return found


def describe(shape: Any, text: str) -> None:
    """Alternative text of a chart or a group of shapes."""
    found = shape._element.xpath(".//p:cNvPr")
    if found:
        found[0].set("descr", text)


def decorate(shape: Any) -> None:
    """Say that a shape carries nothing for those who listen."""
    namespace = "http://schemas.microsoft.com/office/drawing/2017/decorative"
    properties = shape._element.xpath(".//p:cNvPr")[0]
    extensions = etree.SubElement(properties, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"))
    extension.set("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    etree.SubElement(extension, f"{{{namespace}}}decorative").set("val", "1")
