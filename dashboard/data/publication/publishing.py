"""Publishes what was prepared, and withdraws it: one transaction each, audited.

A publication that was overtaken (by a load, a revert, another publication, a withdrawal, an
erasure) is computed again; where somebody has approved what it said, it is published only if it
says the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.data.documents import Imprint, write_document
from dashboard.data.publication.preparing import (
    Prepared,
    prepare_as_of,
    prepare_bulletin,
)
from dashboard.data.publication.public_text import check_reason
from dashboard.data.publication.readiness import unconfirmed_values
from dashboard.data.release.closing import day_of_closing
from dashboard.data.release.publishing import cut_off_on
from dashboard.data.store import Store
from dashboard.data.store.editions import Closes, NewEdition, OvertakenError
from dashboard.errors import StoreError
from dashboard.released import Publication
from dashboard.settings import Settings

ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class _Signed:
    """Who publishes, on which day, and what was said about it."""

    day: date
    prepared_by: str
    approved_by: str
    reason: str
    alone: str
    content: str | None


def publish_edition(
    settings: Settings,
    store: Store,
    period: str,
    *,
    prepared_by: str,
    approved_by: str,
    reason: str = "",
    alone: str = "",
    content: str | None = None,
    prepared: Prepared | None = None,
) -> Publication:
    """Publish the edition of a period, closing it where it is open (in order, once it has ended).

    A period that was published before needs a `reason`. Nobody approves what they have prepared,
    nor values entered by hand that no second person has confirmed, without saying why in `alone`.
    With `content` what would be public must be what was prepared under that hash; with `prepared`
    it is that, and is computed anew only where it was overtaken.
    """
    day = day_of_closing(settings, store)
    signed = _Signed(day, prepared_by, approved_by, reason, alone, _content(content, prepared))
    reached = min(day, cut_off_on(settings, store))
    return _publish_as_of(settings, store, period, reached, signed, prepared)


def publish_as_of(
    settings: Settings, store: Store, period: str, reached: date, day: date, actor: str, alone: str
) -> Publication:
    """Publish the first edition of a period that has ended by `reached`; it is dated `day`."""
    signed = _Signed(day, actor, actor, "", alone, None)
    return _publish_as_of(settings, store, period, reached, signed)


def publish_bulletin(
    settings: Settings,
    store: Store,
    *,
    prepared_by: str,
    approved_by: str,
    alone: str = "",
    content: str | None = None,
    cut_off: date | None = None,
    prepared: Prepared | None = None,
) -> Publication:
    """Publish a bulletin of a day (default: the current cut-off); otherwise as an edition."""
    day = day_of_closing(settings, store)
    signed = _Signed(day, prepared_by, approved_by, "", alone, _content(content, prepared))
    _refuse_alone(signed)
    return _publish(store, signed, lambda: prepare_bulletin(settings, store, cut_off), prepared)


def withdraw(settings: Settings, store: Store, number: int, reason: str, by: str) -> Publication:
    """Withdraw a publication; its figures stay in the ledger and are never shown again."""
    if not reason.strip():
        raise StoreError("a withdrawal needs a reason, which stands where the publication was")
    check_reason(store.framework, reason)
    return store.editions.withdraw(number, reason, day_of_closing(settings, store), by)


def _publish_as_of(
    settings: Settings,
    store: Store,
    period: str,
    reached: date,
    signed: _Signed,
    prepared: Prepared | None = None,
) -> Publication:
    _refuse_alone(signed)
    check_reason(store.framework, signed.reason)
    if not signed.alone:
        _refuse_unconfirmed(store, period)
    if prepared is not None:
        _refuse_again(store, period, signed.reason)

    def prepare() -> Prepared:
        anew = prepare_as_of(settings, store, period, reached)
        _refuse_again(store, period, signed.reason)
        return anew

    return _publish(store, signed, prepare, prepared)


def _content(content: str | None, prepared: Prepared | None) -> str | None:
    return content if prepared is None else prepared.content


def _publish(
    store: Store,
    signed: _Signed,
    prepare: Callable[[], Prepared],
    before: Prepared | None = None,
) -> Publication:
    """`before` serves as long as nothing has overtaken it: the store looks when it is added."""
    for attempt in range(ATTEMPTS):
        prepared = before if before is not None and attempt == 0 else prepare()
        if signed.content not in (None, prepared.content):
            raise StoreError(
                "what would be public has changed since it was prepared; prepare it again, "
                "look at it and approve that"
            )
        try:
            return store.editions.add(_new_edition(prepared, signed))
        except OvertakenError:
            if attempt == ATTEMPTS - 1:
                raise
    raise AssertionError("unreachable")


def _new_edition(prepared: Prepared, signed: _Signed) -> NewEdition:
    draft = prepared.draft

    def write(number: int, moment: datetime) -> bytes:
        imprint = Imprint(
            number, signed.day, moment, signed.prepared_by, signed.approved_by, signed.reason
        )
        return write_document(draft, imprint)

    closes = None
    if prepared.closes is not None and draft.period is not None:
        closes = Closes(prepared.closes, draft.period, signed.day)
    return NewEdition(
        kind=draft.kind,
        period=draft.period,
        cut_off=draft.cut_off,
        published_on=signed.day,
        prepared_by=signed.prepared_by,
        approved_by=signed.approved_by,
        reason=signed.reason,
        alone=signed.alone,
        rests_on=prepared.rests_on,
        write=write,
        budget=prepared.money,
        entries=prepared.entries,
        closes=closes,
    )


def _refuse_alone(signed: _Signed) -> None:
    if signed.prepared_by.lower() == signed.approved_by.lower() and not signed.alone.strip():
        raise StoreError(
            "whoever prepared a publication does not approve it alone; let another person approve "
            "it, or say why nobody else can"
        )


def _refuse_again(store: Store, period: str, reason: str) -> None:
    before = [found for found in store.editions.all() if found.period == period]
    if before and not reason.strip():
        raise StoreError(
            f"{period} was published as edition {before[-1].number} on {before[-1].published_on}; "
            "to publish it again, say why"
        )


def _refuse_unconfirmed(store: Store, period: str) -> None:
    """Values entered by hand need a second person (domain B, class of manual values)."""
    loads = [load for load in store.loads.loads() if load.reverted_at is None]
    missing = unconfirmed_values(store.framework, store.notes.all(), loads, period)
    if missing:
        raise StoreError(
            f"values of {', '.join(missing)} were entered by hand and confirmed by nobody else; "
            "let another person confirm them, or say why nobody else can"
        )
