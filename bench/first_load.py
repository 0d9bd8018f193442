"""What the first visit to the overview transfers, in a real browser with an empty cache."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.support.browser import launch_chromium
from tests.support.demonstration import PASSWORD, Demonstration

LIMIT = 900_000


def measure_first_load(demonstration: Demonstration) -> Iterator[str]:
    """One line: bytes as transferred, requests, and the share of what is allowed."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        page = browser.new_page()
        _log_in(page, demonstration)
        sizes = _watch(page)
        page.goto(f"{demonstration.url}/")
        page.wait_for_load_state("networkidle")
        browser.close()
    transferred = sum(sizes)
    yield (
        f"first load of the overview: {transferred:,} bytes in {len(sizes)} requests, "
        f"{transferred / LIMIT:.2f} of the allowed {LIMIT:,}"
    )


def _log_in(page: Page, demonstration: Demonstration) -> None:
    page.goto(f"{demonstration.url}/login")
    page.fill("input[name=email]", "manager@example.org")
    page.fill("input[type=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_load_state("networkidle")


def _watch(page: Page) -> list[float]:
    """Sizes of the answers from here on, as they cross the wire, with the cache emptied."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes
