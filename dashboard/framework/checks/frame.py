"""The project's frame: days in order, amendments after the start, periods side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dashboard.framework.faults import Fault
from dashboard.framework.model import Framework
from dashboard.framework.project import Project


def check_frame(framework: Framework) -> Iterator[Fault]:
    """Dates of the project, its amendments and its periods."""
    project = framework.project
    if project.end < project.start:
        yield Fault(
            ("project", "end"),
            f"the end {project.end} is before the start {project.start}; exchange or correct them",
        )
    yield from _amendments(project)
    yield from _periods(project)
    yield from _order(project)


def _amendments(project: Project) -> Iterator[Fault]:
    for position, amendment in enumerate(project.amendments):
        path = ("project", "amendments", position)
        if amendment.approved_on < project.start:
            yield Fault(
                (*path, "approved_on"),
                f"approved on {amendment.approved_on}, before the start {project.start}; "
                "correct the day, or change the frame itself",
            )
        if amendment.end is None and amendment.budget is None:
            yield Fault(path, "changes nothing; give a new end or a new budget")
        if amendment.end is not None and amendment.end <= project.start:
            yield Fault((*path, "end"), f"the end {amendment.end} is not after the start")


def _periods(project: Project) -> Iterator[Fault]:
    for name, period in project.periods.items():
        path = ("project", "periods", name)
        if period.last < period.first:
            yield Fault(
                path,
                f"ends on {period.last}, before it begins on {period.first}; exchange from and to",
            )
        if period.first < project.start or period.last > project.last_day:
            yield Fault(
                path,
                f"{period.first} to {period.last} is not inside the project "
                f"({project.start} to {project.last_day}); correct the days or add an amendment",
            )
        if period.report is not None and period.report.due <= period.last:
            yield Fault(
                (*path, "report", "due"),
                f"the report is due on {period.report.due}, before the period has ended; "
                f"give a day after {period.last}",
            )


def _order(project: Project) -> Iterator[Fault]:
    for (name, period), (following, later) in pairwise(project.periods.items()):
        if later.first <= period.last:
            yield Fault(
                ("project", "periods", following),
                f'begins on {later.first}, before "{name}" has ended on {period.last}; '
                "put periods in order of time, without overlap",
            )
