"""Scores of trainees in two editions of a real database: a late entry tells nobody's score."""

from __future__ import annotations

import pytest

from dashboard.data.confidentiality.auditing import audit_all
from dashboard.data.documents import read_document
from dashboard.data.publication import publish_edition, withdraw
from dashboard.settings import Settings
from tests.data import worlds

DATASETS = {
    "trainee": worlds.dataset(
        {"id": "text", "on": "date", "score": "number"}, "id", date="on", person="id"
    )
}
SCORES = worlds.indicator(
    {"type": "average", "dataset": "trainee", "column": "score"},
    code="scores",
    disclosure="people",
    targets={"H1": 20, "H2": 25},
)
SIGNED = {"prepared_by": "A", "approved_by": "B"}


def rows(day: str, first: int, last: int, score: int) -> list[str]:
    return [f"P{number} {day} {score}" for number in range(first, last + 1)]


@pytest.fixture
def office(database_url, tmp_path):
    """Thirty trainees in H1, published; then one who was entered late, and twenty in H2."""
    declared = worlds.framework(DATASETS, [SCORES])
    store = worlds.store_with(database_url, declared, {})
    settings = Settings(
        database_url=database_url,
        as_of=declared.project.last_day,
        ledger_key=tmp_path / "ledger.key",
    )

    def load(*lines: str) -> None:
        worlds.add(store, "trainee", "\n".join(["id on score", *lines]))

    def publish(period: str):
        number = publish_edition(settings, store, period, **SIGNED).number
        return read_document(store.editions.document(number))

    load(*rows("2018-11-05", 1, 30, 20))
    publish("H1")
    load(*rows("2018-11-05", 31, 31, 82), *rows("2019-05-05", 41, 60, 30))
    return settings, store, publish


def told(released, window):
    cell = released.cell("scores", window)
    return cell.state, cell.value, cell.n, cell.held_on is not None


def test_the_older_figure_stays_with_its_day(office):
    _, store, publish = office
    second = publish("H2")
    assert told(second, "to H1") == ("shown", 20.0, 30, True)
    assert second.cell("scores", "to H1").status == "not_published"
    assert audit_all(store.editions.ever(), store.ledger.entries(), 10).findings == ()


def test_no_two_figures_tell_of_the_one_between(office):
    """To H2 less H2 would be to H1 as known now."""
    _, _, publish = office
    second = publish("H2")
    assert told(second, "to H2") == ("shown", pytest.approx(1282 / 51), 51, False)
    assert told(second, "H2") == ("suppressed", None, None, False)


def test_a_withdrawn_figure_is_not_shown_again_and_counts(office):
    settings, store, publish = office
    withdraw(settings, store, 1, "a wrong file", "B")
    second = publish("H2")
    assert told(second, "to H1") == ("suppressed", None, None, False)
    assert audit_all(store.editions.ever(), store.ledger.entries(), 10).findings == ()
