"""A small office: victims served (sensitive), sessions held (open), money spent, a plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dashboard.data.publication import publish_bulletin, publish_edition
from dashboard.data.store import Store, open_store
from dashboard.released import Released
from dashboard.settings import Settings
from tests.data.worlds import OPENED, PERIODS, add, dataset, framework, indicator, store_with

CASES = dataset(
    {"case": "text", "day": "date", "sex": {"type": "code", "code_list": "sex"}},
    key="case",
    date="day",
    person="case",
    sensitive=True,
)
SESSIONS = dataset({"session": "text", "day": "date"}, key="session", date="day")
SPENDING = dataset(
    {"line": "text", "month": "month", "spent": "number", "planned": "number"},
    key="line month",
    date="month",
)
SERVED = {"type": "unique", "dataset": "cases", "entity": "case", "counts": "people"}
HELD = {"type": "count", "dataset": "sessions"}
MARGIN = {
    "indicator": "S.1",
    "by": "sex",
    "groups": {"women": ["f"], "men_or_not_stated": ["m", "unknown"]},
    "several": "men_or_not_stated",
}
OWNER = "Owner of the indicator"


def declared(k: int = 10, publish_in: str = "final", **changes):
    """Victims served by sex (margin in one edition), and sessions with targets."""
    served = {"code": "S.1", "title": "Victims served", "disclosure": "sensitive"}
    sessions = {"code": "O.1", "title": "Sessions", "headline": True, "targets": {"H1": 2, "H2": 4}}
    return framework(
        {"cases": CASES, "sessions": SESSIONS, "spending": SPENDING},
        [
            indicator(SERVED, disaggregations=["sex"], owner=OWNER, **{**served, **changes}),
            indicator(HELD, owner=OWNER, **sessions),
        ],
        budget=[{"code": "A", "label": "All", "amount": 200000}],
        expenditure={
            "dataset": "spending",
            "line": "line",
            "spent": "spent",
            "planned": "planned",
        },
        disclosure={"k": k, "margins": [{**MARGIN, "publish_in": publish_in}]},
    )


class Office:
    """A store with its settings, on a day."""

    def __init__(self, url: str, folder: Path, stated=None) -> None:
        self.url = url
        self.settings = Settings(database_url=url, ledger_key=folder / "ledger.key")
        self.store: Store = store_with(
            url,
            stated or declared(),
            {
                "sessions": "session day\ns1 2018-11-01\ns2 2019-05-01",
                "spending": "line month spent planned\nA 2018-10 12345 23456",
            },
        )
        self.stand_on("2021-03-31")

    def stand_on(self, day: str) -> None:
        self.store.installation.begin_demonstration(date.fromisoformat(day))

    def serve(self, first: int, last: int, day: str, sex: str = "f") -> int:
        """Cases of these numbers, served on a day; the number of the load."""
        rows = [f"C{number} {day} {sex}" for number in range(first, last + 1)]
        return add(self.store, "cases", "\n".join(["case day sex", *rows]))

    def publish(self, period: str, **given) -> Released:
        """The edition of a period as everybody reads it."""
        signed = {"prepared_by": "first", "approved_by": "second", **given}
        found = publish_edition(self.settings, self.store, period, **signed)
        released = self.store.editions.read(found.number)
        assert released is not None
        return released

    def tell(self, day: str, **given) -> Released:
        """A bulletin of a day."""
        signed = {"prepared_by": "first", "approved_by": "second", **given}
        found = publish_bulletin(
            self.settings, self.store, cut_off=date.fromisoformat(day), **signed
        )
        released = self.store.editions.read(found.number)
        assert released is not None
        return released

    def reopen(self, stated=None) -> None:
        """The same database, under another framework where one is given."""
        self.store.close()
        self.store = open_store(self.url, stated or self.store.framework)
        OPENED.append(self.store)

    def audited(self) -> list[tuple[str, str, str]]:
        records = reversed(self.store.audit.newest(1000))
        return [(one.actor, one.action, one.subject) for one in records]


def last_day(period: str) -> date:
    return PERIODS[period]["to"]
