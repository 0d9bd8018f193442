"""What stands behind the report: matrix, disaggregations, restatements, methods, sources."""

from __future__ import annotations

from dashboard.components.measures import measure_in_words, rule_in_words
from dashboard.exports import provenance
from dashboard.exports.report.blocks import Block, Heading, Table, Turn
from dashboard.exports.slice import Slice
from dashboard.exports.words import SHAPES
from dashboard.formats import (
    cell_value,
    day,
    expectation,
    is_fraction_only,
    percent,
    signed,
    state_words,
    status_words,
    target,
)
from dashboard.framework.results import Disaggregation
from dashboard.progress import share_of_target
from dashboard.reading import Reading
from dashboard.released import Restatement, State
from dashboard.sentences import dimension_name, explanation, part_name, window_name


def annexes(slice_: Slice) -> list[Block]:
    """Each on from a page of its own where it is long; those without content are left out."""
    parts = [
        _matrix(slice_),
        _splits(slice_),
        _restated(slice_),
        _methods(slice_),
        _sources(slice_),
    ]
    letters = iter("ABCDE")
    blocks: list[Block] = []
    for title, content in parts:
        if content:
            heading = slice_.language.gettext("Annex {letter}: {title}")
            first = Heading(1, heading.format(letter=next(letters), title=title))
            blocks += [*content[:1], first, *content[1:]] if _turns(content) else [first, *content]
    return blocks


def _turns(content: list[Block]) -> bool:
    return isinstance(content[0], Turn)


def _matrix(slice_: Slice) -> tuple[str, list[Block]]:
    """The results matrix with baseline, targets, actuals, deviations and notes, lying across."""
    _ = slice_.language.gettext
    title = _("Results matrix")
    header = [
        _("Indicator"),
        _("Baseline"),
        _("Target, to date"),
        _("Expected"),
        _("Actual"),
        _("% of expected"),
        _("Target for the project"),
        _("Status"),
        _("Deviation and note"),
    ]
    rows = [_matrix_row(reading) for reading in slice_.readings]
    widths = [0.19, 0.075, 0.07, 0.075, 0.1, 0.08, 0.075, 0.1, 0.235]
    table = Table(title, header, rows, widths, figures=range(1, 7), told=False)
    return title, [Turn(across=True), table, Turn(across=False)]


def _matrix_row(reading: Reading) -> list[str]:
    language, indicator, cell = reading.language, reading.indicator, reading.cell
    status = cell.status if cell else None
    declared = indicator.baseline
    baseline = target(language, indicator, declared.value) if declared.applicable else "–"
    return [
        f"{indicator.code} {reading.title} ({language.label(indicator.unit)})",
        f"{baseline} ({declared.year})",
        target(language, indicator, cell.target if cell else None),
        expectation(language, indicator, cell),
        cell_value(language, indicator, cell),
        _share(reading),
        target(language, indicator, reading.targets.life_of_project),
        f"{SHAPES[status]} {status_words(language, status)}",
        " ".join([explanation(reading), *_notes(reading)]),
    ]


def _share(reading: Reading) -> str:
    cell = reading.cell
    if cell is None or cell.state != "shown" or is_fraction_only(reading.indicator, cell):
        return ""
    share = share_of_target(cell.value, cell.expected, reading.indicator.direction)
    return "" if share is None else percent(reading.language, share)


def _notes(reading: Reading) -> list[str]:
    place = (reading.indicator.code, reading.period)
    return [n.text for n in reading.released.notes if (n.indicator, n.period) == place]


def _splits(slice_: Slice) -> tuple[str, list[Block]]:
    """Every one-way split that has something to show; crosses are in the workbook."""
    blocks: list[Block] = []
    for reading in slice_.readings:
        for by in reading.disaggregations:
            cells = reading.breakdown(by) if len(by.by) == 1 else []
            if any(cell.state == "shown" for cell in cells):
                blocks.append(_split(reading, by))
    return slice_.language.gettext("Disaggregations"), blocks


def _split(reading: Reading, by: Disaggregation) -> Table:
    _ = reading.language.gettext
    name = dimension_name(reading.language, reading.framework, by.by[0])
    caption = f"{reading.indicator.code} {reading.title}, {window_name(reading, reading.window)}"
    rows = [
        [
            ", ".join(part_name(reading, *part) for part in cell.split),
            cell_value(reading.language, reading.indicator, cell),
        ]
        for cell in reading.breakdown(by)
    ]
    return Table(caption, [name, _("Actual")], rows, [0.6, 0.4], figures=[1])


def _restated(slice_: Slice) -> tuple[str, list[Block]]:
    """Closed periods whose whole figure is another one now; groups are in the workbook."""
    _ = slice_.language.gettext
    readings = {reading.indicator.code: reading for reading in slice_.readings}
    stated = slice_.released.annex.restatements
    found = [item for item in stated if item.indicator in readings and not item.split]
    title = _("Restatements")
    header = [_("Indicator"), _("Window"), _("As reported"), _("As now known"), _("Difference")]
    header.append(_("Reported on"))
    rows = [_restatement(readings[item.indicator], item) for item in found]
    widths = [0.3, 0.2, 0.125, 0.125, 0.125, 0.125]
    table = Table(title, header, rows, widths, figures=[2, 3, 4, 5], told=False)
    return title, [table] if rows else []


def _restatement(reading: Reading, item: Restatement) -> list[str]:
    change, decimals = item.difference, reading.indicator.decimals
    return [
        f"{item.indicator} {reading.title}",
        window_name(reading, item.window),
        _stated(reading, item.reported_state, item.reported),
        _stated(reading, item.known_state, item.known),
        "–" if change is None else signed(reading.language, change, decimals),
        day(reading.language, item.closed_on),
    ]


def _stated(reading: Reading, state: State, value: float | None) -> str:
    if state != "shown":
        return state_words(reading.language, state)
    return target(reading.language, reading.indicator, value)


def _methods(slice_: Slice) -> tuple[str, list[Block]]:
    """What each indicator means, how it is made and how the expected value is found."""
    _ = slice_.language.gettext
    label = slice_.language.label
    rows = [
        [
            one.code,
            label(one.definition),
            measure_in_words(slice_.language, slice_.framework, one),
            rule_in_words(slice_.language, one),
            label(one.verification),
        ]
        for one in slice_.indicators
    ]
    title = _("Methods and definitions")
    header = [
        _("Code"),
        _("Definition"),
        _("How it is made"),
        _("Expected value"),
        _("Verification"),
    ]
    table = Table(title, header, rows, [0.1, 0.28, 0.28, 0.17, 0.17], told=False)
    return title, [table] if rows else []


def _sources(slice_: Slice) -> tuple[str, list[Block]]:
    title = slice_.language.gettext("Where these figures come from")
    return title, [Table(title, [], provenance.facts(slice_, mark=""), [0.2, 0.8])]
