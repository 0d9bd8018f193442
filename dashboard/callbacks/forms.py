"""A form that was sent: what it does, to what, and what its fields hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from dashboard import ids
from dashboard.callbacks.filling import part
from dashboard.errors import NotAllowedError

Answer = tuple[object, object]


@dataclass(frozen=True)
class Sent:
    """A form as the browser sent it; nothing in it is to be trusted."""

    action: str
    subject: str
    fields: Mapping[str, object]

    def text(self, name: str) -> str:
        """A field as text without spaces around it; empty for anything else."""
        value = self.fields.get(name)
        return value.strip() if isinstance(value, str) else ""

    def whole(self, name: str) -> int | None:
        """A field as a whole number; None for anything else."""
        value = self.fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        text = self.text(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None

    @property
    def number(self) -> int | None:
        """The subject as a number."""
        return Sent("", "", {"subject": self.subject}).whole("subject")


def sent_form(
    place: object,
    submits: Sequence[Any],
    places: Sequence[Any],
    values: Sequence[Any],
    fields: Sequence[Any],
) -> Sent | None:
    """The form at `place`, if it was sent: forms that were just drawn report themselves too."""
    counted = [count for count, one in zip(submits, places, strict=False) if one == place]
    if not isinstance(place, dict) or not any(counted):
        return None
    action, subject = part(place, "action") or "", part(place, "subject") or ""
    own = {
        part(field, "name") or "": value
        for field, value in zip(fields, values, strict=False)
        if (part(field, "action"), part(field, "subject")) == (action, subject)
    }
    return Sent(action, subject, own)


def register_forms(
    app: Dash,
    kind: str,
    places: tuple[str, str],
    answer: Callable[[Sent, object], Answer],
    *,
    with_fields: bool = True,
) -> None:
    """Answer every form of a kind: `answer(sent, search)` gives the board and what is said.

    `places` are the ids of the two. `with_fields` is False where all forms are a button alone.
    """

    def handle(
        submits: Sequence[Any],
        forms: Sequence[Any],
        search: object,
        values: Sequence[Any] = (),
        fields: Sequence[Any] = (),
    ) -> Answer:
        sent = sent_form(ctx.triggered_id, submits, forms, values, fields)
        if sent is None:
            return no_update, no_update
        try:
            return answer(sent, search)
        except NotAllowedError as refused:
            return no_update, str(refused)

    form = {"type": f"{kind}-form", "action": ALL, "subject": ALL}
    field = {"type": f"{kind}-field", "action": ALL, "subject": ALL, "name": ALL}
    app.callback(
        *(Output(place, "children") for place in places),
        Input(form, "n_submit"),
        State(form, "id"),
        State(ids.LOCATION, "search"),
        *((State(field, "value"), State(field, "id")) if with_fields else ()),
        prevent_initial_call=True,
    )(handle)
