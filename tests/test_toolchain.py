"""The ground that other tests and the set-up stand on."""

import gzip
import json
import re
from pathlib import Path

import brotli
import plotly
import pytest
from sqlalchemy import create_engine, text

from tests.support.browser import PageWatch

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "assets" / "vendor"
LOCK_FILES = [*sorted(ROOT.glob("requirements*.lock")), ROOT / "package-lock.json"]


def test_each_database_is_empty_and_answers(database_url):
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mark (number integer)"))
        connection.execute(text("INSERT INTO mark VALUES (7)"))
        assert connection.execute(text("SELECT number FROM mark")).scalar_one() == 7
    engine.dispose()


def test_postgresql_is_real_and_sorts_by_code_point(postgresql_url):
    engine = create_engine(postgresql_url)
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version()")).scalar_one()
        letters = text("SELECT x FROM (VALUES ('a'), ('B'), ('ҷ'), ('Я')) AS v(x) ORDER BY x")
        order = list(connection.execute(letters).scalars())
    engine.dispose()
    assert version.startswith("PostgreSQL 18")
    assert order == ["B", "a", "Я", "ҷ"]


@pytest.mark.browser
def test_chromium_draws_tajik_letters(page):
    page.goto("data:text/html;charset=utf-8,<h1>Ғарм, Қӯрғонтеппа, Ҳисор, Ҷиргатол, Ӣ</h1>")
    assert page.inner_text("h1") == "Ғарм, Қӯрғонтеппа, Ҳисор, Ҷиргатол, Ӣ"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<script>console.error('broken chart')</script>", "console: broken chart"),
        ("<script>throw new Error('no data')</script>", "script: no data"),
        ("<img src='http://tiles.invalid/1.png'>", "request to another host: http://tiles.inv"),
    ],
)
def test_page_watch_notices(open_page, page_watch, markup, complaint):
    page = open_page()
    page.goto(f"data:text/html,{markup}")
    assert any(fault.startswith(complaint) for fault in page_watch.seen)
    page_watch.seen.clear()


def test_page_watch_lets_pass_only_what_was_expected():
    watch = PageWatch()
    watch.allow("403")
    watch.note_error("console: status of 403")
    watch.note_error("console: status of 500")
    assert watch.seen == ["console: status of 500"]


def test_browser_files_and_plotly_agree_on_the_version():
    shipped = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    wanted = re.search(r"plotly\.js v([\d.]+)", shipped.read_text(encoding="utf-8")[:500])
    bundle = (VENDOR / manifest()["plotly-basic.min.js"]).read_text(encoding="utf-8")
    built = re.search(r"plotly\.js \(basic - minified\) v([\d.]+)", bundle[:500])
    assert wanted
    assert built
    assert built[1] == wanted[1]


def test_compressed_twins_hold_the_same_bytes():
    texts = [name for name in manifest().values() if name.endswith((".js", ".css"))]
    assert len(texts) == 3
    for name in texts:
        content = (VENDOR / name).read_bytes()
        assert brotli.decompress((VENDOR / f"{name}.br").read_bytes()) == content
        assert gzip.decompress((VENDOR / f"{name}.gz").read_bytes()) == content


def test_style_sheet_of_fonts_names_only_files_beside_it():
    sheet = (VENDOR / manifest()["fonts.css"]).read_text(encoding="utf-8")
    files = re.findall(r'url\("([^"]+)"\)', sheet)
    assert len(files) == 12
    assert set(files) <= set(manifest().values())


@pytest.mark.parametrize("path", LOCK_FILES, ids=lambda path: path.name)
def test_lock_files_hold_hashes_and_no_address(path):
    content = path.read_text(encoding="utf-8")
    assert "://" not in content
    assert "sha256:" in content or "sha512-" in content


def manifest() -> dict[str, str]:
    return json.loads((VENDOR / "manifest.json").read_text(encoding="utf-8"))
