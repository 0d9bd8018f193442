"""The controls of a page: which parameters of the view it offers, with their choices."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import formats
from dashboard.components.controls import choice, row
from dashboard.components.guarding import is_bulletin
from dashboard.components.story import chosen_split
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.reading import disaggregations_of, period_shown
from dashboard.released import Released
from dashboard.sentences import dimension_name
from dashboard.view import View


def period_choice(language: Language, released: Released | None, view: View) -> list[Component]:
    """The periods begun by the cut-off, the newest first; nothing before the first release."""
    if released is None:
        return []
    begun = [
        (name, declared)
        for name, declared in released.framework.periods.items()
        if declared.first <= released.cut_off
    ]
    options = {name: formats.period(language, name, declared) for name, declared in begun[::-1]}
    chosen = period_shown(released, view)
    return [choice("period", language.gettext("Period"), options, chosen)]


def indicator_choices(
    language: Language, released: Released | None, indicator: Indicator, view: View
) -> list[Component]:
    """The split, where there is more than one, and a filter for each dimension declared alone.

    Both come from code lists and declared groups, never from what the cells hold (domain R7).
    """
    if released is None or (is_bulletin(released) and indicator.disclosure != "open"):
        return []
    found: list[Component] = []
    offered = disaggregations_of(released, indicator)
    splits = {
        item.name: ", ".join(dimension_name(language, released.framework, name) for name in item.by)
        for item in offered
    }
    if len(splits) > 1:
        chosen = chosen_split(released, indicator, view)
        label = language.gettext("Split by")
        found.append(choice("by", label, splits, chosen.name if chosen else None))
    single = [item.by[0] for item in offered if len(item.by) == 1]
    return found + [_filter(language, released, indicator, name, view) for name in single]


def _filter(
    language: Language, released: Released, indicator: Indicator, name: str, view: View
) -> Component:
    codes = released.codes(indicator, name)
    options = {code: language.label(entry.label) for code, entry in codes.items()}
    chosen = dict(view.filters).get(name)
    title = dimension_name(language, released.framework, name)
    return choice(name, title, options, chosen, language.gettext("All"))


def controls(
    language: Language, released: Released | None, view: View, more: list[Component]
) -> Component:
    """The row of controls under the title of a page."""
    return row(*period_choice(language, released, view), *more)
