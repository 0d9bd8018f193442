"""Password hashes: argon2id, with the parameters that its library recommends (RFC 9106).

Whether an address has an account cannot be told from how long an answer takes: a password is
checked at full cost against a hash that no password has where there is none.
"""

from __future__ import annotations

import secrets
from base64 import b64encode

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """The text to keep in place of a password."""
    return HASHER.hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """True for the password that `kept` was made from; None is the hash of nobody."""
    try:
        return HASHER.verify(kept or hash_of_nobody(), password)
    except (VerificationError, InvalidHashError):
        return False


def hash_of_nobody() -> str:
    """A hash as costly to check as any other, made at no cost: its digest is drawn by lot."""
    salt, digest = (_letters(length) for length in (HASHER.salt_len, HASHER.hash_len))
    cost = f"m={HASHER.memory_cost},t={HASHER.time_cost},p={HASHER.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${digest}"


def _letters(length: int) -> str:
    return b64encode(secrets.token_bytes(length)).decode().rstrip("=")
