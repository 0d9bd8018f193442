"""The meeting pack: slides with native charts that colleagues can edit, one message on each.

Charts carry a workbook with released numbers and nothing else; titles say what was found.
"""

from __future__ import annotations

from dashboard.exports.pptx.agenda import add_agenda, add_cover
from dashboard.exports.pptx.closing import add_closing
from dashboard.exports.pptx.deck import Deck
from dashboard.exports.pptx.glance import add_glance
from dashboard.exports.pptx.indicator import add_indicator
from dashboard.exports.pptx.timeline import add_timelines
from dashboard.exports.slice import File, Slice
from dashboard.reading import Reading

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def write_slides(slice_: Slice) -> File:
    """Cover, agenda, results at a glance, plans, one slide per chosen indicator, sources.

    Without a choice the headline indicators have slides of their own.
    """
    deck = Deck(slice_)
    told = _told(slice_)
    add_cover(deck)
    agenda = add_agenda(deck)
    add_glance(deck)
    add_timelines(deck)
    for reading in told:
        add_indicator(deck, reading)
    add_closing(deck)
    agenda.fill(deck)
    return File(deck.close(), slice_.file_name("pptx"), MEDIA_TYPE)


def _told(slice_: Slice) -> list[Reading]:
    """The readings that have a slide of their own."""
    if slice_.codes:
        return slice_.readings
    return [reading for reading in slice_.readings if reading.indicator.headline]
