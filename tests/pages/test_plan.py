"""What is due next on a plan: the team sees first how late it is already, nobody else does."""

from dataclasses import replace

import pytest

from dashboard.components.plan import plan_section
from dashboard.released import MilestoneState
from tests.figures.worlds import ENGLISH
from tests.pages.contexts import released
from tests.pages.text import parts, text


def due(audience, delay):
    release = released("real", audience)
    first = release.framework.plans["nap"].items[0]
    state = MilestoneState("nap", first.id, False, None, None, delay)
    section = plan_section(ENGLISH, replace(release, milestones=(state,)), "nap")
    (listed,) = [part for part in parts(section) if getattr(part, "className", "") == "due-list"]
    return [text(item) for item in listed.children]


def test_the_team_reads_how_late_a_milestone_ahead_is():
    late, *others = due("internal", 92)
    assert late.startswith("92 days late")
    assert "M1" in late
    assert not any("late" in line for line in others)


@pytest.mark.parametrize("delay", [None, 0, -3])
def test_what_is_not_late_has_no_mark(delay):
    assert due("internal", delay)[0].startswith("M1 ")


def test_late_stands_beside_no_agency_for_the_public():
    assert not any("late" in line for line in due("public", 92))
