"""Links to the files of a publication or the draft, each kind with a sentence who it is for."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.language import Language
from dashboard.released import Released
from dashboard.view import View

Form = tuple[str, str]


def takeaway(language: Language, released: Released, view: View, *, slides: bool) -> Component:
    """Every format of what `view` shows of the release; `slides` where they stand nowhere else."""
    _ = language.gettext
    groups = [
        *([_slides(language, view)] if slides else []),
        _report(language, view),
        _table(language, view),
        _data(language, released, view),
    ]
    return html.Section(
        [html.H2(_("Reports and data")), html.Div(groups, className="files")], className="taken"
    )


def _slides(language: Language, view: View) -> Component:
    _ = language.gettext
    text = _("For whoever presents: every headline indicator on a slide that can be edited.")
    return _group(_("Slides"), text, [("pptx", "PowerPoint")], view)


def _report(language: Language, view: View) -> Component:
    _ = language.gettext
    text = _(
        "For whoever reports to the donor: results matrix, charts and sentences to edit, in the "
        "order of the interim report."
    )
    return _group(_("Results report"), text, [("docx", "Word"), ("pdf", "PDF")], view)


def _table(language: Language, view: View) -> Component:
    _ = language.gettext
    text = _("For whoever checks the numbers: every figure, with formulas, charts and definitions.")
    return _group(_("Tracking table"), text, [("xlsx", "Excel")], view)


def _data(language: Language, released: Released, view: View) -> Component:
    """Of a publication by its number, so that an address gives the same for good."""
    _ = language.gettext
    forms = [("csv", "CSV"), ("hxl", "HXL"), ("datapackage", _("Data package"))]
    if released.publication is None:
        text = _("For those who work with data: a figure in each row, but those about cases.")
        return _group(_("Data"), text, forms, view)
    text = _("For other systems: a figure in each row, and the edition as it was frozen (JSON).")
    forms += [("json", "JSON"), ("iati", "IATI 2.03")]
    pinned = replace(view, edition=released.publication.number)
    return _group(_("Data"), text, forms, pinned)


def _group(title: str, text: str, forms: list[Form], view: View) -> Component:
    links = [html.Li(file_link(form, name, view)) for form, name in forms]
    return html.Div([html.H3(title), html.P(text), html.Ul(links)])


def file_link(form: str, text: str, view: View, own: str = "", style: str = "") -> Component:
    """A link to the file of a format, for what `view` shows; `own` is more of the query."""
    query = "&".join(part for part in (view.to_query(), own) if part)
    address = f"/export/{form}?{query}" if query else f"/export/{form}"
    return html.A(text, href=address, download="", className=style, **marked(f"export-{form}"))
