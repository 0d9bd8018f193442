"""The demonstration world: the same bytes each time, the volumes and the story of the dossier."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import yaml

from dashboard.data.demo import SEED, Wave, write_world
from dashboard.data.demo.book import Book, known
from dashboard.data.demo.headings import heading
from dashboard.data.demo.timeline import AS_OF
from dashboard.data.demo.wardrobe import SPECIAL, USUAL, dress_for
from dashboard.data.demo.world import open_book
from tests.data.demo.reckoning import Reckoning

DECLARED = yaml.safe_load((Path(__file__).parents[3] / "indicators.yaml").read_text("utf-8"))
CLOSINGS = (date(2019, 3, 31), date(2019, 9, 30), date(2020, 3, 31), AS_OF)
VOLUMES = {
    "training_session": (9, 13),
    "training_participant": (214, 262),
    "study_tour_participant": (12, 13),
    "institution": (60, 80),
    "case": (46, 69),
    "referral": (69, 115),
    "wg_meeting": (7, 10),
    "wg_milestone": (10, 10),
    "campaign_activity": (46, 69),
    "media_reach": (11, 31),
    "exit_interview": (15, 31),
    "wg_attendance": (105, 150),
    "kap_respondent": (810, 810),
    "budget_month": (184, 184),
    "risk": (8, 15),
}
"""Domain B.1, scaled from thirty months to twenty-three where the records grow with time."""
STORY = {
    "OBJ.1": (4, 14, 27, 38),
    "OBJ.2": ((0, 0), (3, 4), (7, 11), (7, 10)),
    "OC1.1": (5, 19, 44, 63),
    "OC1.2": ((3, 4), (16, 22), (35, 51), (51, 75)),
    "OC1.3": (19, 17, 14, 12.5),
    "OC1.4": (0, 4, 10, 14),
    "OC2.1": ((0, 0), (0, 0), (146, 410), (146, 410)),
    "OC2.2": ((0, 0), (0, 0), (127, 410), (127, 410)),
    "OC2.3": (11, 18, 22, 23),
    "OP1.1.1": (2, 5, 8, 10),
    "OP1.1.2": (40, 98, 142, 168),
    "OP1.2.1": (0, 11, 12, 12),
    "OP1.2.2": (0, 3, 6, 7),
    "OP1.2.3": ((0, 0), (0, 0), (8, 11), (9, 12)),
    "OP1.3.1": (1, 1, 1, 1),
    "OP1.3.2": (20, 35, 65, 65),
    "OP1.3.3": (2, 4, 5, 6),
    "OP1.3.4": ((23, 28), (46, 58), (64, 88), (85, 118)),
    "OP2.1.1": (6, 20, 33, 38),
    "OP2.1.2": (590, 1960, 3040, 3095),
    "OP2.1.3": (52_000, 160_000, 310_000, 385_000),
    "OP2.1.4": (1950, 6800, 11_700, 14_600),
    "OP2.1.5": (4, 10, 14, 15),
}


@pytest.fixture(scope="module")
def book() -> Book:
    return open_book()


@pytest.fixture(scope="module")
def waves(tmp_path_factory: pytest.TempPathFactory) -> list[Wave]:
    return write_world(tmp_path_factory.mktemp("world"))


def digests(waves: list[Wave]) -> list[tuple[str, str, str]]:
    return [
        (wave.name, dataset, hashlib.sha256(path.read_bytes()).hexdigest())
        for wave in waves
        for dataset, path in wave.files
    ]


def test_same_seed_gives_the_same_bytes(waves: list[Wave], tmp_path: Path) -> None:
    assert digests(write_world(tmp_path)) == digests(waves)


def test_another_seed_gives_other_bytes_and_the_same_story(
    waves: list[Wave], tmp_path: Path
) -> None:
    assert digests(write_world(tmp_path, SEED + 1)) != digests(waves)
    other = Reckoning(open_book(SEED + 1), AS_OF).values()
    assert {code: other[code] for code in STORY} == {code: told[-1] for code, told in STORY.items()}


def test_every_declared_dataset_has_files(waves: list[Wave]) -> None:
    assert {dataset for wave in waves for dataset, _ in wave.files} == set(DECLARED["datasets"])


def test_waves_come_in_order_and_none_after_the_last_day(waves: list[Wave]) -> None:
    assert [wave.arrives for wave in waves] == sorted(wave.arrives for wave in waves)
    assert waves[-1].arrives == waves[-1].as_of == AS_OF
    assert all(wave.as_of <= wave.arrives for wave in waves)


def test_parents_come_before_children(waves: list[Wave], book: Book) -> None:
    for child, parent, key in (
        ("training_participant", "training_session", "session_id"),
        ("referral", "case", "case_id"),
        ("wg_attendance", "wg_meeting", "meeting_id"),
    ):
        assert list(USUAL).index(parent) < list(USUAL).index(child)
        for wave in waves:
            parents = {row[key] for row in known(book[parent], wave.arrives)}
            assert {row[key] for row in known(book[child], wave.arrives)} <= parents


@pytest.mark.parametrize(("dataset", "bounds"), VOLUMES.items())
def test_volumes(book: Book, dataset: str, bounds: tuple[int, int]) -> None:
    assert bounds[0] <= len(known(book[dataset], AS_OF)) <= bounds[1]


@pytest.mark.parametrize("code", STORY)
def test_story(book: Book, code: str) -> None:
    told = [Reckoning(book, day, AS_OF).values()[code] for day in CLOSINGS]
    assert tuple(told) == STORY[code]


def test_scores_are_near_what_was_promised(book: Book) -> None:
    values = Reckoning(book, AS_OF).values()
    passed, tested = values["OP1.1.4"]
    assert 22.5 <= values["OP1.1.3"] <= 25
    assert 0.70 <= passed / tested / 0.80 < 0.95


def test_milestones_are_those_of_c9(book: Book) -> None:
    actual = {row["id"]: row["actual"] for row in known(book["wg_milestone"], date(2020, 6, 30))}
    assert [str(actual[f"M{number}"]) for number in range(1, 8)] == [
        "2018-11-28",
        "2019-01-21",
        "2019-02-07",
        "2019-08-20",
        "2019-10-10",
        "2020-03-20",
        "None",
    ]


def test_milestone_is_entered_late(book: Book) -> None:
    closing = date(2019, 9, 30)
    assert Reckoning(book, closing, date(2019, 10, 11)).values()["OP1.3.2"] == 20
    assert Reckoning(book, closing, AS_OF).values()["OP1.3.2"] == 35


def test_a_service_in_time_is_learnt_late(book: Book) -> None:
    closing = date(2019, 9, 30)
    assert Reckoning(book, closing, date(2019, 10, 11)).values()["OC1.2"] == (15, 22)
    assert Reckoning(book, closing, AS_OF).values()["OC1.2"] == (16, 22)


def test_trained_on_the_day_of_c1(book: Book) -> None:
    assert Reckoning(book, date(2020, 1, 15), AS_OF).values()["OP1.1.2"] == 120


def test_trained_in_h1_are_restated_as_in_c15(book: Book) -> None:
    closing = date(2019, 3, 31)
    assert Reckoning(book, closing, date(2019, 4, 12)).values()["OP1.1.2"] == 42
    assert Reckoning(book, closing, AS_OF).values()["OP1.1.2"] == 40


def test_money_is_that_of_c10(book: Book) -> None:
    assert Reckoning(book, date(2019, 12, 31)).money() == (86_000, 92_000)
    assert Reckoning(book, AS_OF).money() == (142_000, 151_000)


def test_baseline_survey(book: Book) -> None:
    reckoning = Reckoning(book, AS_OF)
    assert reckoning.survey(lambda row: row["signs_named"] >= 3, "baseline") == (88, 400)
    assert reckoning.survey(lambda row: row["knows_help"], "baseline") == (72, 400)


def test_nothing_but_forecasts_is_dated_later(book: Book) -> None:
    later = Counter(
        column
        for entries in book.values()
        for row in known(entries, AS_OF)
        for column, value in row.items()
        if isinstance(value, date) and value > AS_OF
    )
    assert set(later) == {"forecast"}


def test_headings_are_accepted_by_the_framework(book: Book) -> None:
    dresses = [*USUAL.items(), *((dataset, dress) for (dataset, _), dress in SPECIAL.items())]
    for dataset, dress in dresses:
        for column in book[dataset][0].row:
            declared = DECLARED["datasets"][dataset]["columns"][column]
            accepted = {name for names in declared["headers"].values() for name in names}
            assert heading(column, dress.tongue) in {column, *accepted}, (dataset, column)


def headings_of(path: Path, dataset: str, wave: str) -> list[str]:
    dress = dress_for(dataset, wave)
    if dress.form == "xlsx":
        rows = list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
        return [str(cell) for cell in rows[len(dress.titles)]]
    with path.open(encoding=dress.encoding, newline="") as file:
        return next(csv.reader(file, delimiter=dress.delimiter))


def test_files_open_by_their_encodings(waves: list[Wave], book: Book) -> None:
    for wave in waves:
        for dataset, path in wave.files:
            tongue = dress_for(dataset, wave.name).tongue
            expected = [heading(column, tongue) for column in book[dataset][0].row]
            found = headings_of(path, dataset, wave.name)
            assert found[: len(expected)] == expected, path


def test_only_one_file_has_a_forbidden_column_and_it_is_not_sensitive(waves: list[Wave]) -> None:
    forbidden = {
        name.casefold()
        for group in DECLARED["forbidden_columns"].values()
        for name in group["headers"]
    }
    found = [
        dataset
        for wave in waves
        for dataset, path in wave.files
        for name in headings_of(path, dataset, wave.name)
        if name.casefold() in forbidden
    ]
    assert found == ["training_participant"]
    assert not DECLARED["datasets"]["training_participant"].get("sensitive")
