"""How the tracking table is arranged: which figures, in which order, and which rows of it.

An arrangement enters and leaves by the address, beside the view, and reading one never raises.
For the public no figure about people has a say in an order: indicators of class `open` alone are
put in order by what was measured, all others follow in the order of the matrix.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args
from urllib.parse import parse_qsl, urlencode

from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.reading import Reading
from dashboard.released import Status
from dashboard.view import LONGEST, SHOWN, ViewNotice

TO_DATE = "to-date"
LIFE = "life"
COMMENT = "comment"
ORDERS = ("status", "ratio", "code")
OWN = frozenset({"columns", "sort", "result", "status", "owner", "group"})
BY_CONSEQUENCE: tuple[Status | None, ...] = (
    "regressed",
    "off_track",
    "not_achieved",
    "at_risk",
    "partly_achieved",
    "no_data",
    "above_plan",
    "on_track",
    "achieved",
    "not_due",
    "no_target",
    "not_published",
    None,
)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One choice of figures, order and rows; empty means the default.

    `columns` is empty for the figures of each period alone, `to-date` for all up to its end;
    `sort` is empty for the order of the matrix, else one of ORDERS. `group` names the columns that
    a small screen shows: a period, `life` or `comment`, else those to date.
    """

    columns: str = ""
    sort: str = ""
    result: str = ""
    status: str = ""
    owner: str = ""
    group: str = ""
    notices: tuple[ViewNotice, ...] = field(default=(), compare=False)

    @property
    def is_filtered(self) -> bool:
        """True where it leaves rows out."""
        return bool(self.result or self.status or self.owner)

    def unfiltered(self) -> Arrangement:
        """The same with every row."""
        return replace(self, result="", status="", owner="")

    def to_query(self) -> str:
        """The part of an address that leads back to it; empty for the default."""
        names = ("columns", "sort", "result", "status", "owner", "group")
        return urlencode([(name, value) for name in names if (value := getattr(self, name))])


DEFAULT = Arrangement()


def read_arrangement(query: str | None, framework: Framework, *, team: bool) -> Arrangement:
    """The arrangement that an address asks for; owners are for the team alone (domain R13).

    What is not known is left out and kept as a notice.
    """
    text = (query or "").removeprefix("?")
    known = known_values(framework, team=team)
    pairs = parse_qsl(text, errors="replace") if len(text) <= LONGEST else []
    given = {name: value for name, value in reversed(pairs) if name in OWN}
    taken = {name: value for name, value in given.items() if value in known[name]}
    ignored = [
        ViewNotice("value" if known[name] else "parameter", name, value[:SHOWN])
        for name, value in given.items()
        if name not in taken
    ]
    return Arrangement(**taken, notices=tuple(ignored))


def known_values(framework: Framework, *, team: bool) -> dict[str, Collection[str]]:
    """Every own parameter with the values it may take, all as declared, none from figures."""
    return {
        "columns": (TO_DATE,),
        "sort": ORDERS,
        "result": [item.code for item in framework.results],
        "status": get_args(Status),
        "owner": owners(framework) if team else (),
        "group": [LIFE, COMMENT, *framework.periods],
    }


def owners(framework: Framework) -> dict[str, Indicator]:
    """Who answers for indicators, in declared order, each with the first of their indicators."""
    found: dict[str, Indicator] = {}
    for item in framework.indicators:
        found.setdefault(owner_of(item), item)
    return found


def owner_of(indicator: Indicator) -> str:
    """The owner as an address names them, in whatever language."""
    return indicator.owner.texts()[0]


def arranged(readings: Sequence[Reading], arrangement: Arrangement) -> list[Reading]:
    """The rows that fit, in the order asked for. `readings` stand in the order of the matrix."""
    kept = [reading for reading in readings if _fits(reading, arrangement)]
    match arrangement.sort:
        case "status":
            return sorted(kept, key=_by_consequence)
        case "ratio":
            return sorted(kept, key=_by_ratio)
        case "code":
            return sorted(kept, key=lambda reading: _natural(reading.indicator.code))
        case _:
            return kept


def may_move(reading: Reading) -> bool:
    """True where what was measured may decide on the place in an order."""
    return reading.released.audience == "internal" or reading.indicator.disclosure == "open"


def status_of(reading: Reading) -> Status | None:
    """The status that the row shows."""
    return reading.cell.status if reading.cell else None


def _fits(reading: Reading, arrangement: Arrangement) -> bool:
    item = reading.indicator
    return (
        (not arrangement.result or item.result in under(reading.framework, arrangement.result))
        and (not arrangement.status or status_of(reading) == arrangement.status)
        and (not arrangement.owner or owner_of(item) == arrangement.owner)
    )


def under(framework: Framework, code: str) -> set[str]:
    """The result and all results below it."""
    return {code}.union(*(under(framework, one.code) for one in framework.children_of(code)))


def _by_consequence(reading: Reading) -> int:
    if not may_move(reading):
        return len(BY_CONSEQUENCE)
    return BY_CONSEQUENCE.index(status_of(reading))


def _by_ratio(reading: Reading) -> tuple[int, float]:
    """The lowest first; then those without one; then those that may not be put in order."""
    if not may_move(reading):
        return (2, 0.0)
    ratio = reading.cell.ratio if reading.cell else None
    return (1, 0.0) if ratio is None else (0, ratio)


def _natural(code: str) -> list[tuple[int, str]]:
    """OP1.1.2 before OP1.1.10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", code)]
