"""Plans of milestones: the timeline and its table. Days late stand nowhere (domain R16)."""

from __future__ import annotations

from dashboard import figures
from dashboard.exports import provenance
from dashboard.exports.pictures import draw_svg
from dashboard.exports.report.blocks import Block, Heading, Paragraph, Picture, Table
from dashboard.exports.report.charts import WIDTH
from dashboard.exports.slice import Slice
from dashboard.formats import day, number, percent
from dashboard.framework.results import Milestone
from dashboard.released import MilestoneState, Released

WIDTHS = (0.065, 0.275, 0.095, 0.19, 0.125, 0.125, 0.125)


def plans(slice_: Slice) -> list[Block]:
    """One section over all plans of the newest publication; nothing where there is none."""
    released = slice_.for_plans.released
    if not released.framework.plans:
        return []
    blocks: list[Block] = [Heading(1, slice_.language.gettext("Plan and milestones"))]
    for name in released.framework.plans:
        blocks += _plan(slice_, released, name)
    return blocks


def _plan(slice_: Slice, released: Released, name: str) -> list[Block]:
    _, language = slice_.language.gettext, slice_.language
    plan = released.framework.plans[name]
    states = {state.id: state for state in released.milestones if state.plan == name}
    start = released.framework.project.start
    figure = figures.timeline.draw(language, plan.items, states, released.cut_off, start)
    height = figures.timeline.height(plan.items)
    svg = draw_svg(language, figure, WIDTH, height)
    title, standing = language.label(plan.title), _standing(slice_, plan.items, states)
    caption = _("{plan}: planned (ring), actual (filled) and forecast (diamond) days").format(
        plan=title
    )
    caption = f"{caption}. {provenance.line(slice_.for_plans)}"
    header = [
        "",
        _("Milestone"),
        _("Weight"),
        _("Agency"),
        _("Planned"),
        _("Forecast"),
        _("Actual"),
    ]
    rows = [_row(slice_, item, states.get(item.id)) for item in plan.items]
    return [
        Heading(2, title),
        Paragraph(standing),
        Picture(svg, f"{title}. {standing}", caption, WIDTH, height),
        Table(title, header, rows, WIDTHS, figures=[2], told=False),
    ]


def _standing(slice_: Slice, items: list[Milestone], states: dict[str, MilestoneState]) -> str:
    _ = slice_.language.gettext
    if not states:
        return _("What has been completed is not published.")
    done = sum(1 for item in items if item.id in states and states[item.id].done)
    return _("{done} of {all} milestones are completed.").format(
        done=number(slice_.language, done), all=number(slice_.language, len(items))
    )


def _row(slice_: Slice, item: Milestone, state: MilestoneState | None) -> list[str]:
    language = slice_.language
    known = (state.forecast, state.actual) if state else (None, None)
    return [
        item.id,
        language.label(item.text),
        percent(language, item.weight),
        language.label(item.agency),
        day(language, item.planned),
        *("–" if found is None else day(language, found) for found in known),
    ]
