"""One slide for one indicator: what was found, the chart, the figures behind, status in words."""

from __future__ import annotations

from typing import Any

from dashboard.components.measures import measure_in_words
from dashboard.exports import provenance
from dashboard.exports.pptx.charts import add_chart, period_cells
from dashboard.exports.pptx.deck import FOOT, INK, LEFT, MUTED, TOP, Box, Deck, Say
from dashboard.exports.words import SHAPES, status_colour
from dashboard.formats import (
    cell_value,
    day,
    expectation,
    is_share,
    not_due_before,
    split_value,
    status_words,
    target,
)
from dashboard.reading import Reading
from dashboard.released import Status
from dashboard.sentences import (
    achieved_of_promise,
    indicator_sentence,
    source_sentence,
    unanswered_sentence,
    window_name,
)

ASIDE = 8.95
NARROW = 3.78
UNJUDGED = (None, "not_published", "no_target", "not_due", "no_data")


def add_indicator(deck: Deck, reading: Reading) -> None:
    """Title with the finding, chart on the left, headline and figures on the right."""
    newer = deck.slice.for_plans
    is_newer = reading.released is newer.released
    source = provenance.line(newer if is_newer else deck.slice)
    slide = deck.slide(_title(reading), _notes(deck, reading), source=source)
    topic = Box(LEFT, TOP - 0.1, 12.1, 0.35)
    under = f"{reading.indicator.code} · {source_sentence(reading)}"
    deck.write(slide, topic, [Say(under, 12, MUTED)])
    frame = Box(LEFT - 0.1, TOP + 0.25, 8.2, FOOT - TOP - 0.35)
    add_chart(deck, slide, reading, frame, indicator_sentence(reading))
    _add_headline(deck, slide, reading)


def _title(reading: Reading) -> str:
    """The finding in one line; what is expected and the pace stand beside the chart."""
    cell = reading.cell
    if cell is None or cell.status in UNJUDGED:
        return indicator_sentence(reading).rstrip(".")
    return reading.language.gettext("{title}: {value}, {status}").format(
        title=reading.title,
        value=achieved_of_promise(reading, cell),
        status=status_words(reading.language, cell.status),
    )


def _add_headline(deck: Deck, slide: Any, reading: Reading) -> None:
    language, cell = deck.language, reading.cell
    status: Status | None = cell.status if cell else None
    short, base = split_value(language, reading.indicator, cell)
    big = 40 if len(short) < 12 else 20
    said = [
        Say(short, big, INK, bold=True),
        Say(" ".join(part for part in (base, _unit(reading)) if part), 14, MUTED),
        Say(f"{SHAPES[status]} {status_words(language, status)}", 20, status_colour(status), True),
    ]
    deck.write(slide, Box(ASIDE, TOP + 0.2, NARROW, 2.0), said)
    deck.write(slide, Box(ASIDE, TOP + 2.35, NARROW, 3.0), _facts(deck, reading))


def _unit(reading: Reading) -> str:
    if is_share(reading.indicator) or reading.indicator.measure.type == "yes_no":
        return ""
    return reading.language.label(reading.indicator.unit)


def _facts(deck: Deck, reading: Reading) -> list[Say]:
    """Expected, promised, where things stood before, and what cannot be shown."""
    _ = deck.language.gettext
    cell, baseline = reading.cell, reading.indicator.baseline
    lines = [
        window_name(reading, reading.window),
        _("Expected: {value}").format(value=expectation(deck.language, reading.indicator, cell)),
        _("Target for the project: {value}").format(
            value=_target(reading, reading.targets.life_of_project)
        ),
        _("Baseline {year}: {value}").format(
            year=baseline.year, value=_target(reading, baseline.value)
        ),
        *_when(deck, reading),
        *_hidden(deck, reading),
        unanswered_sentence(reading),
    ]
    return [Say(line, 13) for line in lines if line]


def _target(reading: Reading, value: float | None) -> str:
    return target(reading.language, reading.indicator, value)


def _when(deck: Deck, reading: Reading) -> list[str]:
    cell = reading.cell
    if cell is not None and cell.status == "not_due":
        return [not_due_before(deck.language, reading.next_due)]
    if cell is None or cell.measured_on is None:
        return []
    text = deck.language.gettext("Last data: {day}")
    return [text.format(day=day(deck.language, cell.measured_on))]


def _hidden(deck: Deck, reading: Reading) -> list[str]:
    """Periods whose figure is not published, in words; the chart has a gap there."""
    cells = period_cells(reading)
    names = [name for name, cell in cells if cell is not None and cell.state == "suppressed"]
    if not names:
        return []
    text = deck.language.gettext("⊘ not published: {periods}")
    return [text.format(periods=", ".join(names))]


def _notes(deck: Deck, reading: Reading) -> list[str]:
    """What a speaker should know: the sentence, definition, how it is made, source."""
    _ = deck.language.gettext
    label, indicator = deck.language.label, reading.indicator
    figures = [
        f"{name}: {cell_value(deck.language, indicator, cell)}"
        for name, cell in period_cells(reading)
        if cell is not None
    ]
    return [
        indicator_sentence(reading),
        f"{_('Definition')}: {label(indicator.definition)}",
        f"{_('How it is made')}: {measure_in_words(deck.language, reading.framework, indicator)}",
        f"{_('Verification')}: {label(indicator.verification)}",
        "; ".join(figures),
        *(note.text for note in reading.released.notes if note.indicator == indicator.code),
        *provenance.disclosure(deck.slice),
    ]
