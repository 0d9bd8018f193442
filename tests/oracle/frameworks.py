"""The declarations that the worlds live in: the project's own, with a few indicators beside it.

The project's 25 indicators do not use every measure with every accumulation; the ones added here
do: values entered by hand, a median of all rows, flows and levels of other kinds, conditions on
several codes, a first date, a cross with several codes. A second declaration is the same with every
dataset declared `whole`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from dashboard.framework import Framework
from dashboard.framework.reading import read_framework
from tests.data.worlds import dataset, indicator

PROJECT_FILE = Path(__file__).parents[2] / "indicators.yaml"

ENTERED = dataset(
    {
        "code": "text",
        "entry": "text",
        "entered_on": "date",
        "numerator": "number",
        "denominator": "number",
        "value": "number",
    },
    "code entry",
    date="entered_on",
)
BY_HAND = {
    "type": "manual",
    "dataset": "entered_value",
    "indicator": "code",
    "numerator": "numerator",
    "denominator": "denominator",
}
WAIT = {"dataset": "referral", "column": "days_to_service", "date": "service_start"}
SEVERAL = {"by": ["exploitation", "sex"], "adds_up": False}


def _of(code: str, measure: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return indicator(measure, code=code, result="OP1.1", **changes)


ADDED = [
    _of("X.1", BY_HAND, accumulation="level"),
    _of("X.2", {"type": "median", **WAIT}, disaggregations=["service"]),
    _of("X.3", {"type": "count", "dataset": "wg_meeting"}, accumulation="per_period"),
    _of(
        "X.4",
        {
            "type": "average",
            "dataset": "kap_respondent",
            "column": "signs_named",
            "where": {
                "weight": {"above": 0.5, "below": 14},
                "region": {"in": ["TJ-DU", "TJ-SU", "TJ-KT", "XX"]},
            },
        },
        accumulation="level",
        disaggregations=["sex", ["sex", "urban_rural"]],
    ),
    _of(
        "X.5",
        {
            "type": "sum",
            "dataset": "campaign_activity",
            "column": "total_headcount",
            "parts": {"female": {"sex": "f"}, "male": {"sex": "m"}},
        },
        accumulation="per_period",
        disaggregations=["sex", ["region", "sex"]],
    ),
    _of(
        "X.6",
        {
            "type": "percentage",
            "dataset": "referral",
            "where": {"exploitation": ["forced_labour", "sexual"]},
            "numerator": {"exploitation": {"not_in": ["sexual"]}},
        },
        accumulation="per_period",
        disaggregations=[{"by": ["exploitation"], "adds_up": False}],
    ),
    _of(
        "X.7",
        {"type": "count", "dataset": "referral", "date": "first_service"},
        disaggregations=[SEVERAL],
    ),
    _of(
        "X.8",
        {"type": "yes_no", "dataset": "case", "where": {"closed_on": {"is": "missing"}}},
        disaggregations=["sex"],
    ),
    _of(
        "X.9",
        {
            "type": "max_by_area",
            "dataset": "media_reach",
            "column": "impressions",
            "area": "region",
            "channel": "channel",
        },
        accumulation="per_period",
    ),
    _of(
        "X.10",
        {
            "type": "unique",
            "dataset": "training_participant",
            "entity": "institution_id",
            "counts": "organisations",
            "where": {"certificate": False, "topic": {"not_in": ["referral"]}},
        },
        disaggregations=["topic", ["mode", "institution_type"]],
    ),
]


@cache
def declared(*, whole: bool = False) -> Framework:
    """The project's framework with the indicators above; `whole` for every dataset or none."""
    plain = read_framework(PROJECT_FILE).model_dump(by_alias=True)
    plain["datasets"]["entered_value"] = ENTERED
    plain["datasets"]["referral"]["derived"]["first_service"] = {
        "first_date": {"of": "service_start", "per": "case_id"}
    }
    plain["indicators"] += ADDED
    if whole:
        for each in plain["datasets"].values():
            each["update"] = "whole"
    return Framework.model_validate(plain)
