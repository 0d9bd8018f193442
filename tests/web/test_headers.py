"""What every answer carries, how small it is, and how long it may be kept."""

import base64
import gzip
import hashlib
import json
import re

import brotli
import pytest
from flask import Response

from dashboard.access.compression import MOST_KEPT, compress_response, preferred_encoding
from dashboard.access.headers import add_headers
from dashboard.factory import ASSETS, create_app
from tests.web.visitor import HTML, Visitor
from tests.web.worlds import make_services

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
LARGEST_FIRST_LOAD = 1_500_000


@pytest.mark.parametrize("path", ["/login", "/", "/nowhere", "/healthz", "/_dash-layout"])
def test_every_answer_is_protected(logged_in, path):
    headers = logged_in("donor").go(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"] == "no-store"
    policy = headers["Content-Security-Policy"]
    for part in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe-inline" not in policy.split(";")[0]
    assert "unsafe-eval" not in policy


def test_the_policy_allows_exactly_our_inline_scripts(logged_in):
    answer = logged_in("donor").go("/methods")
    allowed = set(re.findall(r"'sha256-[^']+'", answer.headers["Content-Security-Policy"]))
    inline = {
        sha256(found["text"])
        for found in SCRIPT.finditer(answer.text)
        if "src=" not in found["attributes"] and "application/json" not in found["attributes"]
    }
    assert inline == allowed


def sha256(text):
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def test_the_document_names_no_version_and_no_other_host(logged_in):
    text = logged_in("donor").go("/methods").text
    config = json.loads(re.search(r'<script id="_dash-config"[^>]*>(.*?)</script>', text)[1])
    assert not [name for name in config if "version" in name and name != "disable_version_check"]
    assert "://" not in text


def test_session_cookies_are_closed(logged_in, app):
    cookies = Visitor(app).log_in("donor@example.org").headers.getlist("Set-Cookie")
    session = next(cookie for cookie in cookies if cookie.startswith("dashboard_session="))
    assert "HttpOnly" in session
    assert all("SameSite=Lax" in cookie for cookie in cookies)
    assert not any("Secure" in cookie for cookie in cookies)


def test_https_closes_cookies_and_stays_https():
    services = make_services(public_url="https://results.example.org")
    visitor = Visitor(create_app(services.settings, services))
    secure = {"base_url": "https://localhost"}
    token = re.search(r'name="csrf_token" value="([^"]+)"', visitor.go("/login", **secure).text)[1]
    form = {"email": "donor@example.org", "password": "correct horse battery"}
    answer = visitor.client.post("/login", data={**form, "csrf_token": token}, **secure)
    assert answer.status_code == 302
    assert all("Secure" in cookie for cookie in answer.headers.getlist("Set-Cookie"))
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("", None),
        ("identity", None),
        ("BR", "br"),
    ],
)
def test_encoding_is_what_the_browser_accepts(accepted, encoding):
    assert preferred_encoding(accepted) == encoding


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
@pytest.mark.parametrize("path", ["/_dash-layout", "/methods"])
def test_answers_are_compressed(logged_in, path, encoding, unpack):
    visitor = logged_in("donor")
    answer = visitor.client.get(path, headers={**HTML, "Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in answer.headers["Vary"]
    whole = visitor.client.get(path, headers=HTML).data
    assert len(answer.data) < len(whole) / 2
    assert len(unpack(answer.data)) == pytest.approx(len(whole), abs=100)


def test_the_log_in_page_is_not_compressed(visitor):
    answer = visitor.client.get("/login", headers={**HTML, "Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers


def test_vendor_files_come_compressed_and_stay(visitor):
    manifest = json.loads((ASSETS / "vendor" / "manifest.json").read_text())
    path = f"/assets/vendor/{manifest['plotly-basic.min.js']}"
    packed = visitor.client.get(path, headers={"Accept-Encoding": "gzip, br"}, buffered=True)
    assert packed.headers["Content-Encoding"] == "br"
    assert packed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert packed.mimetype == "text/javascript"
    plain = visitor.client.get(path, buffered=True)
    assert "Content-Encoding" not in plain.headers
    assert brotli.decompress(packed.data) == plain.data


def test_first_load_is_small(logged_in):
    visitor = logged_in("manager")
    text = visitor.go("/").text
    addresses = [
        *re.findall(r'(?:src|href)="(/[^"]+)"', text),
        "/",
        "/_dash-layout",
        "/_dash-dependencies",
        re.search(r"return '([^']+plotly[^']+)'", text)[1],
    ]
    sizes = {address: size_of(visitor, address) for address in addresses}
    assert sum(sizes.values()) < LARGEST_FIRST_LOAD, sizes


def size_of(visitor, address):
    accepted = {**HTML, "Accept-Encoding": "br"}
    answer = visitor.client.get(address, headers=accepted, buffered=True)
    assert answer.status_code == 200, address
    return len(answer.data)


def test_scripts_of_dash_are_kept_by_the_browser(logged_in):
    visitor = logged_in("donor")
    address = re.search(r'src="(/_dash-component-suites/[^"]+)"', visitor.go("/").text)[1]
    assert "max-age=31536000" in visitor.go(address).headers["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/share/", "/share/abc/", "/assets/", "/assets/?m=1", "/assets/vendor/index.html"]
)
def test_no_page_is_kept_whatever_its_address(app, path):
    with app.server.test_request_context(path):
        page = add_headers(Response("<p>", mimetype="text/html"), "", over_https=False)
        script = add_headers(Response("1", mimetype="text/javascript"), "", over_https=False)
    assert page.headers["Cache-Control"] == "no-store"
    assert (script.headers["Cache-Control"] != "no-store") == path.startswith("/assets/")


def packed(app, path, content, kept):
    accepted = {"Accept-Encoding": "gzip"}
    with app.server.test_request_context(f"/_dash-component-suites/{path}", headers=accepted):
        answer = compress_response(Response(content, mimetype="text/javascript"), kept)
    return gzip.decompress(answer.data).decode()


def test_invented_fingerprints_are_not_kept(app):
    kept = {}
    for number in range(5):
        assert packed(app, f"dash/file.v{number}.js", "x" * 5000, kept) == "x" * 5000
    assert len(kept) == 1
    assert packed(app, "dash/file.v0.js", "y" * 5000, kept) == "y" * 5000
    assert len(kept) == 2


def test_what_is_kept_has_an_end(app):
    kept = {(str(number), "gzip"): b"" for number in range(MOST_KEPT)}
    assert packed(app, "dash/one.js", "x" * 5000, kept) == "x" * 5000
    assert len(kept) == MOST_KEPT
