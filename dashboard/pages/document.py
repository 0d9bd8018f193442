"""The HTML document that the app lives in: language, styles, icon, scripts, and nothing of others.

Dash writes its own and its Python's version into the document; they are taken out. Plotly comes
from `assets/vendor`, and only when a chart is drawn.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from typing import Any

from dash import Dash

from dashboard.access.languages import current_language
from dashboard.access.vendor import Vendor
from dashboard.services import services

PLOTLY = "plotly-basic.min.js"
STYLES = ("fonts.css", "bootstrap.min.css")
VERSIONS = ("dash_version", "python_version", "dash_version_url", "ddk_version", "plotly_version")
# No page uses the tables of Dash.
UNUSED_SCRIPTS = "/dash_table/"

DOCUMENT = """<!DOCTYPE html>
<html lang="{language}">
  <head>
    {metas}
    <meta name="description" content="{description}">
    <meta name="robots" content="noindex">
    <title>{title}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
    {styles}
    {css}
  </head>
  <body>
    <div id="react-entry-point"><p class="starting" role="status">{starting}</p></div>
    <noscript><p class="starting">{without}</p></noscript>
    {config}
    <script>{pin}</script>
    {scripts}
    {renderer}
  </body>
</html>
"""


class Document(Dash):
    """A Dash app in a document of our own."""

    vendor: Vendor

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document for this request, in its language."""
        language = current_language()
        _ = language.gettext
        project = services().framework.project
        links = [self.vendor.address(name) for name in STYLES]
        return DOCUMENT.format(
            language=language.code,
            metas=parts["metas"],
            description=escape(language.label(project.title)),
            title=escape(language.label(project.short_title)),
            styles="\n    ".join(f'<link rel="stylesheet" href="{a}">' for a in links if a),
            css=parts["css"],
            starting=_("Loading the page…"),
            without=_("This dashboard needs JavaScript. Allow it in your browser and reload."),
            config=without_versions(parts["config"]),
            pin=self.pin,
            scripts=used_scripts(parts["scripts"]),
            renderer=parts["renderer"],
        )

    @property
    def pin(self) -> str:
        """A script that keeps the renderer from fetching the whole of plotly."""
        return pin_plotly(self.vendor.address(PLOTLY))

    def script_hashes(self) -> list[str]:
        """The hashes of all inline scripts of the document, for the content security policy."""
        digest = hashlib.sha256(self.pin.encode()).digest()
        own = f"'sha256-{base64.b64encode(digest).decode()}'"
        return [own, *self.csp_hashes()]


def pin_plotly(address: str | None) -> str:
    """The script's text; empty where the file is not installed and Dash's own must do."""
    if address is None:
        return ""
    return (
        "Object.defineProperty(window,'_dashPlotlyJSURL',"
        f"{{get:function(){{return '{address}'}},set:function(){{}}}});"
    )


def without_versions(config: str) -> str:
    """The configuration's script without what tells which versions run here."""
    found = re.fullmatch(r"(<script[^>]*>)(.*)(</script>)", config, re.DOTALL)
    if found is None:
        raise ValueError("Dash no longer writes its configuration as one script")
    values: dict[str, Any] = json.loads(found[2])
    kept = {name: value for name, value in values.items() if name not in VERSIONS}
    return found[1] + json.dumps(kept).replace("<", "\\u003c") + found[3]


def used_scripts(scripts: str) -> str:
    """The script elements without those of components that no page uses."""
    return "\n".join(line for line in scripts.split("\n") if UNUSED_SCRIPTS not in line)
