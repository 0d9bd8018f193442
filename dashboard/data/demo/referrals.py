"""Referrals between organisations, and direct assistance (from and to the same organisation).

To date 63 referrals between organisations for victims inside the country: 5, 19, 44, 63 at the
closings (OC1.1). About two in three accepted ones whose thirty days have passed were served in
time (OC1.2); one of them is learnt of a month after H2 was closed. Cross-border cases have
referrals too; they count nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.cases import Case, Register
from dashboard.data.demo.institutions import Institution
from dashboard.data.demo.timeline import AS_OF, HALVES, Half, spread

FURTHER = {"H1": 2, "H2": 5, "H3": 14, "H4": 8}
FURTHER_WAITS: tuple[int | None, ...] = (38, None, 33, 45, 12, None, 8, 41, 20, None, 36)
"""Days from acceptance to service of the second and later referrals in turn; None: not served."""
UNSERVED_RESPONSES = (
    "accepted",
    "refused",
    "accepted",
    "refused",
    "pending",
    "pending",
    "accepted",
    "refused",
)
SOURCES = {
    "police": "law_enforcement",
    "cso": "cso",
    "hotline": "cso",
    "hukumat": "gov_local",
    "prosecutor": "prosecution_court",
    "health": "health",
}
PROVIDERS = {
    "shelter": "cso",
    "medical": "health",
    "psycho_social": "cso",
    "legal": "legal_aid",
    "documents": "social_protection",
    "material": "social_protection",
    "education_training": "cso",
    "livelihood_grant": "cso",
    "protection_security": "social_protection",
}
FIRST_SERVICES = ("shelter", "psycho_social", "medical", "legal", "material")
LATER_SERVICES = ("legal", "documents", "education_training", "livelihood_grant", "medical")
AT_ONCE = {"H1": 0, "H2": 2, "H3": 3, "H4": 4}
"""Further services that the provider gave directly, without a referral."""
LEARNT_LATE = date(2019, 11, 5)
LATE_SUMMER = (date(2019, 7, 1), date(2019, 9, 30))
"""Further services begun in this span reached the register on LEARNT_LATE only."""
DIRECT_EVERY = 3


@dataclass(frozen=True, slots=True)
class Steps:
    """The days of a referral; None where a step has not been taken."""

    referred: date
    response: str
    responded: date | None
    service: date | None
    learnt: date | None = None


def referral_entries(register: Register, cases: list[Case]) -> list[Entry]:
    """All referrals in the order of their days, as the register came to know them."""
    pairs = [*_first_services(register, cases), *_further(register, cases)]
    pairs += [*_at_once(register, cases), *_unserved(register, cases), *_outside(register, cases)]
    pairs.sort(key=lambda pair: (pair[0].referred, str(pair[1]["case_id"])))
    return [
        _entry(register.pseudonyms.referral(number), steps, row)
        for number, (steps, row) in enumerate(pairs, start=1)
    ]


Pair = tuple[Steps, Row]


def _first_services(register: Register, cases: list[Case]) -> list[Pair]:
    served = [(case, case.served_on) for case in cases if case.served_on]
    return [
        _first_service(register, number, case, served_on)
        for number, (case, served_on) in enumerate(served)
    ]


def _first_service(register: Register, number: int, case: Case, served_on: date) -> Pair:
    wait = (served_on - case.identified_on).days
    direct = number % DIRECT_EVERY == DIRECT_EVERY - 1
    referred = case.identified_on + timedelta(days=wait // 3)
    responded = referred if direct else case.identified_on + timedelta(days=wait * 2 // 3)
    steps = Steps(referred, "accepted", responded, served_on)
    return steps, _parties(register, case, FIRST_SERVICES[number % 5], direct=direct)


def _further(register: Register, cases: list[Case]) -> list[Pair]:
    pairs: list[Pair] = []
    for half in HALVES:
        for referred in _further_days(half):
            known = [case for case in cases if case.in_care(referred)]
            case = known[-1 - len(pairs) % min(len(known), 9)]
            steps = _further_steps(referred, FURTHER_WAITS[len(pairs) % len(FURTHER_WAITS)])
            service = LATER_SERVICES[len(pairs) % len(LATER_SERVICES)]
            pairs.append((steps, _parties(register, case, service)))
    return pairs


def _at_once(register: Register, cases: list[Case]) -> list[Pair]:
    days = [day for half in HALVES for day in _direct_days(half)]
    return [(_given(day), _direct(register, cases, day)) for day in days]


def _direct_days(half: Half) -> list[date]:
    first = half.first + timedelta(days=20)
    return spread(first, half.last - timedelta(days=6), AT_ONCE[half.name])


def _given(day: date) -> Steps:
    return Steps(day, "accepted", day, day + timedelta(days=2))


def _direct(register: Register, cases: list[Case], day: date) -> Row:
    known = [case for case in cases if case.in_care(day)]
    return _parties(register, register.rng.choice(known), "material", direct=True)


def _further_days(half: Half) -> list[date]:
    first = half.first + timedelta(days=90 if half.name == "H1" else 10)
    return spread(first, half.last - timedelta(days=9), FURTHER[half.name])


def _further_steps(referred: date, wait: int | None) -> Steps:
    responded = referred + timedelta(days=4)
    service = responded + timedelta(days=wait) if wait is not None else None
    if service and service > AS_OF:
        service = None
    late = service is not None and LATE_SUMMER[0] <= service <= LATE_SUMMER[1]
    return Steps(referred, "accepted", responded, service, LEARNT_LATE if late else None)


def _unserved(register: Register, cases: list[Case]) -> list[Pair]:
    waiting = [case for case in cases if case.counts and not case.served_on]
    return [
        (_answer(case, response), _parties(register, case, "shelter"))
        for case, response in zip(waiting, UNSERVED_RESPONSES, strict=True)
    ]


def _answer(case: Case, response: str) -> Steps:
    referred = case.identified_on + timedelta(days=3)
    responded = None if response == "pending" else referred + timedelta(days=5)
    return Steps(referred, response, responded, None)


def _outside(register: Register, cases: list[Case]) -> list[Pair]:
    """Referrals of cases beyond the project; the first has service and referral swapped."""
    abroad = [case for case in cases if case.row["scope"] in ("cross_border", "mixed")]
    pairs: list[Pair] = []
    for number, case in enumerate(abroad):
        referred = case.identified_on + timedelta(days=6)
        service = referred + timedelta(days=-3 if number == 0 else 4)
        steps = Steps(referred, "accepted", referred + timedelta(days=1), service)
        pairs.append((steps, _parties(register, case, "documents")))
    return pairs


def _parties(register: Register, case: Case, service: str, *, direct: bool = False) -> Row:
    source = register.rng.choice(tuple(SOURCES))
    giver = _near(register, case, PROVIDERS[service])
    sender = giver if direct else _other(register, SOURCES[source], giver)
    return {
        "case_id": case.id,
        "from_org": sender.id,
        "from_type": "cso" if direct and giver.type == "cso" else source,
        "to_org": giver.id,
        "to_type": giver.type,
        "to_region": giver.region,
        "service": service,
    }


def _near(register: Register, case: Case, kind: str) -> Institution:
    """A provider of the kind, in the case's region where there is one."""
    pool = [item for item in register.institutions if item.type == kind]
    near = [item for item in pool if item.region == case.row["identification_region"]]
    return register.rng.choice(near or pool)


def _other(register: Register, kind: str, giver: Institution) -> Institution:
    pool = [item for item in register.institutions if item.type == kind and item is not giver]
    return register.rng.choice(pool)


def _entry(key: str, steps: Steps, parties: Row) -> Entry:
    first: Row = {
        "referral_id": key,
        **parties,
        "referred_on": steps.referred,
        "response": "pending",
        **dict.fromkeys(("responded_on", "service_start", "service_end", "outcome")),
    }
    return Entry(steps.referred, first, tuple(_later(steps)))


def _later(steps: Steps) -> list[tuple[date, Row]]:
    changes: list[tuple[date, Row]] = []
    if steps.responded:
        answer: Row = {"response": steps.response, "responded_on": steps.responded}
        changes.append((steps.responded, answer))
    if steps.service:
        begun: Row = {"service_start": steps.service, "outcome": "ongoing"}
        changes.append((steps.learnt or max(steps.service, steps.referred), begun))
        end = steps.service + timedelta(days=60)
        if end <= AS_OF:
            done: Row = {"service_end": end, "outcome": "completed"}
            changes.append((max(end, steps.learnt or end), done))
    return changes
