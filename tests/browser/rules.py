"""What every page keeps to: rules that no font and no browser's rounding can break.

Each script answers with the elements that break its rule, so that silence means there are none.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AXE = Axe()
SMALLEST, FINGER = 24, 44
MOVES_AT_MOST = 0.05
PHONE_IS_BELOW = 768

LISTEN = """
window.policyBroken = [];
document.addEventListener("securitypolicyviolation", (event) => window.policyBroken.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
"""Notes each breach of the content security policy from the first script on."""

# A link inside a sentence may be as small as its line (WCAG 2.5.8); one that stands alone may not.
SMALL_TARGETS = """smallest => [...document.querySelectorAll("button, summary, select, nav a")]
  .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.closest("p, td, th"))
  .filter(one => !one.closest(".modebar, .skip-link"))
  .map(one => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.height < smallest - 0.5 || box.width < smallest - 0.5))
  .map(([text, box]) => `${text} ${box.width} x ${box.height}`)"""

# What one opens pages and chooses with, by thumb.
LOW_TARGETS = """least => [...document.querySelectorAll("nav a, header summary, main select")]
  .filter(one => one.checkVisibility()).map(one => [one, one.getBoundingClientRect().height])
  .filter(([, high]) => high < least - 0.5)
  .map(([one, high]) => `${one.outerHTML.slice(0, 80)} ${high}`)"""

HEADINGS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4)")]
  .filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"""

# Blocks of text that follow each other on a page: no one begins inside another.
OVERLAPS = """() => {
  const kinds = "main :is(h1, h2, h3, p, figcaption, summary, .headline, .control, table)";
  const FRAMES = ".scroller, .tracking-scroller";
  const all = [...document.querySelectorAll(kinds)]
    .filter(one => one.checkVisibility() && !one.closest(".visually-hidden, .scroller table *"))
    .map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
  const found = [];
  all.forEach(([one, a], at) => all.slice(at + 1).forEach(([other, b]) => {
    if (one.contains(other) || other.contains(one)) { return; }
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const cut = one.closest(FRAMES) !== other.closest(FRAMES);
    if (wide > 2 && high > 2 && !cut) {
      found.push(`${one.innerText.slice(0, 40)} / ${other.innerText.slice(0, 40)}`);
    }
  }));
  return found;
}"""

MARKS_OUTSIDE = """() => [...document.querySelectorAll(".js-plotly-plot")].flatMap(chart => {
  const room = chart.getBoundingClientRect();
  return [...chart.querySelectorAll(".points path, .lines path, .infolayer text, .xtick, .ytick")]
    .map(mark => [mark, mark.getBoundingClientRect()])
    .filter(([, box]) => box.width + box.height > 0)
    .filter(([, box]) => box.left < room.left - 2 || box.right > room.right + 2
      || box.top < room.top - 2 || box.bottom > room.bottom + 2)
    .map(([mark]) => mark.outerHTML.slice(0, 120));
})"""

SHIFTED = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 100);
})"""

WIDE = """() => {
  const wide = document.documentElement.scrollWidth;
  return wide > window.innerWidth ? [`${wide} wide`] : [];
}"""


def faults(page: Page) -> dict[str, Any]:
    """The rules that this page breaks, each with what breaks it; empty where all are kept."""
    found = {
        "wider than its window": page.evaluate(WIDE),
        "text on text": page.evaluate(OVERLAPS),
        "marks outside their chart": page.evaluate(MARKS_OUTSIDE),
        "small targets": page.evaluate(SMALL_TARGETS, SMALLEST),
        "moves while it fills": _beyond(page.evaluate(SHIFTED)),
        "headings": _out_of_order(page.evaluate(HEADINGS)),
        "content security policy": page.evaluate("window.policyBroken"),
        "axe": violations(page),
    }
    if page.viewport_size and page.viewport_size["width"] < PHONE_IS_BELOW:
        found["too low for a thumb"] = page.evaluate(LOW_TARGETS, FINGER)
    return {rule: broken for rule, broken in found.items() if broken}


def violations(page: Page) -> list[str]:
    """Each violation that axe-core finds with its first element, written as one line."""
    found = AXE.run(page).response["violations"]
    return [f"{one['id']} ({len(one['nodes'])}): {one['nodes'][0]['html'][:160]}" for one in found]


def _beyond(shifted: float) -> list[float]:
    return [shifted] if shifted > MOVES_AT_MOST else []


def _out_of_order(levels: list[int]) -> list[int]:
    """All levels, where the first is not the only 1 or one is left out."""
    steps = all(below <= above + 1 for above, below in pairwise(levels))
    return [] if steps and levels[:1] == [1] and levels.count(1) == 1 else levels
