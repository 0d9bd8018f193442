"""Makes the four pictures of the README from a fresh demonstration: `make screenshots`.

One for each question that a reader has: where do we stand, how does one indicator go, what comes
next in the plan, what do I show in the meeting. The slide is the meeting pack's own, opened by
LibreOffice. Pictures are WebP, as wide as a README shows them.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.browser import launch_chromium  # noqa: E402
from tests.support.demonstration import PASSWORD, Demonstration  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
PAGES = {"where-we-stand": "/", "one-indicator": "/indicators/OP1.1.2", "the-plan": "/plan"}
DECK, SLIDE = "/export/pptx", 3
WINDOW = ViewportSize(width=1200, height=800)
WIDTH, QUALITY, LARGEST = 1000, 82, 120_000


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, Demonstration(Path(folder)) as demonstration:
        for name, picture in take(demonstration.url, PASSWORD, Path(folder)):
            print(f"{name}: {keep(name, picture):,} bytes")


def take(url: str, password: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each picture as PNG, with its name."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        page = browser.new_page(viewport=WINDOW, device_scale_factor=1.5, color_scheme="light")
        log_in(page, url, password)
        for name, path in PAGES.items():
            page.goto(f"{url}{path}")
            page.wait_for_load_state("networkidle")
            yield name, page.screenshot(animations="disabled")
        deck = page.request.get(f"{url}{DECK}")
        if not deck.ok:
            raise SystemExit(f"{DECK}: answered {deck.status}, expected the meeting pack")
        yield "a-slide", slide(deck.body(), folder)
        browser.close()


def log_in(page: Page, url: str, password: str) -> None:
    page.goto(f"{url}/login")
    page.fill("input[name=email]", "manager@example.org")
    page.fill("input[type=password]", password)
    page.click("button[type=submit]")
    page.wait_for_load_state("networkidle")


def slide(deck: bytes, folder: Path) -> bytes:
    """The slide of the deck that says most, as PNG."""
    (folder / "deck.pptx").write_bytes(deck)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "deck.pptx"]
    subprocess.run(convert, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    number = str(SLIDE)
    paint = ["pdftoppm", "-f", number, "-l", number, "-r", "110", "-png", "-singlefile"]
    subprocess.run([*paint, "deck.pdf", "slide"], cwd=folder, check=True)
    return (folder / "slide.png").read_bytes()


def keep(name: str, picture: bytes) -> int:
    """Store the picture as small as it can be read; gives its bytes."""
    with Image.open(io.BytesIO(picture)) as drawn:
        height = round(drawn.height * WIDTH / drawn.width)
        small = drawn.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    path = PICTURES / f"{name}.webp"
    small.save(path, "WEBP", quality=QUALITY, method=6)
    size = path.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{path.name}: {size:,} bytes, expected at most {LARGEST:,}")
    return size


if __name__ == "__main__":
    main()
