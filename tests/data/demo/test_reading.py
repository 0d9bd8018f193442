"""The ordinary reader accepts the demonstration's files but for the faults that were put in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd

from dashboard.data.demo import write_world
from dashboard.data.sources import read_source
from dashboard.data.validation import validate
from dashboard.framework.reading import read_framework

INTENDED = [
    ("set-up", "institution", "region", "warning"),
    ("H1", "referral", "service_start", "warning"),
    ("H2", "training_participant", "session_id", "warning"),
    ("H2", "campaign_activity", "date", "error"),
    ("H2", "campaign_activity", "total_headcount", "warning"),
    ("H2", "campaign_activity", "total_headcount", "warning"),
    ("H2", "hotline_month", "contacts", "error"),
    ("H3", "training_participant", "post_score", "error"),
    ("H4-August", "training_participant", None, "warning"),
]


def test_only_the_intended_faults_are_found(tmp_path: Path) -> None:
    framework = read_framework(Path(__file__).parents[3] / "indicators.yaml")
    parents: dict[str, pd.DataFrame] = {}
    found = []
    for wave in write_world(tmp_path):
        for name, path in wave.files:
            dataset = framework.datasets[name]
            result = validate(read_source(path, dataset, framework), name, framework, parents)
            rows = pd.concat([parents[name], result.rows] if name in parents else [result.rows])
            parents[name] = rows.drop_duplicates(dataset.key, keep="last")
            columns = {
                header: column
                for column, declared in dataset.columns.items()
                for header in (column, *declared.headers.names())
            }
            found += [
                (wave.name, name, columns.get(str(reject.column)), reject.severity)
                for reject in result.rejects
            ]
    assert Counter(found) == Counter(INTENDED)
