"""What belongs to a measure beside its headline, in words (domain C.2): printed as released.

Participations beside persons, spells that are still open, the change since the baseline, the range
of an audience. Nothing here is computed, and a value that is filtered or suppressed has none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.tables import Row, table
from dashboard.figures import pairs
from dashboard.formats import cell_value, day, is_fraction_only, number, signed
from dashboard.framework.measures import Average, Latest, MaxByArea, Median, Unique
from dashboard.language import Language
from dashboard.reading import Reading
from dashboard.released import Cell
from dashboard.sentences import window_name

PARTICIPATION = ("unique_within", "participations")


def further_line(reading: Reading) -> list[Component]:
    """One sentence under the headline; nothing where the measure has no more to say."""
    text = further_words(reading)
    if not text:
        return []
    return [html.P(text, className="further", **marked(f"further-{reading.indicator.code}"))]


def further_words(reading: Reading) -> str:
    """In H4: 26 newly reached, 40 different persons ...; empty where nothing was released."""
    cell = reading.cell
    if cell is None or cell.state != "shown":
        return ""
    match reading.indicator.measure:
        case Unique(counts="people") as measure:
            return _participation(reading, measure)
        case Average():
            return _pair(reading, cell)
        case Median() as measure:
            return _pending(reading, cell, measure)
        case Latest():
            return _change(reading, cell)
        case MaxByArea():
            return _reach(reading, cell)
        case _:
            return ""


def _participation(reading: Reading, measure: Unique) -> str:
    """How often persons came in the period itself; empty where each came for the first time."""
    _ = reading.language.gettext
    own = reading.at(reading.period)
    if own is None or not _has(own, *PARTICIPATION) or own.extras["participations"] == own.value:
        return ""
    text = _(
        "{period}: {new} newly reached, {within} different {unit} within the period, "
        "{times} {records}."
    )
    new, within, times = _participation_figures(reading.language, own)
    unit = reading.language.label(reading.indicator.unit)
    words = {"unit": unit, "records": records_name(reading.language, measure)}
    return text.format(period=reading.period, new=new, within=within, times=times, **words)


def records_name(language: Language, measure: Unique) -> str:
    """What the rows about a person are called: participations, services."""
    return (
        language.label(measure.records) if measure.records else language.gettext("participations")
    )


def _pair(reading: Reading, cell: Cell) -> str:
    """What a change began from and led to, over the records with both numbers alone (C4)."""
    _ = reading.language.gettext
    if not pairs.is_told(cell):
        return ""
    before, after = cell.extras[pairs.BEFORE], cell.extras[pairs.AFTER]
    if after > before:
        text = _("The mean rises from {before} to {after} ({base} paired).")
    elif after < before:
        text = _("The mean falls from {before} to {after} ({base} paired).")
    else:
        text = _("The mean stays at {before} ({base} paired).")
    told = {"before": pairs.side(reading, before), "after": pairs.side(reading, after)}
    return text.format(base=pairs.base(reading, cell), **told)


def _pending(reading: Reading, cell: Cell, measure: Median) -> str:
    _ = reading.language.gettext
    if not _has(cell, "pending"):
        return ""
    named = reading.language.label(measure.begun.pending) if measure.begun else ""
    return _("{count} {pending} on {day}.").format(
        count=number(reading.language, cell.extras["pending"]),
        pending=named or _("not yet complete"),
        day=day(reading.language, reading.last_day),
    )


def _change(reading: Reading, cell: Cell) -> str:
    """Whether a change is more than chance may bring is for its interval to say (domain C11)."""
    _ = reading.language.gettext
    if not _has(cell, "change", "change_low", "change_high"):
        return ""
    if is_fraction_only(reading.indicator, cell):
        return ""
    extras, decimals = cell.extras, max(reading.indicator.decimals, 1)
    words = {
        "change": signed(reading.language, extras["change"], decimals),
        "low": number(reading.language, extras["change_low"], decimals),
        "high": number(reading.language, extras["change_high"], decimals),
    }
    if extras["change_low"] <= 0 <= extras["change_high"]:
        text = _(
            "No measurable change since the baseline "
            "({change} points, 95 % interval {low} to {high})."
        )
    else:
        text = _("{change} points since the baseline (95 % interval {low} to {high}).")
    return text.format(**words)


def _reach(reading: Reading, cell: Cell) -> str:
    _ = reading.language.gettext
    never = _("Channels are never added: nobody knows how many people they share.")
    if not _has(cell, "upper") or cell.value is None:
        return f"{_('At least so many, by the largest channel alone.')} {never}"
    if "independent" in cell.extras:
        text = _(
            "At least {lower}, at most {upper} (channels overlap); {independent} if channels reach "
            "people independently of each other."
        )
    else:
        text = _("At least {lower}, at most {upper} (channels overlap).")
    names = ("upper", "independent")
    told = {x: number(reading.language, cell.extras[x]) for x in names if x in cell.extras}
    return f"{text.format(lower=number(reading.language, cell.value), **told)} {never}"


def _has(cell: Cell, *names: str) -> bool:
    return all(name in cell.extras for name in names)


def participation_table(reading: Reading) -> list[Component]:
    """Newly reached, different persons and participations side by side, period by period.

    Of persons alone: no other entity comes more than once (domain C3).
    """
    measure = reading.indicator.measure
    if not isinstance(measure, Unique) or measure.counts != "people":
        return []
    cells = _participation_cells(reading)
    if not cells:
        return []
    _ = reading.language.gettext
    code, language = reading.indicator.code, reading.language
    different = _("Different {unit} within the period")
    records = records_name(language, measure)
    header = [
        _("Period"),
        _("Newly reached"),
        different.format(unit=language.label(reading.indicator.unit)),
        records[:1].upper() + records[1:],
    ]
    title = _("{title}: newly reached, different and {records}")
    rows = [_participation_row(reading, cell) for cell in cells]
    words = title.format(title=reading.title, records=records)
    content = table(f"{code}-participation", words, header, rows)
    return [html.Div(content, className="beside")]


def pair_table(reading: Reading, code: str) -> Component:
    """What a change began from and led to, and of how many records, period by period."""
    _ = reading.language.gettext
    header = [_("Period"), _("Before"), _("After"), _("Change"), _("Paired")]
    title = _("{title}: before and after").format(title=reading.title)
    cells = [cell for _name, cell in pairs.cells(reading)]
    return table(code, title, header, [_pair_row(reading, cell) for cell in cells])


def _pair_row(reading: Reading, cell: Cell) -> Row:
    name = window_name(reading, cell.window)
    if not pairs.is_told(cell):
        return [name, "–", "–", cell_value(reading.language, reading.indicator, cell), "–"]
    sides = [pairs.side(reading, cell.extras[which]) for which in (pairs.BEFORE, pairs.AFTER)]
    change = signed(reading.language, cell.value or 0.0, reading.indicator.decimals)
    return [name, *sides, change, pairs.base(reading, cell)]


def _participation_cells(reading: Reading) -> Sequence[Cell]:
    """The periods begun and everything to date; none where no figure is told beside the values."""
    cells = [reading.at(name) for name in [*reading.begun, reading.window]]
    known = [cell for cell in cells if cell is not None]
    return known if any(_has(cell, *PARTICIPATION) for cell in known) else []


def _participation_row(reading: Reading, cell: Cell) -> Row:
    name = window_name(reading, cell.window)
    if cell.state != "shown" or not _has(cell, *PARTICIPATION):
        return [name, cell_value(reading.language, reading.indicator, cell), "–", "–"]
    return [name, *_participation_figures(reading.language, cell)]


def _participation_figures(language: Language, cell: Cell) -> list[str]:
    beside = [cell.extras[name] for name in PARTICIPATION]
    return [number(language, figure) for figure in (cell.value or 0.0, *beside)]
