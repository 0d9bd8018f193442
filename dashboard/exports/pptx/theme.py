"""The look of the product on slides: colours and type of the theme, and where titles stand."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

FONT = "Noto Sans"
COLOURS = {
    "dk1": "1B2430",
    "lt1": "FFFFFF",
    "dk2": "56616F",
    "lt2": "F6F8FA",
    "accent1": "0033A0",
    "accent2": "D98E2B",
    "accent3": "5B4B8A",
    "accent4": "2A9D8F",
    "accent5": "8C564B",
    "accent6": "7A869A",
    "hlink": "0033A0",
    "folHlink": "5B4B8A",
}
TITLE = (0.6, 0.45, 12.13, 0.95)
COVER_TITLE = (0.6, 2.1, 12.13, 1.7)
COVER_TEXT = (0.6, 3.95, 12.13, 2.2)
NUMBER = (12.0, 7.05, 0.73, 0.3)
TITLE_TYPES = (1, 3)
NUMBER_TYPE, SUBTITLE_TYPE, DATE_TYPE, FOOTER_TYPE = 13, 4, 16, 15


def dress(presentation: Any) -> None:
    """Set theme, master and layouts of an empty presentation."""
    master = presentation.slide_master
    _set_theme(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    _arrange(master, TITLE)
    for position, layout in enumerate(presentation.slide_layouts):
        _arrange(layout, COVER_TITLE if position == 0 else TITLE)
    _set_title_style(master)


def _set_theme(part: Any) -> None:
    root = etree.fromstring(part.blob)
    root.set("name", "Results dashboard")
    for name, digits in COLOURS.items():
        slot = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{name}')}")
        if slot is not None:
            for child in list(slot):
                slot.remove(child)
            etree.SubElement(slot, qn("a:srgbClr")).set("val", digits)
    for latin in root.iterfind(f".//{qn('a:fontScheme')}//{qn('a:latin')}"):
        latin.set("typeface", FONT)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _arrange(holder: Any, title: tuple[float, float, float, float]) -> None:
    """Place title, number and text for a wide slide; leave out what no slide uses."""
    for shape in list(holder.placeholders):
        match shape.placeholder_format.type:
            case kind if kind in TITLE_TYPES:
                _place(shape, title)
            case kind if kind == NUMBER_TYPE:
                _place(shape, NUMBER)
            case kind if kind == SUBTITLE_TYPE:
                _place(shape, COVER_TEXT)
            case kind if kind in (DATE_TYPE, FOOTER_TYPE):
                shape._element.getparent().remove(shape._element)


def _place(shape: Any, box: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(value) for value in box)


def _set_title_style(master: Any) -> None:
    """Titles are sentences: 24 points, bold, to the left, from the top of their place down."""
    for properties in master._element.iterfind(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}"):
        properties.set("algn", "l")
        run = properties.find(qn("a:defRPr"))
        run.set("sz", str(int(Pt(24).pt * 100)))
        run.set("b", "1")
    for shape in master.placeholders:
        if shape.placeholder_format.type in TITLE_TYPES:
            body = shape.text_frame._txBody.find(qn("a:bodyPr"))
            body.set("anchor", "b")
            body.set("lIns", "0")
