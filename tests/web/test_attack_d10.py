"""Attack D10 of the domain: what a public chart hides is in no part of the callback's answer.

The policy of the test asks for 5,000 persons behind a figure, and the hidden count is 4,217: a
number that stands in no answer by chance.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from math import isclose

import pytest

from dashboard.data.confidentiality import Behind, protect_edition
from dashboard.data.confidentiality.sets import members_of
from dashboard.data.measures.values import Value
from dashboard.factory import create_app
from dashboard.periods import declared_windows
from dashboard.released import Released
from tests.data.confidentiality.publishing import document
from tests.data.confidentiality.worlds import the_framework
from tests.pages.test_filling import fill
from tests.web.visitor import Visitor
from tests.web.worlds import make_services

SHOWN, WOMEN, HIDDEN = 9217, 5000, 4217
FORMS = ("4217", "4,217", "4 217", "4\N{NO-BREAK SPACE}217", "4\N{NARROW NO-BREAK SPACE}217")
SHARES = ("45.75", "45.8", "0.4575", "45,75", "45,8")
PLACES = [
    {"type": "panel", "code": "OBJ.1", "size": "large"},
    {"type": "panel", "code": "OBJ.1", "size": "small"},
    {"type": "breakdown", "code": "OBJ.1"},
    {"type": "history", "code": "OBJ.1"},
]
VIEWS = ("", "?by=sex", "?by=sex&period=H5", "?sex=men_or_not_stated", "?sex=m", "?period=H5")


@dataclass
class OneRelease:
    """The same release for everybody who asks."""

    released: Released

    def current(self):
        return self.released

    newest = read = lambda self, *asked, **given: self.released

    def all(self):
        return [self.released.publication]

    def closings(self):
        return []

    def reported(self, period):
        return None


def releases() -> tuple[Released, Released]:
    """The release of the team, and the edition that disclosure control made of it."""
    declared = the_framework(k=5000)
    last = declared.periods["H5"].last
    windows = {window.name: window for window in declared_windows(declared.periods, last)}
    women = members_of(f"W{number}" for number in range(WOMEN))
    men = members_of(f"M{number}" for number in range(HIDDEN))
    sets = {(): women | men, (("sex", "f"),): women, (("sex", "m"),): men}
    values = {item.code: {} for item in declared.indicators}
    values["OBJ.1"] = {(window, ()): Value("missing") for window in windows.values()}
    for split, members in sets.items():
        count = Value("shown", float(len(members)), n=len(members), measured_on=last)
        values["OBJ.1"][windows["to H5"], split] = count
    behind = {("OBJ.1", "to H5", split): Behind(members) for split, members in sets.items()}
    protected = protect_edition(declared, values, behind, (), "H5", is_final=True)
    edition = document(declared, protected, "H5", 1)
    everything = document(declared, replace(protected, values=values, held={}), "H5", 1)
    return replace(everything, audience="internal", publication=None), edition


@pytest.fixture(scope="module")
def enter():
    internal, edition = releases()
    services = make_services()
    services = replace(
        services,
        framework=edition.framework,
        releases=OneRelease(internal),
        editions=OneRelease(edition),
    )
    app = create_app(services.settings, services)

    def as_role(role):
        visitor = Visitor(app)
        assert visitor.log_in(f"{role}@example.org").status_code == 302
        return visitor

    return as_role


def answers(visitor) -> str:
    """Everything that the panels of the indicator answer, for every view, letters as they are."""
    found = [fill(visitor, place, view) for place in PLACES for view in VIEWS]
    assert {answer.status_code for answer in found} == {200}
    return "".join(json.dumps(answer.json, ensure_ascii=False) for answer in found)


@pytest.mark.parametrize("role", ["donor", "member"])
def test_d10_no_hidden_value_in_any_figure(enter, role):
    found = answers(enter(role))
    assert not [form for form in (*FORMS, *SHARES) if form in found]
    assert "9,217" in found


def test_d10_the_team_sees_it_in_the_same_figures(enter):
    found = answers(enter("manager"))
    assert [form for form in FORMS if form in found]


def test_d10_every_bar_of_a_public_figure_is_a_shown_cell(enter):
    """Each number that a mark stands at is a released figure, or the plan and its tolerance."""
    _, edition = releases()
    served = edition.framework.indicator("OBJ.1")
    edges = (1.0, served.tolerance.at_risk, served.tolerance.on_track, served.tolerance.above_plan)
    plan = [target for target in served.targets.values() if target is not None]
    planned = [target * edge for target in (*plan, served.baseline.value) for edge in edges]
    told = {0.0, *planned, *(cell.value for cell in edition.cells if cell.state == "shown")}
    visitor = enter("donor")
    heights = [
        height
        for place in PLACES
        for view in VIEWS
        for height in _heights(fill(visitor, place, view).json)
    ]
    assert SHOWN in heights
    strange = {height for height in heights if not any(isclose(height, one) for one in told)}
    assert strange == set()


def _heights(answer: object) -> list[float]:
    """The numbers along the axis of values in every trace of every figure."""
    if isinstance(answer, list):
        return [height for item in answer for height in _heights(item)]
    if not isinstance(answer, dict):
        return []
    found = [height for item in answer.values() for height in _heights(item)]
    if "data" in answer and "layout" in answer:
        for trace in answer["data"]:
            for axis in ("x", "y"):
                numbers = trace.get(axis)
                assert not isinstance(numbers, dict), "numbers are packed and cannot be read"
                found += [n for n in numbers or () if isinstance(n, int | float)]
    return found
