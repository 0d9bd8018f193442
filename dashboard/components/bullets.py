"""Promise and achievement on one short scale: the value as a bar, what is expected as a tick."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import spoken
from dashboard.formats import expectation, is_share, target
from dashboard.progress import is_running_count, share_of_target
from dashboard.reading import Reading
from dashboard.sentences import with_unit

FULL = 100.0


def bullet(reading: Reading) -> Component | None:
    """The bar of one indicator; None where a bar would say nothing, as for a median of days."""
    scale = _scale(reading)
    cell = reading.cell
    if scale is None or cell is None or cell.state != "shown" or cell.held_on is not None:
        return None
    value, expected = share_of_target(cell.value, scale), share_of_target(cell.expected, scale)
    if value is None:
        return None
    parts = [html.Span(className="bullet-value", style={"width": _percent(value)})]
    if expected is not None:
        parts.append(html.Span(className="bullet-tick", style={"left": _percent(expected)}))
    return html.Span(parts, className="bullet", **spoken(hidden="true"))


def promise(reading: Reading) -> str:
    """What is promised, beside the value: of 240, expected 65 %, target 75 %.

    Nothing beside a yes that was expected, or where no value is shown.
    """
    language, cell = reading.language, reading.cell
    _ = language.gettext
    whole = reading.targets.life_of_project
    if cell is None or cell.state != "shown":
        return ""
    if is_running_count(reading.indicator) and whole is not None:
        return _("of {whole}").format(whole=_whole(reading, whole))
    if cell.expected is not None:
        if reading.indicator.measure.type == "yes_no" and cell.value == cell.expected:
            return ""
        due = expectation(language, reading.indicator, cell)
        return _("expected {value}").format(value=due)
    return "" if whole is None else _("target {value}").format(value=_whole(reading, whole))


def promise_with_unit(reading: Reading) -> str:
    """The promise and the unit: of 240 persons; the unit alone where nothing is promised."""
    is_shown = reading.cell is not None and reading.cell.state == "shown"
    return with_unit(reading, promise(reading)).strip() if is_shown else ""


def _whole(reading: Reading, promised: float) -> str:
    return target(reading.language, reading.indicator, promised)


def _scale(reading: Reading) -> float | None:
    if is_share(reading.indicator):
        return FULL
    if is_running_count(reading.indicator):
        return reading.targets.life_of_project
    return None


def _percent(share: float) -> str:
    return f"{min(max(share, 0.0), FULL):.1f}%"
