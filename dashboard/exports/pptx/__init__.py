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
from dashboard.reading import Reading, tells_of_plan

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SLIDES = 6
FIXED = 4
"""Cover, agenda, results at a glance, sources."""


def write_slides(slice_: Slice) -> File:
    """Cover, agenda, results at a glance, plans, one slide per chosen indicator, sources.

    Without a choice the headline indicators have slides of their own. The pack of a meeting has
    six slides: what the meeting is about, beside the headline indicators at a glance.
    """
    deck = Deck(slice_)
    told = _of_meeting(slice_) if slice_.meeting else _told(slice_)
    add_cover(deck)
    agenda = add_agenda(deck)
    add_glance(deck, _at_a_glance(slice_))
    add_timelines(deck)
    for reading in told:
        add_indicator(deck, reading)
    add_closing(deck)
    agenda.fill(deck)
    return File(deck.close(), slice_.file_name("pptx"), MEDIA_TYPE)


def _told(slice_: Slice) -> list[Reading]:
    """The readings that have a slide of their own, of what a meeting is about the newest."""
    chosen = [one for one in slice_.indicators if slice_.codes or one.headline]
    return [reading for one in chosen if (reading := slice_.read_newest(one))]


def _of_meeting(slice_: Slice) -> list[Reading]:
    """As many readings as six slides have room for: first those that tell of a plan."""
    framework = slice_.framework
    told = [one for one in _told(slice_) if one.indicator.headline]
    told.sort(key=lambda one: not tells_of_plan(framework, one.indicator.code))
    return told[: max(SLIDES - FIXED - len(framework.plans), 1)]


def _at_a_glance(slice_: Slice) -> list[Reading]:
    """All chosen indicators; of a meeting, which has little time, the headline ones."""
    shown = [one for one in slice_.indicators if one.headline or not slice_.meeting]
    return [reading for one in shown if (reading := slice_.read_newest(one))]
