"""Reads who is behind facts, and lets nobody's identifier out of the store.

Every identifier leaves as HMAC-SHA256 under a key that the caller holds: two figures can be seen to
speak of the same person, and nothing else can be seen (domain R14). An erased one leaves under the
name that it had before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Engine, Row

from dashboard.data.confidentiality.identities import keyed, name_of, scope_of
from dashboard.data.confidentiality.rows import MemberRow, StageRow
from dashboard.data.confidentiality.sets import Member
from dashboard.data.needs import Need, Way
from dashboard.data.queries.members import members_statement, stages_statement, unit_columns
from dashboard.data.queries.records import Records
from dashboard.framework import Framework


class MemberStore:
    """The persons behind one framework's facts in one database."""

    def __init__(self, engine: Engine, framework: Framework, records: Records) -> None:
        self._engine = engine
        self._framework = framework
        self._records = records

    def rows(
        self, need: Need, dimensions: Mapping[str, str], cut_off: date, key: bytes
    ) -> list[MemberRow]:
        """Every unit behind the facts of a need, split by the dimensions.

        Where no person is recorded, every unit (each contact of a monthly sum) is a person of its
        own. Units that are persons themselves have no further name.
        """
        statement = members_statement(self._framework, self._records, need, dimensions, cut_off)
        naming = _Naming(self._framework, need, key)
        first, second = 1 + len(dimensions), 1 + len(dimensions) + len(need.groups)
        with self._engine.connect() as connection:
            return [
                MemberRow(
                    day=_day(row[0]),
                    split=tuple(row[1:first]),
                    groups=tuple(row[first:second]),
                    met=None if row[second] is None else bool(row[second]),
                    member=member,
                )
                for row in connection.execute(statement)
                for member in naming.members(row, second + 1)
            ]

    def stages(self, way: Way, cut_off: date, key: bytes) -> list[StageRow]:
        """Every entity of a way: when it began, how many steps it has reached."""
        statement = stages_statement(self._framework, self._records, way, cut_off)
        first = way.steps[0]
        scope = scope_of(self._framework, first.dataset, first.entity[0])
        with self._engine.connect() as connection:
            return [
                StageRow(_day(day), int(reached), Member(name_of(key, scope, entity)))
                for day, reached, entity in connection.execute(statement)
            ]


class _Naming:
    """Makes members of the rows of one need."""

    def __init__(self, framework: Framework, need: Need, key: bytes) -> None:
        dataset = need.selection.dataset
        person, units = framework.datasets[dataset].person, unit_columns(framework, need)
        self._key = key
        self._dataset = dataset
        self._register = scope_of(framework, dataset, person) if person else dataset
        self._scopes = [scope_of(framework, dataset, column) for column in units]
        self._is_person = units == (person,)
        self._is_sum = any(tally.kind == "sum" for tally in need.tallies)

    def members(self, row: Row[Any], start: int) -> Iterator[Member]:
        """`start` is the place of the quantity; person and unit columns follow it."""
        quantity, person, units = row[start], row[start + 1], row[start + 2 :]
        if not self._is_sum:
            yield self._member(person, units)
            return
        for ordinal in range(int(quantity or 0)):
            yield self._member(person, units, str(ordinal))

    def _member(self, person: str | None, units: Sequence[str | None], *more: str) -> Member:
        if person is not None and self._is_person:
            return Member(name_of(self._key, self._register, person))
        unit = keyed(self._key, (self._dataset, "unit", *self._names(units), *more))
        if person is None:
            return Member(unit)
        return Member(name_of(self._key, self._register, person), unit)

    def _names(self, units: Sequence[str | None]) -> Iterator[str]:
        """Each column by its own name, so that erasing one leaves the unit's name as it is."""
        for scope, unit in zip(self._scopes, units, strict=True):
            yield name_of(self._key, scope, unit)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
