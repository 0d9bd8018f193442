"""Every number in a public figure's JSON, matched to what may be there.

A number may be a figure of a shown cell of the indicator, a target or baseline of its declaration,
or furniture of the axes that follows from those. Sizes, widths and colours are not looked at: a
figure's style is the same for every indicator.
"""

import json
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from dashboard import figures
from dashboard.figures.axes import ENDS, ROOM
from dashboard.figures.flow import HALF
from dashboard.figures.ranges import ABOVE_ALL, ABOVE_VALUE, HEADROOM
from dashboard.figures.template import layout
from dashboard.framework.measures import Milestones
from dashboard.language import language_of
from dashboard.progress import original_targets, split_targets, targets_on
from dashboard.reading import read, read_cascade
from dashboard.view import View

ENGLISH = language_of("en")
SHARES_END = {end * ROOM for end in ENDS}
FURNITURE = {0.0, 1.0, 1.05, 1.25, 100.0, 125.0, 25.0, 50.0, 75.0, -0.04, 1.2} | SHARES_END
BEYOND = (ABOVE_ALL * HEADROOM, ABOVE_VALUE * HEADROOM)
FACTORS = (1.0, 1.05, 1.2, 1.25, *BEYOND)
NUMBER = re.compile(r"(?<![A-Za-z\d])-?\d[\d,]*(?:\.\d+)?")
# Days, months, years, and names such as H3, M10 or OP1.1.2 tell when and what, not how many.
NO_AMOUNT = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?: |<br>)\d{4}|Baseline(?: |<br>)\d{4}|base below 10$|[A-Z]+-?\d[\d.]*|<[^>]+>|\d+-\d+|\d+\+"
)
TRACE = ("x", "y", "base", "text", "hovertext", "customdata", "name", "z", "values")
AXIS = ("range", "tickvals", "ticktext", "categoryarray", "title")
PLACE = ("x", "y", "x0", "x1", "y0", "y1", "text", "hovertext")


def public_figures(released) -> Iterator[tuple[str, dict]]:
    """Code and figure of every chart that a reader of the release can ask for."""
    framework = released.framework
    views = [View(), *(View(period=name) for name in framework.periods)]
    for item in framework.indicators:
        for view in views:
            yield from _of_indicator(released, item, view)
        for by in read(ENGLISH, released, View(), item).disaggregations:
            for name in by.by:
                for code in released.codes(item, name):
                    yield from _of_indicator(released, item, View(filters=((name, code),)))
    for cascade in framework.cascades:
        for view in views:
            reading = read_cascade(ENGLISH, released, view, cascade)
            yield cascade.code, figures.RESULT_CHARTS["cascade"](reading)


def _of_indicator(released, item, view):
    reading = read(ENGLISH, released, view, item)
    yield item.code, figures.draw(reading)
    for by in reading.disaggregations:
        yield item.code, figures.bars.draw(reading, by)


def strays(released, code, figure) -> list[float]:
    """The numbers of a figure that nothing accounts for."""
    known = allowed(released, code)
    return [found for found in numbers_in(figure) if not _is_known(found, known)]


def _is_known(found: float, known: set[float]) -> bool:
    if found in FURNITURE:
        return True
    plain = any(abs(found - value) <= 1e-6 * max(1.0, abs(value)) for value in known)
    return plain or any(round(found, digits) in known for digits in (1, 2, 6))


def allowed(released, code) -> set[float]:
    """What may be said of an indicator or cascade: shown figures, declared promises, and axes."""
    found = {value for cell in released.cells if cell.indicator == code for value in _told(cell)}
    indicator = released.framework.indicator(code)
    if indicator is not None:
        found |= _declared(released, indicator)
    counts = {float(place) for place in range(len(released.framework.periods) + 3)}
    places = {place + shift for place in counts for shift in (0.0, -HALF, HALF, -0.5, 0.5, -0.6)}
    rounded = {_rounded(value, digits) for value in found for digits in (0, 1, 2)}
    axes = {round(value * factor, 6) for value in found for factor in FACTORS}
    return found | rounded | axes | _places(released, code, places)


def _rounded(value, digits) -> float:
    """As by hand: a half goes up."""
    step = Decimal(1).scaleb(-digits)
    return float(Decimal(str(value)).quantize(step, ROUND_HALF_UP))


def _told(cell) -> Iterator[float]:
    if cell.band is not None:
        yield from cell.band
    if cell.state == "shown":
        figures_ = (cell.value, cell.numerator, cell.denominator, cell.n, *cell.extras.values())
        yield from (float(figure) for figure in figures_ if figure is not None)
        edges = [cell.extras[name] for name in ("lower", "upper") if name in cell.extras]
        yield from (abs(edge - cell.value) for edge in edges)


def _declared(released, indicator) -> set[float]:
    promises = [targets_on(indicator, released.cut_off), original_targets(indicator)]
    promises += [split_targets(indicator, item.split.items()) for item in indicator.split_targets]
    found = {v for one in promises for v in (*one.periods.values(), one.life_of_project) if v}
    found |= {v for v in (indicator.baseline.value, indicator.baseline.numerator) if v}
    found |= {indicator.baseline.denominator} - {None}
    tolerance = indicator.tolerance
    found |= {v * f for v in found for f in (tolerance.on_track, tolerance.above_plan)}
    for name in {name for by in indicator.disaggregations for name in by.by}:
        labels = [entry.label.text("en") for entry in released.codes(indicator, name).values()]
        found |= set(_numbers(labels))
    if isinstance(indicator.measure, Milestones):
        total = 0.0
        for item in sorted(released.framework.plans[indicator.measure.plan].items, key=_planned):
            total += item.weight
            found |= {total, item.weight}
    return {float(value) for value in found}


def _planned(item):
    return item.planned


def _places(released, code, places) -> set[float]:
    """Positions that count categories; a chart of few persons has them for periods and stages."""
    cascade = released.framework.cascade(code)
    flow = figures.kind_of(released.framework.indicator(code)) == "flow" if not cascade else True
    if not flow:
        return set()
    last = len(cascade.stages) if cascade else len(released.framework.periods)
    return {place for place in places if place <= last} | {-0.8, last - 0.6}


def numbers_in(figure) -> Iterator[float]:
    """Every number that a figure carries where it could tell an amount."""
    plain = json.loads(json.dumps(figure))
    for trace in plain["data"]:
        for name in TRACE:
            yield from _numbers(trace.get(name))
        error = trace.get("error_y", {})
        yield from _numbers([error.get("array"), error.get("arrayminus")])
    drawn = plain["layout"]
    for axis in ("xaxis", "yaxis"):
        for name in AXIS:
            value = drawn[axis].get(name)
            yield from _numbers(value.get("text") if isinstance(value, dict) else value)
    for part in (*drawn.get("annotations", []), *drawn.get("shapes", [])):
        on_paper = {"paper"} & {part.get("xref"), part.get("yref")}
        for name in PLACE:
            if not (on_paper and name[0] in "xy"):
                yield from _numbers(part.get(name))


def _numbers(value) -> Iterator[float]:
    match value:
        case bool() | None:
            return
        case int() | float():
            yield float(value)
        case str():
            for found in NUMBER.findall(NO_AMOUNT.sub(" ", value)):
                yield float(found.replace(",", ""))
        case list():
            for item in value:
                yield from _numbers(item)
        case dict():
            yield from _numbers(list(value.values()))


def unknown_keys(figure) -> set[str]:
    """Parts of a figure that could carry numbers and that nobody looks at."""
    seen_in_layout = {*layout(ENGLISH), "annotations", "shapes", "barmode", "bargap", "legend"}
    style = {"type", "mode", "orientation", "width", "marker", "hoverinfo", "line", "fill"}
    style |= {"fillcolor", "connectgaps", "cliponaxis", "textposition", "textfont", "error_y"}
    style |= {"showlegend", "opacity"}
    found = {key for trace in figure["data"] for key in trace} - style - set(TRACE)
    return found | (set(figure["layout"]) - seen_in_layout)
