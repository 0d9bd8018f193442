"""How jobs ended, found again in what they kept and said in the reader's language."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import NullTranslations

import pytest

from dashboard.components.outcomes import outcome_words
from dashboard.protocols import outcomes
from dashboard.protocols.outcomes import OUTCOMES
from tests.formats.worlds import ENGLISH, RUSSIAN


class Shouting(NullTranslations):
    """A language in which every sentence is in capitals and its places come in brackets."""

    def gettext(self, message: str) -> str:
        parts = re.split(r"(\{\w+\})", message)
        return "".join(f"[{part}]" if part.startswith("{") else part.upper() for part in parts)


SHOUTING = replace(ENGLISH, catalogue=Shouting())
VALUES = {"day": "2020-08-31", "period": "H3", "person": "manager@example.org"}
NUMBERS = ("load", "read", "accepted", "replaced", "rejected", "proposal", "edition")


@pytest.mark.parametrize("template", OUTCOMES)
def test_every_sentence_is_found_again(template):
    values = {**{name: str(number) for number, name in enumerate(NUMBERS, 17)}, **VALUES}
    told = outcome_words(SHOUTING, template.format(**values))
    expected = SHOUTING.gettext(template).format(**values)
    assert told == expected.replace("2020-08-31", "31 Aug 2020")


def test_several_sentences_follow_each_other():
    kept = f"{outcomes.CLOSED} {outcomes.NEW_FIGURES}".format(period="H3", day="2020-08-31")
    assert outcome_words(SHOUTING, kept) == (
        "[H3] WAS CLOSED ON [31 Aug 2020]. NEW FIGURES STAND AS OF [31 Aug 2020]."
    )


def test_days_are_those_of_the_language():
    told = outcome_words(RUSSIAN, outcomes.NEW_FIGURES.format(day="2020-08-31"))
    assert "31 авг. 2020" in told


@pytest.mark.parametrize(
    "message", ["", "none of the 4 rows could be accepted", "New figures stand as of 2020-08-31. x"]
)
def test_any_other_sentence_stays_as_it_is(message):
    assert outcome_words(SHOUTING, message) is None
