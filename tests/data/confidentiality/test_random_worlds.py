"""Random registers over five closings: nothing can be subtracted, and enough is published."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from dashboard.data.confidentiality.auditing import audit_all
from dashboard.framework import Framework
from tests.data.confidentiality.auditor import K
from tests.data.confidentiality.bounding import narrow_cells
from tests.data.confidentiality.naive import without_rule_r
from tests.data.confidentiality.publishing import eager_framework, publish_all, shares_of
from tests.data.confidentiality.worlds import the_framework

SEEDS = range(50)


@pytest.fixture(scope="module")
def declared() -> Framework:
    return the_framework()


@pytest.fixture(scope="module")
def eager() -> Framework:
    return eager_framework()


@pytest.fixture(scope="module")
def found() -> Counter[str]:
    """What could be published and what was, over all registers."""
    return Counter()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_can_be_subtracted(declared, found, seed):
    published = publish_all(declared, seed)
    found.update(published.found)
    assert published.auditor.violations() == []
    assert list(narrow_cells(published.auditor)) == []
    assert audit_all(published.documents, published.ledger, K).findings == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_can_be_subtracted_when_margins_come_early(eager, seed):
    published = publish_all(eager, seed)
    assert published.auditor.violations() == []
    assert list(narrow_cells(published.auditor)) == []
    assert audit_all(published.documents, published.ledger, K).findings == ()


def test_both_auditors_find_what_leaks_without_rule_r(declared):
    leaking = pinned = audited = 0
    with without_rule_r():
        for seed in SEEDS:
            published = publish_all(declared, seed)
            leaking += bool(published.auditor.violations())
            pinned += any(narrow_cells(published.auditor))
            audited += bool(audit_all(published.documents, published.ledger, K).findings)
    assert leaking > 0.8 * len(SEEDS)
    assert audited > 0.8 * len(SEEDS)
    assert pinned


def test_hiding_everything_is_a_failure_too(declared, found, record_property, capsys):
    """Of what could be published alone: nearly every total is there, most as of its day."""
    for seed in SEEDS if not found else ():
        found += publish_all(declared, seed).found
    shares = shares_of(found)
    for name, share in shares.items():
        record_property(name, share)
    told = ", ".join(f"{name} {share:.0%}" for name, share in shares.items())
    with capsys.disabled():
        sys.stdout.write(f"\npublished of what could be: {told}\n")
    assert shares["national totals shown"] > 0.85
    assert shares["national totals as of the day"] > 0.5
    assert shares["margins shown"] > 0.5
