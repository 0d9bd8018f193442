"""Publishing and withdrawing: who may, in which order, once only, and never half."""

from __future__ import annotations

import threading
from datetime import date

import pytest

from dashboard.data.confidentiality import Protected
from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.sets import members_of
from dashboard.data.measures import Value
from dashboard.data.publication import prepare_edition, publishing, withdraw
from dashboard.data.store import open_store
from dashboard.data.store.editions import OvertakenError
from dashboard.errors import StoreError
from tests.data.publication.worlds import Office
from tests.data.worlds import OPENED, add


def state(office: Office):
    store = office.store
    return store.editions.all(), store.releases.closings(), store.ledger.entries()


def refusal(office: Office, period: str = "H1", **given) -> str:
    """The sentence with which a publication is refused; nothing is stored then."""
    before = state(office), office.audited()
    with pytest.raises(StoreError) as refused:
        office.publish(period, **given)
    assert (state(office), office.audited()) == before
    return str(refused.value)


def test_publishing_closes_the_period_and_is_audited_in_one_step(office):
    office.stand_on("2019-04-12")
    released = office.publish("H1")
    closing = office.store.releases.closings()[0]
    assert (closing.period, closing.closed_on, closing.closed_by) == (
        "H1",
        date(2019, 4, 12),
        "second",
    )
    publication = released.publication
    assert (publication.number, publication.kind, publication.period) == (1, "edition", "H1")
    assert (publication.published_on, publication.cut_off) == (
        date(2019, 4, 12),
        date(2019, 3, 31),
    )
    assert office.audited()[-2:] == [
        ("second", "close", "H1 as of 2019-03-31"),
        ("second", "publish", "edition 1, H1, as of 2019-03-31"),
    ]


def test_periods_are_published_in_order_and_after_their_end(office):
    assert refusal(office, "H2") == (
        "H1 is not closed yet and periods close in order; close it first with `dashboard close H1`"
    )
    assert refusal(office, "H9").startswith('there is no period "H9"')
    office.stand_on("2019-03-30")
    assert refusal(office).startswith("H1 ends on 2019-03-31 and the records count up to")


def test_nobody_approves_what_they_prepared_without_saying_why(office):
    said = refusal(office, prepared_by="one@example.org", approved_by="One@example.org")
    assert said.startswith("whoever prepared a publication does not approve it alone")
    office.publish("H1", prepared_by="one", approved_by="one", alone="nobody else is here")
    assert office.store.editions.all()[0].alone == "nobody else is here"
    assert office.audited()[-1][2].endswith("alone: nobody else is here")
    assert office.store.editions.read(1).publication.alone == ""


def test_a_period_is_published_again_with_a_reason_only(office):
    office.serve(1, 14, "2019-01-15")
    office.publish("H1")
    office.serve(15, 30, "2019-01-20")
    assert refusal(office).startswith("H1 was published as edition 1 on 2021-03-31; to publish it")
    again = office.publish("H1", reason="late files arrived")
    assert again.publication.reason == "late files arrived"
    assert again.headline("S.1", "H1").value == 30
    assert office.store.editions.read(1).headline("S.1", "H1").value == 14
    assert office.store.editions.newest().id == 2
    assert len(office.store.releases.closings()) == 1


def test_a_reason_may_not_point_to_anybody(office):
    office.publish("H1")
    assert "holds a digit" in refusal(office, reason="because of 2 cases")


def test_the_newest_edition_is_that_of_the_latest_day(office):
    office.publish("H1")
    office.publish("H2")
    office.publish("H1", reason="corrected")
    assert office.store.editions.newest().publication.period == "H2"
    office.tell("2019-05-31")
    assert office.store.editions.newest(bulletins=True).publication.period == "H2"


def test_an_edition_of_an_earlier_period_may_come_later(office):
    """It knows nothing after its own day, and is checked against the later one."""
    office.serve(1, 14, "2019-01-15")
    office.serve(15, 19, "2019-07-15")
    first = office.publish("H1", prepared_by="a")
    second = office.publish("H2")
    assert second.headline("S.1", "H2").held_on == date(2019, 3, 31)
    withdraw(office.settings, office.store, second.id, "wrong", "second")
    late = office.publish("H1", reason="anew")
    assert {cell.window for cell in late.cells if cell.basis == "to_date"} == {"to H1"}
    assert max(cell.window for cell in late.cells if cell.basis == "quarter") == "2019-Q1"
    assert late.headline("S.1", "H1").value == first.headline("S.1", "H1").value == 14


def test_a_withdrawn_edition_is_gone_and_still_counts(office):
    office.serve(1, 14, "2019-01-15")
    office.publish("H1")
    office.stand_on("2021-03-01")
    found = withdraw(office.settings, office.store, 1, "wrong files", "second")
    editions = office.store.editions
    assert (found.withdrawn_on, found.withdrawn_reason) == (date(2021, 3, 1), "wrong files")
    assert editions.read(1) is editions.document(1) is editions.newest() is None
    assert office.audited()[-1] == ("second", "withdraw", "publication 1")
    office.serve(15, 19, "2019-01-20")
    again = office.publish("H1", reason="the right files")
    assert again.headline("S.1", "H1").state == "suppressed"
    assert [entry.may_be_shown for entry in office.store.ledger.entries()] == [False]


def test_a_withdrawal_needs_a_reason_and_something_to_withdraw(office):
    for number, reason, sentence in (
        (1, " ", "a withdrawal needs a reason"),
        (1, "wrong", "publication 1 is not there"),
    ):
        with pytest.raises(StoreError, match=sentence):
            withdraw(office.settings, office.store, number, reason, "second")
    office.publish("H1")
    withdraw(office.settings, office.store, 1, "wrong", "second")
    with pytest.raises(StoreError, match="was withdrawn before"):
        withdraw(office.settings, office.store, 1, "wrong", "second")


def test_only_what_was_approved_is_published(office):
    content = prepare_edition(office.settings, office.store, "H1").content
    add(office.store, "sessions", "session day\ns9 2018-12-01")
    assert refusal(office, content=content).startswith("what would be public has changed since")
    content = prepare_edition(office.settings, office.store, "H1").content
    assert office.publish("H1", content=content).id == 1


def interrupting(monkeypatch, act, times=1):
    """Let something happen between the computation and the storing of a publication."""
    prepare, left = publishing.prepare_as_of, [times]

    def interrupted(*given):
        prepared = prepare(*given)
        if left[0]:
            left[0] -= 1
            act()
        return prepared

    monkeypatch.setattr(publishing, "prepare_as_of", interrupted)


@pytest.mark.parametrize("what", ["load", "revert", "close"])
def test_what_happens_in_between_is_in_the_edition(office, monkeypatch, what):
    from dashboard.data.release import close_as_of

    day = date(2019, 3, 31)
    acts = {
        "load": lambda: add(office.store, "sessions", "session day\ns9 2018-12-01"),
        "revert": lambda: office.store.loads.revert(1, "test"),
        "close": lambda: close_as_of(office.store, "H1", day, day, "another"),
    }
    interrupting(monkeypatch, acts[what])
    cell = office.publish("H1").headline("O.1", "H1")
    told = {"load": ("shown", 2), "revert": ("missing", None), "close": ("shown", 1)}
    assert (cell.state, cell.value) == told[what]
    assert len(office.store.releases.closings()) == 1


def test_what_is_overtaken_again_and_again_is_refused(office, monkeypatch):
    numbers = iter(range(100, 200))

    def load():
        add(office.store, "sessions", f"session day\ns{next(numbers)} 2018-12-01")

    interrupting(monkeypatch, load, times=99)
    with pytest.raises(OvertakenError, match="look at it again"):
        office.publish("H1")
    assert (office.store.editions.all(), office.store.releases.closings()) == ([], [])


def test_two_who_publish_at_once_do_not_both(office):
    """One is first; the other is told so, since a second edition needs a reason."""
    other = open_store(office.url, office.store.framework)
    OPENED.append(other)
    stores, said = [office.store, other], []

    def publish(store):
        signed = {"prepared_by": "first", "approved_by": "second"}
        try:
            said.append(publishing.publish_edition(office.settings, store, "H1", **signed).number)
        except StoreError as error:
            said.append(str(error))

    office.store.ledger.entries()
    publishing.prepare_as_of(office.settings, office.store, "H1", date(2019, 4, 1))
    threads = [threading.Thread(target=publish, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found.number for found in office.store.editions.all()] == [1]
    assert 1 in said
    assert any(str(one).startswith("H1 was published as edition 1") for one in said)


def test_a_publication_that_would_tell_of_few_persons_is_refused(office, monkeypatch):
    """The last check finds what the rules should not have let pass."""
    from dashboard.data import disclosure

    def careless(*_given, **_named):
        figure = Value("shown", 3.0)
        parts = {"": members_of(("a", "b", "c"))}
        told = Entry("S.1", "to H1", (), date(2019, 3, 31), figure, parts, "persons of cases")
        return Protected(values={}, held={}, bands={}, entries=(told,), explanations=())

    monkeypatch.setattr(disclosure, "protect_edition", careless)
    said = refusal(office)
    assert said.startswith("it cannot be published")


def test_what_is_stored_half_is_not_stored(office, monkeypatch):
    """A fault after the edition's row leaves neither closing nor edition."""
    from dashboard.data.store import editions

    office.serve(1, 14, "2019-01-15")

    def broken(*_given):
        raise RuntimeError("the power is out")

    monkeypatch.setattr(editions, "append_entries", broken)
    before = state(office), office.audited()
    with pytest.raises(RuntimeError):
        office.publish("H1")
    assert (state(office), office.audited()) == before


def test_the_ledger_reads_as_it_was_written(office):
    office.serve(1, 14, "2019-01-15")
    prepared = prepare_edition(office.settings, office.store, "H1")
    office.publish("H1")
    assert tuple(office.store.ledger.entries()) == prepared.entries
    (entry,) = prepared.entries
    assert len(entry.parts[""]) == 14
    assert not any("C1" in member.person for member in entry.parts[""])


def test_what_was_prepared_is_published_without_a_second_computation(office, monkeypatch):
    office.serve(1, 14, "2019-01-15")
    prepared = prepare_edition(office.settings, office.store, "H1")
    monkeypatch.setattr(publishing, "prepare_as_of", lambda *_: pytest.fail("computed again"))
    assert office.publish("H1", prepared=prepared).headline("S.1", "H1").value == 14


def test_what_was_overtaken_is_computed_anew_and_must_say_the_same(office):
    office.serve(1, 14, "2019-01-15")
    prepared = prepare_edition(office.settings, office.store, "H1")
    office.serve(15, 30, "2019-01-20")
    assert "has changed since it was prepared" in refusal(office, prepared=prepared)
    assert "H1 was closed" not in refusal(office, prepared=prepared)


def test_a_second_edition_of_what_was_prepared_needs_a_reason_too(office):
    office.publish("H1")
    prepared = prepare_edition(office.settings, office.store, "H1")
    assert "to publish it again, say why" in refusal(office, prepared=prepared)
