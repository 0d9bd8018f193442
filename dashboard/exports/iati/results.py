"""Results with their indicators: baseline, and for each period its targets and actuals.

An indicator that adds up has its periods side by side. A running total that does not, and any
that is a level, is told from the beginning of the project to the end of each period; readers take
the newest value.
"""

from __future__ import annotations

from datetime import date

from dashboard.exports.iati.elements import Element, child, document, figure, told
from dashboard.exports.slice import Slice
from dashboard.formats import cell_value, is_share, suppressed_words, yes_no
from dashboard.framework.results import Indicator, Result
from dashboard.periods import to_date
from dashboard.progress import split_targets
from dashboard.reading import Reading
from dashboard.released import Cell
from dashboard.sentences import part_name

OUTPUT, OUTCOME, IMPACT = "1", "2", "3"
UNIT, PERCENTAGE, QUALITATIVE = 1, 2, 5
RESULTS = "A08"


def add_results(slice_: Slice, element: Element) -> None:
    """Every result that has chosen indicators, in declared order."""
    for result in slice_.framework.results:
        readings = [r for r in slice_.readings if r.indicator.result == result.code]
        if readings:
            _add_result(slice_, element, result, readings)


def _add_result(slice_: Slice, element: Element, result: Result, readings: list[Reading]) -> None:
    adds_up = all(_adds_up(reading.indicator) for reading in readings)
    kind = _kind(slice_, result)
    found = child(element, "result", type=kind, aggregation_status=str(int(adds_up)))
    told(found, "title", result.short or result.text)
    if result.short is not None:
        told(found, "description", result.text)
    for reading in readings:
        _add_indicator(slice_, found, reading)


def _kind(slice_: Slice, result: Result) -> str:
    """What the project delivers is output, what it is for is impact, between them is outcome."""
    names = [level.name for level in slice_.framework.levels]
    if result.level == names[-1]:
        return OUTPUT
    return IMPACT if result.level == names[0] and len(names) > 2 else OUTCOME


def _add_indicator(slice_: Slice, element: Element, reading: Reading) -> None:
    indicator = reading.indicator
    found = child(
        element,
        "indicator",
        measure=str(measure_of(indicator)),
        ascending=str(int(indicator.direction == "up")),
        aggregation_status=str(int(_adds_up(indicator))),
    )
    told(found, "title", indicator.title)
    told(found, "description", indicator.definition)
    _link(slice_, found, indicator)
    vocabulary = indicator.iati.vocabulary if indicator.iati else "99"
    code = (indicator.iati.code if indicator.iati else None) or indicator.code
    child(found, "reference", vocabulary=vocabulary, code=code)
    _add_baseline(found, reading)
    for name in reading.framework.periods:
        _add_period(found, reading, name)


def measure_of(indicator: Indicator) -> int:
    """The declared code of the list of measures, else by the kind of value."""
    if indicator.iati is not None:
        return indicator.iati.measure
    if indicator.measure.type == "yes_no":
        return QUALITATIVE
    return PERCENTAGE if is_share(indicator) else UNIT


def _adds_up(indicator: Indicator) -> bool:
    return indicator.iati is not None and indicator.iati.aggregation


def _link(slice_: Slice, element: Element, indicator: Indicator) -> None:
    published = slice_.released.publication
    if slice_.site and published is not None:
        address = f"{slice_.site}/indicators/{indicator.code}?edition={published.number}"
        title = slice_.language.label(indicator.title)
        document(element, address, title, RESULTS, slice_.language.code)


def _add_baseline(element: Element, reading: Reading) -> None:
    declared = reading.indicator.baseline
    if declared.value is None:
        return
    found = child(element, "baseline", year=str(declared.year))
    _set_value(found, reading, declared.value)
    if measure_of(reading.indicator) == QUALITATIVE:
        told(found, "comment", yes_no(reading.language, declared.value))
    elif declared.note is not None:
        told(found, "comment", declared.note)


def _add_period(element: Element, reading: Reading, name: str) -> None:
    """Nothing for a period with neither target nor figure."""
    declared = reading.framework.periods[name]
    alone = is_told_alone(reading.indicator)
    window = name if alone else to_date(name)
    cell = reading.released.cell(reading.indicator.code, window)
    target = _target(reading, name, cell)
    if cell is None and target is None:
        return
    found = child(element, "period")
    first = declared.first if alone else _beginning(reading, declared.first)
    child(found, "period-start", iso_date=first.isoformat())
    child(found, "period-end", iso_date=declared.last.isoformat())
    _add_target(found, reading, target, cell)
    _add_split_targets(found, reading, name)
    for actual in _actuals(reading, window):
        _add_actual(found, reading, actual)


def is_told_alone(indicator: Indicator) -> bool:
    """True where periods stand for themselves and are not told from the beginning."""
    return _adds_up(indicator) or indicator.accumulation == "per_period"


def _beginning(reading: Reading, first: date) -> date:
    running = reading.indicator.accumulation == "running_total"
    return reading.framework.project.start if running else first


def _target(reading: Reading, name: str, cell: Cell | None) -> float | None:
    """The target of the cell; of a period not begun the declared one, unless it is an increment."""
    if cell is not None:
        return cell.target
    running = reading.indicator.accumulation == "running_total"
    if running and is_told_alone(reading.indicator):
        return None
    return reading.targets.periods.get(name)


def _add_target(element: Element, reading: Reading, value: float | None, cell: Cell | None) -> None:
    if value is None:
        return
    found = child(element, "target")
    _set_value(found, reading, value)
    said = []
    if measure_of(reading.indicator) == QUALITATIVE:
        said.append(yes_no(reading.language, value))
    if cell is not None and cell.state == "suppressed":
        text = reading.language.gettext("The actual: {reason}.")
        said.append(text.format(reason=suppressed_words(reading.language, reading.indicator)))
    if said:
        told(found, "comment", ". ".join(said))


def _add_split_targets(element: Element, reading: Reading, name: str) -> None:
    """Targets of single groups; they are cumulative, as declared, and so stand with totals only."""
    if _adds_up(reading.indicator) or measure_of(reading.indicator) == QUALITATIVE:
        return
    for item in reading.indicator.split_targets:
        split = tuple(item.split.items())
        value = split_targets(reading.indicator, split).periods.get(name)
        known = all(code in reading.released.codes(reading.indicator, n) for n, code in split)
        if value is not None and known:
            found = child(element, "target", value=figure(value))
            _add_dimensions(found, reading, split)


def _actuals(reading: Reading, window: str) -> list[Cell]:
    """The whole, then every group that has a figure; what is not published is absent."""
    whole = reading.released.cell(reading.indicator.code, window)
    cells = [whole] if whole is not None else []
    for by in reading.disaggregations:
        cells += reading.released.breakdown(reading.indicator.code, window, by.by)
    return [cell for cell in cells if cell.state == "shown" and cell.value is not None]


def _add_actual(element: Element, reading: Reading, cell: Cell) -> None:
    found = child(element, "actual")
    _set_value(found, reading, cell.value or 0.0)
    _add_dimensions(found, reading, cell.split)
    qualitative = measure_of(reading.indicator) == QUALITATIVE
    if qualitative or cell.held_on is not None or cell.denominator is not None:
        told(found, "comment", cell_value(reading.language, reading.indicator, cell))


def _set_value(element: Element, reading: Reading, value: float) -> None:
    """A qualitative measure has no value (rules 8.8.3, 8.9.3, 8.10.3): its comment says it."""
    if measure_of(reading.indicator) != QUALITATIVE:
        element.set("value", figure(value))


def _add_dimensions(element: Element, reading: Reading, split: tuple[tuple[str, str], ...]) -> None:
    for name, code in split:
        child(element, "dimension", name=name, value=part_name(reading, name, code))
