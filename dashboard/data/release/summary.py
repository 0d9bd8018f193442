"""Time elapsed, money spent and delivery (domain C.2), and where each milestone stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.data.measures import Value
from dashboard.data.needs import Fact, Need, Selection, Tally
from dashboard.data.release.computing import Values, headline_indicators
from dashboard.data.store import Store
from dashboard.framework import Framework
from dashboard.framework.measures import Milestones
from dashboard.framework.results import Expenditure, Milestone
from dashboard.periods import current_period, to_date
from dashboard.progress import targets_on
from dashboard.progress.spending import forecast_spending, gap, money_flags
from dashboard.released import MilestoneState, Share, Summary


def compute_summary(store: Store, values: Mapping[str, Values], cut_off: date) -> Summary:
    """Time in days, money in the budget's currency, delivery in percent."""
    spent, planned = _money(store, cut_off)
    time, delivery = _time(store.framework, cut_off), _delivery(store.framework, values, cut_off)
    forecast = _forecast_money(spent, time)
    unspent = _unspent(forecast)
    burn_gap, delivery_gap = gap(spent.share, time.share), gap(delivery.share, spent.share)
    return Summary(
        time=time,
        money=spent,
        planned_money=planned,
        delivery=delivery,
        planned_burn=_planned_burn(spent, planned),
        forecast_money=forecast,
        unspent=unspent,
        burn_gap=burn_gap,
        delivery_gap=delivery_gap,
        flags=money_flags(burn_gap, unspent.share, delivery_gap),
    )


def _share(part: float, whole: float) -> Share:
    return Share("shown", part, whole, 100.0 * part / whole)


def _time(framework: Framework, cut_off: date) -> Share:
    frame = framework.project.frame_on(cut_off)
    elapsed = (min(cut_off, frame.end) - frame.start).days + 1
    return _share(float(max(elapsed, 0)), float(frame.days))


def _money(store: Store, cut_off: date) -> tuple[Share, Share]:
    declared = store.framework.expenditure
    agreed = store.framework.project.frame_on(cut_off).budget
    budget = float(agreed.amount) if agreed else None
    if budget is None or declared is None or declared.dataset not in store.loads.in_force():
        return Share("missing", whole=budget), Share("missing", whole=budget)
    facts = store.loads.facts(_money_need(store.framework, declared), {}, cut_off)
    spent = sum((fact.tallies[0] or 0.0 for fact in facts), 0.0)
    return _share(spent, budget), _share(_planned_to_date(facts), budget)


def _planned_burn(spent: Share, planned: Share) -> Share:
    """Spent as a share of what the plan has for the same days; not defined before it has any."""
    if spent.part is None or planned.part is None:
        return Share("missing")
    if not planned.part:
        return Share("not_defined", spent.part, planned.part)
    return _share(spent.part, planned.part)


def _forecast_money(spent: Share, time: Share) -> Share:
    """Spending of the whole life at the pace so far, in the budget's currency (domain C10)."""
    if spent.part is None or spent.whole is None or time.share is None:
        return Share("missing", whole=spent.whole)
    forecast = forecast_spending(spent.part, time.share)
    return (
        Share("missing", whole=spent.whole) if forecast is None else _share(forecast, spent.whole)
    )


def _unspent(forecast: Share) -> Share:
    """What the forecast leaves of the budget; below zero where it overruns."""
    if forecast.part is None or forecast.whole is None:
        return Share("missing", whole=forecast.whole)
    return _share(forecast.whole - forecast.part, forecast.whole)


def _money_need(framework: Framework, declared: Expenditure) -> Need:
    day = framework.datasets[declared.dataset].date or ""
    tallies = (Tally("sum", declared.spent), Tally("max", declared.planned))
    return Need(Selection(declared.dataset, {}, day), tallies, groups=(declared.line,))


def _planned_to_date(facts: Sequence[Fact]) -> float:
    """The plan is cumulative per line: each line counts with its newest month."""
    newest = {fact.groups: fact.tallies[1] or 0.0 for fact in facts}
    return sum(newest.values(), 0.0)


def _delivery(framework: Framework, values: Mapping[str, Values], cut_off: date) -> Share:
    """Mean of what each headline indicator reached of its target for life, each at most 1."""
    period = current_period(framework.periods, cut_off)
    if period is None:
        return Share("missing")
    reached: list[float] = []
    for indicator in headline_indicators(framework):
        target = targets_on(indicator, cut_off).life_of_project
        value = _headline_value(values[indicator.code], to_date(period))
        if target and value.value is not None:
            reached.append(min(value.value / target, 1.0))
    if not reached or len(reached) < len(headline_indicators(framework)):
        return Share("missing")
    return _share(100.0 * sum(reached) / len(reached), 100.0)


def _headline_value(values: Values, window: str) -> Value:
    return next(v for (found, split), v in values.items() if found.name == window and not split)


def compute_milestones(store: Store, cut_off: date) -> tuple[MilestoneState, ...]:
    """Every milestone of every measured plan, in the order of the plan."""
    states: list[MilestoneState] = []
    for indicator in store.framework.indicators:
        if isinstance(indicator.measure, Milestones):
            states += _states(store, indicator.measure, cut_off)
    return tuple(states)


def _states(store: Store, measure: Milestones, cut_off: date) -> list[MilestoneState]:
    dataset = store.framework.datasets[measure.dataset]
    dates = store.loads.milestone_dates(measure, measure.date or dataset.date or "")
    items = store.framework.plans[measure.plan].items
    return [_state(measure.plan, item, dates.get(item.id, (None, None)), cut_off) for item in items]


def _state(
    plan: str, item: Milestone, dates: tuple[date | None, date | None], cut_off: date
) -> MilestoneState:
    actual, forecast = dates
    done = actual is not None and actual <= cut_off
    until = actual if done and actual is not None else cut_off
    overdue = (until - item.planned).days
    return MilestoneState(
        plan=plan,
        id=item.id,
        done=done,
        actual=actual if done else None,
        forecast=None if done else forecast,
        delay_days=overdue if done or overdue > 0 else None,
    )
