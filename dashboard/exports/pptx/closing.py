"""The last slide: where the figures come from and what is not disclosed."""

from __future__ import annotations

from dashboard.exports import provenance
from dashboard.exports.pptx.deck import FOOT, LEFT, MUTED, TOP, Box, Deck, Say


def add_closing(deck: Deck) -> None:
    """Provenance in full, term by term."""
    slide = deck.slide(deck.language.gettext("Where these figures come from"))
    said = []
    for term, text in provenance.facts(deck.slice):
        said += [Say(term, 10, MUTED, bold=True), Say(text, 11), Say("", 3)]
    deck.write(slide, Box(LEFT, TOP + 0.1, 12.1, FOOT - TOP - 0.2), said)
