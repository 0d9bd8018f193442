"""An edition made up for the states that only the public meets: held, within bounds, withheld."""

from dataclasses import replace
from datetime import date

from dashboard.language import language_of
from dashboard.reading import read
from dashboard.released import Cell, PublicNote
from dashboard.view import View
from tests.pages.worlds import made_up_publication, make_released, real_framework

CUT_OFF = date(2020, 9, 30)
ENGLISH = language_of("en")


def whole(code, window, state="shown", value=None, **more):
    given = {"status": "not_published"} | more
    return Cell(code, window, "to_date", (), state, value, **given)


def group(by, code, value=None, **more):
    state = "suppressed" if value is None else "shown"
    return Cell("OBJ.1", "to H4", "to_date", ((by, code),), state, value, **more)


CELLS = (
    whole("OBJ.1", "to H1", "suppressed", target=4.0),
    whole("OBJ.1", "to H2", value=14.0, target=14.0, held_on=date(2019, 9, 30)),
    whole("OBJ.1", "to H3", value=27.0, target=28.0, status="on_track", ratio=0.96, expected=28.0),
    whole("OBJ.1", "to H4", value=27.0, target=44.0, expected=44.0, held_on=date(2020, 3, 31)),
    whole("OBJ.2", "to H4", "suppressed", target=70.0, expected=70.0, band=(50.0, 75.0)),
    whole("OC1.2", "to H4", "suppressed", target=75.0, expected=75.0),
)


def edition(*more, period="H4", notes=()):
    """The edition of `period` with these cells of sensitive indicators and no others."""
    framework = real_framework()
    made = make_released(framework, "public", CUT_OFF)
    told = {cell.indicator for cell in (*CELLS, *more)}
    others = [cell for cell in made.cells if cell.indicator not in told]
    return replace(
        made,
        cells=(*others, *CELLS, *more),
        publication=replace(made_up_publication(CUT_OFF), period=period),
        notes=tuple(PublicNote(*note) for note in notes),
    )


def reading(code, released=None, view=None):
    found = released or edition()
    return read(ENGLISH, found, view or View(), found.framework.indicator(code))
