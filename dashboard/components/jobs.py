"""What was asked for, how far it is, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.components.outcomes import outcome_words
from dashboard.formats import moment
from dashboard.language import Language
from dashboard.protocols import Job

LATE_SECONDS = 60
MARKS = {"waiting": "○", "running": "◐", "done": "●", "failed": "■"}


@dataclass(frozen=True, slots=True)
class ShownJob:
    """A job as one person may see it: `told` is False where how it ended is not for them.

    `dataset` is the title of the dataset that it is about, `chosen` marks the one asked for last.
    """

    job: Job
    dataset: str
    told: bool
    chosen: bool


def job_list(
    language: Language, shown: Sequence[ShownJob], zone: tzinfo, now: datetime, token: str
) -> list[Component]:
    """The jobs, newest first; what to do where nobody takes them; where new figures are.

    `token` goes with the form that cancels one.
    """
    if not shown:
        return []
    _ = language.gettext
    return [
        html.H2(_("What was asked for")),
        *_nobody_works(language, shown, now),
        html.Ol(
            [_item(language, one, zone, token) for one in shown],
            className="job-list",
            **marked("jobs", label=_("What was asked for")),
        ),
    ]


def is_unfinished(job: Job) -> bool:
    """True while the job waits or runs."""
    return job.state in ("waiting", "running")


def _nobody_works(language: Language, shown: Sequence[ShownJob], now: datetime) -> list[Component]:
    jobs = [one.job for one in shown]
    late = any(
        job.state == "waiting" and (now - job.requested_at).total_seconds() > LATE_SECONDS
        for job in jobs
    )
    if not late or any(job.state == "running" for job in jobs):
        return []
    text = language.gettext(
        "Nobody has taken this up yet. Ask the administrator whether dashboard work is running."
    )
    return [html.P(text, className="notice", role="status", **marked("notice"))]


def _item(language: Language, shown: ShownJob, zone: tzinfo, token: str) -> Component:
    job = shown.job
    style = f"job job-{job.state}" + (" job-chosen" if shown.chosen else "")
    asked = language.gettext("asked by {person}, {moment}").format(
        person=job.requested_by, moment=moment(language, job.requested_at, zone)
    )
    return html.Li(
        [
            html.Div(
                [
                    html.Span(MARKS[job.state], className="job-mark", **spoken(hidden="true")),
                    html.Strong(_state(language, job)),
                    html.Span(_what(language, shown), className="job-what"),
                    html.Small(asked, className="job-asked"),
                    *_cancel(language, shown, token),
                ],
                className="job-head",
            ),
            *_ending(language, shown),
        ],
        className=style,
        **marked(f"job-{job.id}"),
    )


def _cancel(language: Language, shown: ShownJob, token: str) -> list[Component]:
    """A form that ends what has not begun, for those who may know how it ends."""
    job = shown.job
    if job.state != "waiting" or not shown.told:
        return []
    form = html.Form(
        [
            dcc.Input(type="hidden", name="csrf_token", value=token),
            dcc.Input(type="hidden", name="job", value=str(job.id)),
            html.Button(language.gettext("Cancel"), type="submit", className="link-button"),
        ],
        action="/data/cancel",
        method="POST",
    )
    return [html.Span(form, **marked(f"cancel-{job.id}"))]


def _state(language: Language, job: Job) -> str:
    _ = language.gettext
    match job.state:
        case "waiting":
            return _("Waiting")
        case "running":
            return _("Running …")
        case "done":
            return _("Done")
        case "failed":
            return _("Failed")


def _what(language: Language, shown: ShownJob) -> str:
    _, job = language.gettext, shown.job
    subject = {name: str(value) for name, value in job.subject.items() if value is not None}
    match job.kind:
        case "load":
            return _("load {file} into {dataset}").format(
                file=subject.get("file", ""), dataset=shown.dataset
            )
        case "revert":
            return _("take back load {load}").format(load=subject.get("load", ""))
        case "release":
            return _("make the figures anew")
        case "close":
            return _("close {period}").format(period=subject.get("period", ""))
        case _:
            return job.kind


def _ending(language: Language, shown: ShownJob) -> list[Component]:
    """How it ended, and the way to what is new."""
    job = shown.job
    if is_unfinished(job):
        return []
    _ = language.gettext
    parts: list[Component] = [_outcome(language, shown)]
    if job.state == "done" and shown.chosen:
        parts.append(
            html.P(
                [
                    html.A(_("Show the loads as they are now"), href="/data"),
                    " · ",
                    dcc.Link(_("See the new figures"), href="/"),
                ]
            )
        )
    return parts


def _outcome(language: Language, shown: ShownJob) -> Component:
    """In the reader's language where the worker said nothing but what it always says."""
    if not shown.told:
        return html.P(language.gettext("The outcome is open to those who see case data."))
    words = outcome_words(language, shown.job.message)
    return html.P(shown.job.message, lang="en") if words is None else html.P(words)
