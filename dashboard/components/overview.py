"""The overview's content: where the project stands, what needs attention, the results tree."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attention import attention
from dashboard.components.reporting import newest_loads, next_report
from dashboard.components.summary import summary_bars
from dashboard.components.tree import results_tree
from dashboard.formats import day, number
from dashboard.language import Language
from dashboard.protocols import LoadSummary, Note, Readiness
from dashboard.reading import period_shown
from dashboard.released import Released
from dashboard.view import View


def overview(
    language: Language,
    released: Released,
    view: View,
    *,
    with_money: bool,
    notes: Sequence[Note] = (),
    readiness: Sequence[Readiness] = (),
    loads: Sequence[LoadSummary] = (),
    desk: str = "",
) -> list[Component]:
    """All sections in reading order; what needs attention is for the internal release only.

    `readiness` is that of the period to report next, `desk` the address where it is made ready;
    `loads` are for those who may see them, newest first.
    """
    _ = language.gettext
    parts: list[Component | None] = [
        project_frame(language, released, with_money),
        summary_bars(language, released, with_money),
    ]
    if released.audience == "internal":
        coming = [
            next_report(language, released, readiness, desk),
            newest_loads(language, released.framework, loads),
        ]
        shown = [part for part in coming if part is not None]
        parts += [attention(language, released, view, notes)]
        parts += [html.Div(shown, className="coming")] if shown else []
    results = html.Section(
        [
            html.H2(_("Results")),
            html.P(_how_to_read(language, released, view), className="caveat"),
            results_tree(language, released, view),
        ]
    )
    return [part for part in [*parts, results] if part is not None]


def _how_to_read(language: Language, released: Released, view: View) -> str:
    """What bar and mark stand for: achievement and promise, each kind of figure on its scale."""
    shown = period_shown(released, view)
    last = released.framework.periods[shown].last if shown else released.cut_off
    text = language.gettext(
        "The bar of a count is full at what was promised for the whole project, that of a "
        "percentage at 100; the mark on it is what was to be achieved by {day}. Other figures have "
        "no bar."
    )
    return text.format(day=day(language, min(last, released.cut_off)))


def project_frame(language: Language, released: Released, with_money: bool) -> Component:
    """Who pays whom for what, where and until when, in one line."""
    _ = language.gettext
    project = released.framework.project
    frame = project.frame_on(released.cut_off)
    facts = [
        project.code,
        language.label(project.donor),
        language.label(project.coverage),
        _("{first} to {last}").format(
            first=day(language, frame.start), last=day(language, frame.end)
        ),
    ]
    if with_money and frame.budget is not None:
        facts.append(f"{number(language, float(frame.budget.amount))} {frame.budget.currency}")
    return html.Div(
        [
            html.P(language.label(project.title), className="project-title"),
            html.P(" · ".join(facts), className="facts"),
        ],
        className="project",
    )
