"""Time, money and delivery of domain C10, and the thresholds of C.2."""

import pytest

from dashboard.progress.spending import forecast_spending, gap, money_flags


def test_straight_line_forecast():
    time = 100 * 457 / 913
    assert time == pytest.approx(50.05, abs=0.005)
    forecast = forecast_spending(86000, time)
    assert forecast == pytest.approx(171_812, abs=0.5)
    assert 100 * (200_000 - forecast) / 200_000 == pytest.approx(14.09, abs=0.01)
    assert gap(43.0, time) == pytest.approx(-7.05, abs=0.005)


def test_nothing_is_foretold_before_the_first_day():
    assert forecast_spending(0, 0.0) is None


def test_a_gap_needs_both():
    assert gap(None, 5.0) is None
    assert gap(5.0, None) is None


@pytest.mark.parametrize(
    ("burn_gap", "unspent", "delivery_gap", "flags"),
    [
        (10.0, 10.0, -15.0, ()),
        (10.01, 0.0, 0.0, ("burn_apart_from_time",)),
        (-10.01, 0.0, 0.0, ("burn_apart_from_time",)),
        (0.0, 10.01, 0.0, ("much_unspent",)),
        (0.0, -50.0, 0.0, ()),
        (0.0, 0.0, -15.01, ("delivery_below_burn",)),
        (0.0, 0.0, 40.0, ()),
        (None, None, None, ()),
        (-20, 30, -40, ("burn_apart_from_time", "much_unspent", "delivery_below_burn")),
    ],
)
def test_flags_beyond_their_thresholds(burn_gap, unspent, delivery_gap, flags):
    assert money_flags(burn_gap, unspent, delivery_gap) == flags
