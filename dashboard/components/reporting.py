"""What must be reported next and how ready it is, and what was loaded last, for the team alone."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.marks import status_mark
from dashboard.components.publishing.periods import lacking_words, ready_words
from dashboard.formats import day, number
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.protocols import LoadSummary, Readiness
from dashboard.released import Released

NEWEST = 3


def period_to_report(released: Released) -> str | None:
    """The period whose report is due next after the cut-off, if one is declared."""
    for name, declared in released.framework.periods.items():
        if declared.report is not None and declared.report.due > released.cut_off:
            return name
    return None


def next_report(
    language: Language, released: Released, readiness: Sequence[Readiness] = (), desk: str = ""
) -> Component | None:
    """The donor's report that is due next, the days left, how many indicators are ready, and what
    the others lack.

    `desk` is the address where it is made ready, for those who may go there.
    """
    name = period_to_report(released)
    report = released.framework.periods[name].report if name else None
    if report is None:
        return None
    _ = language.gettext
    left = (report.due - released.cut_off).days
    text = language.ngettext(
        "{report} is due on {day}, {days} day left.",
        "{report} is due on {day}, {days} days left.",
        left,
    ).format(
        report=language.label(report.title),
        day=day(language, report.due),
        days=number(language, left),
    )
    ready = _ready(language, readiness, desk)
    return html.P(
        [html.Strong(_("Next report")), " ", text, *ready],
        className="next-report",
        **marked("next-report"),
    )


def _ready(language: Language, readiness: Sequence[Readiness], desk: str) -> list[Component | str]:
    due = [one for one in readiness if one.is_due]
    if not due:
        return []
    text = ready_words(language, due)
    words = dcc.Link(text, href=desk) if desk else text
    ready = html.Span(words, **marked("next-report-ready"))
    lacking = [one for one in due if not one.is_ready]
    return [" ", ready, *([". ", lacking_words(language, lacking)] if lacking else [])]


def newest_loads(
    language: Language, framework: Framework, loads: Sequence[LoadSummary]
) -> Component | None:
    """The last loads in force, newest first, each with how many rows it could not accept; then
    those that are the last of their dataset and still have rejects.
    """
    _ = language.gettext
    found = [one for one in loads if one.reverted_at is None][:NEWEST]
    if not found:
        return None
    lines = [html.Li(_load(language, framework, one)) for one in found]
    lines += [html.Li(_load(language, framework, one)) for one in _to_mend(loads, found)]
    title = html.H3(dcc.Link(_("Newest loads"), href="/data"))
    return html.Section([title, html.Ul(lines, className="newest-loads")], **marked("newest-loads"))


def _to_mend(loads: Sequence[LoadSummary], told: Sequence[LoadSummary]) -> list[LoadSummary]:
    """The newest load of each dataset, where it has rejects and is not told of already."""
    newest: dict[str, LoadSummary] = {}
    for one in loads:
        if one.reverted_at is None:
            newest.setdefault(one.dataset, one)
    return [one for one in newest.values() if one.rejected and one not in told]


def _load(language: Language, framework: Framework, load: LoadSummary) -> list[Component | str]:
    """Training participants, 1 Sep 2020: 120 rows accepted, 3 to mend."""
    declared = framework.datasets.get(load.dataset)
    name = language.label(declared.title) if declared else load.dataset
    text = language.gettext("{dataset}, {day}: {accepted} rows accepted").format(
        dataset=name,
        day=day(language, load.loaded_at.date()),
        accepted=number(language, load.accepted),
    )
    if not load.rejected:
        return [text]
    mend = language.ngettext("{count} reject to mend", "{count} rejects to mend", load.rejected)
    words = mend.format(count=number(language, load.rejected))
    return [text, ", ", html.Strong([status_mark("at_risk"), " ", words])]
