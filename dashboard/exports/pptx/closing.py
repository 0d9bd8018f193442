"""The last slide: where the figures come from and what is not disclosed."""

from __future__ import annotations

from dashboard.exports import provenance
from dashboard.exports.pptx.deck import FOOT, LEFT, MUTED, TOP, Box, Deck, Say

MANY = 11
"""Facts that fit on the slide in the usual size."""


def add_closing(deck: Deck) -> None:
    """Provenance in full, term by term."""
    slide = deck.slide(deck.language.gettext("Where these figures come from"))
    facts, said = provenance.facts(deck.slice), []
    size, gap = (11, 3) if len(facts) <= MANY else (10, 2)
    for term, text in facts:
        said += [Say(term, size - 1, MUTED, bold=True), Say(text, size), Say("", gap)]
    deck.write(slide, Box(LEFT, TOP + 0.1, 12.1, FOOT - TOP - 0.2), said)
