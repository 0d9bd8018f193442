"""How far the data behind a figure are complete, and which reports are missing, in words."""

from __future__ import annotations

from datetime import timedelta

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.marks import status_mark
from dashboard.formats import day, month, number, state_words
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.released import Completeness, Released


def completeness_of(released: Released, indicator: Indicator) -> Completeness | None:
    """The entry of the indicator's dataset; None where nobody has a duty, or it is not shown."""
    dataset = indicator.measure.dataset
    return next((item for item in released.annex.completeness if item.dataset == dataset), None)


def complete_to(language: Language, found: Completeness) -> str:
    """Data complete to 31 Jul 2020, 6 of 6 reports; later ones are not due yet."""
    _ = language.gettext
    words = {
        "sent": number(language, found.reported),
        "all": number(language, found.expected),
        "day": "" if found.complete_to is None else day(language, found.complete_to),
    }
    if found.complete_to is None and found.reported == found.expected:
        return _("No report on the data is due yet.")
    if found.complete_to is None:
        return _("Data not yet complete for any time; {sent} of {all} reports.").format(**words)
    if found.reported < found.expected:
        text = _("Data complete to {day}; {sent} of {all} reports for the time after.")
    else:
        text = _("Data complete to {day}, {sent} of {all} reports; later ones are not due yet.")
    return text.format(**words)


def complete_line(language: Language, released: Released, indicator: Indicator) -> list[Component]:
    """The sentence under a chart; nothing where nobody has a duty to report."""
    found = completeness_of(released, indicator)
    if found is None:
        return []
    text = complete_to(language, found)
    return [html.P(text, className="caveat complete-to", **marked(f"complete-{indicator.code}"))]


def missing_reports(language: Language, released: Released) -> list[Component]:
    """One line for each dataset that waits for reports; for the internal release only."""
    if released.audience != "internal":
        return []
    waiting = [item for item in released.annex.completeness if item.missing]
    return [_missing_line(language, released, item) for item in waiting]


def _missing_line(language: Language, released: Released, found: Completeness) -> Component:
    dataset = released.framework.datasets[found.dataset]
    cue = html.Span(status_mark("no_data"), title=state_words(language, "missing"), className="cue")
    text = html.P(
        [
            _who(language, released, found),
            " ",
            html.Span(complete_to(language, found), className="complete-to"),
        ]
    )
    title = html.Strong(language.label(dataset.title))
    return html.Li([cue, html.Div([title, text])], **marked(f"missing-{found.dataset}"))


def _who(language: Language, released: Released, found: Completeness) -> str:
    _ = language.gettext
    names = ", ".join(_reporters(language, released, found))
    if found.complete_to is None:
        return _("Reports are missing from {names}.").format(names=names)
    following = month(language, found.complete_to + timedelta(days=1))
    return _("Reports from {month} on are missing from {names}.").format(
        month=following, names=names
    )


def _reporters(language: Language, released: Released, found: Completeness) -> list[str]:
    duty = released.framework.datasets[found.dataset].reporting
    codes = released.framework.codes(found.dataset, duty.by) if duty else {}
    return [language.label(codes[code].label) if code in codes else code for code in found.missing]
