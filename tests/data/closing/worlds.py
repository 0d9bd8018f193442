"""Trainings with people, and two half-years to close."""

from __future__ import annotations

from datetime import date

from dashboard.data.release import close_as_of, refresh_release
from dashboard.data.store import Store, open_store
from tests.data.worlds import OPENED, add, dataset, framework, indicator, store_with

PEOPLE = dataset(
    {
        "session": "text",
        "person": "text",
        "day": "date",
        "sex": {"type": "code", "code_list": "sex"},
    },
    key="session person",
    date="day",
    person="person",
)
TRAINED = {"type": "unique", "dataset": "people", "entity": "person", "counts": "people"}
SESSIONS = {"type": "unique", "dataset": "people", "entity": "session", "counts": "things"}
ENDS = {
    name: date.fromisoformat(day)
    for name, day in {"H1": "2019-03-31", "H2": "2019-09-30", "H3": "2020-03-31"}.items()
}


def declared(**changes):
    """People trained (class `people`) and sessions held (class `open`)."""
    trained = {"disclosure": "people", "disaggregations": ["sex"], "targets": {"H1": 40}}
    return framework(
        {"people": PEOPLE},
        [
            indicator(TRAINED, **{**trained, **changes}),
            indicator(SESSIONS, code="I.2", title="Sessions", disaggregations=["sex"]),
        ],
    )


def attendances(count: int, session: str = "S1", day: str = "2019-02-01", prefix: str = "P") -> str:
    """So many people at one session, the first half of them women."""
    rows = [
        f"{session} {prefix}{number} {day} {'f' if number <= count // 2 else 'm'}"
        for number in range(1, count + 1)
    ]
    return "\n".join(["session person day sex", *rows])


def trained(url: str, count: int = 42) -> Store:
    """A store in which so many people were trained in H1."""
    return store_with(url, declared(), {"people": attendances(count)})


def duplicates_found(store: Store) -> int:
    """Two women of H1 turn out to be counted already: their rows lose the day."""
    return add(store, "people", "session person day sex\nS1 P1 - f\nS1 P2 - f")


def reopened(store: Store, url: str, changed) -> Store:
    """The same database under another framework."""
    store.close()
    opened = open_store(url, changed)
    OPENED.append(opened)
    return opened


def close(store: Store, period: str, day: str | None = None):
    """Close a period on a day; default: the day on which it ends."""
    on = date.fromisoformat(day) if day else ENDS[period]
    return close_as_of(store, period, on, on, "officer")


def released(store: Store, cut_off: str):
    """The stored release of a day, made where it is not."""
    refresh_release(store, date.fromisoformat(cut_off), "test")
    return store.releases.current()
