"""Files that come in the wrong order: a sentence, never a crash."""

from __future__ import annotations

import pytest

from dashboard.data.loading import load_file
from dashboard.data.store import open_store
from dashboard.errors import SourceError
from dashboard.framework.reading import read_framework
from tests.data.worlds import OPENED
from tests.framework.files import PROJECT


def test_referrals_before_their_cases_are_refused_in_a_sentence(database_url, tmp_path):
    store = open_store(database_url, read_framework(PROJECT))
    OPENED.append(store)
    columns = ["referral_id", "case_id", "from_org", "from_type", "to_org", "to_type"]
    columns += ["service", "referred_on", "response", "responded_on"]
    row = "R1,ABC123,a,police,b,cso,shelter,2019-02-01,accepted,2019-02-02"
    path = tmp_path / "referral.csv"
    path.write_text(",".join(columns) + "\n" + row + "\n")
    with pytest.raises(SourceError, match="load case with it first"):
        load_file(store, "referral", path, "test")
    assert store.loads.loads() == []
