"""One indicator as two editions or two periods have it, side by side.

Nothing is subtracted. A difference stands here only where the release itself carries one for just
these two figures, as for a period that was restated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.controls import choice
from dashboard.components.restatements import difference, sides
from dashboard.components.story import chosen_split
from dashboard.components.tables import Row, actual, percent_of_target, table
from dashboard.formats import cell_value, day, period, publication_name, status_words, target
from dashboard.language import Language
from dashboard.periods import to_date
from dashboard.reading import Reading
from dashboard.released import Publication, Released
from dashboard.sentences import part_name, release_name, window_name
from dashboard.view import View

EDITION = "edition-"
"""How the name of an edition begins, where periods are on offer too."""


@dataclass(frozen=True)
class Pair:
    """What is shown, and what it is compared with."""

    shown: Reading
    other: Reading

    @property
    def is_one_release(self) -> bool:
        """True for two periods of the same release."""
        return self.shown.released is self.other.released


def compare_choice(
    language: Language,
    released: Released,
    offered: Sequence[str],
    publications: Sequence[Publication],
    view: View,
) -> Component:
    """The control that chooses what to compare with: editions first, then periods."""
    named = {edition_key(one.number): publication_name(language, one) for one in publications}
    options = {
        name: named[name]
        if name in named
        else period(language, name, released.framework.periods[name])
        for name in offered
    }
    _ = language.gettext
    return choice("compare", _("Compare with"), options, view.compare, _("nothing"))


def edition_key(number: int) -> str:
    """What an edition is called in the address."""
    return f"{EDITION}{number}"


def comparison(pair: Pair, view: View) -> list[Component]:
    """Standing and parts of both, then for two editions what each says of the same time."""
    _ = pair.shown.language.gettext
    parts = [_standing(pair, view)]
    if not pair.is_one_release:
        parts += _same_time(pair)
    if pair.shown.released.audience != pair.other.released.audience:
        text = _("An edition withholds and rounds what the draft shows.")
        parts.append(html.P(text, className="caveat"))
    return parts


def _name(reading: Reading) -> str:
    """Edition 2, to date on 30 Sep 2019."""
    return f"{release_name(reading.language, reading.released)}, " + window_name(
        reading, reading.window
    )


def _standing(pair: Pair, view: View) -> Component:
    """What each says of its own day."""
    _ = pair.shown.language.gettext
    both = (pair.other, pair.shown)
    rows: list[Row] = [
        [_("Actual"), *(actual(one, one.cell) for one in both)],
        [_("Target"), *(_target(one) for one in both)],
        [_("% of target"), *(percent_of_target(one, one.cell) for one in both)],
        [_("Status"), *(_status(one) for one in both)],
        *_parts(pair, view),
    ]
    code = pair.shown.indicator.code
    caption = _("{title}, side by side").format(title=pair.shown.title)
    return table(f"{code}-comparison", caption, ["", *(_name(one) for one in both)], rows)


def _target(reading: Reading) -> str:
    cell = reading.cell
    return target(reading.language, reading.indicator, cell.target if cell else None)


def _status(reading: Reading) -> str:
    return status_words(reading.language, reading.cell.status if reading.cell else None)


def _parts(pair: Pair, view: View) -> list[Row]:
    """The parts of the split that is shown, where both have it."""
    by = chosen_split(pair.shown.released, pair.shown.indicator, view)
    if by is None or by.by not in [item.by for item in pair.other.disaggregations]:
        return []
    others = {cell.split: cell for cell in pair.other.breakdown(by)}
    return [
        [
            ", ".join(part_name(pair.shown, *part) for part in cell.split),
            actual(pair.other, others.get(cell.split)),
            actual(pair.shown, cell),
        ]
        for cell in pair.shown.breakdown(by)
    ]


def _same_time(pair: Pair) -> list[Component]:
    """Periods that had ended for both: what each release says of them."""
    language = pair.shown.language
    _ = language.gettext
    ended = min(pair.other.released.cut_off, pair.shown.released.cut_off)
    windows = [
        (window, words)
        for name, declared in pair.shown.framework.periods.items()
        if declared.last <= ended
        for window, words in (
            (name, period(language, name, declared)),
            (to_date(name), _("to date on {day}").format(day=day(language, declared.last))),
        )
    ]
    if not windows:
        return []
    told = _differences(pair)
    both = (pair.other, pair.shown)
    header = [_("Period"), *(release_name(language, one.released) for one in both)]
    rows: list[Row] = []
    for window, words in windows:
        row: list[Component | str] = [words, *(actual(one, one.at(window)) for one in both)]
        rows.append([*row, told.get(window, "")] if told else row)
    title = _("What each says of the same time")
    code = pair.shown.indicator.code
    drawn = table(f"{code}-same-time", title, header + ([_("Difference")] if told else []), rows)
    return [html.Section([html.H3(title), drawn], **marked(f"same-time-{code}"))]


def _differences(pair: Pair) -> Mapping[str, str]:
    """Window -> the difference that the release carries between just these two figures."""
    reading = pair.shown
    found = {}
    for item in reading.released.annex.restatements:
        if item.indicator == reading.indicator.code and item.split == reading.filters:
            before, after = (
                cell_value(one.language, one.indicator, one.at(item.window))
                for one in (pair.other, pair.shown)
            )
            said = tuple(
                cell_value(reading.language, reading.indicator, one) for one in sides(item)
            )
            if said == (before, after):
                found[item.window] = difference(reading, item)
    return found
