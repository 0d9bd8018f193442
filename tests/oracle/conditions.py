"""Whether one row meets the conditions of the framework. A missing value meets only `missing`,
and is not among the values that `not_in` excludes."""

from __future__ import annotations

from typing import Any

from dashboard.framework.datasets import Between, Condition, Where
from tests.oracle.book import Row


def meets(row: Row, where: Where) -> bool:
    """True where the row meets every condition."""
    return all(holds(row, row[column], condition) for column, condition in where.items())


def holds(row: Row, found: Any, condition: Condition) -> bool:
    """True where the value found meets one condition; a tuple holds several codes."""
    match condition:
        case Between():
            return all(_operators(row, found, condition))
        case list():
            return is_among(found, condition)
        case _:
            return is_among(found, [condition])


def is_among(found: Any, values: list[Any]) -> bool:
    """True where the value, or one of several codes, is one of the values."""
    if isinstance(found, tuple):
        return any(code in values for code in found)
    return found is not None and found in values


def _operators(row: Row, found: Any, given: Between) -> list[bool]:
    known = found is not None
    told = []
    if given.at_least is not None:
        told.append(known and found >= given.at_least)
    if given.at_most is not None:
        told.append(known and found <= given.at_most)
    if given.above is not None:
        told.append(known and found > given.above)
    if given.below is not None:
        told.append(known and found < given.below)
    if given.presence is not None:
        told.append(known == (given.presence == "present"))
    if given.one_of is not None:
        told.append(is_among(found, given.one_of))
    if given.none_of is not None:
        told.append(not is_among(found, given.none_of))
    if given.differs_from is not None:
        other = row[given.differs_from]
        told.append(known and other is not None and found != other)
    return told
