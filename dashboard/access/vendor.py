"""Browser files of others, installed under `assets/vendor` with fingerprinted names.

`manifest.json` maps a file's logical name to its name on disk. A file is served only if the
manifest names it, in the compressed twin that the browser can read.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path

from flask import Flask, Response, abort, request, send_file

from dashboard.access.bundle import Bundle
from dashboard.access.compression import preferred_encoding
from dashboard.figures.regions import Areas

ADDRESS = "/assets/vendor/"
OUTLINES = "regions.json"
SUFFIXES = {"br": ".br", "gzip": ".gz"}


class Vendor:
    """The files of one folder. Without a manifest there are none, and pages do without them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bundles: dict[str, Bundle] = {}
        manifest = folder / "manifest.json"
        self._files: dict[str, str] = (
            json.loads(manifest.read_text("utf-8")) if manifest.exists() else {}
        )

    def address(self, name: str) -> str | None:
        """The address of the file with this logical name; None where it is not installed."""
        return f"{ADDRESS}{self._files[name]}" if name in self._files else None

    @cached_property
    def outlines(self) -> Areas:
        """Area -> its outlines in degrees, read once; empty where they are not installed."""
        file = self._files.get(OUTLINES)
        if file is None or not (self._folder / file).exists():
            return {}
        found: Areas = json.loads((self._folder / file).read_text("utf-8"))
        return found

    def add(self, suffix: str, files: Sequence[Path]) -> str:
        """Serve these files as one beside the others; gives the address."""
        bundle = Bundle(suffix, files)
        self._bundles[bundle.name] = bundle
        return f"{ADDRESS}{bundle.name}"

    def path(self, name: str) -> Path | None:
        """Where the file with this logical name lies; None where it is not installed."""
        return self._folder / self._files[name] if name in self._files else None

    def send(self, file: str) -> Response:
        """The file, compressed as the browser allows; 404 for what the manifest does not name."""
        if file in self._bundles:
            return self._bundles[file].send()
        if file not in self._files.values():
            abort(404)
        encoding = preferred_encoding(request.headers.get("Accept-Encoding", ""))
        twin = f"{file}{SUFFIXES[encoding]}" if encoding else file
        packed = encoding is not None and (self._folder / twin).exists()
        kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
        sent = twin if packed else file
        # Read at once: no file stays open where a browser leaves half-way.
        content = BytesIO((self._folder / sent).read_bytes())
        response = send_file(content, mimetype=kind, etag=sent)
        response.vary.add("Accept-Encoding")
        if packed:
            response.headers["Content-Encoding"] = encoding or ""
        return response


def install_vendor(server: Flask, vendor: Vendor) -> None:
    """Serve the files and let templates name them."""
    server.add_url_rule(f"{ADDRESS}<file>", "vendor", vendor.send)
    server.jinja_env.globals["vendor"] = vendor.address
