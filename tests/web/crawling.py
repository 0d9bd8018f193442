"""Somebody who asks for everything: each page, callback and file, in many views."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dash import Dash
from werkzeug.test import TestResponse

from dashboard.exports.drawn import PANELS
from dashboard.exports.registry import OF_A_CHART
from dashboard.exports.taking import FORMS
from dashboard.framework import Framework
from tests.pages.test_filling import _pattern
from tests.web.test_truth_table import body_of
from tests.web.visitor import CALLBACK, HTML, Visitor, routing_body
from tests.web.written import texts_of

Asked = Iterator[tuple[str, TestResponse]]

PAGES = (
    "/", "/tracking", "/plan", "/methods", "/editions", "/editions/1", "/editions/2",
    "/editions/3", "/editions/4", "/editions/99", "/reports", "/account", "/data",
    "/data/upload", "/publish", "/admin", "/login", "/nowhere", "/indicators/NONE",
    "/data/template/case.csv", "/data/template/case.xlsx", "/_dash-layout", "/_dash-dependencies",
)  # fmt: skip
VIEWS = (
    "", "?draft", "?edition=1", "?edition=2", "?edition=3&lang=tg", "?edition=4", "?edition=99",
    "?period=H1", "?period=H2&lang=ru", "?period=2019-02", "?by=sex", "?by=sex,region", "?sex=f",
    "?sex=women", "?region=TJ-SU", "?draft&period=H2&by=provider_type&lang=ru",
)  # fmt: skip
FEW = ("", "?draft", "?edition=1&lang=ru", "?period=H1&by=sex")
TAKEN = ("", "?edition=2&lang=ru", "?draft&period=H1&by=sex")
TYPESET = frozenset({"docx", "pdf", "pptx"})
"""Formats that take long to make: of one choice, with everything."""
PLACES: tuple[dict[str, str], ...] = (
    {"type": "panel", "size": "large"},
    {"type": "panel", "size": "small"},
    {"type": "breakdown"},
    {"type": "history"},
    {"type": "passport"},
)


class Crawler:
    """Asks as one visitor and remembers every text that came back."""

    def __init__(self, app: Dash, visitor: Visitor) -> None:
        self._app, self._visitor = app, visitor
        self._token: dict[str, str] = {}

    def texts(self, framework: Framework) -> list[tuple[str, str]]:
        """Every text of every answer, with where it came from."""
        self._token = self._visitor.csrf()
        asked = (*self.pages(framework), *self.callbacks(framework), *self.files())
        return [text for place, answer in asked for text in texts_of(place, answer)]

    def pages(self, framework: Framework) -> Asked:
        """Each address as a document, and what its callback draws there."""
        codes = [f"/results/{one.code}" for one in framework.results]
        codes += [f"/indicators/{one.code}" for one in framework.indicators]
        for path in (*PAGES, *codes):
            yield path, self._visitor.go(path)
            for view in FEW:
                yield f"{path}{view} drawn", self._post(routing_body(self._app, path, view))

    def callbacks(self, framework: Framework) -> Asked:
        """Each callback once by hand, and each panel in many views."""
        for name, declared in self._app.callback_map.items():
            if "callback" in declared:
                yield name, self._post(body_of(name, self._app))
        for place in ("overview", "tracking", "plan"):
            yield from self._fill(place, VIEWS)
        for indicator in framework.indicators:
            views = VIEWS if indicator.disclosure == "sensitive" else FEW
            for place in PLACES:
                yield from self._fill({**place, "code": indicator.code}, views)
        for cascade in framework.cascades:
            yield from self._fill({"type": "cascade", "code": cascade.code}, VIEWS)
        yield from self._fill({"type": "panel", "size": "large", "code": "NONE"}, FEW)

    def files(self) -> Asked:
        """Each format of the app, and one that it has not."""
        for form in sorted({*FORMS, "none"}):
            for view in TAKEN[:1] if form in TYPESET else TAKEN:
                yield f"/export/{form}{view}", self._visitor.go(f"/export/{form}{view}")
        for form in sorted(OF_A_CHART):
            for panel, code in zip(PANELS, ("OBJ.1", "OBJ.1", "OC1.cascade"), strict=True):
                path = f"/export/{form}?panel={panel}&codes={code}"
                yield path, self._visitor.go(path)

    def _fill(self, place: str | dict[str, str], views: tuple[str, ...]) -> Asked:
        for view in views:
            yield f"{place} {view}", self._post(filling_body(place, view))

    def _post(self, body: dict[str, Any]) -> TestResponse:
        client = self._visitor.client
        return client.post(CALLBACK, json=body, headers={**HTML, **self._token}, buffered=True)


def filling_body(place: str | dict[str, str], search: str) -> dict[str, Any]:
    """What the renderer sends when a place has mounted under an address."""
    name = place if isinstance(place, str) else _pattern(place)
    text = place if isinstance(place, str) else json.dumps(place, sort_keys=True)
    return {
        "output": f"{name}.children",
        "outputs": {"id": place, "property": "children"},
        "inputs": [{"id": place, "property": "id", "value": place}],
        "state": [{"id": "location", "property": "search", "value": search}],
        "changedPropIds": [f"{text}.id"],
    }
