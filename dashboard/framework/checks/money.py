"""Money: budget lines that add up to the budget, and the records of what was spent."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.checks.columns import NUMERIC, Columns
from dashboard.framework.faults import Fault, undefined
from dashboard.framework.model import Framework


def check_money(framework: Framework) -> Iterator[Fault]:
    """Budget lines and expenditure."""
    yield from _lines(framework)
    yield from _total(framework)
    yield from _expenditure(framework)


def _lines(framework: Framework) -> Iterator[Fault]:
    seen: set[str] = set()
    for position, line in enumerate(framework.budget):
        if line.code in seen:
            yield Fault(("budget", position, "code"), "is there twice; give each line its own code")
        seen.add(line.code)


def _total(framework: Framework) -> Iterator[Fault]:
    if not framework.budget:
        return
    total = sum(line.amount for line in framework.budget)
    budget = framework.project.frame_on(framework.project.last_day).budget
    if budget is None:
        yield Fault(
            ("project",),
            "has budget lines and no budget; add `budget: {amount: AMOUNT, currency: CODE}`",
        )
    elif total != budget.amount:
        yield Fault(
            ("budget",),
            f"the budget lines add up to {total:,}, the budget of the project is "
            f"{budget.amount:,} {budget.currency}; correct one of them",
        )


def _expenditure(framework: Framework) -> Iterator[Fault]:
    spent = framework.expenditure
    if spent is None:
        return
    path = ("expenditure",)
    if spent.dataset not in framework.datasets:
        yield undefined((*path, "dataset"), "dataset", spent.dataset, framework.datasets)
        return
    columns = Columns(framework, spent.dataset)
    yield from columns.require((*path, "line"), spent.line)
    yield from columns.require((*path, "spent"), spent.spent, NUMERIC)
    yield from columns.require((*path, "planned"), spent.planned, NUMERIC)
    if spent.committed is not None:
        yield from columns.require((*path, "committed"), spent.committed, NUMERIC)
    if framework.datasets[spent.dataset].date is None:
        yield Fault(
            (*path, "dataset"), f'dataset "{spent.dataset}" has no date; add `date: COLUMN` to it'
        )
