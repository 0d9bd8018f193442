"""The key under which the ledger names persons: a file of its own, apart from the database.

Whoever has the database alone can link the ledger's names to nobody, and destroying the file ends
that for ever (domain R14). The installation remembers a digest of the key, since sets named by two
keys cannot be compared: a key that is missing or another one is refused, never replaced.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from tempfile import mkstemp

from dashboard.data.store import Store
from dashboard.errors import StoreError
from dashboard.settings import Settings

FACT = "ledger key"
SIZE = 32
NAMED = "DASHBOARD_LEDGER_KEY"


def ledger_key(settings: Settings, store: Store) -> bytes:
    """The key, made at first need; StoreError where it is not the one of this ledger."""
    known = store.installation.fact(FACT)
    key = _read(settings.ledger_key)
    if key is None and known is None:
        key = _make(settings.ledger_key)
    if key is None:
        raise StoreError(
            f"{NAMED}: there is no file {settings.ledger_key}, and this database's ledger was kept "
            "with a key; bring the file back from where it is kept"
        )
    if known is None:
        store.installation.remember(FACT, _digest(key))
    elif known != _digest(key):
        raise StoreError(
            f"{NAMED}: {settings.ledger_key} is not the key that this database's ledger was kept "
            "with; bring that one back, or name its file"
        )
    return key


def _digest(key: bytes) -> str:
    return hashlib.sha256(b"digest of the ledger key" + key).hexdigest()


def _read(path: Path) -> bytes | None:
    """The key in the file; None where there is no file."""
    try:
        text = path.read_text().strip()
        key = bytes.fromhex(text)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError(
            f"{NAMED}: {path} cannot be read as a key ({type(error).__name__}); "
            f"expected {2 * SIZE} hexadecimal digits that this process may read"
        ) from None
    if len(key) < SIZE:
        raise StoreError(f"{NAMED}: the key in {path} is too short; expected {2 * SIZE} digits")
    return key


def _make(path: Path) -> bytes:
    """A new key, written whole; where another process was faster, its key."""
    key = secrets.token_bytes(SIZE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "w") as written:
            written.write(key.hex() + "\n")
        try:
            os.link(name, path)
        except FileExistsError:
            return _read(path) or key
        finally:
            Path(name).unlink()
    except OSError as error:
        raise StoreError(
            f"{NAMED}: {path} cannot be made ({type(error).__name__}); "
            "name a file in a folder that this process may write to"
        ) from None
    return key
