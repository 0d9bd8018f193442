"""Tables: of one disaggregation, of the periods of one indicator, and their common frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.components.drilling import part_link, period_link
from dashboard.components.guarding import hidden_value
from dashboard.figures.ranges import at_most
from dashboard.formats import (
    cell_value,
    is_fraction_only,
    percent,
    period,
    share_of_base,
    split_value,
    status_words,
    target,
)
from dashboard.framework.results import Disaggregation
from dashboard.periods import to_date
from dashboard.progress import share_of_target, split_targets
from dashboard.reading import Reading, says_something
from dashboard.released import Cell
from dashboard.sentences import dimension_name, part_name
from dashboard.view import View

Row = Sequence[Component | str]
LINE = 36
"""Pixels of one row."""


def table(
    code: str, caption: str, header: Row, rows: Sequence[Row], *, cards: bool = False
) -> Component:
    """A table that scrolls inside its own frame; the first cell of each row is its header.

    With `cards`, for rows wider than a phone, each row stands as a card of its own there.
    """
    names = [str(name) for name in header] if cards else []
    head = html.Tr([html.Th(name, scope="col") for name in header])
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden"),
                html.Thead(head),
                html.Tbody([_row(row, names) for row in rows]),
            ],
            className="figures-table cards" if cards else "figures-table",
            **marked(f"table-{code}"),
        ),
        className="scroller",
        tabIndex=0,
        role="group",
        **spoken(label=caption),
    )


def _row(cells: Row, names: Sequence[str]) -> Component:
    told: list[dict[str, Any]] = [{"data-label": name} for name in names] or [{}] * len(cells)
    first, *others = zip(cells, told, strict=True)
    data = [html.Td(cell, **label) for cell, label in others]
    return html.Tr([html.Th(first[0], scope="row", **first[1]), *data])


def period_table(reading: Reading, code: str | None = None, view: View | None = None) -> Component:
    """Every period: target and actual of the period alone, then to date (domain C.1).

    `code` names the table where another of the same indicator stands on the page; with `view` each
    period leads to the figures at its end.
    """
    _ = reading.language.gettext
    header = [
        _("Period"),
        _("Target, period"),
        _("Actual, period"),
        _("% of target"),
        _("Target, to date"),
        _("Actual, to date"),
        _("% of target"),
    ]
    rows = [_period_row(reading, name, view) for name in reading.framework.periods]
    caption = _("{title}, by period").format(title=reading.title)
    drawn = table(code or reading.indicator.code, caption, header, rows, cards=True)
    return html.Div(drawn, className="by-period")


def _period_row(reading: Reading, name: str, view: View | None) -> Row:
    language = reading.language
    declared = reading.framework.periods[name]
    title: Component | str = _period_name(reading, name)
    if view is not None and declared.first <= reading.released.cut_off:
        title = period_link(str(title), view, name, reading.period)
    if declared.first > reading.last_day:
        promised = target(language, reading.indicator, reading.targets.periods.get(name))
        return [title, "", "", "", promised, language.gettext("not begun"), ""]
    own = reading.at(name)
    running = reading.at(to_date(name))
    return [title, *_ranged(reading, own), *_ranged(reading, running)]


def _period_name(reading: Reading, name: str) -> str:
    """A period, and whether it is still going on: H4 (Apr-Sep 2020), so far."""
    text = period(reading.language, name, reading.framework.periods[name])
    if name != reading.period or not reading.is_open:
        return text
    return reading.language.gettext("{period}, so far").format(period=text)


def _ranged(reading: Reading, cell: Cell | None) -> Row:
    """As `triple`; an actual that is a lower bound with the most that it can be below it."""
    promised, shown, share = triple(reading, cell)
    return [promised, _with_range(reading, cell, shown), share]


def _with_range(reading: Reading, cell: Cell | None, shown: Component | str) -> Component | str:
    bound = at_most(reading, cell)
    return html.Span([shown, html.Small(bound, className="base")]) if bound else shown


def triple(reading: Reading, cell: Cell | None) -> Row:
    """Target, actual and percent of target of one cell."""
    return [
        _target(reading, cell),
        actual(reading, cell),
        percent_of_target(reading, cell),
    ]


def _target(reading: Reading, cell: Cell | None) -> Component | str:
    """The target in force, and below it the one first agreed, where it was revised."""
    language, indicator = reading.language, reading.indicator
    promised = target(language, indicator, cell.target if cell else None)
    original = cell.extras.get("original_target") if cell else None
    if cell is None or original is None or original == cell.target:
        return promised
    text = language.gettext("first agreed {value}")
    first = text.format(value=target(language, indicator, original))
    return html.Span([promised, html.Small(first, className="base")])


def actual(reading: Reading, cell: Cell | None) -> Component | str:
    """The value of a cell, with what it is a share of on a line of its own."""
    if cell is not None and not says_something(cell):
        return hidden_value(reading)
    if cell is not None and cell.state == "missing" and _nothing_due(reading, cell):
        return status_words(reading.language, "not_due")
    told = reading.told(cell) if cell is not None else None
    short, rest = split_value(reading.language, reading.indicator, told)
    return html.Span([short, html.Small(rest, className="base")]) if rest else short


def _nothing_due(reading: Reading, cell: Cell) -> bool:
    return cell.target is None and cell.expected is None and reading.targets.promised


def percent_of_target(reading: Reading, cell: Cell | None) -> str:
    """Actual as a share of its target; empty where either is not there to be seen."""
    share = target_share(reading, cell)
    return "" if share is None else percent(reading.language, share)


def target_share(reading: Reading, cell: Cell | None) -> float | None:
    """Actual in percent of the cell's target; None where `percent_of_target` is empty."""
    if cell is None or not is_judged(cell) or is_fraction_only(reading.indicator, cell):
        return None
    return share_of_target(cell.value, cell.target, reading.indicator.direction)


def is_judged(cell: Cell) -> bool:
    """True for a value that stands for its own day: an older one has no share of a target (R8)."""
    return cell.state == "shown" and cell.held_on is None


def breakdown_table(
    reading: Reading, by: Disaggregation, view: View | None = None, code: str | None = None
) -> Component:
    """One disaggregation to date: each cell in its state, with its own target where declared.

    With `view` each part leads to its figures alone; `code` as for `period_table`.
    """
    _ = reading.language.gettext
    names = [dimension_name(reading.language, reading.framework, name) for name in by.by]
    caption = _("{title} by {names}").format(title=reading.title, names=", ".join(names).lower())
    cells = reading.breakdown(by)
    with_targets = any(split_targets(reading.indicator, cell.split).promised for cell in cells)
    with_shares = any("share" in cell.extras for cell in cells)
    header = [*names, _("Actual"), *([_("Target")] if with_targets else [])]
    header += [_("Share of those with information")] if with_shares else []
    rows = [_breakdown_row(reading, cell, view, with_targets, with_shares) for cell in cells]
    own = f"{reading.indicator.code}-{by.name.replace(',', '-')}"
    return table(code or own, caption, header, rows)


def _breakdown_row(
    reading: Reading, cell: Cell, view: View | None, with_targets: bool, with_shares: bool
) -> Row:
    labels: list[Component | str] = [part_name(reading, *part) for part in cell.split]
    if view is not None:
        labels[-1] = part_link(str(labels[-1]), view, cell.split)
    row: list[Component | str] = [
        *labels,
        cell_value(reading.language, reading.indicator, cell)
        if says_something(cell) or not reading.is_guarded
        else hidden_value(reading),
    ]
    if with_targets:
        promised = split_targets(reading.indicator, cell.split).periods.get(reading.period)
        row.append(target(reading.language, reading.indicator, promised))
    if with_shares:
        row.append(share_words(reading, cell))
    return row


def share_words(reading: Reading, cell: Cell) -> str:
    """The share of those of whom anything is known (domain C14); a dash where there is none."""
    share, base = cell.extras.get("share"), cell.extras.get("share_base")
    if cell.value is None or share is None or base is None:
        return "–"
    return share_of_base(reading.language, share, cell.value, base)
