"""Charts of the pages as pictures of a report."""

from __future__ import annotations

from dashboard import figures
from dashboard.exports.pictures import draw_svg
from dashboard.exports.report.blocks import Picture
from dashboard.reading import Reading
from dashboard.sentences import indicator_sentence, source_sentence

WIDTH, HEIGHT = 760, 270


def chart(reading: Reading) -> Picture:
    """The indicator's own chart; its finding is the alternative text."""
    svg = draw_svg(reading.language, figures.draw(reading), WIDTH, HEIGHT)
    caption = f"{reading.indicator.code} {reading.title}. {source_sentence(reading)}."
    return Picture(svg, indicator_sentence(reading), caption, WIDTH, HEIGHT)
