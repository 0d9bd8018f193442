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
WEIGHTS = (400, 600, 700)
ASKED_AT_START = ("/_dash-layout", "/_dash-dependencies")
VERSIONS = ("dash_version", "python_version", "dash_version_url", "ddk_version", "plotly_version")
# No page uses the tables of Dash; our own scripts come as one.
UNUSED_SCRIPTS = ("/dash_table/", 'src="/assets/')

DOCUMENT = """<!DOCTYPE html>
<html lang="{language}">
  <head>
    {metas}
    <meta name="description" content="{description}">
    <meta name="robots" content="noindex">
    <title>{title}</title>
    <link rel="icon" type="image/svg+xml" href="/assets/favicon.svg">
    <link rel="stylesheet" href="{styles}">
    {early}
  </head>
  <body>
    <div id="react-entry-point"><p class="starting" role="status">{starting}</p></div>
    <noscript><p class="starting">{without}</p></noscript>
    {config}
    <script>{pin}</script>
    <script src="{own}"></script>
    {scripts}
    {renderer}
  </body>
</html>
"""


class Document(Dash):
    """A Dash app in a document of our own."""

    vendor: Vendor
    own_styles: str
    own_scripts: str

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document for this request, in its language."""
        language = current_language()
        _ = language.gettext
        project = services().framework.project
        return DOCUMENT.format(
            language=language.code,
            metas=parts["metas"],
            description=escape(language.label(project.title)),
            title=escape(language.label(project.short_title)),
            styles=self.own_styles,
            early=self._early(),
            starting=_("Loading the page…"),
            without=_("This dashboard needs JavaScript. Allow it in your browser and reload."),
            config=without_versions(parts["config"]),
            pin=self.pin,
            own=self.own_scripts,
            scripts=used_scripts(parts["scripts"]),
            renderer=parts["renderer"],
        )

    def _early(self) -> str:
        """Links to what every page will ask for, so that it is on its way by then."""
        asked = [
            f'<link rel="preload" as="fetch" crossorigin href="{address}">'
            for address in ASKED_AT_START
        ]
        return "\n    ".join([*self._early_fonts(), *asked])

    def _early_fonts(self) -> list[str]:
        """The fonts that text is set in: a line that has broken once shall not break anew."""
        subset = "latin" if current_language().code == "en" else "cyrillic"
        names = [self.vendor.address(f"noto-sans-{subset}-{weight}.woff2") for weight in WEIGHTS]
        kind = 'as="font" type="font/woff2" crossorigin'
        return [f'<link rel="preload" {kind} href="{name}">' for name in names if name]

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
    lines = scripts.split("\n")
    return "\n".join(line for line in lines if not any(name in line for name in UNUSED_SCRIPTS))
