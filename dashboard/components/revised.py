"""Targets with a memory (domain C.2): what was first agreed, what was revised, by whom and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.formats import day, percent, target
from dashboard.framework import Framework
from dashboard.framework.results import Indicator, Revision
from dashboard.language import Language
from dashboard.reading import Reading


def revised_line(reading: Reading) -> list[Component]:
    """Both achievements under the headline; nothing where targets were never revised."""
    text = revised_words(reading)
    if not text:
        return []
    return [html.P(text, className="further", **marked(f"revised-{reading.indicator.code}"))]


def revised_words(reading: Reading) -> str:
    """By the targets in force 75 % of what was expected ..., by those first agreed 63 %."""
    cell, language = reading.cell, reading.language
    original = cell.extras.get("original_ratio") if cell is not None else None
    if cell is None or cell.ratio is None or original is None:
        return ""
    text = language.gettext(
        "By the targets in force ({target}) {share} of what was expected by {day}; "
        "by those first agreed ({original}) {original_share}."
    )
    return text.format(
        target=target(language, reading.indicator, cell.target),
        share=percent(language, 100 * cell.ratio),
        day=day(language, reading.last_day),
        original=target(language, reading.indicator, cell.extras.get("original_target")),
        original_share=percent(language, 100 * original),
    )


def targets_in_words(
    language: Language, framework: Framework, indicator: Indicator, by: Mapping[str, float | None]
) -> str:
    """Target at the end of each period: H1: 600 · H2: 2,000."""
    words = [f"{name}: {target(language, indicator, by.get(name))}" for name in framework.periods]
    return " · ".join(words)


def revision_list(
    language: Language, indicator: Indicator, cut_off: date | None, *, internal: bool
) -> Component:
    """Every revision with its date, why, and what it set; the oldest first.

    Who approved it is for the project's team alone (domain R13).
    """
    revisions = sorted(indicator.revisions, key=lambda item: item.approved_on)
    lines = [_line(language, indicator, item, cut_off, internal=internal) for item in revisions]
    return html.Ul(lines, className="revisions", **marked(f"revisions-{indicator.code}"))


def _line(
    language: Language,
    indicator: Indicator,
    item: Revision,
    cut_off: date | None,
    *,
    internal: bool,
) -> Component:
    _ = language.gettext
    when = day(language, item.approved_on)
    if internal:
        by = language.label(item.approved_by) or _("approver not recorded")
        when = _("{day}, {approver}").format(day=when, approver=by)
    if cut_off is not None and item.approved_on > cut_off:
        when = _("{approval} (not in force on the cut-off)").format(approval=when)
    return html.Li(
        [
            html.Strong(when),
            html.P(language.label(item.reason)),
            html.P(_set(language, indicator, item)),
        ]
    )


def _set(language: Language, indicator: Indicator, item: Revision) -> str:
    _ = language.gettext
    parts = [
        f"{name}: {target(language, indicator, value)}" for name, value in item.targets.items()
    ]
    if item.life_of_project is not None:
        whole = target(language, indicator, item.life_of_project)
        parts.append(_("life of project: {value}").format(value=whole))
    return " · ".join(parts)
