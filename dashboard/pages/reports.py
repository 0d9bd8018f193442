"""Take away: the meeting pack in one click; report, table and data of what one reads."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.access.editions import newest_bulletin
from dashboard.components.carrying import pack_toggle
from dashboard.components.heading import heading
from dashboard.components.marks import notice
from dashboard.components.panels import empty, folded
from dashboard.components.takeaway import file_link, takeaway
from dashboard.exports.tidy import left_out
from dashboard.page import Page, PageContext
from dashboard.released import Released
from dashboard.sentences import release_name


def layout(context: PageContext) -> Component:
    """Files of the edition or draft that this person reads; before the first one, what to do."""
    _ = context.language.gettext
    return html.Div(
        [
            heading(context.language, context.released, context.view, _("Take away")),
            *_files(context),
            html.P(
                _(
                    "Every page prints cleanly, with what it shows written on each sheet, and its "
                    "address can be shared with those who have an account."
                )
            ),
            html.P(dcc.Link(_("All editions, and when more can be expected"), href="/editions")),
        ],
        className="page page-reports",
    )


def _files(context: PageContext) -> list[Component]:
    _ = context.language.gettext
    released = context.released
    if released is None:
        return [empty(_("Nothing has been published yet, so there is nothing to take away."))]
    return [
        *_draft_notice(context, released),
        _deck(context, released),
        takeaway(context.language, released, context.view, slides=False),
    ]


def _draft_notice(context: PageContext, released: Released) -> list[Component]:
    """The team is told how its files differ from what may be given to others."""
    if released.publication is not None:
        return []
    _ = context.language.gettext
    text = _(
        "You read the draft: its files are marked as a draft and leave out figures about cases. "
        "For others, open an edition first."
    )
    return [notice(text)]


def _deck(context: PageContext, released: Released) -> Component:
    """One click for the usual meeting; else tick what to show."""
    _ = context.language.gettext
    pack = file_link(
        "pptx", _("Download the meeting pack"), context.view, "pack=meeting", "take-button"
    )
    chosen = folded(_("Or choose what to show"), _choice(context, released))
    return html.Section(
        [html.H2(_("Meeting pack")), html.P(_deck_words(context, released)), html.P(pack), chosen],
        className="deck",
    )


def _deck_words(context: PageContext, released: Released) -> str:
    _ = context.language.gettext
    name = release_name(context.language, released)
    newest = newest_bulletin(context.account, released, context.view.edition)
    if newest is not None:
        text = _("{edition} and, for the plan, {bulletin}")
        bulletin = release_name(context.language, newest)
        name = text.format(edition=name, bulletin=bulletin)
    text = _(
        "For whoever presents at a meeting: slides that can be edited, with results at a glance, "
        "the milestones of the plan, its progress, speaker notes and sources. From {source}."
    )
    return text.format(source=name)


def _choice(context: PageContext, released: Released) -> Component:
    """Every indicator that may be in a file, to be ticked; the pack is kept in the browser."""
    language, framework = context.language, released.framework
    _ = language.gettext
    hidden = left_out(released)
    offered = [
        item
        for result in framework.results
        for item in framework.indicators_of(result.code)
        if item.code not in hidden
    ]
    ticks = [
        html.Li(pack_toggle(language, item.code, f"{item.code} {language.label(item.title)}"))
        for item in offered
    ]
    text = _(
        "Each gets a slide of its own. Charts on the pages have the same tick in their menu; the "
        "choice stays until this tab is closed."
    )
    return html.Div([html.P(text), html.Ul(ticks, className="choice")])


PAGE = Page(
    path="/reports",
    name="reports",
    title=lambda language: language.gettext("Take away"),
    permission="take-away",
    order=50,
    navigation=True,
    layout=layout,
)
