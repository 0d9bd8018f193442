"""Actual against baseline, target and elapsed time (domain C.2): expected value, ratio, status.

Pure: declarations, days and one protected value in; a Progress out. The release calls it once for
each cell, after protection, so that a suppressed value can leave no trace in what is derived.
"""

from dashboard.progress.cells import judge_cell, share_of_target
from dashboard.progress.deviation import note_is_due
from dashboard.progress.expected import expected_value
from dashboard.progress.judging import Actual, Progress, judge
from dashboard.progress.kinds import is_running_count, zero_of_progress
from dashboard.progress.targets import (
    Targets,
    next_due,
    original_targets,
    split_targets,
    targets_on,
)

__all__ = [
    "Actual",
    "Progress",
    "Targets",
    "expected_value",
    "is_running_count",
    "judge",
    "judge_cell",
    "next_due",
    "note_is_due",
    "original_targets",
    "share_of_target",
    "split_targets",
    "targets_on",
    "zero_of_progress",
]
