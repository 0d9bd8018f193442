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
    "not_in_bulletin",
]


def N_(text: str) -> str:  # noqa: N802 - the name that the collection of strings knows
    """The text itself, marked for the catalogue of translations."""
    return text


SENTENCES: dict[Reason, str] = {
    "small": N_("Too few persons stand behind this figure."),
    "difference": N_("Together with {against} it would tell of too few persons."),
    "same_persons": N_(
        "It speaks of exactly the persons behind {against}, which would tell that "
        "nobody lies between the two."
    ),
    "too_little_change": N_(
        "Too little has changed since {against} was published; the earlier "
        "figure stays, with its date."
    ),
    "no_value": N_("There is no figure, or it rests on nobody."),
    "members_unknown": N_(
        "The persons behind this figure could not be established, so nothing can "
        "be said about it safely."
    ),
    "never_public": N_("Figures of this kind are never public."),
    "total_held": N_("A breakdown is published only beside a fresh total, and this total is held."),
    "not_this_edition": N_("The policy publishes this breakdown in another edition."),
    "later_edition": N_("The policy publishes this breakdown in a later edition."),
    "share_small": N_("Too few persons stand behind the share, its part or its rest."),
    "median_small": N_("Too few persons stand behind this median."),
    "band_only": N_("Only a band of the share is published, without the figures that it rests on."),
    "stage_close": N_("This stage lies too close to the stage published before it."),
    "answers_few": N_(
        "A group has too few persons for figures about them; the whole breakdown is withheld."
    ),
    "cross_small": N_("A cell of this cross has too few persons; the whole cross is withheld."),
    "minors_few": N_(
        "Children are shown as children only where enough of them are, and never by anything else; "
        "the whole breakdown is withheld."
    ),
    "answers_differ": N_("Together with {against} it would tell about too few persons."),
    "spends_margin": N_(
        "Publishing this breakdown now means that it can be renewed only when every "
        "group has changed by enough persons."
    ),
    "not_in_bulletin": N_("A bulletin holds only figures that no person stands behind."),
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
