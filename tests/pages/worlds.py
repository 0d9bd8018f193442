"""A release made up from any framework: plausible values, every state somewhere, no database.

Values follow the plan at a pace that differs by indicator, so that all words of the status occur.
"""

import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.framework import Framework
from dashboard.framework.reading import read_framework
from dashboard.periods import calendar_windows, declared_windows, to_date
from dashboard.progress import Actual, expected_value, judge_cell, targets_on
from dashboard.released import (
    Annex,
    Cell,
    MilestoneState,
    Publication,
    Released,
    Share,
    Summary,
)

ROOT = Path(__file__).parents[2]
CUT_OFF = date(2020, 8, 31)
PACES = (0.97, 0.83, 1.22, 0.6, 1.0, 0.92, 0.75)


def real_framework() -> Framework:
    return read_framework(ROOT / "indicators.yaml")


def pace(code):
    return PACES[zlib.crc32(code.encode()) % len(PACES)]


def make_released(framework, audience="internal", cut_off=CUT_OFF):
    windows = [
        *declared_windows(framework.periods, cut_off),
        *(
            window
            for window in calendar_windows(framework.periods, framework.project.start, cut_off)
            if window.basis == "to_month"
        ),
    ]
    cells = []
    for indicator in framework.indicators:
        for window in windows:
            cells.append(whole(framework, indicator, window, cut_off))
            if window.basis == "to_date":
                cells += splits(framework, indicator, window, cut_off, cells[-1])
    if audience == "public":
        cells = [protected(framework, cell) for cell in cells]
    return Released(
        id=1,
        audience=audience,
        framework=framework,
        cut_off=cut_off,
        created_at=datetime(2020, 9, 1, 8, tzinfo=UTC),
        created_by="test",
        loads=(1, 2),
        annex=Annex(),
        summary=Summary(
            time=Share("shown", 701, 913, 76.8),
            money=Share("shown", 142000, 200000, 71.0),
            planned_money=Share("shown", 150000, 200000, 75.0),
            delivery=Share("shown", None, None, 62.3),
        ),
        milestones=tuple(milestones(framework, cut_off)),
        cells=tuple(cells),
        publication=made_up_publication(cut_off) if audience == "public" else None,
    )


def made_up_publication(cut_off):
    when = datetime(2020, 9, 1, 8, tzinfo=UTC)
    persons = ("officer@example.org", "manager@example.org")
    return Publication(1, "edition", "H4", cut_off, when.date(), when, *persons, "ab" * 32)


def protected(framework, cell):
    if framework.indicator(cell.indicator).disclosure == "open":
        return cell
    return Cell(
        cell.indicator,
        cell.window,
        cell.basis,
        cell.split,
        "suppressed",
        target=cell.target,
        expected=cell.expected,
        status=cell.status and "not_published",
    )


def whole(framework, indicator, window, cut_off):
    value = value_of(framework, indicator, window)
    base = {}
    if value is not None and indicator.is_percentage:
        base = {"denominator": 120.0, "numerator": round(value * 1.2), "n": 120}
        value = 100 * base["numerator"] / 120
    cell = Cell(
        indicator.code,
        window.name,
        window.basis,
        (),
        "missing" if value is None else "shown",
        value,
        measured_on=None if value is None else window.last,
        **base,
    )
    return judged(framework, indicator, window, cell, cut_off)


def judged(framework, indicator, window, cell, cut_off):
    actual = Actual(cell.state, cell.value, cell.measured_on)
    progress = judge_cell(framework, indicator, window, actual, cut_off, cell.split)
    return replace(
        cell,
        target=progress.target,
        expected=progress.expected,
        ratio=progress.ratio,
        status=progress.status,
    )


def value_of(framework, indicator, window):
    targets = targets_on(indicator, window.last)
    if window.basis == "period" and indicator.accumulation == "running_total":
        end = value_at(framework, indicator, window.last, targets)
        names = list(framework.periods)
        before = names.index(window.name) - 1
        if before < 0 or end is None:
            return end
        last = framework.periods[names[before]].last
        return end - (value_at(framework, indicator, last, targets) or 0)
    return value_at(framework, indicator, window.last, targets)


def value_at(framework, indicator, day, targets):
    plan = getattr(indicator.measure, "plan", None)
    items = framework.plans[plan].items if plan else None
    frame = framework.project.frame_on(day)
    expected = expected_value(indicator, framework.periods, day, targets, frame, items, day)
    if expected is None:
        return 0.0 if indicator.accumulation == "running_total" else None
    if indicator.measure.type == "yes_no":
        return 1.0
    return float(round(expected * pace(indicator.code), indicator.decimals))


def splits(framework, indicator, window, cut_off, total):
    for by in indicator.disaggregations:
        codes = [framework.dimension_codes(indicator, name) for name in by.by]
        keys = [()]
        for name, entries in zip(by.by, codes, strict=True):
            keys = [(*key, (name, code)) for key in keys for code in entries]
        for position, split in enumerate(keys):
            yield judged(
                framework, indicator, window, part(total, split, position, len(keys)), cut_off
            )


def part(total, split, position, count):
    cell = replace(total, split=split, numerator=None, denominator=None)
    if total.value is None or position == count - 1:
        return replace(cell, state="missing", value=None)
    if position == 1 and count > 4:
        return replace(cell, state="suppressed", value=None, measured_on=None)
    if position == 2 and count > 3:
        return replace(cell, value=0.0)
    return replace(cell, value=float(round(total.value * (count - position) / (2 * count))))


def milestones(framework, cut_off):
    for name, plan in framework.plans.items():
        for position, item in enumerate(plan.items):
            slip = (position * 17) % 60
            actual = date.fromordinal(item.planned.toordinal() + slip)
            done = actual <= cut_off
            forecast = date.fromordinal(max(actual, cut_off).toordinal() + 30)
            late = (actual if done else cut_off) - item.planned
            yield MilestoneState(
                name,
                item.id,
                done,
                actual if done else None,
                None if done else forecast,
                late.days if done or late.days > 0 else None,
            )


HEADLINE = to_date("H4")
