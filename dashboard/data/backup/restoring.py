"""Reads a backup back: all of it in one transaction, after everything about it has been checked.

The file is read twice: once to hold every part against its hash, once to store it. Rows pass one
batch at a time, so that memory does not grow with the file.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pydantic import ValidationError

from dashboard.data.backup.archive import (
    LARGEST_MANIFEST,
    LONGEST_ROW,
    MANIFEST,
    MOST_SWOLLEN,
    MOST_UNPACKED,
    SWOLLEN_COUNTS_FROM,
    Manifest,
    Member,
    TableMember,
    read_row,
)
from dashboard.data.store import Store
from dashboard.data.store.snapshots import Restoration
from dashboard.data.store.writing import Audit
from dashboard.errors import StoreError

DAMAGE = (
    BadZipFile,
    zlib.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


def read_manifest(path: Path) -> Manifest:
    """What a backup says about itself, once every part of it is found to be as it says.

    StoreError: the file is missing, damaged, swollen, of another program, or not whole.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        _refuse_others(archive, manifest, path)
        _refuse_swollen(manifest, path)
        for member in manifest.members:
            for _ in _lines(archive, member):
                pass
    return manifest


def restore(store: Store, path: Path, actor: str, *, replace: bool = False) -> Manifest:
    """Give the database the state of a backup; StoreError, and nothing changed, where it cannot be.

    Without `replace` only an empty database is filled.
    """
    manifest = read_manifest(path)
    with store.snapshots.writing() as restoration, _opened(path) as archive:
        _refuse_other_revision(manifest, restoration)
        if not replace and not restoration.is_empty():
            raise StoreError(
                "the database is not empty, and a restore would take the place of all it holds; "
                "name an empty one in DASHBOARD_DATABASE_URL, or say --replace"
            )
        restoration.clear()
        for table in manifest.tables:
            _restore_table(restoration, archive, table)
        made = f"{manifest.made_at:%Y-%m-%d %H:%M} UTC"
        restoration.finish(Audit(actor, "restore", f"backup of {made}, {manifest.rows} rows"))
    return manifest


def _restore_table(restoration: Restoration, archive: ZipFile, table: TableMember) -> None:
    kinds = [kind for _, kind in table.columns]
    restoration.prepare(table.shape)
    restoration.add(table.shape, (read_row(line, kinds) for line in _lines(archive, table)))


@contextmanager
def _opened(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            yield archive
    except FileNotFoundError:
        raise StoreError(f"{path}: there is no such file; check the path") from None
    except DAMAGE as fault:
        raise StoreError(_damaged(path, type(fault).__name__)) from None


def _manifest(archive: ZipFile, path: Path) -> Manifest:
    if MANIFEST not in archive.namelist():
        raise StoreError(f"{path}: is not a backup of this program; it holds no {MANIFEST}")
    with archive.open(MANIFEST) as stream:
        text = stream.read(LARGEST_MANIFEST + 1)
    try:
        return Manifest.model_validate_json(text[:LARGEST_MANIFEST])
    except ValidationError:
        raise StoreError(
            f"{path}: its {MANIFEST} is not one that this program understands; "
            "restore with the program that made it"
        ) from None


def _refuse_others(archive: ZipFile, manifest: Manifest, path: Path) -> None:
    """Exactly the files that the manifest names, each as long as it says."""
    expected = {member.name: member.bytes for member in manifest.members}
    found = {info.filename: info.file_size for info in archive.infolist()}
    found.pop(MANIFEST)
    if found != expected or len(archive.infolist()) != len(expected) + 1:
        raise StoreError(_damaged(path, "its files are not those that its manifest names"))


def _refuse_swollen(manifest: Manifest, path: Path) -> None:
    unpacked = sum(member.bytes for member in manifest.members)
    swollen = unpacked > max(SWOLLEN_COUNTS_FROM, MOST_SWOLLEN * path.stat().st_size)
    if swollen or unpacked > MOST_UNPACKED:
        raise StoreError(f"{path}: unpacks to {unpacked // 1024**2} MB, more than a backup would")


def _refuse_other_revision(manifest: Manifest, restoration: Restoration) -> None:
    here = restoration.revision
    if manifest.revision == here:
        return
    is_older = manifest.revision < here
    remedy = "restore with the program that made it, then update" if is_older else "update first"
    raise StoreError(
        f"the backup is of version {manifest.revision} and this program of version {here}; {remedy}"
    )


def _lines(archive: ZipFile, member: Member) -> Iterator[bytes]:
    """The lines of a file; ValueError after the last one where they are not those written."""
    digest, size = hashlib.sha256(), 0
    with archive.open(member.name) as stream:
        while line := stream.readline(LONGEST_ROW):
            digest.update(line)
            size += len(line)
            yield line
    if (digest.hexdigest(), size) != (member.sha256, member.bytes):
        raise ValueError(member.name)


def _damaged(path: Path, fault: str) -> str:
    return f"{path}: is damaged ({fault}); nothing was stored, take another copy of the backup"
