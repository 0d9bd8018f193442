"""Margins of a sensitive figure: partitions that are published whole or not at all (domain R0, R2).

The groups are those that the policy declares, the same in every output. Each person stands in one
group: several codes of different groups lead to the group for several, no known code to the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dashboard.data.confidentiality.sets import NOBODY, Members
from dashboard.framework.results import Margin

FINAL = "final"
Turn = Literal["now", "later", "past"]


def partition(margin: Margin, by_code: Mapping[str, Members], total: Members) -> dict[str, Members]:
    """Group -> its members; every member of `total` in exactly one group (R0).

    `by_code` holds who has a code; whoever is not in `total` is left out.
    """
    groups: dict[str, set[str]] = {}
    for group, codes in margin.groups.items():
        for code in codes:
            for member in by_code.get(code, NOBODY):
                groups.setdefault(member.person, set()).add(group)
    last = list(margin.groups)[-1]
    several = margin.several or last
    return {
        name: frozenset(
            member for member in total if _group(groups.get(member.person), several, last) == name
        )
        for name in margin.groups
    }


def _group(found: set[str] | None, several: str, last: str) -> str:
    if not found:
        return last
    return several if len(found) > 1 else next(iter(found))


def turn(margin: Margin, period: str, periods: Mapping[str, object], *, is_final: bool) -> Turn:
    """Whether an edition for `period` is the one that the margin is published in (R1b)."""
    if margin.publish_in == FINAL:
        return "now" if is_final else "later"
    if margin.publish_in == period:
        return "now"
    order = list(periods)
    return "later" if order.index(margin.publish_in) > order.index(period) else "past"
