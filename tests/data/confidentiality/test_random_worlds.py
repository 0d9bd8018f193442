"""Random registers over five closings: nothing can be subtracted, and enough is published."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from dashboard.data.confidentiality import Entry, Protected, admission, protect_edition
from dashboard.data.confidentiality.margins import partition
from dashboard.data.confidentiality.rule import Verdict
from dashboard.data.confidentiality.sets import persons
from dashboard.framework import Framework
from tests.data.confidentiality.auditor import Auditor, K
from tests.data.confidentiality.bounding import narrow_cells
from tests.data.confidentiality.worlds import Sets, closings, snapshot, the_framework

SEEDS = range(50)


@pytest.fixture(scope="module")
def declared() -> Framework:
    return the_framework()


@pytest.fixture(scope="module")
def eager(declared: Framework) -> Framework:
    """Margins are published as early as the third half-year, the total by all of them."""
    turns = ("H3", "final", "H4", "final", "H3")
    margins = [
        margin.model_copy(update={"publish_in": turn})
        for margin, turn in zip(declared.disclosure.margins, turns, strict=True)
    ]
    return the_framework(margins=margins)


def publish_all(declared: Framework, seed: int) -> tuple[Auditor, Counter[str]]:
    """Six editions: the fourth half-year is published twice, with the corrections of the fifth.

    Also counts what could have been published alone (every cell of at least k persons) and what
    was.
    """
    auditor, ledger, found = Auditor(declared), list[Entry](), Counter[str]()
    known = list(closings(declared, seed))
    for period, world in [*known[:4], ("H4", known[4][1]), known[4]]:
        values, sets = snapshot(declared, world, period)
        is_final = period == "H5"
        protected = protect_edition(declared, values, sets, ledger, period, is_final=is_final)
        auditor.read(world, sets, protected)
        ledger += protected.entries
        found += count_totals(protected, sets, period)
        if is_final:
            found += count_margins(declared, protected, sets)
    return auditor, found


def count_totals(protected: Protected, sets: Sets, period: str) -> Counter[str]:
    """Totals to the end of the half-year: large enough, shown, shown as of that day."""
    found = Counter[str]()
    for code in ("OBJ.1", "OC1.1"):
        key = (code, f"to {period}", ())
        large = persons(sets[key].members) >= K
        found["large totals"] += large
        found["shown totals"] += large and key in shown(protected)
        found["fresh totals"] += large and key in shown(protected) and key not in protected.held
    return found


def count_margins(declared: Framework, protected: Protected, sets: Sets) -> Counter[str]:
    """The margins of the final edition: every group large enough, published."""
    found = Counter[str]()
    total = sets["OBJ.1", "to H5", ()].members
    for margin in declared.disclosure.margins:
        codes = {
            split[0][1]: behind.members
            for (code, name, split), behind in sets.items()
            if (code, name) == ("OBJ.1", "to H5") and split and split[0][0] == margin.by
        }
        groups = partition(margin, codes, total)
        found["large margins"] += all(persons(members) >= K for members in groups.values())
        found["shown margins"] += ("OBJ.1", "to H5", ((margin.by, next(iter(groups))),)) in shown(
            protected
        )
    return found


def describe(shares: dict[str, float]) -> str:
    return ", ".join(f"{name} {share:.0%}" for name, share in shares.items())


def shown(protected: Protected) -> set[tuple]:
    return {
        (code, window.name, split)
        for code, values in protected.values.items()
        for (window, split), value in values.items()
        if value.state == "shown"
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_can_be_subtracted(declared, seed):
    auditor, _ = publish_all(declared, seed)
    assert auditor.violations() == []
    assert list(narrow_cells(auditor)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_can_be_subtracted_when_margins_come_early(eager, seed):
    auditor, _ = publish_all(eager, seed)
    assert auditor.violations() == []
    assert list(narrow_cells(auditor)) == []


def test_the_auditor_finds_what_leaks_without_rule_r(declared, monkeypatch):
    def hide_small_only(candidates, published, k):
        small = any(persons(item.members) < k for item in candidates)
        return Verdict("small") if small else Verdict()

    monkeypatch.setattr(admission, "judge", hide_small_only)
    monkeypatch.setattr(admission, "may_follow", lambda history, table, k: True)
    leaking = [seed for seed in SEEDS if publish_all(declared, seed)[0].violations()]
    pinned = [seed for seed in SEEDS if any(narrow_cells(publish_all(declared, seed)[0]))]
    assert len(leaking) > 0.8 * len(SEEDS)
    assert pinned


def test_hiding_everything_is_a_failure_too(declared, record_property, capsys):
    """Of what could be published alone: nearly every total is there, most as of its day."""
    found = sum((publish_all(declared, seed)[1] for seed in SEEDS), Counter[str]())
    shares = {
        "totals shown": found["shown totals"] / found["large totals"],
        "totals of the day": found["fresh totals"] / found["large totals"],
        "margins shown": found["shown margins"] / found["large margins"],
    }
    for name, share in shares.items():
        record_property(name, share)
    with capsys.disabled():
        sys.stdout.write(f"\npublished of what could be: {describe(shares)}\n")
    assert shares["totals shown"] > 0.95
    assert shares["totals of the day"] > 0.5
    assert shares["margins shown"] > 0.5
