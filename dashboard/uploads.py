"""What is brought in: files for a dataset, the templates that they are made from, and taking back.

Plain forms of the server, so that they work without a script and a file travels as it is. Nothing
is loaded here: a file waits in the queue for the worker. Whatever touches a sensitive dataset needs
`case-data`, asked here and not only where the menu is drawn.
"""

from __future__ import annotations

from pathlib import PureWindowsPath

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.datastructures import FileStorage
from werkzeug.wrappers import Response

from dashboard.access.addresses import READ, SENT, Address
from dashboard.access.faults import fault_page
from dashboard.access.languages import current_language
from dashboard.access.links import links_for
from dashboard.access.permissions import can_see_rejects, check_records
from dashboard.access.sessions import current_account
from dashboard.access.sizes import MEGABYTE
from dashboard.errors import NotAllowedError
from dashboard.exports.templates import TEMPLATES, template
from dashboard.framework import Framework
from dashboard.framework.datasets import Dataset
from dashboard.protocols import Job
from dashboard.protocols.jobs import DATA_JOBS
from dashboard.services import services

LARGEST_FILE = 20 * MEGABYTE
TYPES = (".csv", ".xlsx")
LONGEST_NAME = 120
CANCELLED_AMONG = 50
"""So many of the newest jobs; older ones have ended long ago."""
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _is_template(framework: Framework, name: str) -> bool:
    dataset, _, form = name.rpartition(".")
    return dataset in framework.datasets and form in TEMPLATES


ADDRESSES = (
    Address("/data/upload", "see-loads", methods=READ | SENT, largest=LARGEST_FILE),
    Address("/data/revert", "see-loads", methods=SENT),
    Address("/data/cancel", "see-loads", methods=SENT),
    Address("/data/template/<name>", "see-loads", _is_template),
)

uploads = Blueprint("uploads", __name__)


class UnusableError(Exception):
    """What was sent cannot be used; the sentence is shown beside the form."""


@uploads.get("/data/upload")
def show_upload() -> Response:
    """The form; the address may name the dataset."""
    return _form(request.args.get("dataset", ""))


@uploads.post("/data/upload")
def send_file() -> Response:
    """Queue the file and go on to where its job is followed, or show the form with what to do."""
    name, account = request.form.get("dataset", ""), current_account()
    try:
        check_records(account, _dataset(name), current_language())
        file, content = _sent(request.files.get("file"))
    except NotAllowedError as refused:
        return _form(name, str(refused), 403)
    except UnusableError as fault:
        return _form(name, str(fault), 400)
    job = services().jobs.upload(name, file, content, account.email)
    return redirect(f"/data?job={job.id}", 303)


@uploads.post("/data/revert")
def take_back() -> Response:
    """Queue the taking back of a load and go on to where its job is followed."""
    language, account = current_language(), current_account()
    asked = request.form.get("load", "")
    load = next((one for one in services().loads.loads() if str(one.id) == asked), None)
    if load is None:
        return fault_page(404, language.gettext("There is no such load."))
    try:
        check_records(account, services().framework.datasets.get(load.dataset), language)
    except NotAllowedError as refused:
        return fault_page(403, str(refused))
    if load.reverted_at is not None:
        return redirect("/data", 303)
    job = services().jobs.enqueue("revert", {"load": load.id}, account.email)
    return redirect(f"/data?job={job.id}", 303)


@uploads.post("/data/cancel")
def cancel() -> Response:
    """Cancel a job that waits; one that has begun ends as it would, and the page says how."""
    language, account, asked = current_language(), current_account(), request.form.get("job", "")
    recent = services().jobs.recent(CANCELLED_AMONG)
    job = next((one for one in recent if str(one.id) == asked), None)
    if job is None or job.kind not in DATA_JOBS:
        return fault_page(404, language.gettext("There is no such job."))
    try:
        check_records(account, _dataset_of(job), language)
    except NotAllowedError as refused:
        return fault_page(403, str(refused))
    services().jobs.cancel(job.id, account.email)
    return redirect(f"/data?job={job.id}", 303)


def _dataset_of(job: Job) -> Dataset | None:
    """The dataset that a job loads into, or takes a load back from."""
    name = job.subject.get("dataset")
    loads = services().loads.loads() if job.kind == "revert" else []
    taken = next((load.dataset for load in loads if load.id == job.subject.get("load")), name)
    return services().framework.datasets.get(str(taken))


@uploads.get("/data/template/<name>")
def take_template(name: str) -> Response:
    """An empty file with the headers of a dataset in the reader's language."""
    dataset, _, form = name.rpartition(".")
    answer = make_response(template(form, services().framework, dataset, current_language()))
    answer.headers["Content-Type"] = MEDIA[form]
    answer.headers["Content-Disposition"] = f'attachment; filename="{dataset}.{form}"'
    return answer


def _dataset(name: str) -> Dataset:
    found = services().framework.datasets.get(name)
    if found is None:
        raise UnusableError(current_language().gettext("Choose the dataset of the file."))
    return found


def _sent(sent: FileStorage | None) -> tuple[str, bytes]:
    """Name and content of the file, or UnusableError."""
    _ = current_language().gettext
    name = clean_name(sent.filename or "") if sent is not None else ""
    if sent is None or not name:
        raise UnusableError(_("Choose a file."))
    if not name.lower().endswith(TYPES):
        raise UnusableError(_("Only XLSX and CSV files can be loaded. Save it as one of them."))
    content = sent.read()
    if not content.strip():
        raise UnusableError(_("The file is empty. Give one with a header and rows."))
    if len(content) > LARGEST_FILE:
        text = _("The file is larger than {most} MB. Split it into several files.")
        raise UnusableError(text.format(most=LARGEST_FILE // MEGABYTE))
    return name, content


def clean_name(given: str) -> str:
    """The last part of a file's name, printable and not too long; its suffix stays."""
    last = PureWindowsPath("".join(filter(str.isprintable, given))).name.strip(". ")
    return last[-LONGEST_NAME:]


def _form(chosen: str, fault: str | None = None, status: int = 200) -> Response:
    language, account, framework = current_language(), current_account(), services().framework
    known = framework.datasets.items()
    page = render_template(
        "upload.html",
        language=language,
        _=language.gettext,
        title=language.gettext("Load a file"),
        links=links_for(account, language),
        datasets=[
            {"name": name, "title": language.label(dataset.title), "chosen": name == chosen}
            for name, dataset in known
            if can_see_rejects(account, dataset)
        ],
        withheld=any(not can_see_rejects(account, dataset) for _, dataset in known),
        types=",".join(TYPES),
        most=LARGEST_FILE // MEGABYTE,
        fault=fault,
    )
    return make_response(page, status)
