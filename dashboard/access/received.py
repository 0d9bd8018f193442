"""What a browser sends is kept in memory: no file of records touches a disk on its way."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Request


class ReceivedRequest(Request):
    """A request whose files are held in memory; how large they may be is decided elsewhere."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()
