"""Another project's indicators.yaml, from file to page, with no change of code."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dashboard import ids
from dashboard.data.loading import load_file
from dashboard.data.publication import publish_edition
from dashboard.data.release import refresh_release
from dashboard.data.store import open_store
from dashboard.factory import create_app, services_of
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings
from tests.framework.files import SCHOOL_MEALS
from tests.web.visitor import Visitor
from tests.web.worlds import PASSWORD

FILLED = {"/": ids.OVERVIEW, "/tracking": ids.TRACKING, "/plan": ids.PLAN}
KITCHEN = """Term book of the kitchens
School;Day;District;Meals served;Hot meal
Lake;05.09.2022;North;12 345;yes
Lake;10.01.2023;North;100;no
Hill;03.04.2023;S;80;yes
Total;;;12 525;
"""
PUPILS = "Pupil ID,Enrolled on,District,Sex\np1,2022-09-01,North,g\np2,2022-09-01,South,boy\n"


@pytest.fixture
def school(database_url, tmp_path):
    """The school-meals programme as an app: its files loaded, its first term published."""
    store = open_store(database_url, read_framework(SCHOOL_MEALS))
    for dataset, text in (("meal_day", KITCHEN), ("pupil_term", PUPILS)):
        load_file(store, dataset, write(tmp_path, dataset, text), "test")
    refresh_release(store, date(2023, 5, 31), "test")
    for role in ("manager", "donor"):
        store.accounts.add(f"{role}@example.org", role, PASSWORD, False, by="test")
    settings = Settings(
        indicators=SCHOOL_MEALS, secret_key="s" * 32, ledger_key=tmp_path / "ledger.key"
    )
    publish_edition(settings, store, "autumn", prepared_by="one", approved_by="another")
    yield create_app(settings, services_of(settings, store))
    store.close()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text(text)
    return path


def shown(answer):
    assert answer.status_code == 200
    return json.dumps(json.loads(answer.text)["response"], ensure_ascii=False)


def log_in(app, role):
    visitor = Visitor(app)
    assert visitor.log_in(f"{role}@example.org").status_code == 302
    return visitor


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", ["Meals served", "12,525", "Children learn better"]),
        ("/tracking", ["autumn", "winter", "spring", "12,525"]),
        ("/results/P1", ["Schools serve a meal on every school day"]),
        ("/indicators/P1.a", ["Sum of meals in the kitchen books", "Kitchen managers"]),
        ("/plan", []),
        ("/data", ["meal_day.csv"]),
        ("/methods", ["Distinct pupils enrolled"]),
    ],
)
def test_every_page_speaks_of_the_other_project(school, path, words):
    manager = log_in(school, "manager")
    assert manager.go(path).status_code == 200
    text = shown(manager.show(path))
    if path in FILLED:
        text += shown(manager.fill(FILLED[path]))
    for word in words:
        assert word in text, word
    assert "traffick" not in text.lower()


def test_the_public_reads_what_was_published_and_no_more(school):
    donor = log_in(school, "donor")
    text = shown(donor.fill(ids.OVERVIEW))
    assert "12,345" in text
    assert "12,525" not in text
    assert donor.go("/results/OP1.1").status_code == 404
