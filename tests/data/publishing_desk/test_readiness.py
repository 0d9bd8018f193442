"""What an indicator lacks before its period is reported, and what values entered by hand need."""

from __future__ import annotations

from datetime import datetime

import pytest

from dashboard.data.publication import publish_edition
from dashboard.errors import StoreError
from dashboard.protocols import NewNote
from tests.data.publishing_desk.worlds import APPROVES, LOADED, PREPARES, Office

FLAGS = ("has_actual", "has_evidence", "note_is_due", "has_note", "is_confirmed")


def flags(office, code, period="H1"):
    found = next(one for one in office.desk.readiness(period) if one.indicator == code)
    return {name for name in FLAGS if getattr(found, name)}, found.is_ready


@pytest.fixture
def office(sqlite_url, tmp_path):
    return Office(sqlite_url, tmp_path)


def test_indicators_come_in_matrix_order(office):
    assert [one.indicator for one in office.desk.readiness("H1")] == ["I.1", "I.2"]


def test_evidence_and_the_owners_word_make_a_figure_ready(office):
    assert flags(office, "I.1") == ({"has_actual"}, False)
    office.note("I.1", "evidence")
    assert flags(office, "I.1") == ({"has_actual", "has_evidence"}, False)
    office.note("I.1", "confirmation")
    assert flags(office, "I.1") == ({"has_actual", "has_evidence", "is_confirmed"}, True)


def test_notes_of_another_period_or_indicator_do_not_count(office):
    office.note("I.1", "evidence", period="H2")
    office.note("I.2", "evidence")
    assert flags(office, "I.1") == ({"has_actual"}, False)


def test_a_deviation_calls_for_a_note(office):
    office.load(60)
    office.release()
    office.note("I.1", "evidence")
    office.note("I.1", "confirmation")
    known = {"has_actual", "has_evidence", "is_confirmed", "note_is_due"}
    assert flags(office, "I.1") == (known, False)
    office.note("I.1", "variance")
    assert flags(office, "I.1") == (known | {"has_note"}, True)


def test_nothing_is_asked_of_what_is_not_due(database_url, tmp_path):
    office = Office(database_url, tmp_path, as_of="2018-10-02")
    assert flags(office, "I.1") == ({"has_actual"}, True)


def test_values_entered_by_hand_are_confirmed_by_somebody_else(database_url, tmp_path):
    office = Office(database_url, tmp_path, manual=True)
    office.note("M.1", "confirmation", by=LOADED.upper())
    assert "is_confirmed" not in flags(office, "M.1")[0]
    office.note("M.1", "confirmation", by=PREPARES)
    assert "is_confirmed" in flags(office, "M.1")[0]


def test_unconfirmed_values_entered_by_hand_are_published_only_with_a_reason(
    database_url, tmp_path
):
    office = Office(database_url, tmp_path, manual=True)
    proposal = office.prepared()
    with pytest.raises(StoreError, match=r"values of M\.1 were entered by hand"):
        office.desk.approve(proposal.id, APPROVES)
    office.desk.approve(proposal.id, APPROVES, "Its owner has left")
    office.work()
    assert office.store.editions.all()[0].alone == "Its owner has left"


def test_before_the_first_release_there_is_nothing_to_judge(office, monkeypatch):
    monkeypatch.setattr(type(office.store.releases), "current", lambda *_: None)
    assert office.desk.readiness("H1") == []


def publish(office, **given):
    signed = {"prepared_by": PREPARES, "approved_by": APPROVES, **given}
    return publish_edition(office.settings, office.store, "H1", **signed)


def test_the_loaders_own_word_does_not_let_values_entered_by_hand_pass(database_url, tmp_path):
    office = Office(database_url, tmp_path, manual=True)
    office.note("M.1", "confirmation", by=LOADED)
    with pytest.raises(StoreError, match=r"values of M\.1 were entered by hand"):
        publish(office)
    assert office.store.editions.all() == office.store.releases.closings() == []
    office.note("M.1", "confirmation", by=APPROVES)
    assert publish(office).alone == ""


def test_whoever_publishes_unconfirmed_values_says_why(database_url, tmp_path):
    office = Office(database_url, tmp_path, manual=True)
    office.note("M.1", "confirmation", by=LOADED)
    publish(office, alone="Its owner has left")
    told = office.store.audit.newest(1)[0]
    assert told.subject.endswith("alone: Its owner has left")
    assert office.store.editions.read(1).headline("M.1", "H1").value == 7


def test_values_that_were_loaded_after_the_word_of_their_owner_need_another(database_url, tmp_path):
    office = Office(database_url, tmp_path, manual=True)
    before = datetime(2019, 4, 2, 9)
    confirmation = NewNote("M.1", "H1", "confirmation", "Seen")
    office.store.notes.add(confirmation, PREPARES, before)
    with pytest.raises(StoreError, match=r"values of M\.1 were entered by hand"):
        publish(office)


def test_they_need_it_before_the_first_release_too(database_url, tmp_path, monkeypatch):
    office = Office(database_url, tmp_path, manual=True)
    monkeypatch.setattr(type(office.store.releases), "current", lambda *_: None)
    with pytest.raises(StoreError, match=r"values of M\.1 were entered by hand"):
        publish(office)
