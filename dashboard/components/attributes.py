"""Attributes that an element carries for tests and for screen readers."""

from __future__ import annotations

from typing import Any


def marked(test_id: str, **spoken: str) -> dict[str, Any]:
    """`data-testid` and, from `label="..."` and the like, `aria-label` and the like."""
    aria = {f"aria-{name}": value for name, value in spoken.items()}
    return {"data-testid": test_id, **aria}


def spoken(**words: str) -> dict[str, Any]:
    """From `label="..."` and the like, `aria-label` and the like."""
    return {f"aria-{name}": value for name, value in words.items()}
