"""Publishing: asking for a publication, approving it as a second person, giving it up, withdrawing.

Each form says what it does to what; a refusal stands under the form and nothing is stored. The desk
is drawn anew when something on it has changed, and watches as long as something is under way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update

from dashboard import ids
from dashboard.access.permissions import check
from dashboard.callbacks.filling import part, search_text
from dashboard.components.notes import refused_words
from dashboard.components.publishing.board import board
from dashboard.components.publishing.desk import BULLETIN, LONGEST, Desk
from dashboard.components.publishing.proposals import news
from dashboard.errors import NotAllowedError, StoreError
from dashboard.free_text import what_gives_away
from dashboard.page import PageContext, context_of

Drawn = tuple[object, object, object, object]
# The form that was sent is gone by then, and with it the focus.
FOCUS_ANSWER = """
function (said) {
  if (said) { document.getElementById("publishing-said")?.focus(); }
}
"""
Answered = tuple[object, object, list[object]]


@dataclass(frozen=True)
class Wish:
    """What a form asks for: what to do, to what, why, and the proof that it is meant."""

    action: str
    subject: str
    reason: str = ""
    confirmation: str = ""


def draw_desk(_place: object, _ticks: object, _done: object, seen: object, search: object) -> Drawn:
    """The desk, what it looks like in short, what has changed, and whether the clock may rest.

    Nothing is drawn where nothing has changed, so that a person's half-written text stays.
    """
    context = context_of(search_text(search))
    check(context.account, "publish", context.language)
    desk = desk_of(context)
    if desk.seen == seen:
        return no_update, no_update, no_update, not desk.is_under_way
    changed = news(desk) if seen else ""
    return board(desk), desk.seen, changed, not desk.is_under_way


def desk_of(context: PageContext) -> Desk:
    """What lies on the desk for this person: always the draft's, whatever the address asks for."""
    app = context.services
    released = app.releases.current()
    framework = released.framework if released else app.framework
    zone = app.settings.timezone
    cut_off = released.cut_off if released else None
    today = datetime.now(zone).date()
    begun = [
        name
        for name, declared in framework.periods.items()
        if cut_off is not None and declared.first <= cut_off
    ]
    return Desk(
        language=context.language,
        framework=framework,
        me=context.account.email,
        now=datetime.now(UTC).replace(tzinfo=None),
        today=cut_off if context.demonstration and cut_off else today,
        zone=zone,
        cut_off=cut_off,
        closings=app.releases.closings(),
        publications=app.editions.all(),
        proposals=app.publishing.proposals(),
        readiness={name: app.publishing.readiness(name) for name in begun},
    )


def do_wish(wish: Wish, search: object) -> str:
    """Do what a form asks for; returns the sentence for the person.

    NotAllowedError and StoreError say why nothing was done.
    """
    context = context_of(search_text(search))
    check(context.account, "publish", context.language)
    match wish.action:
        case "propose":
            return _propose(context, wish)
        case "approve":
            return _approve(context, wish)
        case "drop":
            return _drop(context, wish)
        case "withdraw":
            return _withdraw(context, wish)
        case _:
            raise NotAllowedError(context.language.gettext("There is no such thing to do."))


def _propose(context: PageContext, wish: Wish) -> str:
    _ = context.language.gettext
    _check_public(context, wish.reason)
    publishing, me = context.services.publishing, context.account.email
    if wish.subject == BULLETIN:
        publishing.propose("bulletin", None, wish.reason, me)
        return _("Asked for. The preview of the bulletin appears below.")
    if wish.subject not in context.services.framework.periods:
        raise NotAllowedError(_("There is no such period."))
    publishing.propose("edition", wish.subject, wish.reason, me)
    text = _("Asked for. The preview of the edition of {period} appears below.")
    return text.format(period=wish.subject)


def _approve(context: PageContext, wish: Wish) -> str:
    _check_length(context, wish.reason)
    number, me = _number(context, wish), context.account.email
    context.services.publishing.approve(number, me, wish.reason)
    return context.language.gettext("Approved. It appears under Published in a moment.")


def _drop(context: PageContext, wish: Wish) -> str:
    context.services.publishing.drop(_number(context, wish), context.account.email)
    return context.language.gettext("The proposal is given up.")


def _withdraw(context: PageContext, wish: Wish) -> str:
    _ = context.language.gettext
    number = _number(context, wish)
    if wish.confirmation != wish.subject:
        text = _("Type the number {number} to confirm; nothing was withdrawn.")
        raise NotAllowedError(text.format(number=number))
    if not wish.reason:
        raise NotAllowedError(_("Say why it is withdrawn; whoever looks for it reads this."))
    _check_public(context, wish.reason)
    context.services.publishing.withdraw(number, wish.reason, context.account.email)
    return _("Number {number} is withdrawn.").format(number=number)


def _number(context: PageContext, wish: Wish) -> int:
    if not (wish.subject.isascii() and wish.subject.isdecimal() and len(wish.subject) < 10):
        raise NotAllowedError(context.language.gettext("There is no such number."))
    return int(wish.subject)


def _check_public(context: PageContext, text: str) -> None:
    """NotAllowedError where a reason that the public reads could point to a person (R13)."""
    _check_length(context, text)
    found = what_gives_away(context.services.framework, text)
    if found is not None:
        raise NotAllowedError(refused_words(context.language, found))


def _check_length(context: PageContext, text: str) -> None:
    if len(text) > LONGEST:
        said = context.language.gettext("The reason is too long; write at most {most} characters.")
        raise NotAllowedError(said.format(most=LONGEST))


def answer_form(
    submitted: Sequence[Any],
    forms: Sequence[object],
    reasons: Sequence[Any],
    reason_places: Sequence[object],
    confirmations: Sequence[Any],
    confirm_places: Sequence[object],
    answers: Sequence[object],
    search: object,
) -> Answered:
    """What was done, in words; or under the one form that was sent why it was not."""
    silent: list[object] = [no_update] * len(answers)
    place = _sent(submitted, forms)
    if place is None:
        return no_update, no_update, silent
    wish = Wish(
        action=part(place, "action") or "",
        subject=part(place, "subject") or "",
        reason=_text_at(place, reasons, reason_places),
        confirmation=_text_at(place, confirmations, confirm_places),
    )
    try:
        said = do_wish(wish, search)
    except (NotAllowedError, StoreError) as refused:
        told: list[object] = [str(refused) if _same(one, place) else no_update for one in answers]
        has_place = any(_same(one, place) for one in answers)
        return no_update if has_place else str(refused), no_update, told
    return said, datetime.now(UTC).isoformat(), silent


def _sent(submitted: Sequence[Any], forms: Sequence[object]) -> object | None:
    """The form that a person sent; forms that have just been drawn report themselves too."""
    if len(ctx.triggered) != 1:
        return None
    pairs = zip(submitted, forms, strict=False)
    return next((form for sent, form in pairs if sent and form == ctx.triggered_id), None)


def _text_at(place: object, texts: Sequence[Any], places: Sequence[object]) -> str:
    found = (text for text, one in zip(texts, places, strict=False) if _same(one, place))
    text = next(found, "")
    return text.strip() if isinstance(text, str) else ""


def _same(one: object, other: object) -> bool:
    """True for parts of the same form."""
    return all(part(one, name) == part(other, name) for name in ("action", "subject"))


def register(app: Dash) -> None:
    """Draw the desk, and answer each of its forms."""
    app.callback(
        Output(ids.PUBLISHING, "children"),
        Output(ids.PUBLISHING_SEEN, "data"),
        Output(ids.PUBLISHING_NEWS, "children"),
        Output(ids.PUBLISHING_CLOCK, "disabled"),
        Input(ids.PUBLISHING, "id"),
        Input(ids.PUBLISHING_CLOCK, "n_intervals"),
        Input(ids.PUBLISHING_DONE, "data"),
        State(ids.PUBLISHING_SEEN, "data"),
        State(ids.LOCATION, "search"),
    )(draw_desk)
    app.callback(
        Output(ids.PUBLISHING_SAID, "children"),
        Output(ids.PUBLISHING_DONE, "data"),
        Output(_all("answer"), "children"),
        Input(_all("form"), "n_submit"),
        State(_all("form"), "id"),
        State(_all("reason"), "value"),
        State(_all("reason"), "id"),
        State(_all("confirm"), "value"),
        State(_all("confirm"), "id"),
        State(_all("answer"), "id"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )(answer_form)
    said = Input(ids.PUBLISHING_SAID, "children")
    app.clientside_callback(FOCUS_ANSWER, said)  # type: ignore[no-untyped-call]


def _all(name: str) -> dict[str, object]:
    return {"type": f"publishing-{name}", "action": ALL, "subject": ALL}
