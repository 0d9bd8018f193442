"""Closes periods: freezes the internal release of a period "as reported", in declared order.

What was reported stays as it was, framework included; what is learnt later appears beside it as a
restatement in every release that follows.
"""

from __future__ import annotations

from datetime import date, datetime

from dashboard.data.release.publishing import compute, cut_off_on, draft_release
from dashboard.data.store import Store
from dashboard.errors import StoreError
from dashboard.protocols import Closing
from dashboard.settings import Settings


def day_of_closing(settings: Settings, store: Store) -> date:
    """The day that a closing made now is dated: today where the project is, never another.

    A demonstration stands on a day of its own.
    """
    return store.installation.cut_off or datetime.now(settings.timezone).date()


def close_period(settings: Settings, store: Store, period: str, actor: str) -> Closing:
    """Close a period from the loads in force now; StoreError says why it cannot be closed."""
    day = day_of_closing(settings, store)
    return close_as_of(store, period, min(day, cut_off_on(settings, store)), day, actor)


def close_as_of(store: Store, period: str, reached: date, day: date, actor: str) -> Closing:
    """Close a period that has ended by `reached`; the closing is dated `day`.

    StoreError, and nothing stored, where the period is not declared, is closed, has not ended, or
    follows one that is open.
    """
    check_closable(store, period, reached)
    last = store.framework.periods[period].last
    draft = draft_release(store.framework, compute(store, last))
    store.releases.close(draft, period, day, actor)
    return next(found for found in store.releases.closings() if found.period == period)


def check_closable(store: Store, period: str, reached: date) -> None:
    """StoreError says why a period cannot be closed by the day that the records have reached."""
    periods = store.framework.periods
    if period not in periods:
        raise StoreError(f'there is no period "{period}"; declared are {", ".join(periods)}')
    closed = {closing.period: closing for closing in store.releases.closings()}
    if period in closed:
        raise StoreError(_closed_before(closed[period]))
    if periods[period].last > reached:
        raise StoreError(
            f"{period} ends on {periods[period].last} and the records count up to {reached}; "
            "close it once it has ended"
        )
    waiting = next(name for name in periods if name not in closed)
    if waiting != period:
        raise StoreError(
            f"{waiting} is not closed yet and periods close in order; "
            f"close it first with `dashboard close {waiting}`"
        )


def _closed_before(closing: Closing) -> str:
    return (
        f"{closing.period} was closed on {closing.closed_on} by {closing.closed_by} and stays as "
        "reported; what is learnt later appears as a restatement"
    )
