"""Languages, indicators and cells for tests of words."""

from datetime import date

from dashboard.language import language_of
from dashboard.released import Cell
from tests.progress.worlds import indicator

ENGLISH = language_of("en")
RUSSIAN = language_of("ru")
TAJIK = language_of("tg")
TRAINED = indicator("unique", (40, 100, 160, 200, 240))
KNOWS = indicator(
    "latest", (None, None, 35, None, 45), baseline=22.0, accumulation="level", decimals=1
)


def shown(value, numerator=None, denominator=None, **more):
    base = {"window": "to H3", "basis": "to_date", "split": (), "state": "shown"}
    return Cell("X", **{**base, **more}, value=value, numerator=numerator, denominator=denominator)


def hidden(state, **more):
    return shown(None, state=state, **more)


DAY = date(2020, 8, 31)
