"""Small forms that do one thing to one thing: change a role, end a session, make a link.

A form's id names what it does and to what; its fields carry the same names and their own. Whoever
handles forms draws what they belong to anew, so that a page shows what is so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import marked


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Which form a field belongs to."""

    kind: str
    action: str
    subject: str

    def field(self, name: str) -> dict[str, str]:
        """The id of one of its fields."""
        return ids.form_field(self.kind, self.action, self.subject, name)


def form(place: FormPlace, fields: Sequence[Component], button: str) -> Component:
    """The form with its fields and one button that says what it does."""
    shown: Component = dbc.Form(
        [*fields, html.Button(button, type="submit", className="btn btn-primary")],
        id=ids.form(place.kind, place.action, place.subject),
        className="form-narrow desk-form",
    )
    return html.Div(shown, **marked(f"form-{place.action}"))


def row_form(place: FormPlace, button: str, about: str) -> Component:
    """A form of a button alone, inside a row of a table; `about` says to whom it does it."""
    spoken = html.Span(f" {about}", className="visually-hidden")
    shown: Component = dbc.Form(
        html.Button([button, spoken], type="submit", className="link-button"),
        id=ids.form(place.kind, place.action, place.subject),
    )
    return shown


def text_field(place: FormPlace, name: str, label: str, **more: Any) -> Component:
    """A line of text under its label."""
    return labelled(label, dbc.Input(id=place.field(name), **more))


def select_field(
    place: FormPlace, name: str, label: str, options: Sequence[tuple[str, str]], chosen: str | None
) -> Component:
    """A choice of one; `options` are pairs of value and text."""
    rows = [{"value": value, "label": text} for value, text in options]
    return labelled(label, dbc.Select(id=place.field(name), options=rows, value=chosen))


def check_field(place: FormPlace, name: str, label: str, chosen: bool) -> Component:
    """A box to tick."""
    box: Component = dbc.Checkbox(id=place.field(name), label=label, value=chosen)
    return box


def labelled(text: str, control: Component) -> Component:
    """A control under its label."""
    return html.Label([html.Span(text, className="control-label"), control], className="field")


def said_place(place: str) -> Component:
    """Where the answer to a form stands, and is read out."""
    return html.Div(id=place, role="status", className="form-answer")
