"""An office whose figures about persons are so large that none stands in an answer by chance.

The policy asks for 5,000 persons behind a figure, and 4,217 were served in the first period. One
figure may be published at all: the 9,451 to date of the second. The third is held back, since only
1,409 more were served by then.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.data.publication import publish_bulletin, publish_edition
from dashboard.data.release import refresh_release
from dashboard.data.store import Store, open_store
from dashboard.data.store.records import Origin
from dashboard.framework import Framework
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings
from tests.framework.files import PROJECT
from tests.web.people import PASSWORD

K = 5000
FIRST, SHOWN, LAST = 4217, 9451, 10860
"""Persons served to the end of the first, the second and the third period."""
SPENT = 83457
STANDS_ON = date(2020, 5, 31)
ROLES = ("donor", "member", "manager")


def declared() -> Framework:
    """The project's framework under the policy of the test."""
    framework = read_framework(PROJECT)
    policy = framework.disclosure.model_copy(update={"k": K})
    return framework.model_copy(update={"disclosure": policy})


def begin(folder: Path) -> tuple[Settings, Store]:
    """A store of three editions and a bulletin, and one account for each role."""
    url = f"sqlite:///{folder / 'leaking.sqlite'}"
    settings = Settings(database_url=url, ledger_key=folder / "ledger.key", secret_key="s" * 32)
    store = open_store(url, declared())
    store.installation.begin_demonstration(STANDS_ON)
    for role in ROLES:
        store.accounts.add(f"{role}@example.org", role, PASSWORD, role == "manager", "test")
    for name, rows in (("case", cases()), ("referral", referrals()), ("budget_month", spending())):
        load(store, name, rows)
    with store.engine.begin() as connection:
        # Without statistics SQLite joins ten thousand rows with ten thousand one by one.
        connection.exec_driver_sql("ANALYZE")
    for period in ("H1", "H2", "H3"):
        publish_edition(settings, store, period, prepared_by="first", approved_by="second")
    publish_bulletin(settings, store, prepared_by="first", approved_by="second")
    refresh_release(store, STANDS_ON, "test")
    return settings, store


def load(store: Store, name: str, rows: list[dict[str, Any]]) -> None:
    """Rows as one load, without the work of reading and checking a file."""
    columns = store.framework.datasets[name].columns
    data = {c: pd.Series([row.get(c) for row in rows], dtype=object) for c in columns}
    frame = pd.DataFrame(data)
    frame["_line"], frame["_sheet"] = range(2, len(rows) + 2), None
    origin = Origin(name, "test", f"{name}.csv", None, name)
    store.loads.add_load(origin, frame, [], len(rows), "test")


def cases() -> list[dict[str, Any]]:
    """Each person once; every fourth is a man, and places and ages are spread unevenly."""
    return [
        {
            "case_id": name(number),
            "identified_on": served_on(number) - timedelta(days=5),
            "identification_region": _spread(number, 7, ("TJ-KT", "TJ-SU", "TJ-DU")),
            "vot_status": "identified",
            "scope": "internal",
            "sex": "m" if number % 4 == 3 else "f",
            "age_group": _spread(number, 5, ("30-44", "18-29", "0-17")),
        }
        for number in range(LAST)
    ]


def referrals() -> list[dict[str, Any]]:
    """A service for each person, two in seven late, one in ten without a referral."""
    return [
        {
            "referral_id": f"R{number}",
            "case_id": name(number),
            "from_org": "Office A",
            "from_type": "hotline",
            "to_org": "Office A" if number % 10 == 9 else "Office B",
            "to_type": "cso",
            "to_region": _spread(number, 7, ("TJ-KT", "TJ-SU", "TJ-DU")),
            "service": "shelter",
            "referred_on": served_on(number) - timedelta(days=4),
            "response": "accepted",
            "responded_on": served_on(number) - timedelta(days=40 if number % 7 in (2, 5) else 3),
            "service_start": served_on(number),
        }
        for number in range(LAST)
    ]


def spending() -> list[dict[str, Any]]:
    """Money, which members and guests never read."""
    return [
        {
            "line": "B1",
            "month": date(2018, 12, 1),
            "expenditure": float(SPENT),
            "budget_to_date": 91234.0,
        }
    ]


def name(number: int) -> str:
    """A person's number in the register."""
    return f"C{number:07d}"


def served_on(number: int) -> date:
    """The day of the first service."""
    if number < FIRST:
        return date(2019, 2, 1)
    return date(2019, 6, 3) if number < SHOWN else date(2019, 12, 2)


def _spread(number: int, step: int, among: tuple[str, ...]) -> str:
    """The first of `among` most often, the last least."""
    return among[min(number % step, len(among) - 1)]
