"""What waits on the publishing desk: previews under way, approvals asked for, refusals to read."""

from __future__ import annotations

from datetime import timedelta

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.panels import folded
from dashboard.components.publishing.desk import Desk, action_form, is_under_way, reason_field
from dashboard.components.publishing.preview import preview_section
from dashboard.components.tables import table
from dashboard.formats import day, moment, number
from dashboard.language import Language
from dashboard.protocols import Proposal

PATIENCE = timedelta(minutes=2)


def proposals_section(desk: Desk) -> list[Component]:
    """What is under way or was refused lately, the newest first; nothing where there is none."""
    waiting = [one for one in desk.proposals if _is_on_the_desk(desk, one)]
    if not waiting:
        return []
    title = html.H2(desk.language.gettext("On the desk"))
    return [html.Section([title, *(_card(desk, one) for one in waiting)], className="desk-waiting")]


def _is_on_the_desk(desk: Desk, proposal: Proposal) -> bool:
    """Under way; or refused, as long as nobody has asked for the same again."""
    if proposal.state in ("waiting", "ready"):
        return True
    same = (one for one in desk.proposals if _same(one, proposal))
    return proposal.state == "refused" and next(same).id == proposal.id


def _same(one: Proposal, other: Proposal) -> bool:
    return (one.kind, one.period) == (other.kind, other.period)


def proposal_name(desk: Desk, proposal: Proposal) -> str:
    """What is proposed: Edition of H3 (Oct 2019-Mar 2020), Bulletin of 31 Aug 2020."""
    language = desk.language
    if proposal.period is not None:
        text = language.gettext("Edition of {period}")
        return text.format(period=desk.period_name(proposal.period))
    text = language.gettext("Bulletin of {day}")
    return text.format(day=day(language, proposal.cut_off))


def _card(desk: Desk, proposal: Proposal) -> Component:
    return html.Article(
        [
            html.H3(proposal_name(desk, proposal)),
            html.P(_prepared(desk, proposal), className="caveat"),
            *_body(desk, proposal),
        ],
        className="desk-card",
        **marked(f"proposal-{proposal.id}"),
    )


def _prepared(desk: Desk, proposal: Proposal) -> str:
    """Who asked for it, when, and why."""
    language = desk.language
    words = {
        "who": proposal.prepared_by,
        "when": moment(language, proposal.prepared_at, desk.zone),
        "cut_off": day(language, proposal.cut_off),
        "reason": proposal.reason,
    }
    text = language.gettext("Prepared by {who}, {when}; records up to {cut_off}.")
    if proposal.reason:
        text = language.gettext("Prepared by {who}, {when}; records up to {cut_off}. {reason}")
    return text.format(**words)


def _body(desk: Desk, proposal: Proposal) -> list[Component]:
    language = desk.language
    if proposal.state == "refused":
        return [*_refused(language, proposal), _drop(language, proposal)]
    if is_under_way(proposal):
        return [_progress(desk, proposal), *_drop_on_the_way(desk, proposal)]
    preview = [preview_section(desk, proposal.preview)] if proposal.preview else []
    return [_decision(desk, proposal), *preview]


def _refused(language: Language, proposal: Proposal) -> list[Component]:
    title = html.Strong(language.gettext("It was not published:"))
    said = html.P([title, " ", language.gettext(proposal.refusal)], className="desk-refusal")
    return [html.Div(said, role="alert")]


def _progress(desk: Desk, proposal: Proposal) -> Component:
    """What is being done, for eyes and for screen readers; and when nobody does it."""
    _ = desk.language.gettext
    if proposal.state == "waiting":
        text = _("The preview is being made: every figure is held against what was ever published.")
    else:
        text = _("Approved by {who}; it is being published.").format(who=proposal.approved_by)
    parts: list[Component] = [html.P(text, className="desk-progress")]
    if _is_late(desk, proposal) and not proposal.preview:
        parts.append(html.P(_("This takes long. See that the worker runs: dashboard work")))
    return html.Div(parts, role="status")


def _drop_on_the_way(desk: Desk, proposal: Proposal) -> list[Component]:
    """What was approved a moment ago is left alone; what is stuck can be given up."""
    is_new = proposal.approved_by is not None and not _is_late(desk, proposal)
    return [] if is_new else [_drop(desk.language, proposal)]


def _is_late(desk: Desk, proposal: Proposal) -> bool:
    return desk.now - proposal.prepared_at.replace(tzinfo=None) > PATIENCE


def _drop(language: Language, proposal: Proposal) -> Component:
    text = (
        language.gettext("Put aside")
        if proposal.state == "refused"
        else language.gettext("Give it up")
    )
    return action_form("drop", str(proposal.id), text, quiet=True)


def _decision(desk: Desk, proposal: Proposal) -> Component:
    """Approve as the second person; or alone, with a reason; or give it up."""
    language = desk.language
    hindrance = _hindrance(desk, proposal)
    if not hindrance:
        ask = language.gettext(
            "Read the preview below. What you approve is what the public gets, for good."
        )
        approve = action_form("approve", str(proposal.id), language.gettext("Approve and publish"))
    else:
        ask, approve = hindrance, _alone(language, proposal)
    return html.Div(
        [
            html.Div(
                [html.P(ask), *_ready_words(desk, proposal)],
                className="desk-ask",
            ),
            approve,
            _drop(language, proposal),
        ],
        className="desk-decision",
    )


def _ready_words(desk: Desk, proposal: Proposal) -> list[Component]:
    """How many indicators of the period are not ready, so that nobody approves unaware."""
    due = [one for one in desk.readiness.get(proposal.period or "", ()) if one.is_due]
    lacking = sum(not one.is_ready for one in due)
    if not lacking:
        return []
    text = desk.language.ngettext(
        "{lacking} of {due} indicators is not ready; what it lacks stands under the period.",
        "{lacking} of {due} indicators are not ready; what they lack stands under the period.",
        lacking,
    )
    words = {"lacking": lacking, "due": len(due)}
    said = {name: number(desk.language, count) for name, count in words.items()}
    return [html.P(text.format(**said), className="desk-missing")]


def _hindrance(desk: Desk, proposal: Proposal) -> str:
    """Why this person cannot simply approve; empty where they can."""
    _ = desk.language.gettext
    if proposal.prepared_by.lower() == desk.me.lower():
        return _("You prepared this. A second person approves it: any manager or administrator.")
    entered = desk.unconfirmed(proposal.period)
    if entered:
        text = _("Entered by hand and confirmed by nobody else: {codes}.")
        return text.format(codes=", ".join(entered))
    return ""


def _alone(language: Language, proposal: Proposal) -> Component:
    _ = language.gettext
    why = _("Why nobody else can approve or confirm it; auditors see this")
    field = reason_field("approve", str(proposal.id), why)
    form = action_form("approve", str(proposal.id), _("Publish alone"), [field], quiet=True)
    return folded(_("Publish alone"), form)


def news(desk: Desk) -> str:
    """What has become of the newest proposal, for those who listen."""
    if not desk.proposals:
        return ""
    newest = desk.proposals[0]
    return f"{proposal_name(desk, newest)}: {ended_words(desk, newest)}"


def history_section(desk: Desk) -> list[Component]:
    """How every proposal ended, on request."""
    _ = desk.language.gettext
    if not desk.proposals:
        return []
    header = [_("Number"), _("What"), _("Prepared"), _("By"), _("Approved by"), _("How it ended")]
    rows = [_history_row(desk, one) for one in desk.proposals]
    caption = _("All proposals")
    return [folded(caption, table("proposals", caption, header, rows))]


def _history_row(desk: Desk, proposal: Proposal) -> list[Component | str]:
    language = desk.language
    return [
        str(proposal.id),
        proposal_name(desk, proposal),
        moment(language, proposal.prepared_at, desk.zone),
        proposal.prepared_by,
        proposal.approved_by or "–",
        _ended(desk, proposal),
    ]


def _ended(desk: Desk, proposal: Proposal) -> Component | str:
    words = ended_words(desk, proposal)
    if proposal.edition is None:
        return words
    return dcc.Link(words, href=f"/editions/{proposal.edition}")


def ended_words(desk: Desk, proposal: Proposal) -> str:
    """How far a proposal is, or how it ended."""
    _ = desk.language.gettext
    match proposal.state:
        case "waiting":
            return _("being prepared")
        case "ready":
            return _("waits for approval") if not proposal.approved_by else _("being published")
        case "refused":
            return _("not published: {why}").format(why=_(proposal.refusal))
        case "dropped":
            return _("given up")
        case "published":
            return _("published as number {number}").format(number=proposal.edition)
