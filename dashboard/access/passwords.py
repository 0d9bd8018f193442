"""What a password must be: long, not easily guessed, and not the person's own address.

Length beats symbols (NIST SP 800-63B 5.1.1.2); nothing else is asked for.
"""

from __future__ import annotations

from dashboard.errors import NotAllowedError
from dashboard.language import Language

SHORTEST = 12
# Hashing is made slow on purpose, and slower with length.
LONGEST = 200
FEWEST_DIFFERENT = 5
COMMON = ("password", "123456789", "qwertyuiop", "iloveyou", "dashboard", "administrator")


def check_password(password: str, repeated: str, email: str, language: Language) -> None:
    """Raise NotAllowedError with what is wrong and what to do."""
    _ = language.gettext
    if password != repeated:
        raise NotAllowedError(_("The two new passwords differ. Type the same one twice."))
    if len(password) < SHORTEST:
        raise NotAllowedError(_("Use at least 12 characters; a few words in a row do well."))
    if len(password) > LONGEST:
        raise NotAllowedError(_("Use at most 200 characters."))
    if _is_guessable(password.lower(), email.lower()):
        raise NotAllowedError(_("This password is easily guessed. Use a few unrelated words."))


def _is_guessable(password: str, email: str) -> bool:
    name = email.partition("@")[0]
    rest = password
    for word in (*COMMON, email, name):
        rest = rest.replace(word, "") if len(word) > 2 else rest
    return len(rest) < SHORTEST // 2 or len(set(password)) < FEWEST_DIFFERENT
