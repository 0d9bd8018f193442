"""Links to what can be taken away of a publication or the draft, each with what it holds."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.language import Language
from dashboard.view import View


def takeaway(language: Language, view: View, *, draft: bool = False) -> Component:
    """Every format that the app makes, for the publication that `view` names."""
    _ = language.gettext
    csv = _("every figure, one in each row, for a spreadsheet")
    if draft:
        csv = _("every figure but those about victims, which stay on the screen")
    kinds = [("csv", "CSV", csv)]
    if not draft:
        kinds.append(("json", "JSON", _("the whole edition as it was frozen; its hash is of this")))
    lines = [_line(form, name, text, view) for form, name, text in kinds]
    return html.Section([html.H2(_("Take it away")), html.Ul(lines, className="takeaway")])


def _line(form: str, name: str, text: str, view: View) -> Component:
    query = view.to_query()
    address = f"/export/{form}?{query}" if query else f"/export/{form}"
    link = html.A(name, href=address, download="", **marked(f"export-{form}"))
    return html.Li([link, ": ", text])
