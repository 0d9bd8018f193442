"""Writes a backup: the state of one moment, row by row, into a file that appears when it is whole.

Until then it grows under another name beside it, readable by its owner alone; a backup that fails
leaves nothing behind. The ledger key is not inside: it is kept apart from what it protects.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from dashboard.data.backup.archive import (
    DECLARATION,
    FORMAT,
    MANIFEST,
    Manifest,
    Member,
    TableMember,
    member_of,
    write_row,
)
from dashboard.data.store import Store
from dashboard.data.store.shapes import Shape
from dashboard.data.store.snapshots import Snapshot
from dashboard.data.store.writing import Audit
from dashboard.errors import StoreError
from dashboard.settings import Settings


def back_up(settings: Settings, store: Store, target: Path, actor: str) -> Manifest:
    """Write everything that the database holds to `target`; StoreError where it cannot be."""
    declaration = settings.indicators.read_bytes()
    with _appearing(target) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        with store.snapshots.reading() as snapshot:
            manifest = Manifest(
                format=FORMAT,
                made_at=datetime.now(UTC).replace(microsecond=0),
                revision=snapshot.revision,
                project=store.framework.project.code,
                fingerprint=store.framework.fingerprint,
                declaration=_write(archive, DECLARATION, [declaration])[0],
                tables=tuple(_write_table(archive, snapshot, it) for it in snapshot.shapes()),
            )
        archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
    store.snapshots.record(Audit(actor, "backup", f"{manifest.rows} rows"))
    return manifest


def _write_table(archive: ZipFile, snapshot: Snapshot, shape: Shape) -> TableMember:
    kinds = [kind for _, kind in shape.columns]
    lines = (write_row(row, kinds) for row in snapshot.rows(shape.table))
    member, rows = _write(archive, member_of(shape.table), lines)
    return TableMember(**member.model_dump(), table=shape.table, columns=shape.columns, rows=rows)


def _write(archive: ZipFile, name: str, parts: Iterable[bytes]) -> tuple[Member, int]:
    digest, size, count = hashlib.sha256(), 0, 0
    with archive.open(name, "w", force_zip64=True) as stream:
        for part in parts:
            stream.write(part)
            digest.update(part)
            size += len(part)
            count += 1
    return Member(name=name, bytes=size, sha256=digest.hexdigest()), count


@contextmanager
def _appearing(target: Path) -> Iterator[IO[bytes]]:
    """A file that has its name once it is whole, and is gone when anything goes wrong."""
    if target.exists():
        raise StoreError(f"{target}: is there already; name a new file, backups are not replaced")
    growing = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        handle = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        raise StoreError(f"{target}: cannot be written ({fault.strerror})") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        growing.rename(target)
    except OSError as fault:
        raise StoreError(f"{target}: cannot be written ({fault.strerror})") from None
    finally:
        growing.unlink(missing_ok=True)
