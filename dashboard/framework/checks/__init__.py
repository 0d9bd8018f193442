"""Whether the parts of a declaration fit together: every name refers to something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dashboard.framework.checks.cascades import check_cascades
from dashboard.framework.checks.codes import check_codes
from dashboard.framework.checks.examples import check_examples
from dashboard.framework.checks.frame import check_frame
from dashboard.framework.checks.languages import check_languages
from dashboard.framework.checks.matrix import check_indicators, check_results
from dashboard.framework.checks.measuring import check_measures
from dashboard.framework.checks.money import check_money
from dashboard.framework.checks.plans import check_plans
from dashboard.framework.checks.policy import check_policy
from dashboard.framework.checks.protection import check_protection
from dashboard.framework.checks.records import check_datasets
from dashboard.framework.faults import Fault
from dashboard.framework.model import Framework

CHECKS = (
    check_frame,
    check_languages,
    check_codes,
    check_datasets,
    check_results,
    check_indicators,
    check_measures,
    check_examples,
    check_protection,
    check_cascades,
    check_plans,
    check_money,
    check_policy,
)


def check(framework: Framework) -> Iterator[Fault]:
    """Every fault in the references and sums of a framework that its grammar accepts."""
    return chain.from_iterable(one(framework) for one in CHECKS)
