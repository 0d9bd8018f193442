"""No public chart carries a number that is not shown: on made-up editions, and on the real one."""

from dataclasses import replace

import pytest

from dashboard.data.store import open_store
from dashboard.framework.reading import read_framework
from tests.framework.files import PROJECT
from tests.pages.held import edition, group
from tests.pages.public_figures import numbers_in, public_figures, strays, unknown_keys

MARGIN = tuple(group("region", code, 12.0) for code in ("dushanbe", "sughd", "khatlon", "drs_gbao"))


@pytest.fixture(scope="session")
def newest(demonstration):
    """The newest edition of the demonstration, as readers get it."""
    url = demonstration.environment["DASHBOARD_DATABASE_URL"]
    store = open_store(url, read_framework(PROJECT))
    yield store.editions.newest()
    store.close()


def found_in(released):
    return [
        (code, stray)
        for code, figure in public_figures(released)
        for stray in strays(released, code, figure)
    ]


@pytest.mark.parametrize("made", [edition(), edition(*MARGIN, period="H5")])
def test_made_up_editions(made):
    assert found_in(made) == []


@pytest.mark.browser
def test_the_newest_edition_of_the_demonstration(newest):
    drawn = list(public_figures(newest))
    assert len(drawn) > 100
    assert found_in(newest) == []


def test_every_part_of_a_figure_is_looked_at():
    for code, figure in public_figures(edition()):
        assert unknown_keys(figure) == set(), code


@pytest.mark.parametrize("place", ["x", "y", "text", "hovertext", "customdata"])
def test_a_number_that_is_not_shown_is_found(place):
    made = edition()
    code, figure = next(pair for pair in public_figures(made) if pair[0] == "OBJ.1")
    leaking = {**figure, "data": [*figure["data"], {"type": "scatter", place: [4217]}]}
    assert strays(made, code, leaking) == [4217.0]


def test_a_label_and_an_axis_that_tell_too_much_are_found():
    made = edition()
    _code, figure = next(pair for pair in public_figures(made) if pair[0] == "OBJ.1")
    told = {**figure["layout"], "annotations": [{"text": "33 persons"}]}
    assert strays(made, "OBJ.1", {**figure, "layout": told}) == [33.0]
    ranged = {**figure["layout"], "yaxis": {"range": [0, 41]}}
    assert strays(made, "OBJ.1", {**figure, "layout": ranged}) == [41.0]


def test_what_one_edition_shows_is_not_allowed_in_another():
    made = edition()
    code, figure = next(pair for pair in public_figures(made) if pair[0] == "OBJ.1")
    assert 27.0 in set(numbers_in(figure))
    hidden = replace(made, cells=tuple(cell for cell in made.cells if cell.value != 27.0))
    assert 27.0 in strays(hidden, code, figure)
