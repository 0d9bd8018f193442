"""What one can choose at the tracking table, and the sentence that says what was chosen.

Menus come from what is declared, never from figures: a menu must not tell of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.arrangement import COMMENT, LIFE, TO_DATE, Arrangement, may_move, owners
from dashboard.components.attributes import marked, spoken
from dashboard.components.choices import period_choice
from dashboard.components.controls import choice, row
from dashboard.components.panels import empty
from dashboard.formats import status_words
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.reading import period_shown, read
from dashboard.released import Released, Status
from dashboard.view import View

PATH = "/tracking"


def place(view: View, arrangement: Arrangement, **changed: str) -> str:
    """The address of the table with some of its choices changed."""
    asked = replace(arrangement, **changed)  # type: ignore[arg-type]
    query = "&".join(part for part in (view.to_query(), asked.to_query()) if part)
    return f"{PATH}?{query}" if query else PATH


def tracking_controls(
    language: Language, released: Released, view: View, arrangement: Arrangement, *, team: bool
) -> Component:
    """The switch between the two kinds of figures, the period, the filters and the order."""
    _, framework = language.gettext, released.framework
    every = _("All")
    group = chosen_group(released, view, arrangement)
    found = [
        switch(language, view, arrangement, is_used=group in framework.periods),
        *period_choice(language, released, view),
        choice("result", _("Result"), results(language, framework), arrangement.result, every),
        choice("status", _("Status"), statuses(language), arrangement.status, every),
    ]
    if team:
        known = {key: language.label(item.owner) for key, item in owners(framework).items()}
        found.append(choice("owner", _("Owner"), known, arrangement.owner, every))
    found.append(
        choice("sort", _("Order"), orders(language), arrangement.sort, _("As in the matrix"))
    )
    columns = choice("group", _("Columns"), groups(language, released, view), group, _("To date"))
    return row(*found, html.Div(columns, className="small-only"))


def switch(
    language: Language, view: View, arrangement: Arrangement, *, is_used: bool = True
) -> Component:
    """Two links, of which one is the choice in force.

    Where it is not `is_used` by the group of columns that a small screen shows, it is not there.
    """
    _ = language.gettext
    sides = {"": _("Per period"), TO_DATE: _("To date")}
    links = [
        html.Span(
            dcc.Link(text, href=place(view, arrangement, columns=name)),
            className="keeps-focus current" if arrangement.columns == name else "keeps-focus",
            **marked(f"columns-{name or 'period'}"),
        )
        for name, text in sides.items()
    ]
    label = _("Figures of each period alone, or up to its end")
    inner = html.Div(links, className="switch", role="group", **spoken(label=label))
    return html.Div(
        [html.Span(_("Figures"), className="control-label"), inner],
        className="control" if is_used else "control wide-only",
    )


def results(language: Language, framework: Framework) -> dict[str, str]:
    """Every result by its code."""
    return {
        item.code: f"{item.code} {language.label(item.short or item.text)}"
        for item in framework.results
    }


def statuses(language: Language) -> dict[str, str]:
    """Every status there is, whether or not any indicator has it."""
    known: tuple[Status, ...] = get_args(Status)
    return {status: status_words(language, status) for status in known}


def orders(language: Language) -> dict[str, str]:
    """Every order but that of the matrix."""
    _ = language.gettext
    return {
        "status": _("Status, the worst first"),
        "ratio": _("Ratio of actual to expected, the lowest first"),
        "code": _("Code"),
    }


def groups(language: Language, released: Released, view: View) -> dict[str, str]:
    """The groups of columns of which a small screen shows one, beside those to date."""
    _ = language.gettext
    return {
        LIFE: _("Life of project"),
        **{name: name for name in begun(released, view)},
        COMMENT: _("Comment, last data"),
    }


def chosen_group(released: Released, view: View, arrangement: Arrangement) -> str:
    """The group that a small screen shows; empty for the figures to date."""
    known = (LIFE, COMMENT, *begun(released, view))
    return arrangement.group if arrangement.group in known else ""


def begun(released: Released, view: View) -> list[str]:
    """The periods from the first to the one that is shown."""
    return released.framework.periods_until(period_shown(released, view))


def table_name(language: Language, arrangement: Arrangement) -> str:
    """The caption of the table."""
    _ = language.gettext
    if arrangement.columns == TO_DATE:
        return _("Tracking table, figures up to the end of each period")
    return _("Tracking table, figures of each period alone")


def summary(
    language: Language, released: Released, view: View, arrangement: Arrangement, count: int
) -> list[Component]:
    """How many indicators are shown, by which choices, in which order, and the way back to all."""
    _ = language.gettext
    whole = len(released.framework.indicators)
    text = (
        _("{count} of {whole} indicators") if arrangement.is_filtered else _("{count} indicators")
    )
    found = text.format(count=count, whole=whole)
    words = [found, *filter_words(language, released.framework, arrangement)]
    if arrangement.sort:
        words.append(orders(language)[arrangement.sort].lower())
    said: list[Component | str] = [
        f"{'; '.join(words)}.",
        *_unmoved(language, released, view, arrangement),
    ]
    if arrangement.is_filtered:
        clear = dcc.Link(_("Show all"), href=place(view, arrangement.unfiltered()))
        said += [" ", html.Span(clear, **marked("clear-filters"))]
    line = html.P(said, className="table-summary", role="status", **marked("tracking-summary"))
    if count:
        return [line]
    return [line, empty(_("No indicator fits these choices."))]


def filter_words(language: Language, framework: Framework, arrangement: Arrangement) -> list[str]:
    """The filters in words."""
    _ = language.gettext
    words: list[str] = []
    if arrangement.result:
        words.append(_("under {result}").format(result=arrangement.result))
    if arrangement.status:
        words.append(statuses(language)[arrangement.status])
    if arrangement.owner:
        owner = language.label(owners(framework)[arrangement.owner].owner)
        words.append(_("owner: {owner}").format(owner=owner))
    return words


def _unmoved(
    language: Language, released: Released, view: View, arrangement: Arrangement
) -> list[str]:
    """That figures about people have no say in the order of a publication."""
    if arrangement.sort not in ("status", "ratio"):
        return []
    readings = [read(language, released, view, item) for item in released.framework.indicators]
    if all(may_move(reading) for reading in readings if reading):
        return []
    words = language.gettext("Indicators about people follow in the order of the matrix.")
    return [f" {words}"]
