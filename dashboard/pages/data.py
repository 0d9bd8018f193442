"""Data: which files were loaded, what came of them, and what has to be mended."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.access.permissions import can_see_rejects, refusal
from dashboard.components.panels import empty
from dashboard.components.tables import table
from dashboard.formats import day, number
from dashboard.page import Page, PageContext
from dashboard.protocols import LoadSummary, Reject

SHOWN_REJECTS = 500
HASH_DIGITS = 12


def layout(context: PageContext) -> Component:
    """All loads, or the rejects of the one that the address names (`load=3`)."""
    asked = context.asked("load")
    loads = context.services.loads.loads()
    if asked is None:
        return _all_loads(context, loads)
    chosen = next((load for load in loads if str(load.id) == asked), None)
    return _unknown_load(context) if chosen is None else _one_load(context, chosen)


def _all_loads(context: PageContext, loads: list[LoadSummary]) -> Component:
    _ = context.language.gettext
    content = (
        _load_table(context, loads)
        if loads
        else empty(_("Nothing has been loaded yet. Load a file with: dashboard load DATASET FILE"))
    )
    return html.Div([html.H1(_("Data")), content, _datasets(context)], className="page page-data")


def _datasets(context: PageContext) -> Component:
    _ = context.language.gettext
    label = context.language.label
    rows = [
        [
            label(dataset.title),
            name,
            label(dataset.unit),
            label(dataset.source),
            _("Confidential") if dataset.sensitive else _("Internal"),
        ]
        for name, dataset in context.framework.datasets.items()
    ]
    header = [_("Dataset"), _("Name"), _("One row is"), _("Source"), _("Protection")]
    title = _("Datasets")
    return html.Section([html.H2(title), table("datasets", title, header, rows)], className="words")


def _load_table(context: PageContext, loads: list[LoadSummary]) -> Component:
    _ = context.language.gettext
    header = [
        _("Load"),
        _("Dataset"),
        _("File"),
        _("Loaded"),
        _("By"),
        _("Read"),
        _("Accepted"),
        _("Replaced"),
        _("Rejected"),
        _("State"),
    ]
    title = _("Loads")
    rows = [_load_row(context, load) for load in loads]
    return html.Section([html.H2(title), table("loads", title, header, rows)])


def _load_row(context: PageContext, load: LoadSummary) -> list[Component | str]:
    language = context.language
    _ = language.gettext
    when = load.loaded_at.astimezone(context.services.settings.timezone)
    reverted = load.reverted_at is not None
    counts = (load.read, load.accepted, load.replaced, load.rejected)
    return [
        _link(context, load),
        load.dataset,
        html.Span(load.file, title=f"SHA-256 {load.sha256[:HASH_DIGITS]}…"),
        f"{day(language, when.date())} {when:%H:%M}",
        load.loaded_by,
        *(number(language, count) for count in counts),
        _("taken back") if reverted else _("in use"),
    ]


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
        [table("rejects", _("Rejected rows and cells"), header, rows), *_rest(context, len(found))],
        className="words",
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
    own=frozenset({"load"}),
)
