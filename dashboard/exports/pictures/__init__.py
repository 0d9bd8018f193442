"""Charts as vector pictures: the same figures as the pages, drawn without a browser.

Takes what `figures` makes and draws the part of it that the product's own charts use: lines,
marks, bars, bands, ranges, straight shapes and notes on axes of numbers, days or names.
"""

from dashboard.exports.pictures.drawing import draw_svg

__all__ = ["draw_svg"]
