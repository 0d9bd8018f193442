"""A trend the size of a word: actual over the planned path, as a picture of a few hundred bytes.

It is drawn here and not by plotly, because a page of 25 of them has to appear at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from urllib.parse import quote

from dashboard.figures.points import Point, actual_path, is_stepped, joined, planned_path
from dashboard.reading import Reading

WIDTH, HEIGHT, EDGE = 120, 28, 3
STYLE = (
    "<style>.p{stroke:#7A869A;stroke-dasharray:2 2}.a{stroke:#0033A0;stroke-width:2}"
    ".d{fill:#0033A0}path{fill:none;stroke-linejoin:round}"
    "@media(prefers-color-scheme:dark){.p{stroke:#A9B4C2}.a{stroke:#9DB8FF}.d{fill:#9DB8FF}}</style>"
)


def draw(reading: Reading) -> str:
    """The picture as a data address; the actual path breaks where nothing is shown."""
    planned = planned_path(reading)
    actual: list[Point] = [
        (last, cell.value if cell else None) for last, cell in joined(reading, actual_path(reading))
    ]
    scale = _Scale(reading, [*planned, *actual])
    plan = stepped(planned) if is_stepped(reading) else planned
    body = f'<path class="p" d="{scale.path(plan)}"/><path class="a" d="{scale.path(actual)}"/>'
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"{STYLE}{body}{scale.dot(actual)}</svg>"
    )
    return f"data:image/svg+xml,{quote(picture)}"


def stepped(points: Sequence[Point]) -> list[Point]:
    """The points with a corner before each: a value holds until the next one's day."""
    found = list(points[:1])
    for (_day, before), (day, value) in pairwise(points):
        found += [(day, before), (day, value)]
    return found


class _Scale:
    """Days and values to places in the picture; zero is the lower edge."""

    def __init__(self, reading: Reading, points: Sequence[Point]) -> None:
        self._first = reading.framework.project.start
        ends = [period.last for period in reading.framework.periods.values()]
        self._days = max((max(ends) - self._first).days, 1)
        self._top = max([1e-9, *(value for _day, value in points if value is not None)])

    def _place(self, day: date, value: float) -> str:
        across = EDGE + (WIDTH - 2 * EDGE) * (day - self._first).days / self._days
        down = HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * value / self._top
        return f"{across:.1f} {down:.1f}"

    def path(self, points: Sequence[Point]) -> str:
        """Line through the points; a missing one interrupts it."""
        steps: list[str] = []
        broken = True
        for day, value in points:
            if value is not None:
                steps.append(("M" if broken else "L") + self._place(day, value))
            broken = value is None
        return "".join(steps)

    def dot(self, points: Sequence[Point]) -> str:
        """The newest point, where it is shown."""
        if not points or points[-1][1] is None:
            return ""
        across, down = self._place(points[-1][0], points[-1][1]).split()
        return f'<circle class="d" cx="{across}" cy="{down}" r="2.5"/>'
