"""Asking for a publication, approving it, refusing it: on both databases, with a real worker."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.publication import proposed
from dashboard.data.queries import accounts
from dashboard.errors import StoreError
from tests.data.publishing_desk.worlds import APPROVES, PREPARES, Office


@pytest.fixture
def office(database_url, tmp_path):
    return Office(database_url, tmp_path)


def test_what_was_previewed_and_approved_is_published(office):
    asked = office.desk.propose("edition", "H1", "", PREPARES)
    assert (asked.state, asked.preview, asked.cut_off) == ("waiting", None, date(2019, 3, 31))
    assert office.work() == [f"The preview of proposal {asked.id} is ready."]
    ready = office.proposal(asked.id)
    told = {(item.indicator, item.by): item for item in ready.preview.items}
    assert (told["I.1", ()].state, told["I.1", ()].value) == ("shown", 42)
    assert office.store.editions.all() == []
    approved = office.desk.approve(asked.id, APPROVES)
    assert (approved.state, approved.approved_by) == ("ready", APPROVES)
    assert office.work() == [f"Proposal {asked.id} is published as number 1."]
    (edition,) = office.store.editions.all()
    assert (edition.period, edition.prepared_by, edition.approved_by) == ("H1", PREPARES, APPROVES)
    assert (edition.alone, edition.reason) == ("", "")
    done = office.proposal(asked.id)
    assert (done.state, done.edition) == ("published", 1)


def test_a_bulletin_stands_at_the_cut_off(office):
    asked = office.desk.propose("bulletin", None, "", PREPARES)
    assert asked.cut_off == date(2019, 4, 30)
    office.work()
    office.desk.approve(asked.id, APPROVES)
    office.work()
    (bulletin,) = office.store.editions.all()
    assert (bulletin.kind, bulletin.period, bulletin.cut_off) == (
        "bulletin",
        None,
        date(2019, 4, 30),
    )


def test_whoever_prepared_it_approves_only_with_a_reason(office):
    proposal = office.prepared()
    for by in (PREPARES, PREPARES.upper()):
        with pytest.raises(StoreError, match="another person approves; give a reason"):
            office.desk.approve(proposal.id, by)
    assert office.work() == []
    office.desk.approve(proposal.id, PREPARES, "Nobody else is in the office")
    office.work()
    (edition,) = office.store.editions.all()
    assert edition.alone == "Nobody else is in the office"


def test_a_second_person_needs_no_reason_and_leaves_none(office):
    proposal = office.prepared()
    office.desk.approve(proposal.id, APPROVES, "I like to write")
    office.work()
    assert office.store.editions.all()[0].alone == ""


def test_records_that_changed_since_the_preview_are_not_published(office):
    proposal = office.prepared()
    office.load(60)
    office.desk.approve(proposal.id, APPROVES)
    (said,) = office.work()
    assert "has changed since it was prepared; prepare it again" in said
    assert office.store.editions.all() == []
    refused = office.proposal(proposal.id)
    assert (refused.state, refused.refusal) == ("refused", said)
    again = office.prepared()
    assert [i.value for i in again.preview.items if (i.indicator, i.by) == ("I.1", ())] == [60]


def test_a_period_is_published_again_only_with_a_reason(office):
    office.publish()
    with pytest.raises(StoreError, match="H1 has been published; say why it is published again"):
        office.desk.propose("edition", "H1", "", PREPARES)
    office.load(60)
    second = office.publish(reason="A late attendance list arrived")
    assert second.edition == 2
    assert office.store.editions.all()[1].reason == "A late attendance list arrived"


@pytest.mark.parametrize(
    ("period", "reason", "sentence"),
    [
        ("H9", "", 'there is no period "H9"'),
        (None, "", 'there is no period "None"'),
        ("H2", "", "H2 ends on 2019-09-30 and the records count up to 2019-04-30"),
        ("H1", "Two women were counted twice", "the reason is public and holds a number word"),
        ("H1", "x" * 501, "the reason is too long"),
    ],
)
def test_what_cannot_be_asked_for(office, period, reason, sentence):
    with pytest.raises(StoreError, match=sentence):
        office.desk.propose("edition", period, reason, PREPARES)
    assert office.desk.proposals() == []
    assert office.store.jobs.recent(9) == []


def test_the_same_is_asked_for_once(office):
    first = office.desk.propose("edition", "H1", "", PREPARES)
    with pytest.raises(StoreError, match=f"proposal {first.id} for the edition of H1 is still"):
        office.desk.propose("edition", "H1", "", APPROVES)
    office.desk.propose("bulletin", None, "", APPROVES)
    office.desk.drop(first.id, APPROVES)
    assert office.desk.propose("edition", "H1", "", APPROVES).state == "waiting"


def test_what_was_given_up_is_neither_previewed_nor_approved(office):
    asked = office.desk.propose("edition", "H1", "", PREPARES)
    office.desk.drop(asked.id, PREPARES)
    assert office.work() == [f"Proposal {asked.id} is dropped; there is nothing to prepare."]
    with pytest.raises(StoreError, match="is not waiting for an approval"):
        office.desk.approve(asked.id, APPROVES)
    with pytest.raises(StoreError, match="is dropped already"):
        office.desk.drop(asked.id, PREPARES)


def test_an_approval_counts_once_and_is_not_taken_back_on_the_way(office):
    proposal = office.prepared()
    office.desk.approve(proposal.id, APPROVES)
    with pytest.raises(StoreError, match="is not waiting for an approval"):
        office.desk.approve(proposal.id, APPROVES)
    with pytest.raises(StoreError, match="is being published; wait"):
        office.desk.drop(proposal.id, PREPARES)
    office.work()
    assert len(office.store.editions.all()) == 1


def test_what_was_approved_and_never_published_can_be_given_up(office):
    proposal = office.prepared()
    office.desk.approve(proposal.id, APPROVES)
    job = office.store.jobs.take("a worker that dies")
    office.store.jobs.fail(job.id, "a worker that dies", "given up")
    office.desk.drop(proposal.id, PREPARES)
    assert office.proposal(proposal.id).state == "dropped"
    office.prepared()


def test_a_proposal_that_moved_meanwhile_is_not_moved_again(office):
    proposal = office.prepared()
    office.store.proposals.drop(proposal.id, "ready", PREPARES)
    with pytest.raises(StoreError, match="somebody else has acted on it"):
        office.store.proposals.approve(proposal.id, APPROVES, "")
    assert office.proposal(proposal.id).approved_by is None
    assert office.work() == []


def test_each_step_is_audited(office):
    number = office.publish().id
    steps = office.audited()
    for step in (
        (PREPARES, "propose"),
        (PREPARES, "preview"),
        (APPROVES, "approve"),
        (APPROVES, "publish"),
        (APPROVES, "publish proposal"),
    ):
        assert step in steps
    assert number == 1


def test_a_step_that_cannot_be_audited_is_not_taken(office, monkeypatch):
    def fail(*_arguments):
        raise RuntimeError("the trail is full")

    proposal = office.prepared()
    monkeypatch.setattr(accounts, "append_audit", fail)
    with pytest.raises(RuntimeError, match="the trail is full"):
        office.desk.approve(proposal.id, APPROVES)
    with pytest.raises(RuntimeError, match="the trail is full"):
        office.desk.propose("bulletin", None, "", PREPARES)
    assert [(one.state, one.approved_by) for one in office.desk.proposals()] == [("ready", None)]
    assert [job.state for job in office.store.jobs.recent(9)] == ["done"]


def test_a_worker_that_died_after_publishing_does_not_publish_twice(office, monkeypatch):
    proposal = office.prepared()
    office.desk.approve(proposal.id, APPROVES)
    filed = office.store.proposals.filed(proposal.id)
    first = proposed._publish(office.settings, office.store, filed)
    assert office.proposal(proposal.id).state == "ready"
    office.work()
    assert [one.number for one in office.store.editions.all()] == [first.number]
    assert office.proposal(proposal.id).edition == first.number


def test_a_fault_of_the_program_is_told_without_its_words(office, monkeypatch):
    def fail(*_arguments):
        raise ValueError("Ozod Karimov")

    monkeypatch.setattr(proposed, "prepare_edition", fail)
    asked = office.desk.propose("edition", "H1", "", PREPARES)
    with pytest.raises(AssertionError, match="Ozod"):
        office.work()
    refused = office.proposal(asked.id)
    assert refused.state == "refused"
    assert "Ozod" not in refused.refusal


def test_withdrawing_takes_a_reason_that_names_nobody(office):
    office.publish()
    for reason, sentence in (
        ("", "say why edition 1 is withdrawn"),
        ("Two cases in it", "holds a number word"),
    ):
        with pytest.raises(StoreError, match=sentence):
            office.desk.withdraw(1, reason, PREPARES)
    withdrawn = office.desk.withdraw(1, "It rests on a wrong list", PREPARES)
    assert withdrawn.withdrawn_reason == "It rests on a wrong list"
    assert office.store.editions.read(1) is None


def test_withdrawing_as_a_job_is_done_once(office):
    office.publish()
    subject = {"edition": 1, "reason": "A wrong list"}
    for _attempt in range(2):
        office.store.jobs.enqueue("withdraw", subject, PREPARES)
        assert office.work() == ["Number 1 is withdrawn."]
    assert [step for step in office.audited() if step[1] == "withdraw"] == [(PREPARES, "withdraw")]
