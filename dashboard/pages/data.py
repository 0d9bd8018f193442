"""Data: which files were loaded, what came of them, and what has to be mended.

Loading and taking back are plain forms of the server; what they ask for is followed here.
"""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.permissions import can_see_rejects, refusal
from dashboard.components.attributes import spoken
from dashboard.components.panels import empty, folded
from dashboard.components.tables import table
from dashboard.formats import moment, number
from dashboard.page import Page, PageContext
from dashboard.pages.taking_back import revert_question
from dashboard.protocols import LoadSummary, Reject

SHOWN_LOADS = 20
SHOWN_REJECTS = 500
POLL_MILLISECONDS = 1500
HASH_DIGITS = 12


def layout(context: PageContext) -> Component:
    """All loads, or the one that the address names: its rejects (`load=3`), or whether to take it
    back (`revert=3`).
    """
    asked, reverted = context.asked("load"), context.asked("revert")
    loads = context.services.loads.loads()
    if asked is None and reverted is None:
        return _all_loads(context, loads)
    chosen = next((load for load in loads if str(load.id) in (asked, reverted)), None)
    if chosen is None:
        return _unknown_load(context)
    return _one_load(context, chosen) if reverted is None else revert_question(context, chosen)


def _all_loads(context: PageContext, loads: list[LoadSummary]) -> Component:
    _ = context.language.gettext
    content = _load_table(context, loads) if loads else empty(_("Nothing has been loaded yet."))
    return html.Div(
        [html.H1(_("Data")), _load_link(context), *_jobs(), content, _datasets(context)],
        className="page page-data",
    )


def _load_link(context: PageContext, dataset: str = "") -> Component:
    _ = context.language.gettext
    if not dataset:
        return html.P(html.A(_("Load a file"), href="/data/upload", className="btn action"))
    label = _("Load a file into {dataset}").format(dataset=dataset)
    return html.A(_("Load"), href=f"/data/upload?dataset={dataset}", **spoken(label=label))


def _jobs() -> list[Component]:
    """The place of the jobs, filled at once, and again while something is unfinished."""
    return [
        html.Section(id=ids.JOBS, className="jobs", **spoken(live="polite")),
        dcc.Interval(id=ids.JOBS_CLOCK, interval=POLL_MILLISECONDS),
    ]


def _datasets(context: PageContext) -> Component:
    _ = context.language.gettext
    label = context.language.label
    rows = [
        [
            label(dataset.title),
            _load_link(context, name) if can_see_rejects(context.account, dataset) else "–",
            _templates(name),
            name,
            label(dataset.unit),
            label(dataset.source),
            _("Confidential") if dataset.sensitive else _("Internal"),
        ]
        for name, dataset in context.framework.datasets.items()
    ]
    header = [_("Dataset"), _("Load a file"), _("Empty file"), _("Name"), _("One row is")]
    header += [_("Source"), _("Protection")]
    title = _("Datasets")
    return html.Section(
        [html.H2(title), table("datasets", title, header, rows, cards=True)], className="words"
    )


def _templates(dataset: str) -> Component:
    links = [
        html.A(form.upper(), href=f"/data/template/{dataset}.{form}", **spoken(label=label))
        for form in ("xlsx", "csv")
        for label in (f"{form.upper()}, {dataset}",)
    ]
    return html.Span(links, className="forms")


def _load_table(context: PageContext, loads: list[LoadSummary]) -> Component:
    _ = context.language.gettext
    header = [
        _("Load"),
        _("Dataset"),
        _("Loaded"),
        _("Read"),
        _("Accepted"),
        _("Replaced"),
        _("Rejected"),
        _("State"),
    ]
    title = _("Loads")
    rows = [_load_row(context, load) for load in loads]
    content = [html.H2(title), table("loads", title, header, rows[:SHOWN_LOADS], cards=True)]
    if earlier := rows[SHOWN_LOADS:]:
        summary = _("Earlier loads ({number})").format(number=len(earlier))
        drawn = table("loads-earlier", summary, header, earlier, cards=True)
        content.append(folded(summary, drawn))
    return html.Section(content, className="loads numbered")


def _load_row(context: PageContext, load: LoadSummary) -> list[Component | str]:
    language = context.language
    counts = (load.read, load.accepted, load.replaced, load.rejected)
    when = moment(language, load.loaded_at, context.services.settings.timezone)
    return [
        _link(context, load),
        _over(_dataset_name(context, load), load.file, f"SHA-256 {load.sha256[:HASH_DIGITS]}…"),
        _over(when, load.loaded_by),
        *(number(language, count) for count in counts),
        _state(context, load),
    ]


def _over(text: str, rest: str, title: str | None = None) -> Component:
    """A cell of two lines, of which the lower one says more of the upper one."""
    return html.Span([text, " ", html.Small(rest, title=title, className="lower-line")])


def _dataset_name(context: PageContext, load: LoadSummary) -> str:
    """The dataset's title; its code where it is declared no longer."""
    dataset = context.framework.datasets.get(load.dataset)
    return load.dataset if dataset is None else context.language.label(dataset.title)


def _state(context: PageContext, load: LoadSummary) -> Component | str:
    """Whether the load counts, and the way to take it back for those who may."""
    _ = context.language.gettext
    if load.reverted_at is not None:
        return _("taken back")
    dataset = context.services.framework.datasets.get(load.dataset)
    if dataset is None or not can_see_rejects(context.account, dataset):
        return _("in use")
    label = _("Take back load {number}").format(number=load.id)
    href = f"/data?revert={load.id}"
    link = dcc.Link(_("take back"), href=href, title=label)
    return html.Span([html.Span(_("in use")), " ", link], className="load-state")


def _link(context: PageContext, load: LoadSummary) -> Component:
    """Always a link: a load without rejects may have warnings."""
    title = context.language.gettext("Rejects and warnings of this load")
    return dcc.Link(str(load.id), href=f"/data?load={load.id}", title=title)


def _one_load(context: PageContext, load: LoadSummary) -> Component:
    _ = context.language.gettext
    title = _("Load {number}: {file}").format(number=load.id, file=load.file)
    return html.Div(
        [
            html.P(dcc.Link(_("All loads"), href="/data")),
            html.H1(title),
            _rejects(context, load),
        ],
        className="page page-data",
    )


def _rejects(context: PageContext, load: LoadSummary) -> Component:
    """What was rejected, where this person may know it; unknown datasets count as sensitive."""
    _ = context.language.gettext
    dataset = context.framework.datasets.get(load.dataset)
    if dataset is None or not can_see_rejects(context.account, dataset):
        return empty(refusal("case-data", context.language))
    context.services.accounts.record(context.account.email, "see rejects", f"load {load.id}")
    found = context.services.loads.rejects(load.id)
    if not found:
        return empty(_("Every row was accepted, without a warning."))
    header = [
        _("Line"),
        _("Sheet"),
        _("Column"),
        *([] if dataset.sensitive else [_("Found")]),
        _("Reason"),
        _("What to do"),
        _("Weight"),
    ]
    rows = [_reject_row(context, one, dataset.sensitive) for one in found[:SHOWN_REJECTS]]
    return html.Div(
        [
            table("rejects", _("Rejected rows and cells"), header, rows, cards=True),
            *_rest(context, len(found)),
        ],
        className="words numbered",
    )


def _reject_row(context: PageContext, reject: Reject, sensitive: bool) -> list[Component | str]:
    _ = context.language.gettext
    return [
        "–" if reject.line is None else str(reject.line),
        reject.sheet or "–",
        reject.column or "–",
        *([] if sensitive else [reject.value or ""]),
        reject.reason,
        reject.remedy,
        _("warning") if reject.severity == "warning" else _("rejected"),
    ]


def _rest(context: PageContext, found: int) -> list[Component]:
    if found <= SHOWN_REJECTS:
        return []
    text = context.language.gettext("The first {shown} of {found} are shown.")
    return [html.P(text.format(shown=SHOWN_REJECTS, found=found))]


def _unknown_load(context: PageContext) -> Component:
    _ = context.language.gettext
    return html.Div(
        [
            html.H1(_("Data")),
            empty(_("There is no such load.")),
            html.P(dcc.Link(_("All loads"), href="/data")),
        ],
        className="page page-data",
    )


PAGE = Page(
    path="/data",
    name="data",
    title=lambda language: language.gettext("Data"),
    permission="see-loads",
    order=60,
    navigation=True,
    layout=layout,
    own=frozenset({"load", "job", "revert"}),
)
