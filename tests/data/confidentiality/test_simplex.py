"""The linear programme of the auditor against answers that are known."""

from __future__ import annotations

import numpy as np
import pytest

from tests.data.confidentiality.simplex import Polytope


@pytest.mark.parametrize(
    ("rows", "columns", "found"),
    [((41, 19), (38, 22), (19, 38)), ((30, 30), (30, 30), (0, 30)), ((55, 5), (50, 10), (45, 50))],
)
def test_bounds_of_a_table_with_known_margins(rows, columns, found):
    """The first cell lies within the bounds of Frechet, and both are reached."""
    table = np.array([[1, 1, 0, 0], [0, 0, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1]])
    polytope = Polytope(table, np.array([*rows, *columns]))
    assert polytope.range(np.array([1.0, 0, 0, 0])) == pytest.approx(found)


def test_an_equation_said_twice_changes_nothing():
    polytope = Polytope(np.array([[1, 1], [1, 1], [1, 0]]), np.array([10, 10, 4]))
    assert polytope.range(np.array([0.0, 1])) == pytest.approx((6, 6))
