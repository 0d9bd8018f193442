"""Time, money and delivery beside each other: what they foretell, and when they drift apart.

Shares are 0 to 100; gaps are percentage points (domain C.2, delivery, burn, time; C10).
"""

from __future__ import annotations

from dashboard.released import MoneyFlag

BURN_FROM_TIME = 10.0
UNSPENT = 10.0
DELIVERY_BELOW_BURN = 15.0
DIGITS = 9


def forecast_spending(spent: float, time: float) -> float | None:
    """What will have been spent at the end if money flows as before; `time` is 0 to 100.

    None before the project's first day has passed.
    """
    return spent / (time / 100.0) if time > 0 else None


def gap(share: float | None, beside: float | None) -> float | None:
    """`share` minus `beside` in points; None without either."""
    return None if share is None or beside is None else share - beside


def money_flags(
    burn_gap: float | None, unspent: float | None, delivery_gap: float | None
) -> tuple[MoneyFlag, ...]:
    """What is beyond its threshold: burn against time, the unspent share, delivery against burn.

    A figure that is not known raises no flag. Exactly at a threshold is inside it.
    """
    raised: list[MoneyFlag] = []
    if burn_gap is not None and round(abs(burn_gap), DIGITS) > BURN_FROM_TIME:
        raised.append("burn_apart_from_time")
    if unspent is not None and round(unspent, DIGITS) > UNSPENT:
        raised.append("much_unspent")
    if delivery_gap is not None and round(-delivery_gap, DIGITS) > DELIVERY_BELOW_BURN:
        raised.append("delivery_below_burn")
    return tuple(raised)
