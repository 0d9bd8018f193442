"""Time, money and delivery as bars on one scale, and what they foretell (domain C.2, C10)."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.components.marks import status_mark
from dashboard.formats import number, percent, signed, state_words, status_words
from dashboard.language import Language
from dashboard.released import MoneyFlag, Released, Share, Summary


def summary_bars(language: Language, released: Released, with_money: bool) -> Component:
    """The bars, and for those who may see money the outlook on it under them."""
    _ = language.gettext
    summary, budget = released.summary, released.framework.project.budget
    bars = [
        _bar(language, "time", _("Time elapsed"), summary.time, _("{part} of {whole} days")),
        _bar(language, "delivery", _("Delivered"), summary.delivery, _("mean of headline outputs")),
    ]
    if not with_money or budget is None:
        return html.Div(bars, className="summary")
    currency = budget.currency
    words = _("{part} of {whole} {currency}").replace("{currency}", currency)
    bars.insert(1, _bar(language, "money", _("Spent"), summary.money, words))
    outlook = money_outlook(language, summary, currency)
    return html.Div([html.Div(bars, className="summary"), *outlook])


def money_outlook(language: Language, summary: Summary, currency: str) -> list[Component]:
    """Sentences on the money: against its plan, at the end, and what is beyond its threshold."""
    plain = [_against_plan(language, summary), _at_the_end(language, summary, currency)]
    text = " ".join(sentence for sentence in plain if sentence)
    flags = [_flag(language, summary, flag) for flag in summary.flags]
    if not text and not flags:
        return []
    inner = [
        html.P(text, className="caveat"),
        *([html.Ul(flags, className="flags")] if flags else []),
    ]
    return [html.Div(inner, className="money-outlook", **marked("money-outlook"))]


def _against_plan(language: Language, summary: Summary) -> str:
    burn = summary.planned_burn
    if burn.share is None or burn.whole is None:
        return ""
    return language.gettext("Spent: {share} of the {planned} planned by now.").format(
        share=percent(language, burn.share, 1), planned=number(language, burn.whole)
    )


def _at_the_end(language: Language, summary: Summary, currency: str) -> str:
    _ = language.gettext
    forecast, unspent = summary.forecast_money.part, summary.unspent
    if forecast is None or unspent.part is None or unspent.share is None:
        return ""
    words = {
        "forecast": f"{number(language, forecast)} {currency}",
        "rest": number(language, abs(unspent.part)),
        "share": percent(language, abs(unspent.share)),
    }
    if unspent.part < 0:
        text = _("At this pace {forecast} will be spent, {rest} ({share}) more than the budget.")
    else:
        text = _("At this pace {forecast} will be spent and {rest} ({share}) left over.")
    return text.format(**words)


def _flag(language: Language, summary: Summary, flag: MoneyFlag) -> Component:
    words = flag_words(language, summary, flag)
    return html.Li([status_mark("at_risk"), " ", words], **marked(f"flag-{flag}"))


def flag_words(language: Language, summary: Summary, flag: MoneyFlag) -> str:
    """What is beyond its threshold, by how much, and where the threshold lies."""
    _ = language.gettext
    match flag:
        case "burn_apart_from_time":
            gap = signed(language, summary.burn_gap or 0.0, 1)
            text = _("Spending stands {gap} points from the time elapsed, more than 10.")
            return text.format(gap=gap)
        case "much_unspent":
            share = percent(language, summary.unspent.share or 0.0)
            return _("{share} of the budget would be left over, more than 10 %.").format(
                share=share
            )
        case "delivery_below_burn":
            gap = number(language, -(summary.delivery_gap or 0.0), 1)
            text = _("Delivery stands {gap} points below spending, more than 15.")
            return text.format(gap=gap)


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
