"""A desk over a small store: people trained, sessions held, and a value entered by hand."""

from __future__ import annotations

import hashlib
from datetime import date

from dashboard.data.publication.desk import PublishingDesk
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store.records import Origin
from dashboard.data.working import work_on_next
from dashboard.protocols import NewNote
from dashboard.settings import Settings
from tests.data.closing.worlds import PEOPLE, SESSIONS, TRAINED, attendances
from tests.data.worlds import add, dataset, frame, framework, indicator, store_with

ENTERED = dataset(
    {"id": "text", "indicator": "text", "day": "date", "value": "number"}, "id", date="day"
)
MANUAL = {"type": "manual", "dataset": "entered"}
PREPARES, APPROVES = "first@example.org", "second@example.org"
LOADED = "loader@example.org"


def declared(*, manual=False):
    indicators = [
        indicator(TRAINED, disclosure="people", disaggregations=["sex"], targets={"H1": 40}),
        indicator(SESSIONS, code="I.2", title="Sessions", disaggregations=["sex"]),
    ]
    datasets = {"people": PEOPLE}
    if manual:
        datasets["entered"] = ENTERED
        indicators.append(indicator(MANUAL, code="M.1", accumulation="level"))
    return framework(datasets, indicators)


class Office:
    """A store, its desk, and the worker beside it."""

    def __init__(self, url, tmp_path, *, manual=False, as_of="2019-04-30"):
        tables = {"people": attendances(42)}
        self.store = store_with(url, declared(manual=manual), tables)
        self.settings = Settings(as_of=date.fromisoformat(as_of), ledger_key=tmp_path / "key")
        if manual:
            self.enter("id indicator day value\n1 M.1 2019-02-01 7")
        self.desk = PublishingDesk(self.settings, self.store)
        self.release()

    def enter(self, text, by=LOADED):
        rows = frame(self.store.framework, "entered", text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        origin = Origin("entered", "test", "entered.csv", None, digest)
        self.store.loads.add_load(origin, rows, [], len(rows), by)

    def load(self, count):
        add(self.store, "people", attendances(count))

    def release(self):
        refresh_release(self.store, cut_off_on(self.settings, self.store), "test")

    def work(self):
        """Everything that waits is done; the sentences about it."""
        said = []
        while (ended := work_on_next(self.settings, self.store, "worker")) is not None:
            assert ended.surprise is None, ended.surprise
            said.append(self.store.jobs.job(ended.job.id).message)
        return said

    def note(self, code, kind, by=PREPARES, period="H1", text="Seen"):
        self.store.notes.add(NewNote(code, period, kind, text), by)

    def prepared(self, period="H1", reason="", by=PREPARES):
        """A proposal whose preview is ready."""
        number = self.desk.propose("edition", period, reason, by).id
        self.work()
        return self.proposal(number)

    def proposal(self, number):
        return next(one for one in self.desk.proposals() if one.id == number)

    def publish(self, period="H1", reason=""):
        proposal = self.prepared(period, reason)
        self.desk.approve(proposal.id, APPROVES)
        self.work()
        return self.proposal(proposal.id)

    def audited(self):
        return [(one.actor, one.action) for one in reversed(self.store.audit.newest(1000))]
