"""Public breakdowns: declared margins, whole, in their edition, beside a fresh total (R0-R2)."""

from __future__ import annotations

from dashboard.data.confidentiality.admission import Series
from dashboard.data.confidentiality.drafting import Draft
from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.margins import partition, turn
from dashboard.data.confidentiality.reasons import Reason
from dashboard.data.confidentiality.sets import Members
from dashboard.data.confidentiality.subjects import subject_of
from dashboard.framework.measures import Unique
from dashboard.framework.results import Indicator, Margin
from dashboard.periods import to_date


def publish_margin(draft: Draft, margin: Margin) -> None:
    """The margin by its groups; or the older one; or nothing."""
    series, split = _series(draft, margin), ((margin.by, ""),)
    reason = _hindrance(draft, margin)
    if reason is not None:
        draft.board.explain(margin.indicator, draft.end, split, reason)
    else:
        reason = draft.offer(series, _groups(draft, margin), draft.end)
    if reason is not None:
        draft.keep(series, draft.end)
    elif not draft.is_final:
        draft.board.explain(margin.indicator, draft.end, split, "spends_margin")


def repeat_margin(draft: Draft, margin: Margin, period: str) -> None:
    """An earlier half-year as it was published."""
    draft.keep(_series(draft, margin), to_date(period))


def _hindrance(draft: Draft, margin: Margin) -> Reason | None:
    """Why the margin cannot even be tried."""
    indicator = draft.framework.indicator(margin.indicator)
    if indicator is None or not _counts_persons(indicator):
        return "never_public"
    match turn(margin, draft.period, draft.framework.periods, is_final=draft.is_final):
        case "later":
            return "later_edition"
        case "past":
            return "not_this_edition"
        case "now":
            pass
    if (margin.indicator, draft.end, ()) not in draft.board.fresh:
        return "total_held"
    return None if _by_code(draft, margin) else "members_unknown"


def _counts_persons(indicator: Indicator) -> bool:
    counts = isinstance(indicator.measure, Unique) and indicator.measure.counts == "people"
    return counts and indicator.accumulation == "running_total"


def _by_code(draft: Draft, margin: Margin) -> dict[str, Members]:
    """Code -> who has it, of those counted to the end of the half-year."""
    return {
        split[0][1]: behind.members
        for (code, window, split), behind in draft.members.items()
        if (code, window) == (margin.indicator, draft.end)
        and [name for name, _ in split] == [margin.by]
    }


def _groups(draft: Draft, margin: Margin) -> list[Entry]:
    total = draft.members[margin.indicator, draft.end, ()].members
    groups = partition(margin, _by_code(draft, margin), total)
    return [_entry(draft, margin, group, members) for group, members in groups.items()]


def _entry(draft: Draft, margin: Margin, group: str, members: Members) -> Entry:
    indicator = draft.framework.indicator(margin.indicator)
    subject = subject_of(draft.framework, indicator) if indicator else margin.indicator
    figure = draft.counted(members, draft.end)
    split = ((margin.by, group),)
    return draft.entry(margin.indicator, draft.end, split, figure, subject, margin.by)


def _series(draft: Draft, margin: Margin) -> Series:
    return Series(margin.indicator, (margin.by,), draft.ends)
