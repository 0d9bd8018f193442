"""A small project and services kept in memory, for tests of the web alone."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from dashboard.framework import Framework
from dashboard.protocols import Account, Closing, LoadSummary, NewNote, Note, Reject, Role
from dashboard.released import Annex, Audience, Cell, Released, Share, Summary
from dashboard.services import Services
from dashboard.settings import Settings

PASSWORD = "correct horse battery"
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
    "results": [{"code": "OP1", "level": "output", "text": "Children eat at school"}],
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
    asked: list[Audience] = field(default_factory=list)
    values: dict[Audience, float] = field(default_factory=lambda: {"internal": 7, "public": 6})

    def current(self, audience: Audience) -> Released | None:
        self.asked.append(audience)
        return make_released(audience, self.framework, self.values[audience])

    def closings(self) -> list[Closing]:
        return []

    def reported(self, period: str) -> Released | None:
        return None


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
class MemoryAccounts:
    accounts: dict[int, Account] = field(default_factory=dict)
    passwords: dict[int, str] = field(default_factory=dict)
    records: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, email: str, role: Role, case_data: bool = False) -> Account:
        account = Account(len(self.accounts) + 1, email, role, case_data, False, "first")
        self.accounts[account.id] = account
        self.passwords[account.id] = PASSWORD
        return account

    def by_id(self, account: int) -> Account | None:
        return self.accounts.get(account)

    def by_email(self, email: str) -> Account | None:
        return next((a for a in self.accounts.values() if a.email == email.lower()), None)

    def all(self) -> list[Account]:
        return sorted(self.accounts.values(), key=lambda account: account.email)

    def verify(self, email: str, password: str) -> Account | None:
        found = self.by_email(email)
        usable = found and not found.disabled and self.passwords[found.id] == password
        return found if usable else None

    def set_password(self, account: int, password: str, by: str) -> None:
        self.passwords[account] = password
        self.change(account, session_mark="second")

    def change(self, account: int, **fields: object) -> None:
        self.accounts[account] = replace(self.accounts[account], **fields)

    def record(self, actor: str, action: str, subject: str) -> None:
        self.records.append((actor, action, subject))


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
class MemoryThrottle:
    failures: dict[str, int] = field(default_factory=dict)
    allowed: int = 3

    def blocked(self, key: str) -> int:
        return 30 if self.failures.get(key, 0) >= self.allowed else 0

    def failed(self, key: str) -> None:
        self.failures[key] = self.failures.get(key, 0) + 1

    def cleared(self, key: str) -> None:
        self.failures.pop(key, None)


def make_services(*, demonstration: bool = False, **settings: object) -> Services:
    """Services with one account per role; the manager may see case data."""
    framework = make_framework()
    accounts = MemoryAccounts()
    for role in ROLES:
        accounts.add(f"{role}@example.org", role, case_data=role == "manager")
    given = Settings(**{"secret_key": "s" * 32, **settings})
    return Services(
        settings=given,
        framework=framework,
        releases=MemoryReleases(framework),
        loads=MemoryLoads(),
        accounts=accounts,
        throttle=MemoryThrottle(),
        notes=MemoryNotes(),
        demonstration=demonstration,
    )
