"""Following what was asked for on the data page: looked at again while something is unfinished."""

from __future__ import annotations

from datetime import UTC, datetime

from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.csrf import csrf_token
from dashboard.access.permissions import can_see_rejects, check
from dashboard.callbacks.filling import search_text
from dashboard.components.jobs import ShownJob, is_unfinished, job_list
from dashboard.page import PageContext, context_of
from dashboard.protocols import Job
from dashboard.protocols.jobs import DATA_JOBS

OWN = frozenset({"load", "job", "revert"})
LOOKED_AT = 50
SHOWN = 8


def follow_jobs(_ticks: object, search: object) -> tuple[list[Component], bool]:
    """The jobs as this person may see them, and True where there is nothing to wait for."""
    context = context_of(search_text(search), OWN)
    check(context.account, "see-loads", context.language)
    recent = context.services.jobs.recent(LOOKED_AT)
    jobs = [job for job in recent if job.kind in DATA_JOBS][:SHOWN]
    shown = [_shown(context, job) for job in jobs]
    zone = context.services.settings.timezone
    content = job_list(context.language, shown, zone, datetime.now(UTC), csrf_token())
    return content, not any(is_unfinished(job) for job in jobs)


def _shown(context: PageContext, job: Job) -> ShownJob:
    name = str(job.subject.get("dataset", ""))
    dataset = context.services.framework.datasets.get(name)
    title = context.language.label(dataset.title) if dataset else name
    return ShownJob(job, title, _may_know(context, job), str(job.id) == context.asked("job"))


def _may_know(context: PageContext, job: Job) -> bool:
    """How a load ended tells of its rejects: for a sensitive dataset it needs `case-data`."""
    if job.kind != "load":
        return True
    dataset = context.services.framework.datasets.get(str(job.subject.get("dataset")))
    if dataset is None:
        return context.may("case-data")
    return can_see_rejects(context.account, dataset)


def register(app: Dash) -> None:
    """Look again at every tick of the page's clock, which stops when all is done."""
    app.callback(
        Output(ids.JOBS, "children"),
        Output(ids.JOBS_CLOCK, "disabled"),
        Input(ids.JOBS_CLOCK, "n_intervals"),
        State(ids.LOCATION, "search"),
    )(follow_jobs)
