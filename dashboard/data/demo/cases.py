"""Cases of the register: invented persons, random keys, nothing that tells who or where exactly.

Thirty-eight persons are served inside Tajikistan by the world's last day (4, 14, 27, 38 at the
closings, OBJ.1); eight more are identified and not served yet; nine stand in the register but do
not count: cross-border or unclear cases, persons found not to be victims, and one duplicate. The
waits give medians of 19, 17, 14 and 12.5 days from identification to first service (OC1.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.data.demo.book import Entry, Row, Value, learnt
from dashboard.data.demo.institutions import Institution
from dashboard.data.demo.pseudonyms import Pseudonyms
from dashboard.data.demo.timeline import AS_OF, HALVES, Half, spread

WAITS = {
    "H1": (12, 26, 17, 21),
    "H2": (8, 20, 14, 33, 10, 17, 12, 25, 16, 18),
    "H3": (6, 12, 24, 9, 41, 8, 15, 5, 13, 19, 7, 14, 11),
    "H4": (5, 16, 9, 35, 4, 12, 7, 22, 3, 11, 6),
}
UNSERVED = {"H1": 0, "H2": 2, "H3": 3, "H4": 3}
OUTSIDE = {
    "H1": (("identified", "cross_border"),),
    "H2": (("presumed", "cross_border"), ("not_vot", "internal")),
    "H3": (("identified", "mixed"), ("presumed", "unknown"), ("presumed", "internal")),
    "H4": (("identified", "cross_border"), ("not_vot", "internal"), ("presumed", "cross_border")),
}
DUPLICATE = ("presumed", "internal")
REGIONS = ("TJ-KT", "TJ-SU", "TJ-DU", "TJ-RA", "TJ-GB", "XX")
REGION_WEIGHTS = (20, 14, 12, 8, 1, 1)
FORMS = (
    ("forced_labour",),
    ("sexual",),
    ("forced_labour", "servitude"),
    ("forced_marriage", "servitude"),
    ("begging",),
    ("forced_labour", "sexual"),
    ("unknown",),
)
FORM_WEIGHTS = (24, 14, 4, 3, 3, 2, 2)
SECTORS = ("agriculture", "construction", "domestic_work", "trade", "unknown")
AGES = ("18-29", "30-44", "45-59", "0-17", "60+", "unknown")
AGE_WEIGHTS = (22, 18, 6, 4, 1, 2)
FINDERS = ("law_enforcement", "cso", "gov_local", "health")


@dataclass(frozen=True, slots=True)
class Case:
    """A case with the day of first service; `counts` where it is a victim inside the country."""

    id: str
    half: str
    row: Row
    identified_on: date
    served_on: date | None
    counts: bool

    def in_care(self, day: date) -> bool:
        """True from the day after the first service until the case is closed."""
        closed = self.row["closed_on"]
        still_open = not isinstance(closed, date) or day < closed
        return self.served_on is not None and self.served_on < day and still_open


@dataclass(frozen=True, slots=True)
class Register:
    """What the making of cases draws on."""

    rng: Random
    pseudonyms: Pseudonyms
    institutions: list[Institution]


def all_cases(register: Register) -> list[Case]:
    """Every case; served ones first within each half-year."""
    cases: list[Case] = []
    for half in HALVES:
        for served_on, wait in zip(_service_days(half), WAITS[half.name], strict=True):
            found = served_on - timedelta(days=wait)
            cases.append(_case(register, len(cases), half, found, served_on))
        for found in _days(half, UNSERVED[half.name]):
            cases.append(_case(register, len(cases), half, found))
        for found, (status, scope) in zip(
            _days(half, len(OUTSIDE[half.name])), OUTSIDE[half.name], strict=True
        ):
            cases.append(_outside(register, cases, half, found, status, scope))
    return cases


def _service_days(half: Half) -> list[date]:
    first = half.first + timedelta(days=40) if half.name == "H1" else half.first
    return spread(first, half.last - timedelta(days=3), len(WAITS[half.name]))


def _days(half: Half, count: int) -> list[date]:
    first = half.first + timedelta(days=45)
    return spread(first, half.last - timedelta(days=12), count)


def _case(
    register: Register, number: int, half: Half, found: date, served_on: date | None = None
) -> Case:
    status = register.rng.choice(("identified", "identified", "presumed"))
    row = _row(register, number, found, status, "internal")
    if served_on and served_on < AS_OF - timedelta(days=240):
        row["closed_on"] = served_on + timedelta(days=register.rng.randint(120, 210))
        row["closure_reason"] = register.rng.choice(("completed", "completed", "moved", "lost"))
    return Case(str(row["case_id"]), half.name, row, found, served_on, counts=True)


def _outside(
    register: Register, cases: list[Case], half: Half, found: date, status: str, scope: str
) -> Case:
    row = _row(register, len(cases), found, status, scope)
    if status == "not_vot":
        row.update(closed_on=found + timedelta(days=8), closure_reason="not_vot")
    if (status, scope) == DUPLICATE:
        row.update(
            closed_on=found + timedelta(days=10),
            closure_reason="duplicate",
            duplicate_of=cases[4].id,
        )
    return Case(str(row["case_id"]), half.name, row, found, None, counts=False)


def _row(register: Register, number: int, found: date, status: str, scope: str) -> Row:
    rng = register.rng
    forms = rng.choices(FORMS, FORM_WEIGHTS)[0]
    finder = rng.choice(FINDERS)
    finders = [item.id for item in register.institutions if item.type == finder]
    return {
        "case_id": register.pseudonyms.case(number),
        "identified_on": found,
        "identified_by_org": rng.choice(finders),
        "identification_region": rng.choices(REGIONS, REGION_WEIGHTS)[0],
        "vot_status": status,
        "scope": scope,
        "sex": "f" if rng.random() < 0.68 else "m",
        "age_group": rng.choices(AGES, AGE_WEIGHTS)[0],
        "exploitation": ";".join(forms),
        "labour_sector": rng.choice(SECTORS) if "forced_labour" in forms else None,
        "consent_services": True,
        "consent_services_on": found + timedelta(days=1),
        "consent_data": True,
        **dict.fromkeys(("closed_on", "closure_reason", "duplicate_of")),
    }


def case_entries(cases: list[Case]) -> list[Entry]:
    """The register as it was kept: what closes a case is entered on that day."""
    return [_entry(case) for case in cases]


def _entry(case: Case) -> Entry:
    closed: Value = case.row["closed_on"]
    day = closed if isinstance(closed, date) else None
    late = dict.fromkeys(("closed_on", "closure_reason", "duplicate_of"), day)
    return learnt(case.identified_on + timedelta(days=2), case.row, late)
