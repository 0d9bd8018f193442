"""Notes on an indicator in a period: what was written, whether one is due, and the form for more.

Everything here is for those who read the internal release; the public meets none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.attributes import marked
from dashboard.formats import day, number
from dashboard.free_text import GivesAway
from dashboard.language import Language
from dashboard.progress import note_is_due
from dashboard.protocols import Note, NoteKind
from dashboard.reading import Reading

LONGEST = 2000
KINDS: tuple[NoteKind, ...] = ("variance", "confirmation", "evidence")


def variance_note(reading: Reading, notes: Sequence[Note]) -> Note | None:
    """The newest variance note on the indicator in the period shown; `notes` are newest first."""
    place = (reading.indicator.code, reading.period, "variance")
    return next((n for n in notes if (n.indicator, n.period, n.kind) == place), None)


def is_missing(reading: Reading, notes: Sequence[Note]) -> bool:
    """True where the deviation of the whole calls for a note that nobody has written."""
    whole = reading.released.cell(reading.indicator.code, reading.window)
    return note_is_due(reading.indicator, whole) and variance_note(reading, notes) is None


def due_words(reading: Reading) -> str:
    """Why a note is due."""
    share = number(reading.language, 100 * reading.indicator.tolerance.note_beyond)
    text = reading.language.gettext("Deviation above {share} %: a note is due.")
    return text.format(share=share)


def notes_section(reading: Reading, notes: Sequence[Note]) -> Component:
    """Heading with the mark where a note is due, the notes, and the form to write one.

    The form stands open where a note is due, else it opens on request.
    """
    language, code = reading.language, reading.indicator.code
    place = ids.note_part(code, reading.period, "list")
    return html.Section(
        [
            html.H2(language.gettext("Notes")),
            html.Div(note_list(reading, notes), id=place, **marked(f"notes-{code}")),
            html.Details(
                [
                    html.Summary(language.gettext("Write a note")),
                    note_form(language, code, reading.period),
                ],
                open=is_missing(reading, notes),
                className="folded",
            ),
        ],
        className="notes",
    )


def note_list(reading: Reading, notes: Sequence[Note]) -> list[Component]:
    """The mark where a note is due, then the notes of the indicator, newest first."""
    code = reading.indicator.code
    mark: list[Component] = []
    if is_missing(reading, notes):
        mark = [html.P(due_words(reading), className="note-due", **marked(f"note-due-{code}"))]
    own = [note for note in notes if note.indicator == code]
    if not own:
        nothing = reading.language.gettext("No note has been written yet.")
        return [*mark, html.P(nothing, className="caveat")]
    return [*mark, html.Ul([_note(reading.language, note) for note in own], className="note-list")]


def _note(language: Language, note: Note) -> Component:
    _ = language.gettext
    head = f"{kind_words(language, note.kind)}, {note.period}"
    parts: list[Component] = [html.Strong(head)]
    if note.internal:
        parts.append(html.P(note.internal))
    if note.public:
        parts.append(html.P(_("For the public: {text}").format(text=note.public)))
    return html.Li([*parts, html.Small(signature(language, note), className="owner")])


def signature(language: Language, note: Note) -> str:
    """Who wrote the note and when: manager@example.org, 31 Aug 2020."""
    return f"{note.written_by}, {day(language, note.written_at.date())}"


def kind_words(language: Language, kind: NoteKind) -> str:
    """What a kind of note is called."""
    _ = language.gettext
    match kind:
        case "variance":
            return _("Note on the deviation")
        case "confirmation":
            return _("Confirmed by the owner")
        case "evidence":
            return _("Evidence")


def note_form(language: Language, code: str, period: str) -> Component:
    """A kind, a text for the team, a text for the public that is empty by default."""
    _ = language.gettext
    options = [{"value": kind, "label": kind_words(language, kind)} for kind in KINDS]
    kinds = dbc.Select(id=ids.note_part(code, period, "kind"), options=options, value=KINDS[0])
    form: Component = dbc.Form(
        [
            _labelled(_("Kind of note for {period}").format(period=period), kinds),
            _labelled(_("For the team, never published"), _text(code, period, "internal", 4)),
            _labelled(
                _("For the public, after approval; leave empty if in doubt"),
                _text(code, period, "public", 2),
            ),
            html.Button(_("Save the note"), type="submit", className="btn btn-primary"),
            html.Div(
                id=ids.note_part(code, period, "answer"), role="status", className="form-answer"
            ),
        ],
        id=ids.note_part(code, period, "form"),
        className="form-narrow note-form",
    )
    return html.Div(form, **marked(f"note-form-{code}"))


def _text(code: str, period: str, part: str, rows: int) -> Component:
    area: Component = dbc.Textarea(
        id=ids.note_part(code, period, part), rows=rows, maxlength=LONGEST
    )
    return area


def _labelled(text: str, control: Component) -> Component:
    return html.Label([html.Span(text, className="control-label"), control], className="field")


def refused_words(language: Language, found: GivesAway) -> str:
    """Why a public text was not accepted, and what to do."""
    _ = language.gettext
    match found:
        case "digit":
            fault = _("The text for the public holds a digit.")
        case "number word":
            fault = _("The text for the public holds a number word.")
        case "place name":
            fault = _("The text for the public holds a place name.")
    remedy = _("That could point to a person; leave out numbers and places. Nothing was saved.")
    return f"{fault} {remedy}"
