"""What every answer carries: which browser features it needs, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, request

CACHED_FOREVER = "public, max-age=31536000, immutable"
# Browsers ask for the icon again with every change of title.
CACHED_A_DAY = "public, max-age=86400"
POLICY = (
    "default-src 'none'",
    "style-src-elem 'self' 'unsafe-inline'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
YEAR = 365 * 24 * 60 * 60


def content_policy(hashes: Sequence[str]) -> str:
    """The content security policy that lets run our own files and the scripts with `hashes`."""
    sources = " ".join(["'self'", *hashes])
    return "; ".join([f"script-src {sources}", *POLICY])


def add_headers(response: Response, policy: str, over_https: bool) -> Response:
    """Add what protects the reader, and what keeps answers for one person out of caches."""
    response.headers.update(FIXED)
    if request.path.startswith("/share/"):
        # The address is the secret.
        response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Content-Security-Policy"] = policy
    if over_https:
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    response.headers["Cache-Control"] = _cache_control(response)
    response.headers.pop("Server-Timing", None)
    return response


def _cache_control(response: Response) -> str:
    """Files whose address changes with their content may stay; answers for a person may not."""
    path = request.path
    if response.status_code >= 400 or response.mimetype == "text/html":
        return "no-store"
    if path.startswith("/assets/"):
        fingerprinted = path.startswith("/assets/vendor/") or "m" in request.args
        if fingerprinted:
            return CACHED_FOREVER
        return CACHED_A_DAY if path.endswith(".svg") else "public, no-cache"
    if path.startswith("/_dash-component-suites/"):
        return response.headers.get("Cache-Control", "private, no-cache")
    return "no-store"
