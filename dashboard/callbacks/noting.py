"""Writing a note on an indicator: kept with its author and moment, shown at once, never changed."""

from __future__ import annotations

from dash import MATCH, Dash, Input, Output, State, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.access.permissions import check
from dashboard.callbacks.filling import part, search_text
from dashboard.components.notes import KINDS, LONGEST, note_list, refused_words
from dashboard.errors import NotAllowedError
from dashboard.free_text import what_gives_away
from dashboard.language import Language
from dashboard.page import PageContext, context_of
from dashboard.protocols import NewNote
from dashboard.reading import read

Answer = tuple[object, object, object, object]


def save_note(
    submitted: object,
    place: object,
    kind: object,
    internal: object,
    public: object,
    search: object,
) -> Answer:
    """The answer, the notes as they now stand, and emptied fields after a success."""
    if not submitted:
        return no_update, no_update, no_update, no_update
    context = context_of(search_text(search))
    check(context.account, "write-notes", context.language)
    code, period = part(place, "code") or "", part(place, "period") or ""
    try:
        note = asked_note(context, code, period, kind, (internal, public))
    except NotAllowedError as refused:
        return str(refused), no_update, no_update, no_update
    context.services.notes.add(note, context.account.email)
    saved = context.language.gettext("The note is saved.")
    return saved, shown_notes(context, code), "", ""


def asked_note(
    context: PageContext, code: str, period: str, kind: object, texts: tuple[object, object]
) -> NewNote:
    """The note that the form asks for; NotAllowedError with the sentence for the person."""
    _ = context.language.gettext
    internal, public = (text.strip() if isinstance(text, str) else "" for text in texts)
    known = next((item for item in KINDS if item == kind), None)
    indicator = context.framework.indicator(code)
    if known is None or indicator is None or period not in context.framework.periods:
        raise NotAllowedError(_("There is no such indicator, period or kind of note."))
    _check_length(context.language, internal, public)
    if known != "confirmation" and not internal:
        raise NotAllowedError(_("The note is empty; write what the team should know."))
    found = what_gives_away(context.framework, public)
    if indicator.disclosure == "sensitive" and found is not None:
        raise NotAllowedError(refused_words(context.language, found))
    return NewNote(code, period, known, internal, public)


def _check_length(language: Language, *texts: str) -> None:
    if max(map(len, texts)) > LONGEST:
        text = language.gettext("The note is too long; write at most {most} characters.")
        raise NotAllowedError(text.format(most=LONGEST))


def shown_notes(context: PageContext, code: str) -> list[Component] | object:
    """The notes on the indicator as they stand beside the view."""
    indicator = context.framework.indicator(code)
    reading = None
    if indicator is not None:
        reading = read(context.language, context.released, context.view, indicator)
    if reading is None:
        return no_update
    return note_list(reading, context.services.notes.of(code))


def register(app: Dash) -> None:
    """Answer the form on the page of an indicator."""

    def place(name: str) -> dict[str, object]:
        return {"type": f"note-{name}", "code": MATCH, "period": MATCH}

    app.callback(
        Output(place("answer"), "children"),
        Output(place("list"), "children"),
        Output(place("internal"), "value"),
        Output(place("public"), "value"),
        Input(place("form"), "n_submit"),
        State(place("form"), "id"),
        State(place("kind"), "value"),
        State(place("internal"), "value"),
        State(place("public"), "value"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )(save_note)
