"""Files to take away, against one batch of the same ten charts drawn by kaleido in the same run.

Kaleido starts a browser and draws pictures there; our files hold native charts, or vector ones.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from dashboard import figures
from dashboard.data.store import open_store
from dashboard.exports.registry import FORMATS
from dashboard.exports.slice import Slice
from dashboard.framework.reading import read_framework
from dashboard.language import language_of
from dashboard.reading import Reading
from tests.support.demonstration import ROOT, Demonstration

CHARTS = 10
ROUNDS = 5
DRAWN_ON = date(2020, 9, 1)
WHOLE = ("docx", "pdf", "xlsx")
OPTIONS = {"timeout": 60, "mathjax": False}
"""Seconds; and nothing is fetched from elsewhere."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def compare_exports(demonstration: Demonstration) -> Iterator[str]:
    """One line per file: median milliseconds, and how many times the batch takes as long."""
    whole = _edition(demonstration)
    told = [reading for reading in whole.readings if not reading.is_never_shown][:CHARTS]
    batch = _batch(told)
    yield _line_of_batch(batch)
    chosen = Slice(
        whole.language,
        whole.released,
        DRAWN_ON,
        codes=tuple(reading.indicator.code for reading in told),
    )
    yield _line(f"PPTX with {len(told)} charts", partial(FORMATS["pptx"], chosen), batch)
    for form in WHOLE:
        yield _line(f"{form.upper()} of a whole edition", partial(FORMATS[form], whole), batch)


def _edition(demonstration: Demonstration) -> Slice:
    framework = read_framework(ROOT / "indicators.yaml")
    store = open_store(demonstration.environment["DASHBOARD_DATABASE_URL"], framework)
    released = store.editions.newest()
    store.close()
    if released is None:
        raise RuntimeError("the demonstration has no edition")
    return Slice(language_of("en"), released, DRAWN_ON)


def _line(name: str, make: Callable[[], object], batch: float | str) -> str:
    """The first time brings the libraries and is left out, as the browser's start is not."""
    make()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        make()
        times.append(1000 * (time.perf_counter() - started))
    ours = median(times)
    ratio = f", {batch / ours:.1f} times faster" if isinstance(batch, float) else ""
    return f"{name}: median {ours:.0f} ms{ratio}"


def _line_of_batch(batch: float | str) -> str:
    if isinstance(batch, str):
        return f"kaleido: not measured, {batch}"
    return f"kaleido, one batch of {CHARTS} charts as PNG: {batch:.0f} ms"


def _batch(told: list[Reading]) -> float | str:
    """Milliseconds of one batch; or why there is none."""
    try:
        import kaleido  # type: ignore[import-untyped]
        import plotly.graph_objects as go
    except ImportError:
        return "it is not installed"
    browser = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), "")
    if not browser:
        return "there is no browser"
    os.environ["BROWSER_PATH"] = browser
    drawn = [go.Figure(figures.draw(reading)) for reading in told]
    with TemporaryDirectory() as folder:
        jobs = [_job(figure, Path(folder) / f"{place}.png") for place, figure in enumerate(drawn)]
        started = time.perf_counter()
        try:
            kaleido.write_fig_from_object_sync(jobs, kopts=OPTIONS)
        except Exception as fault:  # noqa: BLE001 - whatever a browser does, the bench goes on
            return f"it failed ({type(fault).__name__})"
        took = 1000 * (time.perf_counter() - started)
        made = len(list(Path(folder).glob("*.png")))
    return took if made == len(drawn) else f"it drew {made} of {len(drawn)} charts"


def _job(figure: Any, path: Path) -> dict[str, Any]:
    """What kaleido is asked; a word that it does not know would make it wait for ever."""
    return {"fig": figure, "path": path, "opts": {"format": "png", "width": 960, "height": 420}}
