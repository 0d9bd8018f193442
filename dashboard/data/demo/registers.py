"""Small registers: adult population, risks with their reviews, values entered by hand."""

from __future__ import annotations

from datetime import date

from dashboard.data.demo.book import Entry, Row
from dashboard.data.demo.timeline import START

ADULTS = {
    "TJ-DU": 598_000,
    "TJ-SU": 1_690_000,
    "TJ-KT": 1_930_000,
    "TJ-RA": 1_270_000,
    "TJ-GB": 146_000,
}
RISKS = (
    ("Officials trained by the project change posts", 4, 3, "Train two per institution"),
    ("Ministries approve the draft plan slowly", 4, 4, "Regular letters by the secretariat"),
    ("Partners refer by phone without a form", 3, 3, "Short form on one page"),
    ("Victims decline services for fear of stigma", 3, 4, "Female case workers, discreet places"),
    ("Shelter places are too few", 3, 4, "Agreement with a second shelter"),
    ("Gatherings are restricted", 1, 5, "Prepare on-line sessions and radio spots"),
    ("Study tour participants are refused visas", 3, 3, "Apply three months ahead"),
    ("Survey samples are not comparable", 2, 3, "Same firm, same districts"),
    ("A case is recognised from published figures", 2, 5, "Publish frozen tables only"),
    ("Costs of campaigns exceed the budget line", 2, 2, "Quarterly review of contracts"),
)
GATHERINGS = 6
REVIEWS = (date(2019, 3, 20), date(2019, 9, 18), date(2020, 3, 25), date(2020, 7, 15))
OWNERS = ("Project manager", "M&E officer", "Case worker coordinator")
BY_HAND = (
    ("OP1.3.1", "H1", None, None, 1, date(2019, 3, 28)),
    ("OP1.2.3", "H3", 8, 11, None, date(2020, 3, 26)),
)


def population_entries() -> list[Entry]:
    """Adults (18+) by region, two years; the second came out during the project."""
    return [
        Entry(known, {"region": region, "year": year, "population": adults * growth // 100})
        for year, growth, known in ((2018, 98, START), (2020, 100, date(2020, 6, 30)))
        for region, adults in ADULTS.items()
    ]


def risk_entries() -> list[Entry]:
    """Ten risks, reviewed each half-year; the restriction of gatherings occurs in March 2020."""
    return [_risk(number, *risk) for number, risk in enumerate(RISKS, start=1)]


def _risk(number: int, text: str, likelihood: int, impact: int, mitigation: str) -> Entry:
    row: Row = {
        "risk_id": f"R{number:02d}",
        "risk": text,
        "likelihood": likelihood,
        "impact": impact,
        "owner": OWNERS[number % len(OWNERS)],
        "mitigation": mitigation,
        "status": "open",
        "last_review": START,
    }
    return Entry(START, row, tuple((day, _review(number, day)) for day in REVIEWS))


def _review(number: int, day: date) -> Row:
    if number == GATHERINGS and day >= date(2020, 3, 1):
        return {"last_review": day, "status": "occurred", "likelihood": 5}
    return {"last_review": day, "status": "watched" if number % 3 == 0 else "open"}


def hand_entries() -> list[Entry]:
    """Two values that the M&E officer entered beside the records."""
    return [
        Entry(
            known,
            {
                "code": code,
                "period": period,
                "numerator": numerator,
                "denominator": denominator,
                "value": value,
                "evidence": f"NOTE/{code}",
                "entered_by": "M&E officer",
                "approved_by": "Project manager",
                "version": 1,
            },
        )
        for code, period, numerator, denominator, value, known in BY_HAND
    ]
