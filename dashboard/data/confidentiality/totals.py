"""National figures: one for each sensitive indicator and half-year, or the older one (domain R4).

A running total is told to the end of the half-year, everything else within it. A flow to date is
that of its half-year; a level lasts until it is measured again.
"""

from __future__ import annotations

from dashboard.data.confidentiality.admission import Series
from dashboard.data.confidentiality.drafting import Draft
from dashboard.data.confidentiality.figures import Figure
from dashboard.data.confidentiality.ledger import WHOLE
from dashboard.data.confidentiality.sets import NOBODY, Members
from dashboard.data.confidentiality.subjects import subject_of
from dashboard.framework.results import Indicator
from dashboard.periods import previous_period, to_date

COUNTED = ("unique", "count", "sum")


def publish_total(draft: Draft, indicator: Indicator) -> None:
    """The figure of the edition's own half-year, or the older one with its date."""
    name = draft.end if _runs(indicator) else draft.period
    series = _series(draft, indicator, name)
    figure = draft.figure(indicator, name)
    if not isinstance(figure, Figure):
        draft.board.explain(indicator.code, name, (), figure)
        draft.keep(series, name)
    elif not _is_published(draft, indicator, series, figure, name):
        draft.keep(series, name)
    if not _runs(indicator):
        _repeat_to_date(draft, indicator, draft.period)


def publish_new(draft: Draft, indicator: Indicator) -> None:
    """What was new in the half-year, where two published totals tell exactly that anyway."""
    if not _runs(indicator) or indicator.measure.type not in COUNTED:
        return
    name = draft.period
    figure, told = draft.figure(indicator, name), _told(draft, indicator)
    if isinstance(figure, Figure) and told is not None and figure.parts.get(WHOLE) == told:
        series = Series(indicator.code, (), frozenset({name}))
        _is_published(draft, indicator, series, figure, name)


def repeat_total(draft: Draft, indicator: Indicator, period: str) -> None:
    """An earlier half-year as it was published."""
    draft.keep(Series(indicator.code, (), frozenset({period})), period)
    if _runs(indicator):
        draft.keep(_series(draft, indicator, to_date(period)), to_date(period))
    else:
        _repeat_to_date(draft, indicator, period)


def _is_published(
    draft: Draft, indicator: Indicator, series: Series, figure: Figure, name: str
) -> bool:
    subject = subject_of(draft.framework, indicator)
    entry = draft.entry(indicator.code, name, (), figure, subject)
    return draft.offer(series, [entry], name) is None


def _repeat_to_date(draft: Draft, indicator: Indicator, period: str) -> None:
    """What stands within a half-year stands to its end as well."""
    board, within, end = (
        draft.board,
        (indicator.code, period, ()),
        (indicator.code, to_date(period), ()),
    )
    if within in board.fresh:
        board.repeat(within, end)
    elif indicator.accumulation == "level":
        windows = frozenset(draft.framework.periods)
        draft.keep(Series(indicator.code, (), windows), to_date(period))
    else:
        draft.keep(Series(indicator.code, (), frozenset({period})), to_date(period))


def _told(draft: Draft, indicator: Indicator) -> Members | None:
    """Who came between the last two totals; None unless both are published as such."""
    before = previous_period(draft.framework.periods, draft.period)
    now = draft.members.get((indicator.code, draft.end, ()))
    window = draft.windows.get(to_date(before)) if before else None
    if now is None or window is None or (indicator.code, draft.end, ()) not in draft.board.fresh:
        return None
    series = Series(indicator.code, (), frozenset({window.name}))
    earlier = draft.admission.latest(series, window.last)
    return now.members - earlier[0].parts.get(WHOLE, NOBODY) if earlier else None


def _series(draft: Draft, indicator: Indicator, name: str) -> Series:
    """A running total renews itself at each end; anything else is told once per half-year."""
    windows = draft.ends if _runs(indicator) else frozenset({name})
    return Series(indicator.code, (), windows)


def _runs(indicator: Indicator) -> bool:
    return indicator.accumulation == "running_total"
