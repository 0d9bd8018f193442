"""How a native chart looks: colours, lines, marks and axes, put into its part as elements at once.

Property by property the library takes several times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from dashboard.exports.pptx.deck import ACCENT, INK, LINE, MUTED
from dashboard.exports.pptx.theme import FONT

PLAN = "7A869A"
PAPER = "FFFFFF"
SPACES = nsdecls("c", "a")
THIN, PLANNED, DONE = 19050, 22225, 34925
SHOWN = "".join(
    f'<c:{name} val="{int(name == "showVal")}"/>'
    for name in (
        "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What differs from chart to chart: kind, unit, format of figures, and whether 100 ends it."""

    is_line: bool
    unit: str
    number_format: str
    is_share: bool


def dress_chart(space: Any, look: Look) -> None:
    """Give the chart of the element `chartSpace` its look; first series plan, second actual."""
    plot = space.find(f".//{qn('c:lineChart' if look.is_line else 'c:barChart')}")
    plan, actual = plot.findall(qn("c:ser"))
    for series, fragments in ((plan, _plan(look)), (actual, _actual(look))):
        _put(series.find(qn("c:tx")), fragments)
    if not look.is_line:
        _put(actual.getparent().findall(qn("c:ser"))[-1], ['<c:gapWidth {x} val="60"/>'])
    _dress_frame(space)
    _dress_axes(space, look)


def _put(before: Any, fragments: list[str]) -> None:
    """Elements after another one, in order; `{x}` stands for the namespaces."""
    for fragment in reversed(fragments):
        before.addnext(parse_xml(fragment.replace("{x}", SPACES)))


def _solid(digits: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{digits}"/></a:solidFill>'


def _plan(look: Look) -> list[str]:
    if not look.is_line:
        outline = f'<a:ln w="{THIN}">{_solid(PLAN)}</a:ln>'
        return [f"<c:spPr {{x}}>{_solid(PAPER)}{outline}</c:spPr>", _not_inverted()]
    return [_stroke(PLAN, PLANNED, '<a:prstDash val="dash"/>'), _marker("dash", PLAN)]


def _actual(look: Look) -> list[str]:
    labels = _labels(look)
    if not look.is_line:
        return [f"<c:spPr {{x}}>{_solid(ACCENT)}</c:spPr>", _not_inverted(), labels]
    return [_stroke(ACCENT, DONE), _marker("circle", ACCENT), labels]


def _not_inverted() -> str:
    return '<c:invertIfNegative {x} val="0"/>'


def _stroke(digits: str, width: int, dash: str = "") -> str:
    return f'<c:spPr {{x}}><a:ln w="{width}">{_solid(digits)}{dash}</a:ln></c:spPr>'


def _marker(symbol: str, digits: str) -> str:
    look = f"<c:spPr>{_solid(digits)}<a:ln>{_solid(digits)}</a:ln></c:spPr>"
    return f'<c:marker {{x}}><c:symbol val="{symbol}"/><c:size val="9"/>{look}</c:marker>'


def _labels(look: Look) -> str:
    """The actual figures in figures; the plan is read off the axis and the table."""
    place = "t" if look.is_line else "outEnd"
    text = f'<a:defRPr sz="1200" b="1">{_solid(INK)}</a:defRPr>'
    return (
        f'<c:dLbls {{x}}><c:numFmt formatCode={quoteattr(look.number_format)} sourceLinked="0"/>'
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{text}</a:pPr></a:p></c:txPr>"
        f'<c:dLblPos val="{place}"/>{SHOWN}</c:dLbls>'
    )


def _dress_frame(space: Any) -> None:
    """No title, a legend on top, the product's own letters."""
    chart = space.find(qn("c:chart"))
    chart.find(qn("c:autoTitleDeleted")).set("val", "1")
    for legend in chart.findall(qn("c:legend")):
        chart.remove(legend)
    legend = '<c:legend {x}><c:legendPos val="t"/><c:overlay val="0"/></c:legend>'
    _put(chart.find(qn("c:plotArea")), [legend])
    letters = space.find(f"{qn('c:txPr')}/{qn('a:p')}/{qn('a:pPr')}/{qn('a:defRPr')}")
    letters.set("sz", "1200")
    for fragment in (
        f'<a:solidFill {{x}}><a:srgbClr val="{MUTED}"/></a:solidFill>',
        f'<a:latin {{x}} typeface="{FONT}"/>',
    ):
        letters.append(parse_xml(fragment.replace("{x}", SPACES)))


def _dress_axes(space: Any, look: Look) -> None:
    """From zero, of shares to 100; the unit once, quiet lines."""
    across, upright = space.find(f".//{qn('c:catAx')}"), space.find(f".//{qn('c:valAx')}")
    _put(across.find(qn("c:tickLblPos")), [f"<c:spPr {{x}}><a:ln>{_solid(PLAN)}</a:ln></c:spPr>"])
    ends = ['<c:max {x} val="100"/>'] if look.is_share else []
    for fragment in [*ends, '<c:min {x} val="0"/>']:
        upright.find(qn("c:scaling")).append(parse_xml(fragment.replace("{x}", SPACES)))
    grid = upright.find(qn("c:majorGridlines"))
    quiet = f"<c:spPr {{x}}><a:ln>{_solid(LINE)}</a:ln></c:spPr>"
    grid.append(parse_xml(quiet.replace("{x}", SPACES)))
    _put(grid, [_unit(look.unit)])
    _put(upright.find(qn("c:tickLblPos")), ["<c:spPr {x}><a:ln><a:noFill/></a:ln></c:spPr>"])


def _unit(text: str) -> str:
    run = f'<a:r><a:rPr sz="1100" b="0"/><a:t>{escape(text)}</a:t></a:r>'
    rich = f"<c:rich><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></c:rich>"
    return f'<c:title {{x}}><c:tx>{rich}</c:tx><c:overlay val="0"/></c:title>'
