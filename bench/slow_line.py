"""What a slow line and a slow machine make of an indicator's page, against plain Dash.

Both draw the same charts in the same run: slow 4G (562 ms, 1.4 Mbit/s) and a processor four times
slower, with an empty cache. Then, at full speed, a change of filter is repainted, against an empty
callback that is followed by the same `Plotly.react`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.plain_peer import Figure, PlainPeer
from tests.support.browser import draw_all, launch_chromium
from tests.support.demonstration import PASSWORD, Demonstration

PATH = "/indicators/OP1.1.2"
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1_474_560 / 8,
    "uploadThroughput": 675_000 / 8,
}
SLOWER = 4
PATIENCE = 180_000
CHANGES = 40

# Frames are asked, so that what is noted was on the screen.
WATCH = """
window.seen = { number: 0, charts: 0, shift: 0 };
const drawn = () => {
  const charts = [...document.querySelectorAll(".dash-graph")]
    .filter(one => one.getBoundingClientRect().top < innerHeight);
  return charts.length && charts.every(one => one.querySelector(".main-svg .trace")
    && getComputedStyle(one).visibility === "visible");
};
(function look() {
  const text = document.body ? document.body.innerText : "";
  if (!seen.number && text.includes(NUMBER)) { seen.number = performance.now(); }
  if (!seen.charts && drawn()) { seen.charts = performance.now(); }
  if (!seen.number || !seen.charts) { requestAnimationFrame(look); }
})();
new PerformanceObserver(list => list.getEntries().forEach(one => { seen.shift += one.value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
REPAINTED = """() => new Promise(done => {
  const chart = document.querySelector(".dash-graph .js-plotly-plot");
  const select = document.querySelector("[data-testid='filter-sex'] select");
  const next = [...select.options].find(one => /^[a-z]/.test(one.value) && !one.selected);
  const number = () => document.querySelector("[data-testid='value-OP1.1.2']")?.textContent;
  const before = number();
  const started = performance.now();
  const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set;
  set.call(select, next.value);
  select.dispatchEvent(new Event("change", { bubbles: true }));
  (function look() {
    const graph = document.querySelector(".dash-graph .main-svg .trace");
    if (graph && number() !== before) { done(performance.now() - started); return; }
    requestAnimationFrame(look);
  })();
})"""
FLOOR = """() => new Promise(done => {
  const chart = document.querySelector(".js-plotly-plot");
  const before = document.getElementById("changed").textContent;
  const started = performance.now();
  document.getElementById("change").click();
  (function look() {
    if (document.getElementById("changed").textContent === before) {
      requestAnimationFrame(look);
      return;
    }
    Plotly.react(chart, chart.data, { ...chart.layout, datarevision: started })
      .then(() => requestAnimationFrame(() => done(performance.now() - started)));
  })();
})"""


def measure_slow_line(demonstration: Demonstration) -> Iterator[str]:
    """Lines: times of both on the slow line, their ratios, the shift; the change of a filter."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        number, figures = _what_is_shown(browser, demonstration)
        with PlainPeer("Practitioners trained", number, figures) as peer:
            ours = _first_visit(browser, demonstration, f"{demonstration.url}{PATH}", number)
            plain = _first_visit(browser, None, peer.url, number)
            yield from _compare(ours, plain)
            yield _compare_changes(browser, demonstration, peer)
        browser.close()


def _compare(ours: dict[str, float], plain: dict[str, float]) -> Iterator[str]:
    """Charts and first number against the time that the plain page takes for its charts."""
    for name, most in (("charts", 1 / 4), ("number", 1 / 8)):
        yield (
            f"slow line, {name}: {ours[name] / 1000:.1f} s, charts of plain Dash "
            f"{plain['charts'] / 1000:.1f} s, ratio {ours[name] / plain['charts']:.3f} "
            f"(<= {most:.3f})"
        )
    yield f"slow line, number of plain Dash: {plain['number'] / 1000:.1f} s"
    yield f"slow line, layout shift: {ours['shift']:.3f} (<= 0.050)"


def _what_is_shown(browser: Browser, demonstration: Demonstration) -> tuple[str, list[Figure]]:
    """The number of the page and its charts as they were sent to the browser."""
    page = browser.new_page()
    _log_in(page, demonstration)
    page.goto(f"{demonstration.url}{PATH}")
    page.wait_for_load_state("networkidle")
    draw_all(page)
    script = """() => [...document.querySelectorAll(".js-plotly-plot")].map(
      chart => JSON.stringify({ data: chart.data, layout: chart.layout }))"""
    figures = [json.loads(text) for text in page.evaluate(script)]
    number = page.get_by_test_id("value-OP1.1.2").first.inner_text().split()[0]
    page.close()
    return number, figures


def _first_visit(
    browser: Browser, demonstration: Demonstration | None, url: str, number: str
) -> dict[str, Any]:
    """Milliseconds until number and charts were seen, and the sum of layout shifts."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    if demonstration:
        _log_in(page, demonstration)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH.replace("NUMBER", json.dumps(number)))
    page.set_default_timeout(PATIENCE)
    page.goto(url, wait_until="commit", timeout=PATIENCE)
    _wait_until_seen(page)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    seen: dict[str, Any] = page.evaluate("seen")
    page.close()
    return seen


def _wait_until_seen(page: Page) -> None:
    """Ask now and then: the page's policy lets no waiting function of another be made."""
    for _second in range(PATIENCE // 1000):
        page.wait_for_timeout(1000)
        if page.evaluate("Boolean(window.seen && seen.number && seen.charts)"):
            return
    raise RuntimeError(f"{page.url}: number and charts were not seen in {PATIENCE // 1000} s")


def _compare_changes(browser: Browser, demonstration: Demonstration, peer: PlainPeer) -> str:
    page = browser.new_page()
    _log_in(page, demonstration)
    page.goto(f"{demonstration.url}{PATH}")
    ours = _late(page, REPAINTED)
    page.goto(peer.url)
    floor = _late(page, FLOOR)
    page.close()
    return (
        f"change of a filter, 95th percentile: {ours:.0f} ms, empty callback and Plotly.react "
        f"{floor:.0f} ms, ratio {ours / floor:.1f} (<= 3.0)"
    )


def _late(page: Page, script: str) -> float:
    """The 95th percentile of many changes, after a few that do not count."""
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_load_state("networkidle")
    times = []
    for number in range(CHANGES + 4):
        took = page.evaluate(script)
        page.wait_for_timeout(100)
        if number >= 4:
            times.append(took)
    return quantiles(times, n=20)[-1]


def _log_in(page: Page, demonstration: Demonstration) -> None:
    page.goto(f"{demonstration.url}/login")
    page.fill("input[name=email]", "manager@example.org")
    page.fill("input[type=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_load_state("networkidle")
