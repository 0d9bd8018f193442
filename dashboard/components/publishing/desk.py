"""The publishing desk: what waits for somebody, how ready each period is, what was published.

Everything here is for those who may publish; previews hold figures that only the team may know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import marked
from dashboard.formats import period
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.protocols import Closing, Proposal, Readiness
from dashboard.released import Publication, PublicationKind

LONGEST = 500
BULLETIN = "bulletin"
UNDER_WAY = ("waiting", "ready")


@dataclass(frozen=True)
class Desk:
    """What lies on the desk, for the person `me`, on the day `today` where the project is.

    `now` is in UTC without a zone; `readiness` has every period that has begun by `cut_off`, which
    is None before the first release.
    """

    language: Language
    framework: Framework
    me: str
    now: datetime
    today: date
    zone: tzinfo
    cut_off: date | None
    closings: Sequence[Closing]
    publications: Sequence[Publication]
    proposals: Sequence[Proposal]
    readiness: Mapping[str, Sequence[Readiness]]

    def period_name(self, name: str) -> str:
        """A period as people call it: H3 (Oct 2019-Mar 2020)."""
        declared = self.framework.periods.get(name)
        return period(self.language, name, declared) if declared else name

    def open_proposal(self, kind: PublicationKind, period: str | None) -> Proposal | None:
        """The proposal of the same publication that is under way, if there is one."""
        same = (one for one in self.proposals if (one.kind, one.period) == (kind, period))
        return next((one for one in same if one.state in UNDER_WAY), None)

    def published(self, name: str) -> list[Publication]:
        """The editions of a period, newest first, withdrawn ones included."""
        return [one for one in reversed(self.publications) if one.period == name]

    def unconfirmed(self, name: str | None) -> list[str]:
        """Indicators whose values were entered by hand and confirmed by nobody else."""
        found = self.readiness.get(name or "", ())
        return [one.indicator for one in found if one.is_manual and not one.is_confirmed]

    @property
    def is_under_way(self) -> bool:
        """True while something is being done beside the browser."""
        return any(is_under_way(one) for one in self.proposals)

    @property
    def seen(self) -> str:
        """Changes whenever the desk looks different."""
        states = [(one.id, one.state, one.approved_by) for one in self.proposals]
        return str((states, [one.number for one in self.publications if not one.withdrawn_on]))


def is_under_way(proposal: Proposal) -> bool:
    """True while its preview is made, or it is being published."""
    approved = proposal.state == "ready" and proposal.approved_by is not None
    return proposal.state == "waiting" or approved


def action_form(
    action: str, subject: str, button: str, fields: Sequence[Component] = (), *, quiet: bool = False
) -> Component:
    """A form that does one thing to one subject; its answer stands under it."""
    kind = "btn-outline-secondary" if quiet else "btn-primary"
    form: Component = dbc.Form(
        [
            *fields,
            html.Button(button, type="submit", className=f"btn {kind}"),
            html.Div(
                id=ids.publishing_part("answer", action, subject),
                role="alert",
                className="desk-answer",
            ),
        ],
        id=ids.publishing_part("form", action, subject),
        className="desk-form",
    )
    return html.Div(form, **marked(f"{action}-{subject}"))


def reason_field(action: str, subject: str, label: str) -> Component:
    """A labelled text that says why."""
    area = dbc.Textarea(
        id=ids.publishing_part("reason", action, subject), rows=2, maxlength=LONGEST, required=True
    )
    return _labelled(label, area)


def confirm_field(action: str, subject: str, label: str) -> Component:
    """A labelled short text that proves that the person means it."""
    entry = dbc.Input(
        id=ids.publishing_part("confirm", action, subject),
        required=True,
        autocomplete="off",
        inputmode="numeric",
        className="desk-confirm",
    )
    return _labelled(label, entry)


def _labelled(text: str, control: Component) -> Component:
    return html.Label([html.Span(text, className="control-label"), control], className="field")
