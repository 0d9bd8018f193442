"""What a password must be: long, not the person's own address, and not one that is tried first.

Length beats symbols (NIST SP 800-63B 5.1.1.2); nothing else is asked for. How soon a password would
be guessed is judged by zxcvbn, from lists of passwords that were broken into, common words and
names, rows of keys, dates and repetition.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

from zxcvbn import zxcvbn

from dashboard.errors import NotAllowedError
from dashboard.language import Language

SHORTEST = 12
# Hashing is made slow on purpose, and slower with length.
LONGEST = 200
FEWEST_GUESSES = 10**10
# Judging takes longer with length; what is good for so many characters is good for more.
JUDGED = 72
OURS = ("dashboard", "results", "monitoring", "evaluation", "administrator", "tajikistan")
ONE_TIME_BYTES = 15


def check_password(password: str, repeated: str, email: str, language: Language) -> None:
    """Raise NotAllowedError with what is wrong and what to do."""
    _ = language.gettext
    if password != repeated:
        raise NotAllowedError(_("The two new passwords differ. Type the same one twice."))
    if len(password) < SHORTEST:
        raise NotAllowedError(_("Use at least 12 characters; a few words in a row do well."))
    if len(password) > LONGEST:
        raise NotAllowedError(_("Use at most 200 characters."))
    reason = _why_guessable(password, email, language)
    if reason is not None:
        remedy = _("Use a few unrelated words.")
        raise NotAllowedError(f"{reason} {remedy}")


def _why_guessable(password: str, email: str, language: Language) -> str | None:
    """What makes the password easily guessed; None where it is not."""
    own = {*email.lower().replace("@", ".").split("."), email.lower()}
    judged = zxcvbn(password[:JUDGED], user_inputs=[*sorted(own - {""}), *OURS], max_length=JUDGED)
    if judged["guesses"] >= FEWEST_GUESSES:
        return None
    found = _kinds(judged["sequence"])
    return next((words for kind, words in _reasons(language) if kind in found), None) or (
        language.gettext("This password is easily guessed.")
    )


def _kinds(sequence: list[dict[str, Any]]) -> set[str]:
    """What was recognised in the password, and where in a dictionary, which one."""
    return {str(part.get("dictionary_name", part["pattern"])) for part in sequence}


def _reasons(language: Language) -> Iterator[tuple[str, str]]:
    """The reasons in words, the gravest first."""
    _ = language.gettext
    yield "user_inputs", _("This password holds your address or the name of this page.")
    yield "passwords", _("This password is on the lists of stolen passwords that are tried first.")
    yield "repeat", _("This password repeats itself and is easily guessed.")
    yield "sequence", _("This password is a row of letters or digits and is easily guessed.")
    yield "spatial", _("This password is a row of keys and is easily guessed.")


def one_time_password() -> str:
    """A random password that is told once and has to be replaced: 120 bits."""
    return secrets.token_urlsafe(ONE_TIME_BYTES)
