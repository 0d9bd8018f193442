"""Who attended the training sessions, with scores before and after.

Persons counted to date: 40 at the end of H1, 98, 142, and 168 on the world's last day
(OP1.1.2); exactly 120 on 15 January 2020 (domain C1).

The correction of domain C15: in H1 two trainees of the second session stand under keys of their
own, so that 42 persons are reported. In June 2019 the office finds that they are two persons of
the first session. The session's list is sent again: the right keys come in as new rows, and the
two wrong ones are sent with no day attended and no score, because a row cannot be taken away from
a dataset that is updated by key. From then on 40 persons are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.institutions import Institution
from dashboard.data.demo.pseudonyms import Pseudonyms
from dashboard.data.demo.sessions import REPORTED_AFTER, SESSIONS, Session

TWINS_FOUND = date(2019, 6, 14)
TWINS = (5, 11)
AGES = ("18-29", "30-44", "30-44", "30-44", "45-59", "45-59", "18-29", "30-44", "60+", "unknown")


@dataclass(frozen=True, slots=True)
class Person:
    """An invented trainee; the key is all that the dashboard ever sees."""

    key: str
    sex: str
    age_group: str
    institution: Institution


@dataclass(slots=True)
class Roll:
    """Everybody met so far, and the maker of the next person."""

    rng: Random
    pseudonyms: Pseudonyms
    institutions: list[Institution]
    people: list[Person] = field(default_factory=list)
    met: int = 0

    def newcomers(self, count: int, region: str) -> list[Person]:
        """New persons, mostly from institutions of the region."""
        return [self._newcomer(region) for _ in range(count)]

    def _newcomer(self, region: str) -> Person:
        near = [item for item in self.institutions if item.region == region]
        pool = near if self.rng.random() < 0.8 else self.institutions
        self.met += 1
        return Person(
            self.pseudonyms.person(self.met),
            "f" if self.met % 15 in (0, 1, 3, 5, 6, 8, 11, 14) else "m",
            self.rng.choice(AGES),
            self.rng.choice(pool),
        )


def participant_entries(
    rng: Random, pseudonyms: Pseudonyms, institutions: list[Institution]
) -> list[Entry]:
    """Attendance rows of all sessions, with the correction of domain C15."""
    roll = Roll(rng, pseudonyms, institutions)
    entries: list[Entry] = []
    for session in SESSIONS:
        entries += _attendances(roll, session)
        if session.id == "TS-02":
            entries += _twins(roll, session)
    return entries


def _attendances(roll: Roll, session: Session) -> list[Entry]:
    returning = roll.rng.sample(roll.people, session.returning)
    full = roll.newcomers(session.new, session.region)
    guests = roll.newcomers(session.halves, session.region)
    roll.people += full
    written = session.end + REPORTED_AFTER
    rows = [_row(roll.rng, session, person, session.days) for person in [*full, *returning]]
    rows += [_row(roll.rng, session, person, session.days // 2) for person in guests]
    return [Entry(written, row) for row in rows]


def _row(rng: Random, session: Session, person: Person, days: int) -> Row:
    pre, post = _scores(rng, session) if days == session.days else (None, None)
    return {
        "session_id": session.id,
        "person_id": person.key,
        "sex": person.sex,
        "age_group": person.age_group,
        "institution_id": person.institution.id,
        "institution_type": person.institution.type,
        "region": person.institution.region,
        "days_attended": days,
        "pre_score": pre,
        "post_score": post,
        "certificate": days == session.days,
    }


def _scores(rng: Random, session: Session) -> tuple[int | None, int | None]:
    """Two scores in the session's own scale; about one in twenty is missing."""
    before = min(max(rng.gauss(52, 8), 15), 74)
    after = min(max(before + rng.gauss(session.gain, 6), before - 5), 97)
    pre, post = (round(share * session.test_max / 100) for share in (before, after))
    return (None if rng.random() < 0.05 else pre, None if rng.random() < 0.04 else post)


def _twins(roll: Roll, session: Session) -> list[Entry]:
    """Two persons of the first session under wrong keys, and the correction of June 2019."""
    entries: list[Entry] = []
    for number in TWINS:
        person = roll.people[number]
        wrong = replace(person, key=roll.pseudonyms.person(900 + number))
        row = _row(roll.rng, session, wrong, session.days)
        emptied: Row = {
            "days_attended": 0,
            "pre_score": None,
            "post_score": None,
            "certificate": False,
        }
        entries.append(Entry(session.end + REPORTED_AFTER, row, ((TWINS_FOUND, emptied),)))
        entries.append(Entry(TWINS_FOUND, {**row, "person_id": person.key}))
    return entries
