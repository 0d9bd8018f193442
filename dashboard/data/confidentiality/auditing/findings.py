"""What an audit finds: sentences about figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dashboard.released import Split

Kind = Literal[
    "unaccounted",
    "beside",
    "annex",
    "summary",
    "small",
    "difference",
    "same_persons",
    "people_few",
    "people_differ",
]

SENTENCES: dict[Kind, str] = {
    "unaccounted": "{figure} is a figure that nobody accounts for: the ledger has no such entry.",
    "beside": "Beside {figure} stands something that only a hidden figure can have told.",
    "annex": "The annex tells of {figure}, which is about persons.",
    "summary": "The summary tells of {figure}, whose figure is withheld.",
    "small": "Too few persons stand behind {figure}.",
    "difference": "{figure} and {against} together tell of too few persons.",
    "same_persons": "{figure} and {against} speak of exactly the same persons, which tells that "
    "nobody lies between the two.",
    "people_few": "{figure} tells about too few people.",
    "people_differ": "{figure} and {against} together tell about too few people.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault; `edition` is the publication that it was found in, where it is one's own."""

    kind: Kind
    figure: str
    against: str = ""
    edition: int | None = None

    @property
    def sentence(self) -> str:
        """The fault in English, naming figures only."""
        place = f"publication {self.edition}: " if self.edition is not None else ""
        return place + self.told

    @property
    def told(self) -> str:
        """The sentence without the number of the publication."""
        return SENTENCES[self.kind].format(figure=self.figure, against=self.against)


def name_of(code: str, window: str, split: Split) -> str:
    """What a sentence calls a figure, as the ledger does."""
    codes = ", ".join(value for _, value in split)
    return f"{code} {window}" + (f" ({codes})" if codes else "")
