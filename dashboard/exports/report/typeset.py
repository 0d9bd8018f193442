"""The report as PDF, typeset without a browser: text travels as data and is never read as markup.

The fonts have the letters of all three alphabets. The file is tagged for those who listen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from dashboard.exports import provenance
from dashboard.exports.report.blocks import Block, Picture, Table, Turn
from dashboard.exports.slice import Slice

HERE = Path(__file__).parent
TEMPLATE = HERE / "report.typ"
FONTS = Path(__file__).parents[3] / "assets" / "vendor" / "print"
DOTS = 300
PICTURES = """
#let pictures = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#for picture in pictures {
  page(image(bytes(picture), format: "svg", width: 16cm))
}
"""


def typeset(slice_: Slice, blocks: Sequence[Block]) -> bytes:
    """The PDF of these blocks. Equal slices give equal bytes."""
    made = slice_.released.created_at
    content: bytes = _compile(
        TEMPLATE,
        _document(slice_, blocks),
        format="pdf",
        timestamp=int(made.timestamp()),
        pdf_standards=["ua-1"],
    )
    return content


def draw_pictures(pictures: Sequence[Picture]) -> list[bytes]:
    """Each picture as PNG, 16 cm wide at 300 dots an inch."""
    if not pictures:
        return []
    svgs = [picture.svg for picture in pictures]
    drawn = _compile(PICTURES.encode(), svgs, format="png", ppi=DOTS)
    return drawn if isinstance(drawn, list) else [drawn]


def _compile(source: Path | bytes, data: Any, **options: Any) -> Any:
    return typst.compile(
        source,
        root=HERE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        **options,
    )


def _document(slice_: Slice, blocks: Sequence[Block]) -> dict[str, Any]:
    project, label = slice_.framework.project, slice_.language.label
    return {
        "title": label(project.title),
        "author": label(project.implementer),
        "language": slice_.language.code,
        "kind": slice_.language.gettext("Results report"),
        "standing": provenance.standing(slice_),
        "shown": provenance.shown(slice_),
        "draft": slice_.released.publication is None,
        "line": provenance.line(slice_),
        "parts": _parts(blocks),
    }


def _parts(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """Runs of blocks whose pages lie the same way."""
    parts: list[dict[str, Any]] = [{"across": False, "blocks": []}]
    for block in blocks:
        if isinstance(block, Turn):
            parts.append({"across": block.across, "blocks": []})
        else:
            parts[-1]["blocks"].append(_told(block))
    return parts


def _told(block: Block) -> dict[str, Any]:
    """A block as the template reads it."""
    told = {"kind": type(block).__name__} | asdict(block)
    if isinstance(block, Table):
        told |= {"figures": list(block.figures), "short": block.is_short}
    return told
