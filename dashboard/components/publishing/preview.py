"""The preview of a publication: exactly what will be public, what is held back, and why.

Figures about cases come first, since whoever approves answers for them. A figure stands in the
words in which the public will read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.components.guarding import confidential_words
from dashboard.components.publishing.desk import Desk
from dashboard.formats import day, is_share, number, split_value
from dashboard.framework.results import Class, Indicator
from dashboard.language import Language
from dashboard.protocols import Preview, PreviewItem, PreviewState
from dashboard.released import Cell, State
from dashboard.sentences import dimension_name

CLASSES: tuple[Class, ...] = ("sensitive", "people", "open")
MARKS: dict[PreviewState, str] = {
    "shown": "circle",
    "held": "ring",
    "band": "hatched",
    "withheld": "barred",
}


def preview_section(desk: Desk, preview: Preview) -> Component:
    """What will be public, class by class, then the notes that go out with it."""
    language = desk.language
    return html.Div(
        [
            html.P(counts_words(language, preview), className="desk-finding"),
            html.P(
                language.gettext(
                    "Splits and earlier periods are counted. The figures below stand to date, "
                    "unless it says otherwise."
                ),
                className="caveat",
            ),
            *(_class(desk, preview, name) for name in CLASSES),
            _notes(desk, preview),
        ],
        className="desk-preview",
        **marked("preview"),
    )


def counts_words(language: Language, preview: Preview) -> str:
    """How much will be public, splits and earlier periods included."""
    text = language.gettext("{shown} figures will be public, {withheld} are withheld.")
    return text.format(
        shown=number(language, preview.cells_shown),
        withheld=number(language, preview.cells_withheld),
    )


def _class(desk: Desk, preview: Preview, name: Class) -> Component:
    items = [item for item in preview.items if _class_of(desk, item) == name]
    if not items:
        return html.Div()
    if all(item.state == "withheld" for item in items) and len({i.sentence for i in items}) == 1:
        why = html.P(_reason(desk.language, items[0]), className="caveat")
        return html.Section([_heading(desk, name, items), why])
    items.sort(key=partial(_place, desk))
    groups = groupby(items, lambda item: item.indicator)
    rows = [_indicator(desk, code, list(group)) for code, group in groups]
    return html.Section([_heading(desk, name, items), html.Ol(rows, className="desk-items")])


def _class_of(desk: Desk, item: PreviewItem) -> Class:
    """The class of what the item is about; what is not known counts as sensitive."""
    framework = desk.framework
    found = framework.indicator(item.indicator) or framework.cascade(item.indicator)
    return found.disclosure if found else "sensitive"


def _place(desk: Desk, item: PreviewItem) -> tuple[int, str, bool, bool]:
    """Matrix order, cascades after the indicators; the whole first, what stands to date first."""
    codes = [indicator.code for indicator in desk.framework.indicators]
    known = item.indicator in codes
    place = codes.index(item.indicator) if known else len(codes)
    return place, item.indicator, bool(item.by), item.window in desk.framework.periods


def _heading(desk: Desk, name: Class, items: Sequence[PreviewItem]) -> Component:
    language = desk.language
    _ = language.gettext
    titles = {
        "sensitive": _("About cases"),
        "people": _("About participants and respondents"),
        "open": _("About activities and institutions"),
    }
    parts: list[Component | str] = [titles[name]]
    if name == "sensitive":
        words = confidential_words(language, desk.framework)
        parts += [" ", html.Span(words, className="confidential")]
    tally = html.Small(_tally(language, items), className="owner")
    return html.H4([*parts, " ", tally], className="desk-class")


def _tally(language: Language, items: Iterable[PreviewItem]) -> str:
    """How many of each state: 3 new, 2 held, 6 withheld."""
    states = [item.state for item in items]
    counted = ((state, states.count(state)) for state in MARKS)
    words = (
        f"{number(language, count)} {state_words(language, state)}"
        for state, count in counted
        if count
    )
    return ", ".join(words)


def state_words(language: Language, state: PreviewState) -> str:
    """What a state of the preview is called."""
    _ = language.gettext
    match state:
        case "shown":
            return _("public")
        case "held":
            return _("older figure stays")
        case "band":
            return _("band only")
        case "withheld":
            return _("withheld")


def _indicator(desk: Desk, code: str, items: Sequence[PreviewItem]) -> Component:
    lines = [_line(desk, list(group)) for _key, group in groupby(items, _kind)]
    return html.Li(
        [
            html.Div([html.Span(code, className="code"), " ", _title(desk, code)]),
            html.Ul(lines, className="desk-lines"),
        ],
        **marked(f"preview-{code}"),
    )


def _kind(item: PreviewItem) -> tuple[object, ...]:
    """What breakdowns that share a line have in common; a whole has a line of its own."""
    if not item.by:
        return (item.window,)
    return (item.window, item.state, item.sentence, item.against, item.held_on)


def _title(desk: Desk, code: str) -> str:
    found = desk.framework.indicator(code) or desk.framework.cascade(code)
    return desk.language.label(found.title) if found else ""


def _line(desk: Desk, items: Sequence[PreviewItem]) -> Component:
    """One whole, or breakdowns with the same fate: mark, what the public reads, and why."""
    item = items[0]
    shape = f"mark mark-{MARKS[item.state]} desk-{item.state}"
    words: list[Component | str] = [html.Strong(_reads(desk, item))]
    if item.by:
        words = [f"{_breakdowns(desk, items)}: ", *words]
    when = _window_words(desk, item.window)
    said = [html.Span([*words, html.Span(when, className="desk-what")]), *_parts(desk, items)]
    reason = _reason(desk.language, item)
    why = [html.Small(reason, className="desk-reason")] if reason else []
    return html.Li(
        [html.Span(className=shape, **spoken(hidden="true")), html.Div([*said, *why])],
        className=f"desk-line-{item.state}",
    )


def _parts(desk: Desk, items: Sequence[PreviewItem]) -> list[Component]:
    """The figures of breakdowns about cases: Dushanbe 14, Sughd 13."""
    return [
        html.Div(
            ", ".join(
                f"{_part_name(desk, item, code)} {number(desk.language, value)}"
                for code, value in item.parts
            )
        )
        for item in items
        if item.parts
    ]


def _part_name(desk: Desk, item: PreviewItem, code: str) -> str:
    cascade = desk.framework.cascade(item.indicator)
    stages = {stage.name: stage.label for stage in cascade.stages} if cascade else {}
    groups = desk.framework.margin_codes(item.indicator, item.by[0])
    label = stages.get(code) or (groups[code].label if code in groups else None)
    return desk.language.label(label) or code


def _breakdowns(desk: Desk, items: Sequence[PreviewItem]) -> str:
    """By which dimensions: by sex, by sex and region."""
    _ = desk.language.gettext
    named = [[_dimension(desk, name) for name in item.by] for item in items]
    return ", ".join(_("by {names}").format(names=" × ".join(names)) for names in named)


def _dimension(desk: Desk, name: str) -> str:
    """The name within a sentence; what is written in capitals stays so."""
    words = dimension_name(desk.language, desk.framework, name)
    return words if words.isupper() else words.lower()


def _window_words(desk: Desk, window: str) -> str:
    """Said only of what stands within the period; everything else stands to date."""
    if window not in desk.framework.periods:
        return ""
    return desk.language.gettext(", within {period}").format(period=window)


def _reads(desk: Desk, item: PreviewItem) -> str:
    """The words in which the public will read it; for a breakdown what becomes of it."""
    language, indicator = desk.language, desk.framework.indicator(item.indicator)
    if item.by or item.state == "withheld" or indicator is None:
        return _becomes(language, item)
    short, rest = split_value(language, indicator, _cell(item))
    return f"{_with_unit(language, indicator, short)} {rest}".strip()


def _becomes(language: Language, item: PreviewItem) -> str:
    words = state_words(language, item.state)
    if item.held_on is None:
        return words
    return f"{words}, {day(language, item.held_on)}"


def _with_unit(language: Language, indicator: Indicator, text: str) -> str:
    has_unit = is_share(indicator) or indicator.measure.type == "yes_no"
    if has_unit or not text[:1].isdigit():
        return text
    return f"{text} {language.label(indicator.unit)}"


def _cell(item: PreviewItem) -> Cell:
    """The cell as the public will have it."""
    return Cell(
        item.indicator,
        item.window,
        "to_date",
        (),
        _state(item),
        value=item.value,
        numerator=item.numerator,
        denominator=item.denominator,
        n=item.n,
        held_on=item.held_on,
        band=item.band,
    )


def _state(item: PreviewItem) -> State:
    if item.state == "band":
        return "suppressed"
    return "missing" if item.value is None else "shown"


def _reason(language: Language, item: PreviewItem) -> str:
    """Why, or what follows; the sentence is a key of the catalogue."""
    if not item.sentence:
        return ""
    return language.gettext(item.sentence).replace("{against}", item.against)


def _notes(desk: Desk, preview: Preview) -> Component:
    """The public texts, which are frozen with the edition (domain R13)."""
    language = desk.language
    _ = language.gettext
    title = html.H4(_("Notes that go out with it"), className="desk-class")
    if not preview.notes:
        return html.Section([title, html.P(_("No note is public."), className="caveat")])
    lines = [
        html.Li([html.Span(f"{note.indicator}, {note.period}", className="code"), " ", note.text])
        for note in preview.notes
    ]
    return html.Section([title, html.Ul(lines, className="desk-notes")])
