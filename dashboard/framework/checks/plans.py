"""Plans: milestones with unique ids, weights that make a whole, days inside the project."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.framework.faults import Fault
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path
from dashboard.framework.results import Plan

WHOLE = 100.0
ROUNDING = 1e-6


def check_plans(framework: Framework) -> Iterator[Fault]:
    """Every plan (domain A.2: weights add up to 100)."""
    for name, plan in framework.plans.items():
        path: Path = ("plans", name, "items")
        yield from _weights(path, plan)
        yield from _milestones(path, plan, framework)


def _weights(path: Path, plan: Plan) -> Iterator[Fault]:
    total = sum(item.weight for item in plan.items)
    if abs(total - WHOLE) > ROUNDING:
        yield Fault(path, f"the weights add up to {total:g}, not to 100; correct them")


def _milestones(path: Path, plan: Plan, framework: Framework) -> Iterator[Fault]:
    project = framework.project
    seen: set[str] = set()
    for position, item in enumerate(plan.items):
        if item.id in seen:
            yield Fault((*path, position, "id"), "is there twice; give each its own id")
        seen.add(item.id)
        if not project.start <= item.planned <= project.last_day:
            yield Fault(
                (*path, position, "planned"),
                f"is planned for {item.planned}, outside the project "
                f"({project.start} to {project.last_day}); correct the day",
            )
