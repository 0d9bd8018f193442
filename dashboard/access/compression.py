"""Answers as small as the browser can read them.

Files of `assets/vendor` lie there compressed. Scripts of Dash are compressed once per process and
kept by their content, since one file answers under any fingerprint; everything else is compressed
as it leaves. Pages with a form for a password are left as they are, so that their length says
nothing about what is in them (BREACH).
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import MutableMapping

import brotli
from flask import Response, request

SMALLEST = 1024
COMPRESSIBLE = frozenset(
    {
        "application/javascript",
        "application/json",
        "image/svg+xml",
        "text/css",
        "text/html",
        "text/javascript",
        "text/plain",
    },
)
# Quick for what is made anew, thorough for what is kept.
QUICK, THOROUGH = 4, 10
KEPT_BELOW = "/_dash-component-suites/"
MOST_KEPT = 200
# What is taken away by its hash is sent as it lies.
NEVER = frozenset({"/login", "/export/json"})

Kept = MutableMapping[tuple[str, str], bytes]


def preferred_encoding(accepted: str) -> str | None:
    """`br` or `gzip` as the header `Accept-Encoding` allows, else None."""
    allowed = {
        name.strip()
        for name, _, quality in (part.partition(";") for part in accepted.lower().split(","))
        if quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    }
    return next((name for name in ("br", "gzip") if name in allowed), None)


def compress_response(response: Response, kept: Kept) -> Response:
    """Compress what is worth it; `kept` remembers the scripts of Dash between requests."""
    if not _is_worth_it(response):
        return response
    response.vary.add("Accept-Encoding")
    encoding = preferred_encoding(request.headers.get("Accept-Encoding", ""))
    if encoding is None:
        return response
    response.direct_passthrough = False
    response.set_data(_compressed(response.get_data(), encoding, response.status_code, kept))
    response.headers["Content-Encoding"] = encoding
    if response.get_etag()[0]:
        response.headers.pop("ETag")
    return response


def _is_worth_it(response: Response) -> bool:
    return (
        response.status_code == 200
        and request.method != "HEAD"
        and request.path not in NEVER
        and response.mimetype in COMPRESSIBLE
        and "Content-Encoding" not in response.headers
        and (response.content_length or SMALLEST) >= SMALLEST
    )


def _compressed(content: bytes, encoding: str, status: int, kept: Kept) -> bytes:
    if not (request.path.startswith(KEPT_BELOW) and status == 200):
        return compress(content, encoding, QUICK)
    key = (hashlib.sha256(content).hexdigest(), encoding)
    if key in kept:
        return kept[key]
    if len(kept) >= MOST_KEPT:
        return compress(content, encoding, QUICK)
    return kept.setdefault(key, compress(content, encoding, THOROUGH))


def compress(content: bytes, encoding: str, effort: int) -> bytes:
    """The content in the encoding; `effort` from 1 (quick) to 11 (thorough)."""
    if encoding == "br":
        packed: bytes = brotli.compress(content, quality=effort)
        return packed
    return gzip.compress(content, min(effort, 9), mtime=0)
