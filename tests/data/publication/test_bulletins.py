"""Bulletins tell class `open` alone; notes are frozen with what they stand beside."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.errors import StoreError
from dashboard.protocols import NewNote
from tests.data.publication.worlds import Office, declared


def test_a_bulletin_tells_nothing_about_persons(office):
    office.serve(1, 50, "2019-01-15")
    office.publish("H1")
    bulletin = office.tell("2019-06-30")
    assert (bulletin.publication.kind, bulletin.publication.period) == ("bulletin", None)
    assert bulletin.cut_off == date(2019, 6, 30)
    assert bulletin.cell("O.1", "to H2").value == 2
    told = {cell.state for cell in bulletin.cells if cell.indicator == "S.1"}
    assert told == {"suppressed"}
    assert bulletin.cell("S.1", "to H1").held_on is None
    assert len(office.store.ledger.entries()) == 1


def test_its_targets_alone_say_that_nothing_is_due(database_url, tmp_path):
    """Domain R12: a suppressed figure may say `not due`, since the plan says so."""
    office = Office(database_url, tmp_path, declared(targets={"H1": 0, "H2": 20}))
    office.serve(1, 4, "2019-01-15")
    assert office.publish("H1").headline("S.1", "H1").status == "not_due"
    assert office.tell("2019-09-30").headline("S.1", "H2").status == "not_published"


def note(office: Office, code: str, public: str, period: str = "H1", kind: str = "variance"):
    office.store.notes.add(NewNote(code, period, kind, "internal words", public), "manager")


def test_public_texts_are_frozen_and_internal_ones_stay(office):
    note(office, "O.1", "Older")
    note(office, "O.1", "Newer")
    note(office, "O.1", "Next period", "H2")
    note(office, "S.1", "Fewer than planned")
    note(office, "O.1", "", kind="evidence")
    released = office.publish("H1")
    told = [(found.indicator, found.period, found.text) for found in released.notes]
    assert told == [("S.1", "H1", "Fewer than planned"), ("O.1", "H1", "Newer")]
    note(office, "O.1", "Newest")
    assert office.store.editions.read(1).notes == released.notes
    assert b"internal words" not in office.store.editions.document(1)
    assert b"manager" not in office.store.editions.document(1)
    bulletin = office.tell("2019-06-30")
    assert [found.text for found in bulletin.notes] == ["Newest", "Next period"]


def test_a_text_that_was_harmless_once_is_looked_at_again(database_url, tmp_path):
    office = Office(database_url, tmp_path, declared(disclosure="people"))
    note(office, "S.1", "Of the 12, one left")
    office.reopen(declared())
    with pytest.raises(StoreError, match=r"the public text on S\.1 in H1 holds a digit"):
        office.publish("H1")
