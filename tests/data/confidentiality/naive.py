"""Disclosure control without rule R and without epochs: small cells are hidden and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from dashboard.data.confidentiality import admission
from dashboard.data.confidentiality.rule import Verdict
from dashboard.data.confidentiality.sets import persons


@contextmanager
def without_rule_r() -> Iterator[None]:
    """Figures are published on their own size alone."""
    with (
        patch.object(admission, "judge", _hide_small_only),
        patch.object(admission, "may_follow", lambda history, table, k: True),
    ):
        yield


def _hide_small_only(candidates, published, k) -> Verdict:
    small = any(persons(item.members) < k for item in candidates)
    return Verdict("small") if small else Verdict()
