"""Where a figure will stand at the project's end, in words, with what the range is made of."""

from __future__ import annotations

from dashboard.components.sheet import Entry
from dashboard.formats import day, is_share, number, percent
from dashboard.reading import Reading


def forecast_entries(reading: Reading) -> list[Entry]:
    """The forecast as an entry of the reference sheet; none where nothing is forecast."""
    text = forecast_words(reading)
    return [(reading.language.gettext("Forecast"), text)] if text else []


def forecast_words(reading: Reading) -> str:
    """198 (168 to 243) on 31 Mar 2021, if ...; empty where nothing is forecast."""
    whole = reading.released.cell(reading.indicator.code, reading.window)
    extras = whole.extras if whole is not None else {}
    if "forecast" not in extras or reading.released.audience != "internal":
        return ""
    names = {"value": "forecast", "low": "forecast_low", "high": "forecast_high"}
    words = {name: _amount(reading, extras[extra]) for name, extra in names.items()}
    end = reading.framework.project.frame_on(reading.released.cut_off).end
    standing = reading.language.gettext("{value} ({low} to {high}) on {day}.").format(
        **words, day=day(reading.language, end)
    )
    return f"{standing} {method_words(reading)}"


def method_words(reading: Reading) -> str:
    """What a forecast of this indicator and its range are made of."""
    _ = reading.language.gettext
    if reading.indicator.measure.type == "milestones":
        return _(
            "Milestones count on the days they are now expected; at the low end each of them "
            "comes later by the longest delay so far."
        )
    return _(
        "It goes on at the pace of the last six months; the range takes the slowest and the "
        "fastest three months of the last year."
    )


def _amount(reading: Reading, value: float) -> str:
    if is_share(reading.indicator):
        return percent(reading.language, value, reading.indicator.decimals)
    return number(reading.language, value, reading.indicator.decimals)
