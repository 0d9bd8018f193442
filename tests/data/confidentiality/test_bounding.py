"""The linear programme of the auditor against answers that are known."""

from __future__ import annotations

import numpy as np
import pytest

from tests.data.confidentiality.bounding import Polytope

TABLE = np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]], float)
FIRST = np.array([1.0, 0, 0, 0])


@pytest.mark.parametrize(
    ("rows", "columns", "found"),
    [((41, 19), (38, 22), (19, 38)), ((30, 30), (30, 30), (0, 30)), ((55, 5), (50, 10), (45, 50))],
)
def test_bounds_of_a_table_with_known_margins(rows, columns, found):
    """The first cell lies within the bounds of Frechet, and both are reached."""
    polytope = Polytope(TABLE, np.array([*rows, *columns], float))
    assert polytope.range(FIRST) == pytest.approx(found)


@pytest.mark.parametrize(("width", "uncertain"), [(5, True), (6, False)])
def test_a_cell_is_as_uncertain_as_its_bounds_are_apart(width, uncertain):
    polytope = Polytope(TABLE, np.array([55, 5, 50, 10], float))
    assert polytope.is_uncertain(FIRST, width) is uncertain


def test_what_is_known_already_is_not_asked_again():
    polytope = Polytope(TABLE, np.array([55, 5, 50, 10], float))
    polytope.is_uncertain(FIRST, 5)
    asked = polytope.programmes
    assert polytope.is_uncertain(FIRST, 5)
    assert polytope.programmes == asked


def test_an_equation_said_twice_changes_nothing():
    polytope = Polytope(np.array([[1, 1], [1, 1], [1, 0]], float), np.array([10, 10, 4], float))
    assert polytope.range(np.array([0.0, 1])) == pytest.approx((6, 6))
