"""Cover and agenda: what the pack is about, for which day, and what comes in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.exports import provenance
from dashboard.exports.pptx.deck import (
    COVER_LAYOUT,
    FOOT,
    LEFT,
    MUTED,
    TOP,
    WARNING,
    Box,
    Deck,
    Say,
    fill_text,
)

FEW, MOST = 8, 14
FIGURE_SPACE = "\u2007"
"""A blank as wide as a digit, so that numbers stand under each other."""


def add_cover(deck: Deck) -> None:
    """Project, publication or draft, cut-off, and what the figures are."""
    project, label = deck.slice.framework.project, deck.language.label
    notes = [f"{term}: {text}" for term, text in provenance.facts(deck.slice)]
    slide = deck.slide(label(project.title), notes, COVER_LAYOUT)
    said = [
        Say(f"{label(project.implementer)} · {label(project.donor)} · {project.code}", 16, MUTED),
        Say(provenance.shown(deck.slice), 18),
        _standing(deck),
    ]
    fill_text(slide.placeholders[1].text_frame, said, deck.language)


def _standing(deck: Deck) -> Say:
    """The publication with its hash; of a draft, so that nobody misses it, that it is one."""
    text = provenance.publication(deck.slice)
    if deck.slice.released.publication is None:
        return Say(text, 18, WARNING, bold=True)
    return Say(text, 12, MUTED)


@dataclass(frozen=True)
class Agenda:
    """The agenda's slide, which is filled when all titles are known."""

    slide: Any
    first: int

    def fill(self, deck: Deck) -> None:
        """One line for each slide that follows, with its number."""
        listed = enumerate(deck.titles[self.first :], start=self.first + 1)
        following = [(number, title) for number, title in listed if title]
        size, gap = (18, 10) if len(following) <= FEW else (16, 2)
        size, gap = (size, gap) if len(following) <= MOST else (11, 1)
        places = len(str(len(deck.titles)))
        said = [
            say
            for number, title in following
            for say in (Say(f"{number:{FIGURE_SPACE}>{places}}   {title}", size), Say("", gap))
        ]
        deck.write(self.slide, Box(LEFT, TOP + 0.1, 12.1, FOOT - TOP - 0.2), said)


def add_agenda(deck: Deck) -> Agenda:
    """The slide that says what follows."""
    slide = deck.slide(deck.language.gettext("What this pack tells"))
    return Agenda(slide, len(deck.titles))
