"""Controls that write the address: native selects, one for each parameter of the view.

WHOLE stands for no choice, since a select does not show an empty value.
"""

from __future__ import annotations

from collections.abc import Mapping

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import marked

WHOLE = "*"


def choice(
    name: str, label: str, options: Mapping[str, str], chosen: str | None, whole: str | None = None
) -> Component:
    """A labelled select for the parameter `name`; `whole` is the text of the empty choice."""
    rows = [{"value": value, "label": text} for value, text in options.items()]
    if whole is not None:
        rows.insert(0, {"value": WHOLE, "label": whole})
    select = dbc.Select(id=ids.filter_control(name), options=rows, value=chosen or WHOLE)
    return html.Label(
        [html.Span(label, className="control-label"), select],
        className="control",
        **marked(f"filter-{name}"),
    )


def row(*controls: Component) -> Component:
    """Controls side by side."""
    return html.Div(list(controls), className="controls")
