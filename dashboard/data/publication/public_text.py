"""What a person writes for the public beside a publication: why it is made anew, or withdrawn.

Free text is data (domain R13): what could point to a person is refused.
"""

from __future__ import annotations

from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.free_text import what_gives_away

LONGEST = 500


def check_reason(framework: Framework, reason: str) -> None:
    """StoreError where a reason, which the public reads, is too long or could point to a person."""
    if len(reason) > LONGEST:
        raise StoreError(f"the reason is too long; write at most {LONGEST} characters")
    if (kind := what_gives_away(framework, reason)) is not None:
        raise StoreError(
            f"the reason is public and holds a {kind}, which could point to a person; "
            "leave out digits, number words and places"
        )
