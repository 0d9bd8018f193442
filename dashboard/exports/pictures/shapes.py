"""Elements of a vector picture as text; nothing of a text can break out of its element."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

FONT = "Noto Sans"
DASHES = {"dash": "6 4", "dot": "2 3"}


def line(
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    width: float = 1.0,
    dash: str = "",
) -> str:
    """A straight line."""
    return path([start, end], colour, width, dash)


def path(points: list[tuple[float, float]], colour: str, width: float, dash: str = "") -> str:
    """A line through points."""
    pattern = f' stroke-dasharray="{DASHES[dash]}"' if dash in DASHES else ""
    return (
        f'<path d="{_through(points)}" fill="none" stroke={quoteattr(colour)} '
        f'stroke-width="{width:g}" stroke-linejoin="round"{pattern}/>'
    )


def polygon(points: list[tuple[float, float]], fill: str, edge: str) -> str:
    """A mark with corners."""
    return (
        f'<path d="{_through(points)} Z" fill={quoteattr(fill)} stroke={quoteattr(edge)} '
        f'stroke-width="1.5"/>'
    )


def area(points: list[tuple[float, float]], colour: str, opacity: float) -> str:
    """A filled area inside points."""
    return f'<path d="{_through(points)} Z" fill={quoteattr(colour)} fill-opacity="{opacity:g}"/>'


def _through(points: list[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x:.2f} {y:.2f}" for x, y in points)


def rectangle(
    left: float, top: float, width: float, height: float, fill: str, edge: str, opacity: float = 1
) -> str:
    """A bar with its edge."""
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{max(width, 0):.2f}" '
        f'height="{max(height, 0):.2f}" fill={quoteattr(fill)} fill-opacity="{opacity:g}" '
        f"stroke={quoteattr(edge)}/>"
    )


def circle(x: float, y: float, size: float, fill: str, edge: str) -> str:
    """A round mark of a diameter."""
    return (
        f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{size / 2:.2f}" fill={quoteattr(fill)} '
        f'stroke={quoteattr(edge)} stroke-width="1.5"/>'
    )


def text(
    x: float,
    y: float,
    words: str,
    colour: str,
    size: float = 12,
    anchor: str = "start",
    turned: bool = False,
) -> str:
    """Words whose lines are parted by <br> and which are bold between <b> and </b>."""
    bold = ' font-weight="700"' if words.startswith("<b>") else ""
    rows = words.replace("<b>", "").replace("</b>", "").split("<br>")
    spans = "".join(
        f'<tspan x="{x:.2f}" dy="{0 if i == 0 else 1.25 * size:.2f}">{escape(row)}</tspan>'
        for i, row in enumerate(rows)
    )
    turn = f' transform="rotate(-90 {x:.2f} {y:.2f})"' if turned else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{FONT}" font-size="{size:g}" '
        f'fill={quoteattr(colour)} text-anchor="{anchor}"{bold}{turn}>{spans}</text>'
    )
