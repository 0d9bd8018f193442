"""The badge of a disaggregation that is declared to add up and does not.

The release has added; the badge says what it found, and stands wherever the parts are shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.marks import status_mark
from dashboard.formats import target
from dashboard.framework.results import Disaggregation
from dashboard.periods import to_date
from dashboard.reading import Reading
from dashboard.released import SplitCheck
from dashboard.sentences import dimension_name, window_name


def check_badge(reading: Reading, by: Disaggregation | None = None) -> list[Component]:
    """Badge and sentences; nothing where everything adds up. With `by`, of that split alone."""
    found = failed_checks(reading, by)
    if not found:
        return []
    text = reading.language.gettext("does not add up")
    badge = html.Span([status_mark("at_risk"), text], className="check-badge")
    sentences = [f" {check_words(reading, check)}" for check in found]
    code = reading.indicator.code
    return [html.P([badge, *sentences], className="check", **marked(f"check-{code}"))]


def failed_checks(reading: Reading, by: Disaggregation | None = None) -> Sequence[SplitCheck]:
    """The newest failure of each split up to the period shown, as far as the release tells it."""
    windows = {window for name in reading.begun for window in (name, to_date(name))}
    newest = {
        check.by: check
        for check in reading.released.annex.checks
        if check.indicator == reading.indicator.code and check.window in windows
    }
    return [check for check in newest.values() if by is None or check.by == tuple(by.by)]


def check_words(reading: Reading, check: SplitCheck) -> str:
    """By sex, to date on 31 Aug 2020: the parts give 166, the whole is 168."""
    language, indicator = reading.language, reading.indicator
    names = [dimension_name(language, reading.framework, name) for name in check.by]
    return language.gettext(
        "By {names}, {window}: the parts give {parts}, the whole is {whole}."
    ).format(
        names=", ".join(names).lower(),
        window=window_name(reading, check.window),
        parts=target(language, indicator, check.parts),
        whole=target(language, indicator, check.whole),
    )
