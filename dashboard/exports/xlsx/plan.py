"""Plans of milestones: weights, planned, forecast and actual days, with the weight completed.

Days late never stand here: agencies do, and the file may travel (domain R16).
"""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from dashboard.exports import provenance
from dashboard.exports.xlsx.book import MUTED, Book, Side
from dashboard.framework.results import Milestone
from dashboard.released import MilestoneState, Released

WIDTHS = (8, 60, 10, 44, 14, 14, 14, 8)
SIDES: dict[int, Side] = {2: "right", 3: "beside", 4: "right", 5: "right", 6: "right", 7: "right"}
"""Where the heads of columns stand that are not to the left."""


def add_plans(book: Book) -> None:
    """One sheet per plan, from the newest publication that the slice has."""
    released = book.slice.for_plans.released
    for name in released.framework.plans:
        _add_plan(book, released, name)


def _add_plan(book: Book, released: Released, name: str) -> None:
    _ = book.language.gettext
    plan = released.framework.plans[name]
    sheet = book.sheet(f"{_('Plan')} {name}")
    states = {state.id: state for state in released.milestones if state.plan == name}
    header = [_("No."), _("Milestone"), _("Weight"), _("Agency"), _("Planned"), _("Forecast")]
    header += [_("Actual"), _("Done")]
    for column, (text, width) in enumerate(zip(header, WIDTHS, strict=True)):
        book.write_text(sheet, 0, column, text, book.heading(SIDES.get(column, "left")))
        sheet.set_column(column, column, width)
    for row, item in enumerate(plan.items, start=1):
        _write(book, sheet, row, item, states.get(item.id))
    _write_sums(book, sheet, plan.items, states)
    sheet.freeze_panes(1, 2)


def _write(
    book: Book, sheet: Worksheet, row: int, item: Milestone, state: MilestoneState | None
) -> None:
    label = book.language.label
    book.write_text(sheet, row, 0, item.id)
    book.write_text(sheet, row, 1, label(item.text))
    book.write_number(sheet, row, 2, item.weight, book.style(num_format='0.#" %"'))
    book.write_text(sheet, row, 3, label(item.agency), book.beside())
    book.fit_row(sheet, row, [(label(item.text), WIDTHS[1]), (label(item.agency), WIDTHS[3])])
    book.write_day(sheet, row, 4, item.planned)
    book.write_day(sheet, row, 5, state.forecast if state else None)
    book.write_day(sheet, row, 6, state.actual if state else None)
    if state is not None:
        book.write_number(sheet, row, 7, int(state.done), book.style(num_format="0"))


def _write_sums(
    book: Book, sheet: Worksheet, items: list[Milestone], states: dict[str, MilestoneState]
) -> None:
    """The weight of all and of the completed milestones, as formulas."""
    _ = book.language.gettext
    last, row = len(items), len(items) + 1
    style = book.style(num_format='0.#" %"', bold=True, top=1)
    book.write_text(sheet, row, 1, _("All milestones"), book.style(bold=True, top=1))
    whole = sum(item.weight for item in items)
    sheet.write_formula(row, 2, f"=SUM(C2:C{last + 1})", style, whole)
    if states:
        done = sum(i.weight for i in items if i.id in states and states[i.id].done)
        book.write_text(sheet, row + 1, 1, _("Completed"), book.style(bold=True))
        formula = f"=SUMIF(H2:H{last + 1},1,C2:C{last + 1})"
        sheet.write_formula(row + 1, 2, formula, style, done)
    source = provenance.line(book.slice.for_plans)
    book.write_text(sheet, row + 3, 1, source, book.style(font_color=MUTED))
