"""Records a figure that was given outside, and finds the persons behind it (domain R15).

What is public elsewhere counts like an edition: it enters the ledger with the persons of its cell
as the records have them at the period's end. Where figure and records do not agree, nobody knows
whom it speaks of; it is recorded as not established and nothing is held against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.data.confidentiality import Behind, Entry
from dashboard.data.confidentiality.auditing import Finding
from dashboard.data.confidentiality.auditing.subtracting import Subtractions
from dashboard.data.confidentiality.gathering import COUNTED, gather_members
from dashboard.data.confidentiality.ledger import BASE, MET, UNMET, WHOLE
from dashboard.data.confidentiality.sets import Members
from dashboard.data.confidentiality.subjects import subject_of
from dashboard.data.ledger_key import ledger_key
from dashboard.data.measures.values import Value
from dashboard.data.release import cut_off_on
from dashboard.data.store import Store
from dashboard.data.store.outside import NewFigure, OutsideFigure
from dashboard.errors import StoreError
from dashboard.framework.results import Indicator
from dashboard.periods import to_date
from dashboard.settings import Settings

ROUNDED = 0.05
"""A share is given to one decimal at least."""


@dataclass(frozen=True)
class Recorded:
    """The figure as it was recorded, and what it tells beside all that is public."""

    figure: OutsideFigure
    findings: tuple[Finding, ...]


def record_outside(settings: Settings, store: Store, given: NewFigure, by: str) -> Recorded:
    """Record a figure; StoreError where it names nothing known."""
    indicator = _known(settings, store, given)
    if indicator.disclosure != "sensitive":
        return Recorded(store.outside.add(given, (), by, established=True), ())
    entry = _entry(settings, store, indicator, given)
    entries = [entry] if entry is not None and given.kind == "public" else []
    figure = store.outside.add(given, entries, by, established=entry is not None)
    return Recorded(figure, _findings(store, entries))


def _known(settings: Settings, store: Store, given: NewFigure) -> Indicator:
    indicator = store.framework.indicator(given.indicator)
    if indicator is None:
        known = ", ".join(item.code for item in store.framework.indicators)
        raise StoreError(f'there is no indicator "{given.indicator}"; known are {known}')
    if given.period not in store.framework.periods:
        known = ", ".join(store.framework.periods)
        raise StoreError(f'there is no period "{given.period}"; known are {known}')
    last, reached = store.framework.periods[given.period].last, cut_off_on(settings, store)
    if last > reached:
        raise StoreError(
            f"{given.period} ends on {last} and the records count up to {reached}; "
            "record the figure once the period has ended"
        )
    for name in ("recipient", "purpose", "approved_by"):
        if not getattr(given, name).strip():
            raise StoreError(f"{name.replace('_', ' ')} is empty; say it, for whoever asks later")
    return indicator


def _entry(
    settings: Settings, store: Store, indicator: Indicator, given: NewFigure
) -> Entry | None:
    """What the ledger says of the figure; None where it does not agree with the records."""
    if indicator.measure.type not in COUNTED:
        return None
    last = store.framework.periods[given.period].last
    runs = indicator.accumulation == "running_total"
    window = to_date(given.period) if runs else given.period
    members = gather_members(
        store.framework, store.members, given.period, last, ledger_key(settings, store)
    )
    parts = _parts(indicator, members.get((indicator.code, window, ())), given.figure)
    if parts is None:
        return None
    figure = Value("shown", given.figure, measured_on=last)
    subject = subject_of(store.framework, indicator)
    return Entry(indicator.code, window, (), last, figure, parts, subject, may_be_shown=False)


def _parts(indicator: Indicator, behind: Behind | None, figure: float) -> dict[str, Members] | None:
    """The sets behind the figure, if it is what they say; what is no count says nothing of them."""
    if behind is None or not behind.members:
        return None
    match indicator.measure.type:
        case "percentage":
            met = behind.met or frozenset()
            share = 100.0 * len(met) / len(behind.members)
            parts = {BASE: behind.members, MET: met, UNMET: behind.unmet}
            return parts if abs(share - figure) <= ROUNDED else None
        case "median" | "average":
            return {WHOLE: behind.members}
        case _:
            return {WHOLE: behind.members} if figure == len(behind.members) else None


def _findings(store: Store, entries: Sequence[Entry]) -> tuple[Finding, ...]:
    """What the figure gives away now that it is known."""
    public = [*store.ledger.entries(), *entries]
    k = store.framework.disclosure.k
    return tuple(Subtractions(public, k, entries).findings())
