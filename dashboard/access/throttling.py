"""How many wrong tries are free: few for one account, more for one address of the network.

Behind one address there may be a whole office; five of its people who mistype must not lock the
sixth out. A try is counted before it is made and taken back when it was right, so that guesses sent
at the same moment do not slip through together.
"""

from __future__ import annotations

import hashlib
from typing import Literal

from flask import request

from dashboard.services import services

Kind = Literal["account", "address", "share"]
FREE: dict[Kind, int] = {"account": 5, "address": 20, "share": 20}


def admit_password(email: str) -> int:
    """Count a try of a password; the seconds to wait where it may not be made now, else 0."""
    return _admit(("account", email), ("address", _address()))


def password_was_right(email: str) -> None:
    """Forget what was counted for the account, and one try of the address."""
    throttle = services().throttle
    throttle.cleared(throttle_key("account", email))
    throttle.forgive(throttle_key("address", _address()))


def admit_token() -> int:
    """Count a try of a share link; the seconds to wait where it may not be made now, else 0."""
    return _admit(("share", _address()))


def token_was_right() -> None:
    """Take the try back."""
    services().throttle.forgive(throttle_key("share", _address()))


def _admit(*tries: tuple[Kind, str]) -> int:
    return services().throttle.admit({throttle_key(*one): FREE[one[0]] for one in tries})


def _address() -> str:
    return str(request.remote_addr)


def throttle_key(kind: Kind, text: str) -> str:
    """Under what failures are counted: always as long, however long the text becomes in lower case.

    Some letters become two in lower case, so that cutting the text does not bound its length.
    """
    digest = hashlib.sha256(text.lower().encode(errors="replace")).hexdigest()
    return f"{kind}:{digest}"
