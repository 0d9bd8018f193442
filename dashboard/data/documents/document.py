"""One canonical JSON text per publication, and back (sorted keys, no spaces, UTF-8).

The text names its `format`. The grammar of the framework only grows by fields that may be left out,
so that a text of an older program reads as it stands; a change that does more adds a step to
`UPGRADES`, from the format before it, and a sample of every format is read by the tests. A text is
never rewritten: its hash is that of its bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter

from dashboard.data.documents.money import without_money
from dashboard.data.documents.order import in_order, order_of
from dashboard.data.documents.public import public_declaration, read_declaration
from dashboard.framework import Framework
from dashboard.released import (
    Annex,
    Cell,
    MilestoneState,
    Publication,
    PublicationKind,
    PublicNote,
    Released,
    Summary,
)

FORMAT = 1
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Mapping[int, Upgrade] = {}
"""Format -> what makes a text of the next format of it."""


@dataclass(frozen=True)
class Content:
    """What a publication says, whatever its number and whoever published it.

    `framework` is as declared; the document has the public part of it.
    """

    kind: PublicationKind
    period: str | None
    cut_off: date
    framework: Framework
    cells: tuple[Cell, ...]
    milestones: tuple[MilestoneState, ...]
    summary: Summary
    annex: Annex
    notes: tuple[PublicNote, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Which publication it is, when and by whom; `published_at` is in UTC."""

    number: int
    published_on: date
    published_at: datetime
    prepared_by: str
    approved_by: str
    reason: str


@dataclass(frozen=True)
class _Body:
    """The parts that are more than one value."""

    cells: tuple[Cell, ...]
    milestones: tuple[MilestoneState, ...]
    summary: Summary
    annex: Annex
    notes: tuple[PublicNote, ...]


@dataclass(frozen=True)
class _Head:
    """The parts that are one value each."""

    kind: PublicationKind
    period: str | None
    cut_off: date
    number: int
    published_on: date
    published_at: datetime
    prepared_by: str
    approved_by: str
    reason: str


CELLS = TypeAdapter(tuple[Cell, ...])
BODY = TypeAdapter(_Body)
HEAD = TypeAdapter(_Head)


def write_document(content: Content, imprint: Imprint) -> bytes:
    """The canonical text of a publication."""
    head = _Head(
        kind=content.kind, period=content.period, cut_off=content.cut_off, **asdict(imprint)
    )
    return _canonical({**_said(content), **HEAD.dump_python(head, mode="json")})


def content_hash(content: Content) -> str:
    """SHA-256 of what would be public, whatever number, days and persons it will be under."""
    said = {name: part for name, part in _said(content).items() if name != "fingerprint"}
    told = {"kind": content.kind, "period": content.period, "cut_off": str(content.cut_off)}
    return document_hash(_canonical({**said, **told}))


def document_hash(document: bytes) -> str:
    """SHA-256 of the bytes of a document."""
    return hashlib.sha256(document).hexdigest()


def read_document(document: bytes) -> Released:
    """The release that the bytes describe, without totals of money."""
    found = _upgraded(json.loads(document))
    head, body = HEAD.validate_python(_of(found, _Head)), BODY.validate_python(_of(found, _Body))
    publication = Publication(
        number=head.number,
        kind=head.kind,
        period=head.period,
        cut_off=head.cut_off,
        published_on=head.published_on,
        published_at=head.published_at,
        prepared_by=head.prepared_by,
        approved_by=head.approved_by,
        sha256=document_hash(document),
        reason=head.reason,
    )
    declaration = in_order(found["framework"], found["order"])
    released = _released(publication, read_declaration(declaration), body)
    return replace(released, declaration=found["fingerprint"])


def _released(publication: Publication, framework: Framework, body: _Body) -> Released:
    return Released(
        id=publication.number,
        audience="public",
        framework=framework,
        cut_off=publication.cut_off,
        created_at=publication.published_at,
        created_by=publication.approved_by,
        loads=(),
        annex=body.annex,
        summary=body.summary,
        milestones=body.milestones,
        cells=body.cells,
        publication=publication,
        notes=body.notes,
    )


def _said(content: Content) -> dict[str, Any]:
    body = _Body(
        content.cells,
        content.milestones,
        without_money(content.summary),
        content.annex,
        content.notes,
    )
    declaration = public_declaration(content.framework)
    return {
        **BODY.dump_python(body, mode="json"),
        "cells": CELLS.dump_python(content.cells, mode="json", exclude_none=True),
        "format": FORMAT,
        "fingerprint": content.framework.fingerprint,
        "framework": declaration,
        "order": order_of(declaration),
    }


def _canonical(found: dict[str, Any]) -> bytes:
    text = json.dumps(found, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _of(found: dict[str, Any], part: type) -> dict[str, Any]:
    names = part.__dataclass_fields__  # type: ignore[attr-defined]
    return {name: found[name] for name in names}


def _upgraded(found: dict[str, Any]) -> dict[str, Any]:
    while found["format"] < FORMAT:
        found = UPGRADES[found["format"]](found)
    return found
