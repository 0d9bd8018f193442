"""Our own styles and scripts, each as one file: on a slow line every request is a wait.

A bundle is made when the app is, from files in the order of their names; its name carries the
fingerprint of its content, so that it may be kept for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from flask import Response, request

from dashboard.access.compression import compress, preferred_encoding

THOROUGH = 11
KINDS = {".css": "text/css", ".js": "text/javascript"}


class Bundle:
    """The content of `files` as one; `suffix` says what it is."""

    def __init__(self, suffix: str, files: Sequence[Path]) -> None:
        self._content = b"\n".join(file.read_bytes() for file in files)
        self._kind = KINDS[suffix]
        self._packed = {name: packed(self._content, name) for name in ("br", "gzip")}
        digest = hashlib.sha256(self._content).hexdigest()[:12]
        self.name = f"own.{digest}{suffix}"

    def send(self) -> Response:
        """The bundle, compressed as the browser allows."""
        encoding = preferred_encoding(request.headers.get("Accept-Encoding", ""))
        content = self._packed[encoding] if encoding else self._content
        response = Response(content, mimetype=self._kind)
        response.vary.add("Accept-Encoding")
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response


@lru_cache(maxsize=8)
def packed(content: bytes, encoding: str) -> bytes:
    """The content, compressed as far as it goes: this takes a while, and is done once a process."""
    return compress(content, encoding, THOROUGH)
