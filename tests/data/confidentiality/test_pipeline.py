"""Random registers through the whole product, on both databases, read as a donor reads them."""

from __future__ import annotations

import pytest

from dashboard.data.publication import preparing
from tests.data.confidentiality.bounding import narrow_cells
from tests.data.confidentiality.naive import without_rule_r
from tests.data.confidentiality.pipeline import open_office

SEEDS = (1, 2, 3)


@pytest.fixture
def office(database_url, tmp_path):
    opened = open_office(database_url, tmp_path)
    yield opened
    opened.store.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_can_be_subtracted(office, seed):
    office.publish_all(seed)
    assert office.auditor.violations() == []
    assert list(narrow_cells(office.auditor)) == []
    audited = office.audit()
    assert audited.findings == ()
    assert audited.publications == 6
    assert audited.sets > 5


def test_without_rule_r_both_auditors_find_it(office, monkeypatch):
    monkeypatch.setattr(preparing, "refuse_findings", lambda *given: None)
    with without_rule_r():
        office.publish_all(1)
    assert office.auditor.violations() != []
    assert office.audit().findings != ()


def test_without_rule_r_nothing_is_published(office):
    """The auditor refuses what disclosure control has let through."""
    with without_rule_r(), pytest.raises(preparing.StoreError, match="it cannot be published"):
        office.publish_all(1)
