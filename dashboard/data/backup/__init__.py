"""The whole state in one file, and back: from either kind of database into either."""

from dashboard.data.backup.archive import Manifest
from dashboard.data.backup.backing_up import back_up
from dashboard.data.backup.restoring import read_manifest, restore

__all__ = ["Manifest", "back_up", "read_manifest", "restore"]
