"""A small project and services kept in memory, for tests of the web alone."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from dashboard.errors import StoreError
from dashboard.framework import Framework
from dashboard.protocols import (
    Closing,
    Job,
    JobKind,
    LoadSummary,
    NewNote,
    Note,
    Proposal,
    Readiness,
    Reject,
    Role,
    Subject,
)
from dashboard.protocols.outcomes import CANCELLED
from dashboard.released import (
    Annex,
    Audience,
    Cell,
    Publication,
    PublicationKind,
    Released,
    Share,
    Summary,
)
from dashboard.services import Services
from dashboard.settings import Settings
from tests.web.people import (
    PASSWORD,
    MemoryAccounts,
    MemoryAudit,
    MemorySessions,
    MemoryShareLinks,
    MemoryThrottle,
)

__all__ = ["PASSWORD", "MemoryAccounts"]

ROLES: tuple[Role, ...] = ("donor", "member", "manager", "admin")
SECRET_VALUE = "Ozod Karimov"

DECLARED = {
    "project": {
        "code": "SM.1",
        "title": "School meals in two districts",
        "short_title": "School meals",
        "donor": "A fund",
        "implementer": "An office",
        "coverage": "national",
        "country": "TJ",
        "budget": {"amount": 1000, "currency": "USD"},
        "start": "2020-01-01",
        "end": "2020-12-31",
        "languages": ["en", "ru"],
        "periods": {
            "H1": {"from": "2020-01-01", "to": "2020-06-30"},
            "H2": {"from": "2020-07-01", "to": "2020-12-31"},
        },
    },
    "code_lists": {"sex": {"f": {"label": "Women"}, "m": {"label": "Men"}}},
    "datasets": {
        "meals": {
            "title": "Meals",
            "unit": "meal",
            "source": "School register",
            "key": ["id"],
            "date": "day",
            "columns": {
                "id": {"type": "text"},
                "day": {"type": "date"},
                "sex": {"type": "code", "code_list": "sex"},
            },
        },
        "cases": {
            "title": "Cases",
            "unit": "case",
            "source": "Case register",
            "key": ["id"],
            "date": "day",
            "sensitive": True,
            "columns": {"id": {"type": "text"}, "day": {"type": "date"}},
        },
    },
    "levels": [{"name": "output", "label": "Output"}],
    "results": [
        {
            "code": "OP1",
            "level": "output",
            "text": "Children eat at school",
            "panels": [{"kind": "chain", "title": "Way to the table", "indicators": ["OP1.1"]}],
        }
    ],
    "indicators": [
        {
            "code": "OP1.1",
            "result": "OP1",
            "headline": True,
            "title": "Meals served",
            "definition": "Meals in the register",
            "unit": "meals",
            "measure": {"type": "count", "dataset": "meals"},
            "accumulation": "running_total",
            "baseline": {"value": 0, "year": 2019},
            "targets": {"H1": 10, "H2": 20},
            "disaggregations": ["sex"],
            "disclosure": "open",
            "frequency": "monthly",
            "owner": "Officer",
            "verification": "Register",
        },
    ],
    "cascades": [
        {
            "code": "OP1.way",
            "result": "OP1",
            "title": "From kitchen to table",
            "definition": "Meals by the stage that they reach",
            "unit": "meals",
            "dataset": "meals",
            "entity": "id",
            "stages": [
                {"name": "cooked", "label": "Cooked", "date": "day"},
                {"name": "served", "label": "Served", "date": "day"},
            ],
            "disclosure": "open",
        },
    ],
    "plans": {
        "menu": {
            "title": "Menu plan",
            "items": [
                {"id": "M1", "text": "Menu agreed", "weight": 100, "planned": "2020-03-31"},
            ],
        },
    },
}


def make_framework() -> Framework:
    return Framework.model_validate(DECLARED)


def make_released(audience: Audience, framework: Framework, value: float = 7) -> Released:
    """One release whose only indicator stands at `value` to date in H1."""
    whole = Cell(
        "OP1.1", "to H1", "to_date", (), "shown", value, n=int(value), target=10, expected=8,
        ratio=value / 8, status="at_risk",
    )  # fmt: skip
    nothing = Share("missing")
    return Released(
        id=1,
        audience=audience,
        framework=framework,
        cut_off=date(2020, 5, 31),
        created_at=datetime(2020, 5, 31, 12, tzinfo=UTC),
        created_by="test",
        loads=(1,),
        annex=Annex(),
        summary=Summary(nothing, nothing, nothing, nothing),
        milestones=(),
        cells=(whole, replace(whole, window="H1", basis="period")),
    )


@dataclass
class MemoryReleases:
    framework: Framework
    asked: int = 0
    value: float = 7

    def current(self) -> Released | None:
        self.asked += 1
        return make_released("internal", self.framework, self.value)

    def closings(self) -> list[Closing]:
        return []

    def reported(self, period: str) -> Released | None:
        return None


def make_publication(number: int, kind: PublicationKind = "edition", **more: object) -> Publication:
    when = datetime(2020, 7, 1 + number, 8, tzinfo=UTC)
    period = "H1" if kind == "edition" else None
    given = Publication(
        number, kind, period, date(2020, 5, 31), when.date(), when,
        "officer@example.org", "manager@example.org", f"{number:x}" * 64,
    )  # fmt: skip
    return replace(given, **more)


@dataclass
class MemoryEditions:
    """Edition 1 in force stands at 6; `values` of others are given with them."""

    framework: Framework
    published: list[Publication] = field(default_factory=lambda: [make_publication(1)])
    values: dict[int, float] = field(default_factory=lambda: {1: 6})
    asked: list[bool] = field(default_factory=list)

    def publish(self, number: int, value: float, kind: PublicationKind = "edition") -> None:
        self.published.append(make_publication(number, kind))
        self.values[number] = value

    def withdraw(self, number: int, reason: str = "A table was wrong") -> None:
        self.published = [
            replace(one, withdrawn_on=date(2020, 8, 3), withdrawn_reason=reason)
            if one.number == number
            else one
            for one in self.published
        ]

    def all(self) -> list[Publication]:
        return self.published

    def newest(self, *, bulletins: bool = False, budget: bool = False) -> Released | None:
        found = [one for one in self.published if one.kind == "edition" or bulletins]
        numbers = [one.number for one in found if one.withdrawn_on is None]
        return self.read(max(numbers), budget=budget) if numbers else None

    def read(self, number: int, *, budget: bool = False) -> Released | None:
        self.asked.append(budget)
        found = next((one for one in self.published if one.number == number), None)
        if found is None or found.withdrawn_on is not None:
            return None
        made = make_released("public", self.framework, self.values[number])
        return replace(made, id=number, publication=found)

    def document(self, number: int) -> bytes | None:
        known = self.read(number) is not None
        return b'{"number":%d}' % number if known else None


class MemoryLoads:
    def loads(self) -> list[LoadSummary]:
        return [self._load(2, "cases"), self._load(1, "meals")]

    def _load(self, number: int, dataset: str) -> LoadSummary:
        when = datetime(2020, 5, 31, 12, tzinfo=UTC)
        return LoadSummary(
            number, dataset, f"{dataset}.csv", "0" * 64, when, "test", 10, 9, 0, 1, None
        )

    def rejects(self, load: int) -> list[Reject]:
        value = SECRET_VALUE if load == 1 else None
        return [Reject("file.csv", None, 4, "sex", value, "is not a known code", "write f or m")]


@dataclass
class MemoryNotes:
    kept: list[Note] = field(default_factory=list)

    def all(self) -> list[Note]:
        return self.kept[::-1]

    def of(self, indicator: str) -> list[Note]:
        return [note for note in self.all() if note.indicator == indicator]

    def add(self, note: NewNote, by: str) -> Note:
        when = datetime(2020, 9, 1, 8, tzinfo=UTC)
        number = len(self.kept) + 1
        given = (note.indicator, note.period, note.kind, note.internal, note.public)
        self.kept.append(Note(number, *given, when, by))
        return self.kept[-1]


@dataclass
class MemoryPublishing:
    """Remembers what was asked of it; what it says of readiness and proposals is given."""

    kept: list[Proposal] = field(default_factory=list)
    ready: list[Readiness] = field(default_factory=list)
    asked: list[tuple[object, ...]] = field(default_factory=list)
    refusal: str = ""

    def readiness(self, period: str) -> list[Readiness]:
        return self.ready

    def proposals(self) -> list[Proposal]:
        return self.kept[::-1]

    def propose(self, kind: PublicationKind, period: str | None, reason: str, by: str) -> Proposal:
        self._note("propose", kind, period, reason, by)
        number, when = len(self.kept) + 1, datetime(2020, 9, 1, 8)
        self.kept.append(
            Proposal(
                number, kind, period, date(2020, 8, 31), reason, "waiting", when, by,
                None, "", None, None,
            )
        )  # fmt: skip
        return self.kept[-1]

    def approve(self, proposal: int, by: str, alone: str = "") -> Proposal:
        self._note("approve", proposal, by, alone)
        return self._change(proposal, approved_by=by)

    def drop(self, proposal: int, by: str) -> None:
        self._note("drop", proposal, by)
        self._change(proposal, state="dropped")

    def withdraw(self, edition: int, reason: str, by: str) -> Publication:
        self._note("withdraw", edition, reason, by)
        day, when = date(2020, 9, 1), datetime(2020, 9, 1, 8)
        return Publication(edition, "edition", "H1", day, day, when, by, by, "0" * 64)

    def _note(self, *what: object) -> None:
        if self.refusal:
            raise StoreError(self.refusal)
        self.asked.append(what)

    def _change(self, number: int, **fields: object) -> Proposal:
        self.kept[number - 1] = replace(self.kept[number - 1], **fields)
        return self.kept[number - 1]


@dataclass
class MemoryJobs:
    kept: list[Job] = field(default_factory=list)
    files: dict[int, bytes] = field(default_factory=dict)

    def enqueue(self, kind: JobKind, subject: Subject, by: str) -> Job:
        when = datetime(2020, 9, 1, 8, tzinfo=UTC)
        self.kept.append(Job(len(self.kept) + 1, kind, subject, "waiting", "", when, by, None))
        return self.kept[-1]

    def upload(self, dataset: str, file: str, content: bytes, by: str) -> Job:
        job = self.enqueue("load", {"dataset": dataset, "file": file}, by)
        self.files[job.id] = content
        return job

    def job(self, number: int) -> Job | None:
        return next((job for job in self.kept if job.id == number), None)

    def cancel(self, job: int, by: str) -> bool:
        found = self.job(job)
        if found is None or found.state != "waiting":
            return False
        message = CANCELLED.format(person=by)
        self.kept[job - 1] = replace(found, state="failed", message=message)
        return True

    def recent(self, most: int) -> list[Job]:
        return self.kept[::-1][:most]


def make_services(*, demonstration: bool = False, **settings: object) -> Services:
    """Services with one account per role; the manager may see case data."""
    framework = make_framework()
    accounts = MemoryAccounts()
    links = MemoryShareLinks(accounts)
    for role in ROLES:
        accounts.add(f"{role}@example.org", role, case_data=role == "manager")
    given = Settings(**{"secret_key": "s" * 32, **settings})
    return Services(
        settings=given,
        framework=framework,
        releases=MemoryReleases(framework),
        editions=MemoryEditions(framework),
        loads=MemoryLoads(),
        accounts=accounts,
        sessions=MemorySessions(accounts, links),
        share_links=links,
        audit=MemoryAudit(accounts),
        throttle=MemoryThrottle(),
        notes=MemoryNotes(),
        jobs=MemoryJobs(),
        publishing=MemoryPublishing(),
        demonstration=demonstration,
    )
