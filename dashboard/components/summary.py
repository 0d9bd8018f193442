"""Time, money and delivery as three bars on one scale (domain C.2, delivery, burn, time)."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.formats import number, percent, state_words, status_words
from dashboard.language import Language
from dashboard.released import Released, Share


def summary_bars(language: Language, released: Released, with_money: bool) -> Component:
    """The bars; money only for those who may see it."""
    _ = language.gettext
    summary, currency = released.summary, released.framework.project.budget.currency
    bars = [
        _bar(language, "time", _("Time elapsed"), summary.time, _("{part} of {whole} days")),
        _bar(language, "delivery", _("Delivered"), summary.delivery, _("mean of headline outputs")),
    ]
    if with_money:
        words = _("{part} of {whole} {currency}").replace("{currency}", currency)
        bars.insert(1, _bar(language, "money", _("Spent"), summary.money, words))
    return html.Div(bars, className="summary")


def _bar(language: Language, name: str, title: str, share: Share, words: str) -> Component:
    if share.state != "shown" or share.share is None:
        return _row(name, title, _empty_words(language, share), "", 0.0)
    detail = words
    if share.part is not None and share.whole is not None:
        detail = words.format(
            part=number(language, share.part), whole=number(language, share.whole)
        )
    return _row(name, title, percent(language, share.share), detail, share.share)


def _empty_words(language: Language, share: Share) -> str:
    if share.state == "suppressed":
        return status_words(language, "not_published")
    return state_words(language, share.state) or "–"


def _row(name: str, title: str, value: str, detail: str, width: float) -> Component:
    filled = html.Span(className="summary-fill", style={"width": f"{min(width, 100.0):.1f}%"})
    return html.Div(
        [
            html.Div([html.Span(title), html.Strong(value, **marked(f"value-{name}"))]),
            html.Span(filled, className="summary-track", **spoken(hidden="true")),
            html.Small(detail),
        ],
        className=f"summary-bar summary-{name}",
    )
