"""The product's auditor: documents that were tampered with, and rule R against the slow rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from dashboard.data.confidentiality import Entry
from dashboard.data.confidentiality.auditing import audit_all, check_publication
from dashboard.data.confidentiality.auditing.subtracting import Subtractions
from dashboard.data.confidentiality.ledger import WHOLE, published_sets
from dashboard.data.confidentiality.rule import violations
from dashboard.data.confidentiality.sets import Member, Members, members_of
from dashboard.data.measures.values import Value
from dashboard.released import (
    Annex,
    Cell,
    Completeness,
    Released,
    Restatement,
    Share,
    SplitCheck,
)
from tests.data.confidentiality.auditor import K
from tests.data.confidentiality.publishing import publish_all
from tests.data.confidentiality.worlds import the_framework

HIDDEN = 4217
DAY = date(2019, 3, 31)


@pytest.fixture(scope="module")
def published():
    """A register whose editions show, hold and hide figures."""
    found = publish_all(the_framework(), 3)
    cells = [cell for released in found.documents for cell in released.cells]
    assert any(cell.held_on for cell in cells)
    return found


def findings(published, released: Released, ledger=None) -> list[tuple[str, str]]:
    entries = published.ledger if ledger is None else ledger
    found = check_publication(published.declared, entries, released, K, new=())
    assert not any(str(HIDDEN) in item.sentence for item in found)
    return [(item.kind, item.figure) for item in found]


def with_cell(released: Released, old: Cell, **changes) -> Released:
    cells = tuple(replace(cell, **changes) if cell is old else cell for cell in released.cells)
    return replace(released, cells=cells)


def the_cell(released: Released, wanted) -> Cell:
    sensitive = ("OBJ.1", "OC1.1", "OC1.2", "OBJ.2", "OC2.3", "OC1.cascade")
    return next(c for c in released.cells if c.indicator in sensitive and wanted(c))


def hidden(cell: Cell) -> bool:
    return cell.state == "suppressed" and cell.band is None


def fresh(cell: Cell) -> bool:
    return cell.state == "shown" and cell.held_on is None


class TestFigures:
    def test_nothing_is_found_in_what_was_published(self, published):
        assert [findings(published, released) for released in published.documents] == [[]] * 6

    def test_a_figure_that_is_not_the_ledgers(self, published):
        released = published.documents[-1]
        cell = the_cell(released, fresh)
        found = findings(published, with_cell(released, cell, value=cell.value + 1))
        assert found == [("unaccounted", f"{cell.indicator} {cell.window}")]

    def test_a_figure_that_the_ledger_has_lost(self, published):
        released = published.documents[-1]
        cell = the_cell(released, lambda c: fresh(c) and c.indicator == "OC1.1")
        kept = [entry for entry in published.ledger if entry.indicator != "OC1.1"]
        assert ("unaccounted", f"OC1.1 {cell.window}") in findings(published, released, kept)

    def test_a_figure_under_another_name(self, published):
        released = published.documents[-1]
        cell = the_cell(released, fresh)
        assert ("unaccounted", f"X.9 {cell.window}") in findings(
            published, with_cell(released, cell, indicator="X.9")
        )

    def test_an_older_figure_under_a_day_that_it_does_not_speak_of(self, published):
        released = next(r for r in published.documents if any(c.held_on for c in r.cells))
        cell = the_cell(released, lambda c: c.held_on is not None)
        (found,) = findings(published, with_cell(released, cell, held_on=date(2018, 1, 1)))
        assert found[0] == "unaccounted"

    @pytest.mark.parametrize(
        "changes",
        [
            {"n": HIDDEN},
            {"numerator": float(HIDDEN)},
            {"denominator": float(HIDDEN)},
            {"ratio": HIDDEN / 5000},
            {"status": "on_track"},
            {"extras": {"upper": float(HIDDEN)}},
            {"measured_on": date(2019, 1, 17)},
            {"state": "missing"},
            {"state": "not_defined"},
        ],
    )
    def test_what_is_hidden_leaves_nothing(self, published, changes):
        released = published.documents[0]
        cell = the_cell(released, hidden)
        (found,) = findings(published, with_cell(released, cell, **changes))
        assert found[0] == "beside"

    @pytest.mark.parametrize("changes", [{"value": float(HIDDEN)}, {"band": (0.0, 50.0)}])
    def test_what_is_hidden_is_not_told(self, published, changes):
        released = published.documents[0]
        cell = the_cell(released, hidden)
        (found,) = findings(published, with_cell(released, cell, **changes))
        assert found[0] == "unaccounted"

    @pytest.mark.parametrize("changes", [{"ratio": 0.9}, {"status": "off_track"}])
    def test_an_older_figure_is_not_judged(self, published, changes):
        released = next(r for r in published.documents if any(c.held_on for c in r.cells))
        cell = the_cell(released, lambda c: c.held_on is not None)
        (found,) = findings(published, with_cell(released, cell, **changes))
        assert found[0] == "beside"

    @pytest.mark.parametrize(
        "changes", [{"n": HIDDEN}, {"measured_on": date(2019, 1, 17)}, {"extras": {"pending": 3.0}}]
    )
    def test_a_shown_figure_says_no_more_than_itself(self, published, changes):
        released = published.documents[-1]
        cell = the_cell(released, fresh)
        (found,) = findings(published, with_cell(released, cell, **changes))
        assert found[0] == "beside"


class TestSurroundings:
    def annexed(self, published, **parts):
        return findings(published, replace(published.documents[-1], annex=Annex(**parts)))

    def test_no_restatement_of_a_sensitive_figure(self, published):
        told = Restatement("OBJ.1", "to H1", (), DAY, "shown", 12.0, "shown", 13.0, 1.0)
        assert self.annexed(published, restatements=(told,)) == [("annex", "OBJ.1 to H1")]

    def test_a_restatement_of_how_many_took_part_is_told(self, published):
        told = Restatement("OP1.1.2", "to H1", (), DAY, "shown", 42.0, "shown", 40.0, -2.0)
        assert self.annexed(published, restatements=(told,)) == []

    def test_no_restatement_of_scores_by_a_few(self, published):
        told = Restatement("OP1.1.3", "to H1", (), DAY, "shown", 20.0, "shown", 21.0, 1.0)
        assert self.annexed(published, restatements=(told,)) == [("annex", "OP1.1.3 to H1")]

    def test_no_check_of_sums(self, published):
        check = SplitCheck("OBJ.1", "to H1", ("sex",), 14.0, 13.0)
        assert [kind for kind, _ in self.annexed(published, checks=(check,))] == ["annex"]

    def test_no_word_on_how_complete_a_register_is(self, published):
        partly = Completeness("case", DAY, 3, 4, ())
        assert self.annexed(published, completeness=(partly,)) == [("annex", "case")]

    def test_no_delivery_where_a_headline_is_withheld(self, published):
        released = published.documents[-1]
        headlines = [item for item in published.declared.indicators if item.headline]
        code = next(item.code for item in headlines if item.code.startswith("OP"))
        cell = Cell(code, "to H5", "to_date", (), "suppressed", status="not_published")
        summary = replace(released.summary, delivery=Share("shown", 1.0, 2.0, 50.0))
        told = replace(released, summary=summary, cells=(*released.cells, cell))
        assert findings(published, told) == [("summary", f"{code} to H5")]


class TestPeople:
    def with_scores(self, published, *amounts: tuple[str, int]) -> Released:
        cells = tuple(
            Cell("OP1.1.3", window, "to_date", (), "shown", 20.0, n=n) for window, n in amounts
        )
        last = published.documents[-1]
        return replace(last, cells=(*last.cells, *cells))

    def test_scores_of_a_few(self, published):
        told = self.with_scores(published, ("to H1", 4))
        assert findings(published, told) == [("people_few", "OP1.1.3 to H1")]

    def test_scores_of_the_few_between(self, published):
        told = self.with_scores(published, ("to H1", 30), ("to H2", 32))
        assert findings(published, told) == [("people_differ", "OP1.1.3 to H2")]

    def test_scores_of_the_few_between_two_publications(self, published):
        before = self.with_scores(published, ("to H1", 30))
        after = self.with_scores(published, ("to H2", 31))
        found = audit_all([before, after], published.ledger, K).findings
        assert [item.sentence for item in found] == [
            "publication 6: OP1.1.3 to H2 and OP1.1.3 to H1 together tell about too few people."
        ]


def people(first: int, last: int) -> Members:
    return members_of(f"P{number}" for number in range(first, last + 1))


def entry(name: str, members: Members, margin: str | None = None, code: str = "") -> Entry:
    figure = Value("shown", float(len(members)))
    split = ((margin, code),) if margin else ()
    return Entry(name, "to H1", split, DAY, figure, {WHOLE: members}, "persons", margin)


class TestSubtractions:
    def random_entries(self, rng: Random) -> list[Entry]:
        """Nested and overlapping sets, events of several persons, a margin of three groups."""
        cuts = sorted(rng.sample(range(1, 60), 2))
        spans = [(1, cuts[0]), (cuts[0] + 1, cuts[1]), (cuts[1] + 1, 60)]
        groups = [entry("A", people(*span), "by", f"{n}") for n, span in enumerate(spans)]
        sets = [
            entry(f"B{n}", people(rng.randint(1, 5), rng.randint(20, 62)))
            for n in range(rng.randint(1, 6))
        ]
        few = frozenset(Member(f"P{n % rng.randint(1, 20)}", f"R{n}") for n in range(30))
        return [*groups, *sets, entry("E", few), entry("E2", few | people(1, rng.randint(1, 20)))]

    @pytest.mark.parametrize("seed", range(60))
    def test_it_finds_what_the_slow_rule_finds(self, seed):
        entries = self.random_entries(Random(seed))
        slow = {
            tuple(sorted((one.label, other.label)))
            for one, other in violations(published_sets(entries), K)
        }
        quick = {
            tuple(sorted((item.figure, item.against or item.figure)))
            for item in Subtractions(entries, K).findings()
        }
        assert quick == slow

    def test_what_older_figures_break_does_not_stop_a_new_one(self):
        old = [entry("A", people(1, 20)), entry("B", people(1, 21))]
        new = [entry("C", people(40, 60))]
        assert list(Subtractions([*old, *new], K, new).findings()) == []
        assert [item.kind for item in Subtractions([*old, *new], K).findings()] == ["difference"]

    def test_a_new_one_is_held_against_each_old_one(self):
        old, new = [entry("A", people(1, 20))], [entry("B", people(1, 21))]
        (found,) = Subtractions([*old, *new], K, new).findings()
        assert {found.figure, found.against} == {"A to H1", "B to H1"}

    def test_each_publication_of_a_breakdown_has_its_own_sums(self):
        """A breakdown published twice: two of its older groups together are public as well."""
        older = [entry("A", people(n * 20 + 1, n * 20 + 20), "by", f"{n}") for n in range(3)]
        newer = [entry("A", people(n * 40 + 101, n * 40 + 140), "by", f"{n}") for n in range(3)]
        total = entry("B", people(1, 42))
        found = Subtractions([*older, *newer, total], K).findings()
        assert ("A to H1 (0) + A to H1 (1)", "B to H1") in {
            tuple(sorted((item.figure, item.against))) for item in found
        }
