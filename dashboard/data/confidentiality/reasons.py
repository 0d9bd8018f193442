"""Why a figure is held back, in words for whoever prepares a publication.

A reason is a key; its sentence is the source text of the catalogue of translations. No sentence
holds a count, a name or anything else that could be taken from records; `{against}` is the name of
a published figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.released import Split

Reason = Literal[
    "small",
    "difference",
    "same_persons",
    "too_little_change",
    "no_value",
    "members_unknown",
    "never_public",
    "total_held",
    "not_this_edition",
    "later_edition",
    "share_small",
    "median_small",
    "band_only",
    "stage_close",
    "answers_few",
    "cross_small",
    "minors_few",
    "answers_differ",
    "spends_margin",
]

SENTENCES: dict[Reason, str] = {
    "small": "Too few persons stand behind this figure.",
    "difference": "Together with {against} it would tell of too few persons.",
    "same_persons": "It speaks of exactly the persons behind {against}, which would tell that "
    "nobody lies between the two.",
    "too_little_change": "Too little has changed since {against} was published; the earlier "
    "figure stays, with its date.",
    "no_value": "There is no figure, or it rests on nobody.",
    "members_unknown": "The persons behind this figure could not be established, so nothing can "
    "be said about it safely.",
    "never_public": "Figures of this kind are never public.",
    "total_held": "A breakdown is published only beside a fresh total, and this total is held.",
    "not_this_edition": "The policy publishes this breakdown in another edition.",
    "later_edition": "The policy publishes this breakdown in a later edition.",
    "share_small": "Too few persons stand behind the share, its part or its rest.",
    "median_small": "Too few persons stand behind this median.",
    "band_only": "Only a band of the share is published, without the figures that it rests on.",
    "stage_close": "This stage lies too close to the stage published before it.",
    "answers_few": "A group has too few persons for figures about them; the whole breakdown is "
    "withheld.",
    "cross_small": "A cell of this cross has too few persons; the whole cross is withheld.",
    "minors_few": "Too few of them are children; the whole breakdown is withheld.",
    "answers_differ": "Together with {against} it would tell about too few persons.",
    "spends_margin": "Publishing this breakdown now means that it can be renewed only when every "
    "group has changed by enough persons.",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure (or a whole breakdown: `split` names dimensions with empty codes) and why."""

    indicator: str
    window: str
    split: Split
    reason: Reason
    against: str | None = None

    @property
    def sentence(self) -> str:
        """The reason in English."""
        return SENTENCES[self.reason].format(against=self.against or "")
