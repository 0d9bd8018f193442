"""What one takes of a single chart: its picture, its figures, its place in the meeting pack.

Pictures are drawn by the browser from the chart itself, with title, finding, source and edition or
draft on them; figures come from the server, for exactly what is drawn. Internal figures about cases
stay on the screen, so that their charts have no menu (domain D.3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.exports import provenance
from dashboard.exports.slice import Slice
from dashboard.exports.tidy import left_out
from dashboard.formats import day
from dashboard.language import Language
from dashboard.reading import Reading
from dashboard.released import Released
from dashboard.sentences import source_sentence
from dashboard.view import View


@dataclass(frozen=True)
class Carried:
    """A chart to take away: its `code`, `title` and `source`.

    `place` is the chart's own name on the page; `panel` names it to the server, empty where only
    its picture can be taken.
    """

    language: Language
    released: Released
    view: View
    code: str
    title: str
    source: str
    place: str
    panel: str = ""

    @property
    def stays(self) -> bool:
        """True for internal figures about cases, which are in no file and in no picture."""
        return self.code in left_out(self.released)

    @property
    def _slice(self) -> Slice:
        return Slice(self.language, self.released, self.released.cut_off, codes=(self.code,))


def carried(reading: Reading, view: View, place: str, panel: str) -> Carried:
    """What one takes of a chart of one indicator, named `place` on its page."""
    code, source = reading.indicator.code, source_sentence(reading)
    title = f"{code} · {reading.title}"
    return Carried(reading.language, reading.released, view, code, title, source, place, panel)


def picture_words(chart: Carried | None) -> dict[str, Any]:
    """What is written on the picture of a chart, as attributes of its frame."""
    if chart is None or chart.stays:
        return {}
    slice_ = chart._slice
    is_draft = chart.released.audience == "internal"
    return {
        "data-picture": f"{slice_.name}-{chart.place}",
        "data-title": chart.title,
        "data-standing": provenance.standing(slice_) if is_draft else "",
        "data-source": _source_words(chart, slice_),
    }


def _source_words(chart: Carried, slice_: Slice) -> str:
    _ = chart.language.gettext
    text = _("{chart}. Source: {source}. Cut-off {day}.")
    cut_off = day(chart.language, chart.released.cut_off)
    said = text.format(chart=chart.source, source=provenance.source(slice_), day=cut_off)
    licence = provenance.licence(slice_)
    return f"{said} {_('Licence')}: {licence}." if licence else said


def chart_menu(chart: Carried | None) -> list[Component]:
    """The menu of a chart; nothing for what stays on the screen."""
    if chart is None or chart.stays:
        return []
    _ = chart.language.gettext
    label = _("Take away this chart: {title}").format(title=chart.title)
    summary = html.Summary(_("Take away"), **spoken(label=label))
    entries = [*_pictures(chart), *_figures(chart), *_pack_entry(chart)]
    said = html.Span(className="carry-said", role="status")
    content = html.Div([html.Ul([html.Li(entry) for entry in entries]), said])
    return [html.Details([summary, content], className="carry", **marked(f"carry-{chart.place}"))]


def _pictures(chart: Carried) -> list[Component]:
    _ = chart.language.gettext
    kinds = [
        ("png", _("Picture (PNG)")),
        ("svg", _("Drawing (SVG)")),
        ("copy", _("Copy as picture")),
    ]
    return [
        html.Button(
            text, type="button", className="carry-entry", **_sort(chart, kind), **_outcome(_, kind)
        )
        for kind, text in kinds
    ]


def _outcome(_: Callable[[str], str], kind: str) -> dict[str, Any]:
    """What is said when it is done, where nothing else shows it, and when it did not work."""
    if kind == "copy":
        failed = _("Your browser did not allow it; take the PNG.")
        return {"data-done": _("Copied."), "data-failed": failed}
    failed = _("The picture could not be made; load the page again, or take the figures.")
    return {"data-done": "", "data-failed": failed}


def _sort(chart: Carried, kind: str) -> dict[str, Any]:
    return {"data-carry": kind, **marked(f"export-{kind}-{chart.place}")}


def _figures(chart: Carried) -> list[Component]:
    if not chart.panel:
        return []
    _ = chart.language.gettext
    published = chart.released.publication
    view = replace(chart.view, edition=published.number, draft=False) if published else chart.view
    own = urlencode({"codes": chart.code, "panel": chart.panel})
    query = "&".join(part for part in (view.to_query(), own) if part)
    kinds = (("csv", _("Figures (CSV)")), ("xlsx", _("Figures (Excel)")))
    return [
        html.A(
            text,
            href=f"/export/{form}?{query}",
            download="",
            className="carry-entry for-accounts",
            **marked(f"export-{form}-{chart.place}"),
        )
        for form, text in kinds
    ]


def _pack_entry(chart: Carried) -> list[Component]:
    if chart.panel != "story":
        return []
    return [pack_toggle(chart.language, chart.code)]


def pack_toggle(language: Language, code: str, text: str = "") -> Component:
    """Puts an indicator into the meeting pack of this browser session, or takes it out."""
    _ = language.gettext
    return html.Button(
        text or _("Add to pack"),
        type="button",
        className="pack-toggle for-accounts",
        **{"data-pack": code, **marked(f"pack-{code}", pressed="false")},
    )


def pack_bar(language: Language) -> Component:
    """What is in the pack, and how to take it: shown as soon as something is in it."""
    _ = language.gettext
    link = html.A(
        _("Download deck"), href="/export/pptx", download="", className="pack-link",
        **marked("export-pack"),
    )  # fmt: skip
    count = html.Span(className="pack-count", **marked("pack-count"))
    words: dict[str, Any] = {
        "data-one": _("1 chart in your pack"),
        "data-many": _("{number} charts in your pack"),
    }
    empty = html.Button(_("Empty it"), type="button", className="link-button pack-empty")
    return html.Div(
        [count, link, empty],
        className="pack-bar",
        hidden=True,
        role="status",
        **words,
        **marked("pack-bar"),
    )
