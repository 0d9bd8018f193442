"""What lies ahead of a headline, as further figures of its value: pace, and where it will end.

Extras `pace_needed` and `pace_recent` are units a month, `forecast`, `forecast_low` and
`forecast_high` the value on the project's last day in the indicator's unit. Only the whole, to date
at the cut-off, has them; levels and flows have none, nor has anything once the project has ended.
The gate of disclosure comes after and drops them with every value that it withholds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from dashboard.data.measures import Value, measure_of
from dashboard.data.release.computing import Values
from dashboard.data.release.summary import compute_milestones
from dashboard.data.store import Store
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Indicator
from dashboard.periods import Window, current_period, to_date
from dashboard.progress import targets_on
from dashboard.progress.forecasting import Forecast, forecast_plan, forecast_total
from dashboard.progress.pace import Running, has_pace, pace_needed, pace_recent
from dashboard.released import Split

Further = dict[str, float]


def with_outlook(store: Store, values: Mapping[str, Values], cut_off: date) -> dict[str, Values]:
    """The same values; headlines carry what lies ahead of them."""
    return {
        code: {**found, **dict(_told_ahead(store, code, found, cut_off))}
        for code, found in values.items()
    }


def _told_ahead(
    store: Store, code: str, values: Values, cut_off: date
) -> Iterator[tuple[tuple[Window, Split], Value]]:
    indicator = store.framework.indicator(code)
    period = current_period(store.framework.periods, cut_off)
    if indicator is None or period is None:
        return
    for (window, split), value in values.items():
        if window.name == to_date(period) and not split and value.state == "shown":
            further = _outlook(store, indicator, value, cut_off)
            yield (window, split), replace(value, extras={**value.extras, **further})


def _outlook(store: Store, indicator: Indicator, value: Value, cut_off: date) -> Further:
    if cut_off >= store.framework.project.frame_on(cut_off).end:
        return {}
    if isinstance(indicator.measure, Milestones):
        return _forecast(_plan_forecast(store, indicator.measure, cut_off))
    return _running_outlook(store, indicator, value, cut_off) if has_pace(indicator) else {}


def _running_outlook(store: Store, indicator: Indicator, value: Value, cut_off: date) -> Further:
    frame = store.framework.project.frame_on(cut_off)
    running = _running_total(store, indicator, cut_off)
    promise = targets_on(indicator, cut_off).life_of_project
    paces = {
        "pace_needed": pace_needed(value.value or 0.0, promise, cut_off, frame.end),
        "pace_recent": pace_recent(running, cut_off, frame.start),
    }
    forecast = forecast_total(running, cut_off, frame.start, frame.end)
    known = {name: pace for name, pace in paces.items() if pace is not None}
    return {**known, **_forecast(forecast)}


def _running_total(store: Store, indicator: Indicator, cut_off: date) -> Running:
    measure = measure_of(store.framework, indicator, {})
    facts = store.loads.facts(measure.need(), {}, cut_off)

    def running(day: date) -> float:
        return measure.combine([fact for fact in facts if fact.day <= day]).value or 0.0

    return running


def _plan_forecast(store: Store, measure: Milestones, cut_off: date) -> Forecast | None:
    states = compute_milestones(store, cut_off)
    own = {state.id: state for state in states if state.plan == measure.plan}
    end = store.framework.project.frame_on(cut_off).end
    return forecast_plan(store.framework.plans[measure.plan].items, own, cut_off, end)


def _forecast(found: Forecast | None) -> Further:
    if found is None:
        return {}
    return {
        "forecast": found.value,
        "forecast_low": found.low,
        "forecast_high": found.high,
    }
