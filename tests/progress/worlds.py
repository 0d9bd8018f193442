"""Indicators of the worked examples of domain C.3, as short as the grammar allows."""

from datetime import date

from dashboard.framework.project import Frame, Money, Period
from dashboard.framework.results import Indicator, Milestone
from dashboard.progress import Actual, expected_value, judge, targets_on

PERIODS = {
    name: Period.model_validate({"from": first, "to": last})
    for name, first, last in [
        ("H1", "2018-10-01", "2019-03-31"),
        ("H2", "2019-04-01", "2019-09-30"),
        ("H3", "2019-10-01", "2020-03-31"),
        ("H4", "2020-04-01", "2020-09-30"),
        ("H5", "2020-10-01", "2021-03-31"),
    ]
}
FRAME = Frame(
    start=date(2018, 10, 1),
    end=date(2021, 3, 31),
    budget=Money(amount=200000, currency="USD"),
)
MEASURES = {
    "unique": {"entity": "person_id", "counts": "people"},
    "sum": {"column": "contacts"},
    "average": {"column": "gain"},
    "median": {"column": "days"},
    "percentage": {"numerator": {"passed": True}},
    "latest": {"wave": "survey", "numerator": {"knows": True}},
    "milestones": {"plan": "nap", "milestone": "id"},
}


def targets(*values):
    return dict(zip(PERIODS, values, strict=True))


def indicator(kind, promised, *, baseline=0.0, accumulation="running_total", **more):
    known = {"value": baseline} if baseline is not None else {"applicable": False}
    return Indicator.model_validate(
        {
            "code": "X",
            "result": "R",
            "title": "t",
            "definition": "d",
            "unit": "units",
            "measure": {"type": kind, "dataset": "records", **MEASURES.get(kind, {})},
            "accumulation": accumulation,
            "baseline": {"year": 2018, **known},
            "targets": targets(*promised),
            "disclosure": "open",
            "frequency": "quarterly",
            "owner": "o",
            "verification": "v",
            **more,
        }
    )


TRAINED = (40, 100, 160, 200, 240)


def progress(subject, value, day, *, state="shown", measured_on=None, plan=None, ended=False):
    """Expected, ratio and status of a value on a day."""
    promised = targets_on(subject, day)
    expected = expected_value(subject, PERIODS, day, promised, FRAME, plan, measured_on)
    return judge(subject, Actual(state, value, measured_on), promised, expected, ended=ended)


PLAN = [
    Milestone(id=f"M{number}", text="t", weight=weight, planned=date.fromisoformat(day))
    for number, (weight, day) in enumerate(
        [
            (5, "2018-11-30"),
            (10, "2018-12-31"),
            (5, "2019-01-31"),
            (15, "2019-06-30"),
            (10, "2019-09-30"),
            (20, "2020-02-29"),
            (10, "2020-05-31"),
            (10, "2020-09-30"),
            (10, "2020-12-31"),
            (5, "2021-03-15"),
        ],
        1,
    )
]
