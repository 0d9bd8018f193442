"""The report in the order that the fund's narrative reports have, from the slice alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboard.exports import provenance
from dashboard.exports.report.annexes import annexes
from dashboard.exports.report.blocks import Block, Bullets, Heading, Paragraph, Slot, Table
from dashboard.exports.report.charts import chart
from dashboard.exports.report.plans import plans
from dashboard.exports.slice import Slice
from dashboard.formats import day, number, percent, period, status_words
from dashboard.framework.results import Result
from dashboard.reading import Reading
from dashboard.released import Share
from dashboard.sentences import indicator_sentence

TELLING = ("at_risk", "off_track", "regressed", "above_plan", "partly_achieved", "not_achieved")


def report(slice_: Slice, *, editable: bool) -> list[Block]:
    """All blocks in order; with `editable` also the places where somebody has to write."""
    sections = [
        _project(slice_),
        _summary(slice_, editable),
        _results(slice_, editable),
        plans(slice_),
        _deviations(slice_, editable),
        *(_asked(slice_) if editable else []),
    ]
    blocks: list[Block] = []
    for position, section in enumerate([found for found in sections if found], start=1):
        first, *rest = section
        title = first.text if isinstance(first, Heading) else ""
        blocks += [Heading(1, f"{position}. {title}"), *rest]
    return [*blocks, *annexes(slice_)]


def _project(slice_: Slice) -> list[Block]:
    _ = slice_.language.gettext
    project, label, released = slice_.framework.project, slice_.language.label, slice_.released
    frame = project.frame_on(released.cut_off)
    begun = slice_.begun[-1:]
    rows = [
        (_("Title"), label(project.title)),
        (_("Code"), " · ".join([project.code, *project.identifiers.values()])),
        (_("Donor"), label(project.donor)),
        (_("Implemented by"), label(project.implementer)),
        (_("Coverage"), label(project.coverage)),
        (
            _("Duration"),
            f"{day(slice_.language, frame.start)} - {day(slice_.language, frame.end)}",
        ),
        *(
            (_("Reporting period"), period(slice_.language, name, slice_.framework.periods[name]))
            for name in begun
        ),
        (_("Cut-off"), day(slice_.language, released.cut_off)),
        (_("Publication"), provenance.publication(slice_)),
    ]
    title = _("Project information")
    return [Heading(1, title), Table(title, [], rows, [0.25, 0.75])]


def _summary(slice_: Slice, editable: bool) -> list[Block]:
    _ = slice_.language.gettext
    blocks: list[Block] = [Heading(1, _("Summary")), Paragraph(_standing(slice_))]
    shares = _shares(slice_)
    if shares:
        blocks.append(Bullets(shares))
    if editable:
        asked = _("Say in five sentences what has changed for people and institutions, and why.")
        blocks.append(Slot(asked))
    return blocks


def _standing(slice_: Slice) -> str:
    """How many indicators stand where."""
    readings = slice_.readings
    found = Counter(reading.cell.status if reading.cell else None for reading in readings)
    parts = [
        f"{number(slice_.language, count)} {status_words(slice_.language, status)}"
        for status, count in found.most_common()
    ]
    text = slice_.language.gettext("Of {all} indicators: {parts}")
    return f"{text.format(all=number(slice_.language, len(readings)), parts=', '.join(parts))}."


def _shares(slice_: Slice) -> list[str]:
    """Time, money where this reader may see it, and delivery, each as a share."""
    _ = slice_.language.gettext
    summary = slice_.released.summary
    named: list[tuple[str, Share]] = [
        (_("Time elapsed: {share}"), summary.time),
        (_("Money spent: {share}"), summary.money),
        (_("Headline outputs delivered: {share}"), summary.delivery),
    ]
    return [
        text.format(share=percent(slice_.language, share.share, 1))
        for text, share in named
        if share.state == "shown" and share.share is not None
    ]


def _results(slice_: Slice, editable: bool) -> list[Block]:
    blocks: list[Block] = [Heading(1, slice_.language.gettext("Progress towards results"))]
    for result in slice_.framework.results:
        readings = [r for r in slice_.readings if r.indicator.result == result.code]
        if readings:
            blocks += _result(slice_, result, readings, editable)
    return blocks


def _result(
    slice_: Slice, result: Result, readings: list[Reading], editable: bool
) -> Iterator[Block]:
    """What was promised, a sentence for each indicator, the chart of the first, room to write."""
    _ = slice_.language.gettext
    level = next(item for item in slice_.framework.levels if item.name == result.level)
    yield Heading(2, f"{slice_.language.label(level.label)} {result.code}")
    yield Paragraph(slice_.language.label(result.text))
    yield Bullets([_told(reading) for reading in readings])
    for reading in readings:
        if reading.indicator.headline or len(readings) == 1:
            yield chart(reading)
    if editable:
        asked = _("Describe activities, what they led to, and what the figures do not show.")
        yield Slot(asked)


def _told(reading: Reading) -> str:
    """The generated sentence, and the note that was published with it."""
    place = (reading.indicator.code, reading.period)
    notes = [n.text for n in reading.released.notes if (n.indicator, n.period) == place]
    return " ".join([f"{reading.indicator.code} {indicator_sentence(reading)}", *notes])


def _deviations(slice_: Slice, editable: bool) -> list[Block]:
    """Indicators away from their plan; nothing where there are none and nobody is asked."""
    _ = slice_.language.gettext
    found = [r for r in slice_.readings if r.cell is not None and r.cell.status in TELLING]
    if not found and not editable:
        return []
    blocks: list[Block] = [Heading(1, _("Deviations and actions taken"))]
    if found:
        blocks.append(Bullets([_told(reading) for reading in found]))
    if editable:
        blocks.append(Slot(_("For each deviation: cause, effect on the result, action, by when.")))
    return blocks


def _asked(slice_: Slice) -> list[list[Block]]:
    """Sections that only people can write."""
    _ = slice_.language.gettext
    asked = {
        _("Cross-cutting themes"): _("Gender, rights, protection, environment."),
        _("Partnerships and sustainability"): _("Who carries on, with which means."),
        _("Visibility"): _("Where the donor was named, with links."),
        _("Expenditure"): _("Refer to the financial report of the same period."),
        _("Next steps"): _("What will be done in the coming period."),
    }
    return [[Heading(1, title), Slot(prompt)] for title, prompt in asked.items()]
