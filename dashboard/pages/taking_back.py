"""Whether to take a load back: what will change is said before the button that asks for it."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.access.csrf import csrf_token
from dashboard.access.permissions import can_see_rejects, refusal
from dashboard.components.panels import empty
from dashboard.formats import moment, number
from dashboard.page import PageContext
from dashboard.protocols import LoadSummary


def revert_question(context: PageContext, load: LoadSummary) -> Component:
    """The question and the form that answers yes; nothing to ask where it was taken back."""
    _ = context.language.gettext
    title = _("Take back load {number}?").format(number=load.id)
    return html.Div(
        [
            html.P(dcc.Link(_("All loads"), href="/data")),
            html.H1(title),
            *_question(context, load),
        ],
        className="page page-data",
    )


def _question(context: PageContext, load: LoadSummary) -> list[Component]:
    _ = context.language.gettext
    dataset = context.services.framework.datasets.get(load.dataset)
    if dataset is None or not can_see_rejects(context.account, dataset):
        return [empty(refusal("case-data", context.language))]
    if load.reverted_at is not None:
        return [empty(_("This load was taken back already."))]
    return [html.P(_consequence(context, load)), _form(context, load)]


def _consequence(context: PageContext, load: LoadSummary) -> str:
    language = context.language
    _ = language.gettext
    when = moment(language, load.loaded_at, context.services.settings.timezone)
    what = _("{file}, loaded on {moment} by {person}: its {accepted} rows stop counting.")
    again = _("The {replaced} rows that it replaced count again.") if load.replaced else ""
    then = _("The figures are made anew. What was closed or published stays as it is.")
    return " ".join(filter(None, (what, again, then))).format(
        file=load.file,
        moment=when,
        person=load.loaded_by,
        accepted=number(language, load.accepted),
        replaced=number(language, load.replaced),
    )


def _form(context: PageContext, load: LoadSummary) -> Component:
    _ = context.language.gettext
    text = _("Take back load {number}").format(number=load.id)
    return html.Form(
        [
            dcc.Input(type="hidden", name="csrf_token", value=csrf_token()),
            dcc.Input(type="hidden", name="load", value=str(load.id)),
            html.Button(text, type="submit", className="btn action"),
            dcc.Link(_("Leave it as it is"), href="/data", className="beside"),
        ],
        action="/data/revert",
        method="POST",
    )
