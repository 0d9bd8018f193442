"""Keyboard shortcuts: the list that a person can open, and the switch that turns them off.

What the keys do is in `assets/shortcuts.js`; each key belongs to a link or control of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.language import Language

KEYS: Mapping[str, str] = {"overview": "o", "result": "r", "tracking": "t", "plan": "p"}
"""Name of a page -> the key after `g` that leads there."""
DIALOG = "shortcuts"


def shortcut_of(page: str) -> dict[str, Any]:
    """The mark of the navigation's entry that the key of the page uses."""
    return {"data-shortcut": KEYS[page]} if page in KEYS else {}


def shortcuts_button(language: Language) -> Component:
    """Opens the list, for those who do not know its key."""
    text = language.gettext("Keyboard shortcuts")
    return html.Button(text, type="button", className="link-button", **marked("open-shortcuts"))


def shortcuts_dialog(language: Language, pages: Sequence[tuple[str, str]]) -> Component:
    """Every key with what it does; `pages` are names and titles of those a person may open."""
    _ = language.gettext
    rows = [(f"g {KEYS[name]}", title) for name, title in pages if name in KEYS]
    rows += [
        ("/", _("Choose the period")),
        ("?", _("Open this list")),
        ("Esc", _("Close this list, or the passport that was opened")),
    ]
    lines = [html.Tr([html.Th(_keys(keys), scope="row"), html.Td(text)]) for keys, text in rows]
    return html.Dialog(
        [
            html.H2(_("Keyboard shortcuts"), id="shortcuts-title"),
            html.Table(html.Tbody(lines), className="shortcuts-table"),
            html.P(_("They rest while you write, and can be turned off for this browser.")),
            html.Div(
                [
                    _switch(language),
                    html.Button(_("Close"), type="button", **marked("close-shortcuts")),
                ],
                className="shortcuts-foot",
            ),
        ],
        id=DIALOG,
        className="shortcuts",
        **marked("shortcuts", labelledby="shortcuts-title"),
    )


def _keys(keys: str) -> list[Component | str]:
    parts: list[Component | str] = []
    for key in keys.split():
        parts += [" ", html.Kbd(key)] if parts else [html.Kbd(key)]
    return parts


def _switch(language: Language) -> Component:
    """A button that says by its state whether the keys work; the script keeps what was chosen."""
    text = language.gettext("Shortcuts are on")
    off = language.gettext("Shortcuts are off")
    words: dict[str, Any] = {"data-on": text, "data-off": off}
    return html.Button(text, type="button", **marked("switch-shortcuts", pressed="true"), **words)
