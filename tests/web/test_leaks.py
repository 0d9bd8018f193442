"""What the public may not know stands in nothing that it can ask for, in no form (domain R8).

Somebody of each role asks for every page, callback and file of an office whose hidden figures are
so large that none is met by chance; the same questions show them to the manager.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import pytest
from dash import Dash

from dashboard.data.store import Store
from dashboard.factory import create_app, services_of
from dashboard.released import Cell, Released
from tests.web.crawling import Crawler
from tests.web.leaking import FIRST, LAST, SHOWN, SPENT, begin, declared
from tests.web.visitor import Visitor
from tests.web.written import counts_in, forms_of, shares_in

PUBLIC = ("donor", "member", "guest", "anonymous")
PARTS = ((FIRST, SHOWN), (FIRST, LAST), (SHOWN - FIRST, SHOWN))
TOLD_OF = 1000
"""Smaller counts are met by chance: days, sizes of fonts."""


@dataclass(frozen=True)
class World:
    """The office behind an app, and what of it is hidden."""

    app: Dash
    store: Store

    def enter(self, role: str) -> Visitor:
        visitor = Visitor(self.app)
        match role:
            case "anonymous":
                return visitor
            case "guest":
                token = self.store.share_links.create(3, 30, "", "test")
                assert visitor.go(f"/share/{token}").status_code == 302
            case _:
                assert visitor.log_in(f"{role}@example.org").status_code == 302
        return visitor

    def texts(self, role: str) -> list[tuple[str, str]]:
        return Crawler(self.app, self.enter(role)).texts(declared())

    def known(self) -> list[Released]:
        """What the team reads: the draft, and each closing."""
        releases = self.store.releases
        closed = [releases.reported(one.period) for one in releases.closings()]
        return [one for one in (releases.current(), *closed) if one is not None]

    def counts(self) -> set[int]:
        """Counts behind sensitive figures, and their shares of targets, that nobody published."""
        found = {n for one in self.known() for c in sensitive(one) for n in counts_of(c)}
        return {n for n in found if n >= TOLD_OF} - self.told()

    def shares(self) -> set[str]:
        """Sensitive percentages of the team, and what a hidden count is of a whole."""
        cells = [cell for one in self.known() for cell in sensitive(one)]
        told = {c.value / 100 for c in cells if c.value and c.denominator and c.denominator > FIRST}
        return {form for share in (*told, *(a / b for a, b in PARTS)) for form in forms_of(share)}

    def told(self) -> set[int]:
        """Counts of the publications, and what was planned."""
        published = [self.store.editions.read(one.number) for one in self.store.editions.all()]
        cells = [cell for one in published if one for cell in one.cells]
        return {n for cell in cells for n in {*counts_of(cell), *planned_of(cell)}}


def sensitive(released: Released) -> list[Cell]:
    framework = released.framework
    codes = {one.code for one in framework.indicators if one.disclosure == "sensitive"}
    codes |= {one.code for one in framework.cascades if one.disclosure == "sensitive"}
    return [cell for cell in released.cells if cell.indicator in codes]


def counts_of(cell: Cell) -> set[int]:
    ratio = None if cell.ratio is None else round(cell.ratio * 100)
    numbers = (cell.value, cell.numerator, cell.denominator, cell.n, ratio, *cell.extras.values())
    return {int(n) for n in numbers if n is not None and n == int(n)}


def planned_of(cell: Cell) -> set[int]:
    return {int(n) for n in (cell.target, cell.expected) if n is not None and n == int(n)}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    settings, store = begin(tmp_path_factory.mktemp("leaking"))
    yield World(create_app(settings, services_of(settings, store)), store)
    store.close()


def test_the_world_hides_and_shows_what_it_should(world):
    assert {FIRST, LAST, LAST - SHOWN, SHOWN - FIRST} <= world.counts()
    assert SHOWN in world.told()
    assert len(world.counts()) > 20


@pytest.mark.parametrize("role", PUBLIC)
def test_nothing_hidden_is_in_any_answer_or_log(world, role, caplog):
    caplog.set_level(logging.DEBUG)
    texts = [*world.texts(role), ("log", caplog.text)]
    counts, shares = counts_in(texts), shares_in(texts)
    assert {number: counts[number] for number in world.counts() & counts.keys()} == {}
    assert {form: shares[form] for form in world.shares() & shares.keys()} == {}
    assert (SHOWN in counts) == (role != "anonymous")
    assert (SPENT in counts) == (role == "donor")


def test_the_same_questions_show_it_to_the_manager(world):
    texts = world.texts("manager")
    counts, shares = counts_in(texts), shares_in(texts)
    assert {FIRST, LAST, LAST - SHOWN, SHOWN - FIRST, SPENT} <= counts.keys()
    assert len(world.counts() & counts.keys()) > len(world.counts()) / 3
    assert world.shares() & shares.keys()
