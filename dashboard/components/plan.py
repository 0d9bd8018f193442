"""A plan of milestones: what is due next, the timeline, and every milestone with its dates.

Planned, forecast and actual dates are for everyone. How late something is, in words or days, is
said to the project's team only: it never stands beside an agency's name elsewhere (domain R16).
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard import figures
from dashboard.components.carrying import Carried
from dashboard.components.panels import chart
from dashboard.components.tables import Row, table
from dashboard.formats import day, days_late, number, percent
from dashboard.framework.results import Milestone, Plan
from dashboard.language import Language
from dashboard.released import MilestoneState, Released
from dashboard.sentences import release_name
from dashboard.view import View

States = Mapping[str, MilestoneState]
NEXT = 4


def plan_section(language: Language, released: Released, name: str) -> Component:
    """One plan of the framework, by its name."""
    plan = released.framework.plans[name]
    states = {state.id: state for state in released.milestones if state.plan == name}
    several = len(released.framework.plans) > 1
    return html.Section(
        [
            html.H2(language.label(plan.title) if several else language.gettext("Where it stands")),
            html.P(_standing(language, plan, states), className="lead"),
            _next_due(language, released, plan, states),
            _timeline(language, released, name, plan, states),
        ],
        className="plan",
    )


def _standing(language: Language, plan: Plan, states: States) -> str:
    _ = language.gettext
    if not states:
        return _("What has been completed is not published.")
    done = [item for item in plan.items if item.id in states and states[item.id].done]
    return _("{done} of {all} milestones are completed.").format(
        done=number(language, len(done)), all=number(language, len(plan.items))
    )


def _next_due(language: Language, released: Released, plan: Plan, states: States) -> Component:
    _ = language.gettext
    open_items = (item for item in plan.items if not (item.id in states and states[item.id].done))
    ahead = sorted(open_items, key=lambda item: item.planned)
    if not ahead:
        return html.P(_("All milestones are completed."))
    lines = [_due_item(language, released, item, states.get(item.id)) for item in ahead[:NEXT]]
    title = _("Due next") if states else _("Planned")
    return html.Div([html.H3(title), html.Ul(lines, className="due-list")])


def _due_item(
    language: Language, released: Released, item: Milestone, state: MilestoneState | None
) -> Component:
    """One milestone ahead; the team reads first by how many days it is late already."""
    line = _due_line(language, item, state)
    late = (state.delay_days or 0) if state is not None else 0
    if released.audience != "internal" or late <= 0:
        return html.Li(line)
    return html.Li([html.Strong(days_late(language, late)), f" · {line}"])


def _due_line(language: Language, item: Milestone, state: MilestoneState | None) -> str:
    """What, by when and by whom; an agency stands beside its dates and no word about them (R16)."""
    _ = language.gettext
    words = {
        "id": item.id,
        "text": language.label(item.text),
        "day": day(language, item.planned),
    }
    line = _("{id} {text}: planned {day}").format(**words)
    if state is not None and state.forecast is not None:
        line = _("{line}, forecast {day}").format(line=line, day=day(language, state.forecast))
    return line if item.agency is None else f"{line} · {language.label(item.agency)}"


def plan_timeline(language: Language, released: Released, name: str) -> Component:
    """The timeline of one plan with the table of its milestones."""
    plan = released.framework.plans[name]
    states = {state.id: state for state in released.milestones if state.plan == name}
    return _timeline(language, released, name, plan, states)


def _timeline(
    language: Language, released: Released, name: str, plan: Plan, states: States
) -> Component:
    _ = language.gettext
    start = released.framework.project.start
    figure = figures.timeline.draw(language, plan.items, states, released.cut_off, start)
    height = figures.timeline.height(plan.items)
    title = _(
        "Planned (ring), actual (filled) and forecast (diamond) days of each milestone; "
        "larger marks weigh more"
    )
    twin = _table(language, released, name, plan, states)
    source, heading = _source(language, released), language.label(plan.title)
    taken = Carried(language, released, View(), name, heading, source, name)
    return chart(name, title, figure, height, twin, source, carried=taken)


def _source(language: Language, released: Released) -> str:
    """Which publication or draft, and the day it stands at."""
    text = language.gettext("{release}, cut-off {day}")
    name = release_name(language, released)
    return text.format(release=name, day=day(language, released.cut_off))


def _table(
    language: Language, released: Released, name: str, plan: Plan, states: States
) -> Component:
    _ = language.gettext
    internal = released.audience == "internal"
    header = [_("Code"), _("Milestone"), _("Weight"), _("Agency"), _("Planned"), _("Forecast")]
    header += [_("Actual"), *([_("Difference")] if internal else [])]
    rows = [_row(language, item, states.get(item.id), internal) for item in plan.items]
    caption = _("Milestones of {plan}").format(plan=language.label(plan.title))
    return html.Div(table(name, caption, header, rows, cards=True), className="milestones")


def _row(language: Language, item: Milestone, state: MilestoneState | None, internal: bool) -> Row:
    row = [
        item.id,
        language.label(item.text),
        percent(language, item.weight),
        language.label(item.agency),
        day(language, item.planned),
        day(language, state.forecast) if state and state.forecast else "–",
        day(language, state.actual) if state and state.actual else "–",
    ]
    if internal:
        known = state is not None and state.delay_days is not None
        row.append(days_late(language, state.delay_days or 0) if state and known else "–")
    return row
