"""What Lighthouse says of the pages that a manager opens most, on a desktop and on a phone.

It looks through the session of a browser that has logged in, as a person would. Performance is the
median of three looks, since a busy machine weighs on it; the rest says the same every time. It is
installed into a folder of its own when it is first asked for.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from tests.support.browser import FLAGS, find_chromium
from tests.support.demonstration import PASSWORD, Demonstration, free_port
from tools.npm import node, run_npm

FOLDER = Path(__file__).parent / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
STAMP = FOLDER / "node_modules" / ".installed-from"
PAGES = ("/", "/results/OP1.1", "/indicators/OP1.1.2", "/tracking")
PRESETS = {"desktop": ("--preset=desktop",), "mobile": ()}
LEAST = {
    ("desktop", "performance"): 90,
    ("mobile", "performance"): 75,
    ("desktop", "accessibility"): 95,
    ("mobile", "accessibility"): 95,
    ("desktop", "best-practices"): 95,
    ("mobile", "best-practices"): 95,
}
CATEGORIES = ("performance", "accessibility", "best-practices")
METRICS = {
    "largest-contentful-paint": "largest paint",
    "total-blocking-time": "blocked",
    "cumulative-layout-shift": "shift",
}
OPTIONS = (
    "--quiet",
    "--output=json",
    "--disable-full-page-screenshot",
    "--disable-storage-reset",
    "--no-enable-error-reporting",
    f"--only-categories={','.join(CATEGORIES)}",
)
Report = dict[str, Any]


def score_pages(demonstration: Demonstration, rounds: int = 3) -> Iterator[str]:
    """One line for each page and preset: the scores, what they should be, and what made them."""
    install()
    port = free_port()
    with TemporaryDirectory() as profile, sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=find_chromium(),
            args=[*FLAGS, f"--remote-debugging-port={port}"],
        )
        page = context.new_page()
        page.goto(f"{demonstration.url}/login")
        page.fill("input[name=email]", "manager@example.org")
        page.fill("input[type=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_load_state("networkidle")
        page.close()
        for path in PAGES:
            for preset in PRESETS:
                looks = [_look(f"{demonstration.url}{path}", preset, port) for _ in range(rounds)]
                yield _line(path, preset, looks)
        context.close()


def install() -> None:
    """Bring the folder to the state of its lock file; nothing where it is there already."""
    lock = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == lock:
        return
    run_npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", folder=FOLDER)
    STAMP.write_text(lock)


def _look(url: str, preset: str, port: int) -> Report:
    command = [node(), str(PROGRAM), url, f"--port={port}", *OPTIONS, *PRESETS[preset]]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report: Report = json.loads(done.stdout)
    if "/login" in report["finalDisplayedUrl"]:
        raise RuntimeError(f"{url}: measured the log-in page; the session was lost")
    return report


def _line(path: str, preset: str, looks: list[Report]) -> str:
    scores = [f"{name} {_score(looks, name)} (>= {LEAST[preset, name]})" for name in CATEGORIES]
    metrics = [
        f"{name} {median(one['audits'][audit]['numericValue'] for one in looks):.3g}"
        for audit, name in METRICS.items()
    ]
    faults = "; ".join(_faults(looks[-1]))
    told = f"; faults: {faults}" if faults else ""
    return f"{preset} {path}: {', '.join(scores)}; {', '.join(metrics)}{told}"


def _score(looks: list[Report], category: str) -> int:
    """The median in hundredths; 0 where Lighthouse could not say."""
    return round(100 * median(one["categories"][category]["score"] or 0 for one in looks))


def _faults(report: Report) -> list[str]:
    """Names of the audits that cost points, speed apart."""
    named = {
        reference["id"]
        for category in CATEGORIES[1:]
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
    }
    audits = report["audits"]
    return sorted(
        name
        for name in named
        if (audits[name]["score"] or 0) < 0.9 and audits[name]["scoreDisplayMode"] == "binary"
    )
