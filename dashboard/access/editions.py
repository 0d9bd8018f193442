"""Which publications a person may read, and which release answers what they ask for.

The team reads the draft unless the address names an edition. Everybody else reads the newest
edition in force or another one that the address names; a member of the working group the newest
bulletin too, where the plan is concerned; a guest the edition of their link and nothing else. What
was withdrawn is gone for everybody.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from werkzeug.exceptions import Gone, NotFound

from dashboard.access.languages import current_language, query_of
from dashboard.access.permissions import can
from dashboard.access.sessions import current_account, current_edition
from dashboard.components.comparing import edition_key
from dashboard.errors import NotAllowedError
from dashboard.formats import day, publication_name
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.protocols import Account, Editions
from dashboard.released import Publication, Released
from dashboard.services import services
from dashboard.view import number_of_edition

EDITION = "edition"
"""Name of the parameter of a query, and of the part of a path, that holds a publication's number.
"""


class WithdrawnError(NotAllowedError):
    """What was asked for was withdrawn; the sentence says when and why."""


def asked_edition(search: str | None) -> int | None:
    """The number that a query asks for, whether or not there is such a publication."""
    found = parse_qs(query_of(search or "")).get(EDITION)
    return number_of_edition(found[0]) if found else None


def known_publications() -> list[Publication]:
    """Every publication that this person may know of, in order, withdrawn ones included."""
    found = services().editions.all()
    if current_account().role != "guest":
        return found
    return [one for one in found if one.number == current_edition()]


def numbers_in_force() -> frozenset[int]:
    """The numbers of the publications that this person may read."""
    return frozenset(one.number for one in known_publications() if one.withdrawn_on is None)


def editions_beside(editions: Editions, account: Account) -> list[Publication]:
    """The editions that this person may read, the newest first; none for a guest, who reads one."""
    if account.role == "guest":
        return []
    known = [one for one in editions.all() if one.withdrawn_on is None]
    return [one for one in reversed(known) if one.kind == "edition"]


def comparable(editions: Editions, account: Account, released: Released | None) -> tuple[str, ...]:
    """What a release can be compared with: other editions, and for the team its own periods."""
    if released is None:
        return ()
    own = released.publication.number if released.publication else None
    others = [one.number for one in editions_beside(editions, account) if one.number != own]
    names = tuple(edition_key(number) for number in others)
    if released.audience != "internal":
        return names
    periods = released.framework.periods.items()
    begun = [name for name, one in periods if one.first <= released.cut_off]
    return (*names, *reversed(begun))


def compared(
    editions: Editions, account: Account, released: Released, name: str | None
) -> Released | None:
    """The release that `name` stands for: an edition, or for a period the same; else None."""
    for one in editions_beside(editions, account):
        if name == edition_key(one.number):
            return editions.read(one.number)
    return released if name in released.framework.periods else None


def release_shown(account: Account, number: int | None, *, bulletins: bool) -> Released | None:
    """The release that answers a request for publication `number`, or for none by name.

    A number that the person may not read counts as none. `bulletins` where what is asked for
    concerns the plan. Money is in it for those who may see it. WithdrawnError where the one asked
    for was withdrawn.
    """
    editions, budget = services().editions, can(account, "read-budget")
    if not can(account, "read-public"):
        return None
    if number is not None:
        check_in_force(number)
    asked = current_edition() if account.role == "guest" else number
    found = editions.read(asked, budget=budget) if asked is not None else None
    if found is not None or account.role == "guest":
        return found
    if can(account, "read-internal"):
        return services().releases.current()
    return editions.newest(bulletins=bulletins and account.role == "member", budget=budget)


def newest_bulletin(account: Account, released: Released, number: int | None) -> Released | None:
    """What a member of the working group reads about the plan, where it is newer than `released`.

    None for everybody else, and where an address names the publication `number`.
    """
    if account.role != "member" or number is not None:
        return None
    newest = release_shown(account, None, bulletins=True)
    is_other = newest is not None and newest.publication != released.publication
    return newest if is_other else None


def check_in_force(number: int) -> None:
    """Raise WithdrawnError where this person may know of the publication and it was withdrawn."""
    for one in known_publications():
        if one.number == number and one.withdrawn_on is not None:
            raise WithdrawnError(withdrawn_words(current_language(), one))


def withdrawn_words(language: Language, publication: Publication) -> str:
    """Edition 2 was withdrawn on 3 Jun 2020, and why."""
    _ = language.gettext
    if publication.withdrawn_on is None:
        return ""
    text = _("{name} was withdrawn on {day}: {reason}. Ask for the newest edition instead.")
    return text.format(
        name=publication_name(language, publication),
        day=day(language, publication.withdrawn_on),
        reason=publication.withdrawn_reason.rstrip("."),
    )


def check_address(part: str | None, search: str) -> Framework:
    """The framework that an address is looked up in; `part` is the number in its path.

    Raises 404 for a path of a publication that this person may not know of, and 410 for any
    address of one that was withdrawn.
    """
    number = number_of_edition(part)
    if part is not None and number not in {one.number for one in known_publications()}:
        raise NotFound
    try:
        asked = asked_edition(search) if number is None else number
        released = release_shown(current_account(), asked, bulletins=True)
    except WithdrawnError as withdrawn:
        gone = Gone()
        gone.sentence = str(withdrawn)  # type: ignore[attr-defined]
        raise gone from None
    return released.framework if released is not None else services().framework
