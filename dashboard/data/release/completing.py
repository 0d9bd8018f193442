"""How far each dataset with a reporting duty is complete: who has sent which span of time.

A reporter is a code of the duty's column; the entry for values not stated reports nothing. What is
known of a report is the rows that count: a current row of the reporter, dated in the span.

Where rows are dated by month, each row is itself a report on its month, zero included, and every
month needs one of its own. Where rows are events, a month without an event leaves no row; there a
reporter's newest row speaks for the time before it, since whoever sent an event of June has by then
reported on May as well. After its newest row nothing is known of a reporter, and silence counts as
missing: a month in which truly nothing happened is cleared by the next row, not by a guess.

The duty begins with the first span that anyone reported on. A span is due from the duty's day of
the month after it; reports on spans that are not yet due are neither asked for nor counted, and
until the first is due nothing is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from dashboard.data.needs import Need, Selection, Tally
from dashboard.data.store import Store
from dashboard.framework import Framework
from dashboard.framework.datasets import ReportingDuty
from dashboard.released import Completeness

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6}
Span = tuple[date, date]
"""First and last day."""
Reports = Mapping[str, list[date]]
"""Reporter -> days of its rows."""
HasSent = Callable[[str, Span], bool]


def compute_completeness(store: Store, cut_off: date) -> tuple[Completeness, ...]:
    """One entry for each dataset with a reporting duty, in declared order."""
    return tuple(
        _complete(store, name, dataset.reporting, cut_off)
        for name, dataset in store.framework.datasets.items()
        if dataset.reporting is not None and dataset.date is not None
    )


def _complete(store: Store, name: str, duty: ReportingDuty, cut_off: date) -> Completeness:
    framework = store.framework
    reports = _reports(store, name, duty, cut_off)
    reporters = _reporters(framework, name, duty) or sorted(reports)
    has_sent = _proof(framework, name, reports)
    begun = min((day for days in reports.values() for day in days), default=None)
    complete_to = None
    for span in _due_spans(framework, duty, cut_off):
        if begun is None or span[1] < begun:
            continue
        missing = tuple(code for code in reporters if not has_sent(code, span))
        if missing:
            sent = len(reporters) - len(missing)
            return Completeness(name, complete_to, sent, len(reporters), missing)
        complete_to = span[1]
    if begun is None:
        return Completeness(name, None, 0, len(reporters), tuple(reporters))
    return Completeness(name, complete_to, len(reporters), len(reporters), ())


def _reports(store: Store, name: str, duty: ReportingDuty, cut_off: date) -> Reports:
    day = store.framework.datasets[name].date or ""
    need = Need(Selection(name, {}, day), (Tally("rows"),), groups=(duty.by,))
    found: dict[str, list[date]] = {}
    for fact in store.loads.facts(need, {}, cut_off):
        if fact.groups[0] is not None:
            found.setdefault(str(fact.groups[0]), []).append(fact.day)
    return found


def _reporters(framework: Framework, name: str, duty: ReportingDuty) -> list[str]:
    codes = framework.codes(name, duty.by)
    return [code for code, entry in codes.items() if not entry.unknown]


def _proof(framework: Framework, name: str, reports: Reports) -> HasSent:
    column = framework.column(name, framework.datasets[name].date or "")
    own = column is not None and column.type == "month"

    def has_sent(reporter: str, span: Span) -> bool:
        days: Iterable[date] = reports.get(reporter, ())
        return any(span[0] <= day and (not own or day <= span[1]) for day in days)

    return has_sent


def _due_spans(framework: Framework, duty: ReportingDuty, cut_off: date) -> list[Span]:
    """Spans from the project's first month whose reports were due by the cut-off."""
    spans: list[Span] = []
    first = framework.project.start.replace(day=1)
    while True:
        following = _months_later(first, MONTHS[duty.frequency])
        if following.replace(day=duty.due_day) > cut_off:
            return spans
        spans.append((first, following - timedelta(days=1)))
        first = following


def _months_later(first: date, months: int) -> date:
    place = first.year * 12 + first.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)
