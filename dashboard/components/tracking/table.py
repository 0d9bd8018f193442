"""The indicator performance tracking table (domain C.1): one row per indicator, in matrix order.

Its frame: the columns with their widths, the two lines of the header, and the bodies under the
headings of results. Columns of a fixed width let the first one and those to date stay in place
while the others pass between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.arrangement import COMMENT, DEFAULT, LIFE, TO_DATE, Arrangement, arranged
from dashboard.components.attributes import marked, spoken
from dashboard.components.tracking.choices import begun, chosen_group, place, summary, table_name
from dashboard.components.tracking.rows import Columns, indicator_rows
from dashboard.formats import day, span
from dashboard.framework.results import Result
from dashboard.language import Language
from dashboard.protocols import Note
from dashboard.reading import Reading, read
from dashboard.released import Released
from dashboard.view import View

Cells = list[Component]


def tracking_table(
    language: Language,
    released: Released,
    view: View,
    notes: Sequence[Note] = (),
    arrangement: Arrangement = DEFAULT,
) -> Component:
    """Baseline, every period begun, to date and life of project, as `arrangement` wants them.

    `notes`, newest first, are for those who read the internal release only.
    """
    items = released.framework.indicators
    readings = [one for item in items if (one := read(language, released, view, item))]
    rows = arranged(readings, arrangement)
    said = summary(language, released, view, arrangement, len(rows))
    if not rows:
        return html.Div(said)
    columns = _columns(released, view, arrangement)
    head = _Head(language, released, view, arrangement, columns)
    bodies = _bodies(head, rows, notes)
    return html.Div([*said, _frame(language, [head.widths(), head.lines(), *bodies], arrangement)])


def _frame(language: Language, parts: Cells, arrangement: Arrangement) -> Component:
    name = table_name(language, arrangement)
    caption = html.Caption(name, className="visually-hidden")
    return html.Div(
        html.Table([caption, *parts], className="tracking", **marked("table-tracking")),
        className="tracking-scroller",
        tabIndex=0,
        role="region",
        **spoken(label=language.gettext("Tracking table, scrolls both ways")),
    )


def _columns(released: Released, view: View, arrangement: Arrangement) -> Columns:
    periods, chosen = tuple(begun(released, view)), chosen_group(released, view, arrangement)
    return Columns(periods, arrangement.columns == TO_DATE, chosen or TO_DATE, arrangement.sort)


@dataclass(frozen=True)
class _Head:
    """What stands above the rows."""

    language: Language
    released: Released
    view: View
    arrangement: Arrangement
    columns: Columns

    def widths(self) -> Component:
        """One element for each column, so that its width does not hang on what it holds."""
        style = self.columns.style
        periods = [style(name, one) for name in self.columns.begun for one in _THREE]
        fixed = [style(TO_DATE, f"pin pin-{one}") for one in ("expected", "actual", "share")]
        life = [style(LIFE, f"pin pin-{one}") for one in ("promise", "part")]
        rest = [style(COMMENT, "comment"), style(COMMENT, "last")]
        names = ["stick", "baseline", *periods, *fixed, *life, *rest]
        return html.Colgroup([html.Col(className=name) for name in names])

    def lines(self) -> Component:
        """Groups, and under them what each column holds."""
        return html.Thead([html.Tr(self._groups()), html.Tr(self._names())])

    def _groups(self) -> Cells:
        _, style = self.language.gettext, self.columns.style
        tall: dict[str, Any] = {"scope": "col", "rowSpan": 2}
        return [
            html.Th(self._first(), className="stick", **tall, **self._sorted("status", "code")),
            html.Th(_("Unit, baseline"), className="baseline", **tall),
            *map(self._period_group, self.columns.begun),
            self._group(self._to_date(), TO_DATE, 3, "group pin pin-total"),
            self._group(_("Life of project"), LIFE, 2, "group pin pin-life"),
            html.Th(_("Comment"), className=style(COMMENT, "group comment"), **tall),
            html.Th(_("Last data"), className=style(COMMENT, "number last"), **tall),
        ]

    def _period_group(self, name: str) -> Component:
        kind = "group newest" if name == self.columns.begun[-1] else "group"
        return self._group(self._period(name), name, 3, kind)

    def _group(self, text: str, group: str, width: int, kind: str) -> Component:
        style = self.columns.style(group, kind)
        return html.Th(text, scope="colgroup", colSpan=width, className=style)

    def _period(self, name: str) -> str:
        declared = self.released.framework.periods[name]
        months = span(self.language, declared.first, declared.last)
        if not self.columns.running:
            return f"{name}, {months}"
        last = min(declared.last, self.released.cut_off)
        text = self.language.gettext("{period}, to {day}")
        return text.format(period=name, day=day(self.language, last))

    def _to_date(self) -> str:
        shown = self.released.framework.periods[self.columns.begun[-1]]
        last = min(shown.last, self.released.cut_off)
        return self.language.gettext("To date, {day}").format(day=day(self.language, last))

    def _names(self) -> Cells:
        _, style = self.language.gettext, self.columns.style
        each = (_("Target"), _("Actual"), _("%"))
        cells = [
            html.Th(text, scope="col", className=style(name, kind))
            for name in self.columns.begun
            for text, kind in zip(each, _THREE, strict=True)
        ]
        total = [
            html.Th(
                _("Expected"),
                scope="col",
                className=style(TO_DATE, "number group pin pin-expected"),
            ),
            html.Th(_("Actual"), scope="col", className=style(TO_DATE, "number pin pin-actual")),
            html.Th(
                self._order("ratio", _("%"), _("Lowest ratio first")),
                scope="col",
                className=style(TO_DATE, "number pin pin-share"),
                **self._sorted("ratio"),
            ),
        ]
        life = [
            html.Th(
                _("Target"), scope="col", className=style(LIFE, "number group pin pin-promise")
            ),
            html.Th(_("%"), scope="col", className=style(LIFE, "number pin pin-part")),
        ]
        return [*cells, *total, *life]

    def _first(self) -> Cells:
        _ = self.language.gettext
        return [
            self._order("status", _("Status"), _("By consequence, the worst first")),
            self._order("code", _("Indicator"), _("By code")),
        ]

    def _order(self, name: str, text: str, title: str) -> Component:
        """A link to the table in this order; the order in force leads back to the matrix."""
        active = self.arrangement.sort == name
        href = place(self.view, self.arrangement, sort="" if active else name)
        link = dcc.Link(
            text, href=href, title=title, className="order active" if active else "order"
        )
        return html.Span(link, className="keeps-focus", **marked(f"sort-{name}"))

    def _sorted(self, *names: str) -> dict[str, Any]:
        if self.arrangement.sort not in names:
            return {}
        kind = "other" if self.arrangement.sort == "status" else "ascending"
        return spoken(sort=kind)


_THREE = ("number group", "number actual", "number share")


def _bodies(head: _Head, rows: Sequence[Reading], notes: Sequence[Note]) -> Cells:
    """One body for each result in the order of the matrix; in any other order one for all."""
    drawn = [
        (reading.indicator.result, indicator_rows(reading, head.view, head.columns, notes))
        for reading in rows
    ]
    if head.arrangement.sort:
        return [html.Tbody([row for _result, pair in drawn for row in pair])]
    bodies: Cells = []
    for result in head.released.framework.results:
        own = [row for code, pair in drawn if code == result.code for row in pair]
        if own:
            bodies.append(html.Tbody([_result_row(head.language, result), *own]))
    return bodies


def _result_row(language: Language, result: Result) -> Component:
    text = html.Span(
        [html.Span(result.code, className="code"), " ", language.label(result.text)],
        className="result-text",
    )
    return html.Tr(html.Th(text, scope="rowgroup", className="stick"), className="result-row")
