"""What a publication says and what a later release says of the same time, side by side.

Nothing is subtracted. A figure stands here only where both releases show it for its own day, so
that the public learns nothing here that the newest edition does not show by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.tables import Row, table
from dashboard.formats import cell_value, day, period, target
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.periods import to_date
from dashboard.progress import targets_on
from dashboard.released import Cell, Released


@dataclass(frozen=True)
class Comparison:
    """A publication and the release that it is compared with; `code` names the tables."""

    language: Language
    old: Released
    new: Released
    code: str

    def label(self, indicator: Indicator) -> str:
        """Code and title."""
        return f"{indicator.code} {self.language.label(indicator.title)}"


def changes(comparison: Comparison) -> list[Component]:
    """Figures, targets and definitions that differ; or that none does."""
    _ = comparison.language.gettext
    parts = [*_figures(comparison), *_targets(comparison), *_definitions(comparison)]
    if not parts:
        return [html.P(_("Nothing that it says has changed since."))]
    return parts


def _figures(comparison: Comparison) -> list[Component]:
    _ = comparison.language.gettext
    rows = list(_figure_rows(comparison))
    if not rows:
        return []
    title = _("Figures that have changed")
    header = [_("Indicator"), _("Time"), _("As published"), _("Now")]
    return [_table(comparison, "figures", title, header, rows)]


def _figure_rows(comparison: Comparison) -> Iterator[Row]:
    language = comparison.language
    for indicator in comparison.old.framework.indicators:
        now = comparison.new.framework.indicator(indicator.code)
        if now is None or _is_rounded(comparison, now):
            continue
        for window, time in _windows(comparison):
            before = comparison.old.cell(indicator.code, window)
            after = comparison.new.cell(indicator.code, window)
            if _is_told(before) and _is_told(after):
                said = cell_value(language, indicator, before), cell_value(language, now, after)
                if said[0] != said[1]:
                    yield [_link(comparison, now), time, *said]


def _windows(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """The periods that had ended when it was published, each alone and to date, in words."""
    language, old = comparison.language, comparison.old
    for name, declared in old.framework.periods.items():
        if declared.last <= old.cut_off:
            yield name, period(language, name, declared)
            text = language.gettext("to date on {day}")
            yield to_date(name), text.format(day=day(language, declared.last))


def _is_rounded(comparison: Comparison, indicator: Indicator) -> bool:
    """True where the public reads rounded days and the draft does not: no change (domain R5)."""
    rounded = indicator.disclosure == "sensitive" and indicator.measure.type == "median"
    return rounded and comparison.new.audience == "internal"


def _is_told(cell: Cell | None) -> bool:
    return cell is not None and cell.state == "shown" and cell.held_on is None


def _targets(comparison: Comparison) -> list[Component]:
    _ = comparison.language.gettext
    rows = list(_target_rows(comparison))
    if not rows:
        return []
    title = _("Targets that have changed")
    header = [_("Indicator"), _("Period"), _("As published"), _("Now")]
    return [_table(comparison, "targets", title, header, rows)]


def _target_rows(comparison: Comparison) -> Iterator[Row]:
    language, old, new = comparison.language, comparison.old, comparison.new
    for indicator in old.framework.indicators:
        now = new.framework.indicator(indicator.code)
        if now is None:
            continue
        before = targets_on(indicator, old.cut_off).periods
        after = targets_on(now, new.cut_off).periods
        for name in old.framework.periods:
            pair = before.get(name), after.get(name)
            if pair[0] != pair[1]:
                said = target(language, indicator, pair[0]), target(language, now, pair[1])
                yield [_link(comparison, now), name, *said]


def _definitions(comparison: Comparison) -> list[Component]:
    """Indicators that are defined otherwise, are new, or are no longer there."""
    language, old, new = comparison.language, comparison.old.framework, comparison.new.framework
    _ = language.gettext
    lines = []
    for indicator in old.indicators:
        now = new.indicator(indicator.code)
        name = comparison.label(indicator)
        if now is None:
            lines.append(_("{name}: no longer declared").format(name=name))
        elif language.label(now.definition) != language.label(indicator.definition):
            lines.append(_("{name}: defined otherwise").format(name=name))
    added = [item for item in new.indicators if old.indicator(item.code) is None]
    lines += [_("{name}: declared since").format(name=comparison.label(item)) for item in added]
    if not lines:
        return []
    title = html.H3(_("Definitions that have changed"))
    return [title, html.Ul([html.Li(line) for line in lines], **marked(f"{comparison.code}-words"))]


def _table(
    comparison: Comparison, name: str, title: str, header: list[str], rows: list[Row]
) -> Component:
    drawn = table(f"{comparison.code}-{name}", title, header, rows)
    return html.Section([html.H3(title), drawn])


def _link(comparison: Comparison, indicator: Indicator) -> Component:
    return dcc.Link(comparison.label(indicator), href=f"/indicators/{indicator.code}")
