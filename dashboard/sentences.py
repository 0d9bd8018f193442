"""What a number means, in one sentence; and what one is looking at, in another."""

from __future__ import annotations

from dashboard.formats import (
    cell_value,
    day,
    expectation,
    is_share,
    not_due_before,
    number,
    period,
    publication_name,
    split_value,
    state_words,
    status_words,
    target,
)
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.periods import to_date
from dashboard.progress import is_running_count
from dashboard.reading import Reading, code_of, period_shown
from dashboard.released import Cell, Released
from dashboard.view import View, ViewNotice

FINAL = ("achieved", "partly_achieved", "not_achieved")


def finding(reading: Reading) -> str:
    """The title of a chart: what was found, as a sentence of its own."""
    text = explanation(reading)
    return text[:1].upper() + text[1:]


def indicator_sentence(reading: Reading) -> str:
    """Value, promise, expectation and judgement of one indicator in one sentence."""
    _ = reading.language.gettext
    return _("{title}: {rest}").format(title=reading.title, rest=explanation(reading))


def explanation(reading: Reading) -> str:
    """As `indicator_sentence`, for places that show the title already; lower case, with a stop."""
    cell = reading.cell
    if cell is None:
        return reading.language.gettext("this period has not begun.")
    match cell.status:
        case "not_published" | "no_target" | "not_due" | "no_data" | None:
            return _without_judgement(reading, cell)
        case _:
            return _judged(reading, cell)


def _without_judgement(reading: Reading, cell: Cell) -> str:
    language = reading.language
    _ = language.gettext
    value = cell_value(language, reading.indicator, cell)
    match cell.status:
        case "not_published":
            return _not_published(reading, cell)
        case "no_data":
            expected = expectation(language, reading.indicator, cell)
            return _("no data yet; {expected} expected by {day}.").format(
                expected=expected, day=day(language, reading.last_day)
            )
        case "not_due":
            due = not_due_before(language, reading.next_due)
            return _("{value}; {due}.").format(value=value, due=due)
        case _:
            return _("{value}; no target is set.").format(value=value)


def _not_published(reading: Reading, cell: Cell) -> str:
    """What there is in its place: an older figure with its day, bounds, or nothing at all."""
    language = reading.language
    _ = language.gettext
    if cell.held_on is not None:
        text = _("{value} on {day}; a newer figure is {hidden}.")
        value = with_unit(reading, target(language, reading.indicator, cell.value))
        words = {"value": value, "day": day(language, cell.held_on)}
        return text.format(hidden=state_words(language, "suppressed"), **words)
    value = cell_value(language, reading.indicator, cell)
    if cell.band is not None:
        text = _("{value}; the exact share is {hidden}.")
        return text.format(value=value, hidden=state_words(language, "suppressed"))
    return _("{value}.").format(value=value)


def _judged(reading: Reading, cell: Cell) -> str:
    language = reading.language
    _ = language.gettext
    words = {
        "value": achieved_of_promise(reading, cell),
        "expected": expectation(language, reading.indicator, cell),
        "day": day(language, reading.last_day),
        "status": status_words(language, cell.status),
    }
    if cell.status in FINAL:
        return _("{value}; {status}.").format(**words)
    if cell.measured_on and reading.indicator.measure.type == "latest":
        words["day"] = day(language, cell.measured_on)
        return _("{value}, measured {day}; {expected} expected, so {status}.").format(**words)
    standing = _("{value}; {expected} expected by {day}, so {status}.").format(**words)
    return with_pace(language, standing, cell)


def with_pace(language: Language, standing: str, cell: Cell) -> str:
    """The sentence, and where known the units a month that are needed and were given lately.

    Only a released headline of a running total that has not reached its target carries them.
    """
    _ = language.gettext
    needed, recent = cell.extras.get("pace_needed"), cell.extras.get("pace_recent")
    if needed is None:
        return standing
    words = {
        "standing": standing.removesuffix("."),
        "needed": a_month(language, needed),
        "recent": "" if recent is None else a_month(language, recent),
    }
    if recent is None:
        return _("{standing}; {needed} a month would reach the target.").format(**words)
    return _(
        "{standing}; {needed} a month would reach the target, the last six months gave "
        "{recent} a month."
    ).format(**words)


def a_month(language: Language, pace: float) -> str:
    """Units a month: 8.3, 6, 480; one decimal where it says something."""
    decimals = 1 if abs(pace) < 10 and round(pace, 1) != round(pace) else 0
    return number(language, pace, decimals)


def achieved_of_promise(reading: Reading, cell: Cell) -> str:
    """The value; for running totals against the promise for the project's life: 120 of 240."""
    language = reading.language
    _ = language.gettext
    value, base = split_value(language, reading.indicator, cell)
    promise = reading.targets.life_of_project
    if cell.state != "shown":
        return value
    if promise is not None and is_running_count(reading.indicator):
        whole = target(language, reading.indicator, promise)
        value = _("{value} of {whole}").format(value=value, whole=whole)
    return f"{with_unit(reading, value)} {base}".strip()


def with_unit(reading: Reading, text: str) -> str:
    """The text with the unit behind it, where the unit is not part of the number already."""
    if is_share(reading.indicator) or reading.indicator.measure.type == "yes_no":
        return text
    return f"{text} {reading.language.label(reading.indicator.unit)}"


def view_sentence(language: Language, released: Released | None, view: View) -> str:
    """What one is looking at: audience or edition, period, cut-off, filters."""
    _ = language.gettext
    if released is None:
        return _("Nothing has been released yet.")
    parts = [release_name(language, released)]
    shown = period_shown(released, view)
    if shown:
        parts.append(period(language, shown, released.framework.periods[shown]))
    parts.append(_("cut-off {day}").format(day=day(language, released.cut_off)))
    parts += [
        f"{dimension_name(language, released.framework, name)}: "
        f"{code_name(language, released, name, code)}"
        for name, code in view.filters
    ]
    return ", ".join(parts if view.filters else [*parts, _("no filter")])


def release_name(language: Language, released: Released) -> str:
    """What a release is called: Internal draft, Edition 3, Bulletin 4."""
    if released.audience == "internal":
        return language.gettext("Internal draft")
    if released.publication is None:
        return language.gettext("Published figures")
    return publication_name(language, released.publication)


def source_sentence(reading: Reading) -> str:
    """What stands under a chart: Edition 3, to date on 31 Mar 2020, Sex: Women."""
    language = reading.language
    parts = [release_name(language, reading.released), window_name(reading, reading.window)]
    parts += [
        f"{dimension_name(language, reading.framework, name)}: {part_name(reading, name, code)}"
        for name, code in reading.filters
    ]
    return ", ".join(parts)


def window_name(reading: Reading, window: str) -> str:
    """A period alone, or everything to date at its end (or at the cut-off inside it)."""
    for name, declared in reading.framework.periods.items():
        if window == name:
            return period(reading.language, name, declared)
        if window == to_date(name):
            last = min(declared.last, reading.released.cut_off)
            text = reading.language.gettext("to date on {day}")
            return text.format(day=day(reading.language, last))
    return window


def unanswered_sentence(reading: Reading) -> str:
    """Which filters an indicator cannot answer: not split by region; empty where it can."""
    _ = reading.language.gettext
    if not reading.unanswered:
        return ""
    names = [
        dimension_name(reading.language, reading.framework, name) for name in reading.unanswered
    ]
    return _("Whole value shown: not split by {names}.").format(names=", ".join(names).lower())


def notice_sentence(language: Language, notice: ViewNotice) -> str:
    """What in the address was ignored, and why."""
    _ = language.gettext
    match notice.kind:
        case "parameter":
            text = _("“{name}” in the address is not known and was ignored.")
        case "value":
            text = _("“{value}” is not a known value of “{name}” and was ignored.")
        case "repeated":
            text = _("“{name}” is given more than once; the first value counts.")
        case "conflict":
            text = _("An edition and the draft cannot be shown together; the edition is shown.")
        case "draft":
            text = _("The draft is open to the project's team only; what is published is shown.")
        case "length":
            text = _("The address is too long to be read; everything is shown.")
    return text.format(name=notice.name, value=notice.value)


def dimension_name(language: Language, framework: Framework, dimension: str) -> str:
    """What pages call a dimension."""
    return language.label(framework.dimension_label(dimension))


def code_name(language: Language, released: Released, dimension: str, code: str) -> str:
    """The label of a code of a dimension; the code itself where no indicator has it."""
    found = code_of(released, dimension, code)
    return code if found is None else language.label(found.label)


def part_name(reading: Reading, dimension: str, code: str) -> str:
    """The label of a code of the indicator's own; for the public that of a group of its margin."""
    found = reading.released.codes(reading.indicator, dimension).get(code)
    return code if found is None else reading.language.label(found.label)
