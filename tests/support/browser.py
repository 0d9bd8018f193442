"""A real Chromium, and pages that tell on the product.

A page fails its test at the end when the browser logged an error, when a script threw, or when
anything was asked of a host other than 127.0.0.1. A test that provokes an error on purpose says so
beforehand: `page_watch.allow("403")`.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Error,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without the second half the browser itself looks for its maker's hosts.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOADING = "[data-dash-is-loading=true]"
LOCAL_SCHEMES = {"about", "blob", "data"}


@dataclass
class PageWatch:
    """What the pages of one test did that they should not have done."""

    allowed: list[re.Pattern[str]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        """Expect errors that match `pattern`; requests to other hosts are never allowed."""
        self.allowed.append(re.compile(pattern))

    def attach(self, page: Page) -> None:
        page.on("console", self.note_console)
        page.on("pageerror", self.note_exception)
        page.context.on("request", self.note_request)

    def note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.note_error(f"console: {message.text} ({message.location['url']})")

    def note_exception(self, error: Error) -> None:
        self.note_error(f"script: {error}")

    def note_error(self, text: str) -> None:
        if not any(pattern.search(text) for pattern in self.allowed):
            self.seen.append(text)

    def note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in LOCAL_SCHEMES and address.hostname != "127.0.0.1":
            self.seen.append(f"request to another host: {request.url}")


def find_chromium() -> str:
    """The Chromium that is on PATH; RuntimeError where there is none."""
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if program is None:
        raise RuntimeError("no Chromium on PATH: `python -m tools.prepare browser` installs one")
    return program


def launch_chromium(playwright: Playwright) -> Browser:
    """Start the Chromium that is on PATH."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch_chromium(playwright)
        yield started
        started.close()


@pytest.fixture
def page_watch() -> Iterator[PageWatch]:
    """Collect faults of all pages of the test, and fail it at the end when there were any."""
    watch = PageWatch()
    yield watch
    assert not watch.seen, "\n".join(watch.seen)


@pytest.fixture
def open_page(browser: Browser, page_watch: PageWatch) -> Iterator[Callable[..., Page]]:
    """Open watched pages, each a visitor of its own; takes the options of a browser context."""
    contexts = []

    def open_one(**options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page_watch.attach(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


def draw_all(page: Page) -> None:
    """Draw every chart of the page, those below the fold too, as printing does."""
    expect(page.locator(LOADING)).to_have_count(0)
    page.evaluate("['beforeprint', 'afterprint'].forEach(name => dispatchEvent(new Event(name)))")
    expect(page.locator(".chart-place:not(:has(.main-svg))")).to_have_count(0)
