"""What was reported of closed periods beside what is now known of them (domain C15)."""

from __future__ import annotations

from math import isclose

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.story import chosen_split
from dashboard.components.tables import Row, table
from dashboard.formats import cell_value, day, is_fraction_only, is_share, signed
from dashboard.periods import Basis, to_date
from dashboard.reading import Reading
from dashboard.released import Base, Cell, Restatement, Split, State
from dashboard.sentences import part_name, window_name
from dashboard.view import View


def restatements(reading: Reading, view: View) -> list[Component]:
    """What was restated of the whole and of the chosen split, as a table; empty where nothing was.

    A value that one filters for takes the place of the whole.
    """
    _ = reading.language.gettext
    found = _in_view(reading, view)
    if not found:
        return []
    title = _("As reported and as now known")
    header = [
        _("Period"),
        _("Of"),
        _("As reported"),
        _("As now known"),
        _("Difference"),
        _("Closed on"),
    ]
    code = reading.indicator.code
    rows = [_row(reading, item) for item in found]
    content = [
        html.H3(title),
        html.P(_("What was learnt after the closing has changed these figures.")),
        table(f"{code}-restatements", title, header, rows, cards=True),
    ]
    return [html.Section(content, className="restatements", **marked(f"restatements-{code}"))]


def _in_view(reading: Reading, view: View) -> list[Restatement]:
    """Of the value shown first, then of the parts of the split shown."""
    by = chosen_split(reading.released, reading.indicator, view)
    names = tuple(by.by) if by else ()
    own = [
        item
        for item in reading.released.annex.restatements
        if item.indicator == reading.indicator.code
    ]
    shown = [item for item in own if item.split == reading.filters]
    parts = [item for item in own if item not in shown and _dimensions(item.split) == names]
    return [*shown, *parts]


def _dimensions(split: Split) -> tuple[str, ...]:
    return tuple(name for name, _ in split)


def _row(reading: Reading, item: Restatement) -> Row:
    language, indicator = reading.language, reading.indicator
    reported, known = sides(item)
    return [
        window_name(reading, item.window),
        split_words(reading, item.split),
        cell_value(language, indicator, reported),
        cell_value(language, indicator, known),
        difference(reading, item),
        day(language, item.closed_on),
    ]


def sides(item: Restatement) -> tuple[Cell, Cell]:
    """As reported and as now known, each as a cell without its progress."""
    return (
        _side(item, item.reported_state, item.reported, item.reported_base),
        _side(item, item.known_state, item.known, item.known_base),
    )


def _side(item: Restatement, state: State, value: float | None, base: Base) -> Cell:
    basis: Basis = "to_date" if item.window.startswith(to_date("")) else "period"
    return Cell(
        *(item.indicator, item.window, basis, item.split, state, value),
        *(base.numerator, base.denominator, base.n),
    )


def difference(reading: Reading, item: Restatement) -> str:
    """Now known minus reported, with its sign; of shares in points, of small samples none."""
    language, indicator, value = reading.language, reading.indicator, item.difference
    if value is None or any(is_fraction_only(indicator, side) for side in sides(item)):
        return "–"
    if not is_share(indicator):
        return signed(language, value, indicator.decimals)
    exact = isclose(value, round(value, indicator.decimals), abs_tol=1e-9)
    points = signed(language, value, indicator.decimals if exact else max(indicator.decimals, 1))
    return language.gettext("{change} points").format(change=points)


def split_words(reading: Reading, split: Split) -> str:
    """The codes of a split in words; everything together for the whole."""
    if not split:
        return reading.language.gettext("everything together")
    return ", ".join(part_name(reading, *part) for part in split)
