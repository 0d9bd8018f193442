"""The publishing desk as a whole, with bulletins, and what was published and how to withdraw it."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.panels import empty, folded
from dashboard.components.publishing.desk import (
    BULLETIN,
    Desk,
    action_form,
    confirm_field,
    reason_field,
)
from dashboard.components.publishing.periods import periods_section
from dashboard.components.publishing.proposals import history_section, proposals_section
from dashboard.formats import day, publication_name
from dashboard.language import Language
from dashboard.released import Publication


def board(desk: Desk) -> list[Component]:
    """What waits for somebody first, then periods, bulletins and what was published."""
    return [
        *proposals_section(desk),
        periods_section(desk),
        _bulletin(desk),
        _published(desk),
    ]


def _bulletin(desk: Desk) -> Component:
    """One click before a meeting."""
    language = desk.language
    _ = language.gettext
    if desk.cut_off is None:
        return html.Div()
    text = _(
        "A bulletin shows only what no person stands behind, as of {day}: the plan, meetings, "
        "activities. Members of the working group see it at once."
    ).format(day=day(language, desk.cut_off))
    if desk.open_proposal("bulletin", None) is not None:
        action: Component = html.P(_("A bulletin is being prepared; it stands above."))
    else:
        action = action_form("propose", BULLETIN, _("Prepare for meeting"))
    return html.Section([html.H2(_("Before a meeting"), id=BULLETIN), html.P(text), action])


def _published(desk: Desk) -> Component:
    language = desk.language
    _ = language.gettext
    title = html.H2(_("Published"))
    if not desk.publications:
        return html.Section([title, empty(_("Nothing has been published yet."))])
    rows = [_publication(desk, one) for one in reversed(desk.publications)]
    return html.Section([title, html.Ol(rows, className="desk-published"), *history_section(desk)])


def _publication(desk: Desk, publication: Publication) -> Component:
    language = desk.language
    name = publication_name(language, publication)
    withdrawn = publication.withdrawn_on is not None
    head: Component = html.Strong(name)
    if not withdrawn:
        head = dcc.Link(name, href=f"/editions/{publication.number}")
    return html.Li(
        [
            html.Div([head, html.P(_about(desk, publication), className="caveat")]),
            html.P(_withdrawn(language, publication), className="desk-missing")
            if withdrawn
            else _withdraw(language, publication, name),
        ],
        **marked(f"publication-{publication.number}"),
    )


def _about(desk: Desk, publication: Publication) -> str:
    """What it speaks of, and who published it how."""
    language = desk.language
    _ = language.gettext
    about = (
        desk.period_name(publication.period)
        if publication.period
        else _("as of {day}").format(day=day(language, publication.cut_off))
    )
    words = {
        "about": about,
        "day": day(language, publication.published_on),
        "prepared": publication.prepared_by,
        "approved": publication.approved_by,
        "alone": publication.alone,
    }
    if publication.alone:
        text = _("{about}; published {day} by {prepared}, without a second person: {alone}")
    else:
        text = _("{about}; published {day}, prepared by {prepared}, approved by {approved}")
    return text.format(**words)


def _withdrawn(language: Language, publication: Publication) -> str:
    if publication.withdrawn_on is None:
        return ""
    text = language.gettext("withdrawn on {day}: {reason}")
    return text.format(
        day=day(language, publication.withdrawn_on), reason=publication.withdrawn_reason
    )


def _withdraw(language: Language, publication: Publication, name: str) -> Component:
    """A reason, and the number once more: what is withdrawn does not come back."""
    _ = language.gettext
    number = str(publication.number)
    warning = _(
        "Its pages, exports and share links will answer that it was withdrawn, and why. What it "
        "said still counts for what may be published later. This cannot be undone."
    )
    fields = [
        html.P(warning, className="caveat"),
        reason_field("withdraw", number, _("Why? The public reads this: no numbers, no places.")),
        confirm_field(
            "withdraw", number, _("Type {number} to confirm").format(number=publication.number)
        ),
    ]
    button = _("Withdraw {name}").format(name=name)
    return folded(_("Withdraw"), action_form("withdraw", number, button, fields, quiet=True))
