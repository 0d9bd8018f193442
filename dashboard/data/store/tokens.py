"""Random tokens: whoever holds one is let in; the database keeps only its hash."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """256 random bits, as they can stand in an address."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """What is kept of a token. No salt and no slow hash: there is nothing to guess in it."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
