"""The study tour: who travelled, which organisations planned to follow up, what came of it.

Twelve are selected; eleven travel in July 2019, the twelfth, refused a visa, in February 2020.
Seven organisations have an accepted plan by the world's last day (3, 6, 7 at the closings), and
nine of twelve apply a practice after six months (8 of 11 at the end of H3).
"""

from __future__ import annotations

from datetime import date
from random import Random

from dashboard.data.demo.book import Entry, Row, Value, learnt
from dashboard.data.demo.institutions import Institution
from dashboard.data.demo.pseudonyms import Pseudonyms

FIRST_TOUR = date(2019, 7, 13)
SECOND_TOUR = date(2020, 2, 22)
TOUR_DAYS = 6
SELECTED = 12
LEFT_BEHIND = 11
ORGANISATIONS = 9
SEATS = (
    "cso",
    "law_enforcement",
    "social_protection",
    "cso",
    "prosecution_court",
    "cso",
    "gov_central",
    "cso",
    "legal_aid",
)
PLANS_ACCEPTED = (
    date(2019, 8, 21),
    date(2019, 9, 5),
    date(2019, 9, 25),
    date(2019, 11, 12),
    date(2020, 1, 16),
    date(2020, 3, 11),
    date(2020, 7, 8),
)
PLAN_SUBMITTED = date(2020, 8, 12)
FOLLOWED_UP = date(2020, 1, 15)
LAST_FOLLOWED_UP = date(2020, 8, 24)
NOT_APPLIED = (2, 6, 9)


def tour_entries(
    rng: Random, pseudonyms: Pseudonyms, institutions: list[Institution]
) -> list[Entry]:
    """One row for each selected person, and a second one for the traveller of February 2020."""
    homes = _organisations(rng, institutions)
    people = [_person(pseudonyms, number, homes) for number in range(SELECTED)]
    entries = [_entry("ST-1", FIRST_TOUR, number, person) for number, person in enumerate(people)]
    return [*entries, _entry("ST-2", SECOND_TOUR, LEFT_BEHIND, people[LEFT_BEHIND])]


def _organisations(rng: Random, institutions: list[Institution]) -> list[Institution]:
    chosen: list[Institution] = []
    for kind in SEATS:
        chosen.append(
            rng.choice([item for item in institutions if item.type == kind and item not in chosen])
        )
    return chosen


def _person(pseudonyms: Pseudonyms, number: int, homes: list[Institution]) -> Row:
    home = homes[number % ORGANISATIONS]
    return {
        "person_id": pseudonyms.person(700 + number),
        "selected": True,
        "sex": "f" if number % 12 in (0, 2, 3, 5, 7, 8, 10) else "m",
        "institution_id": home.id,
        "institution_type": home.type,
        "region": home.region,
    }


def _entry(tour: str, last_day: date, number: int, person: Row) -> Entry:
    travelled = number != LEFT_BEHIND or tour == "ST-2"
    plan = _plan(number) if tour == "ST-1" else None
    asked = (LAST_FOLLOWED_UP if tour == "ST-2" else FOLLOWED_UP) if travelled else None
    row: Row = {
        "tour_id": tour,
        "date_end": last_day,
        **person,
        "days": TOUR_DAYS,
        "days_attended": TOUR_DAYS if travelled else 0,
        "action_plan": plan[0] if plan else None,
        "action_plan_on": plan[1] if plan else None,
        "followup_date": asked,
        "practice_applied": number not in NOT_APPLIED if asked else None,
    }
    return learnt(last_day, row, _known_from(row))


def _plan(number: int) -> tuple[str, date] | None:
    """The organisation's plan stands with the first of its travellers."""
    if number < len(PLANS_ACCEPTED):
        return "accepted", PLANS_ACCEPTED[number]
    return ("submitted", PLAN_SUBMITTED) if number == len(PLANS_ACCEPTED) else None


def _known_from(row: Row) -> dict[str, date | None]:
    planned, asked = _date(row["action_plan_on"]), _date(row["followup_date"])
    return {
        "action_plan": planned,
        "action_plan_on": planned,
        "followup_date": asked,
        "practice_applied": asked,
    }


def _date(value: Value) -> date | None:
    return value if isinstance(value, date) else None
