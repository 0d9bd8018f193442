"""`export`: the bytes of the web, whole or not at all, with an exit status for cron."""

from __future__ import annotations

import json

import pytest
from pptx import Presentation

from dashboard.commands import exporting
from dashboard.errors import DashboardError
from tests.commands.test_releasing import PUPILS, ROWS


@pytest.fixture
def loaded(run, tmp_path):
    folder = tmp_path / "given"
    folder.mkdir()
    for dataset, text in (("meal_day", ROWS), ("pupil_term", PUPILS)):
        path = folder / f"{dataset}.csv"
        path.write_text(text)
        assert run("load", dataset, path).status == 0
    run("values")
    return run


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "out"
    made.mkdir()
    return made


def test_a_draft_is_written_whole(loaded, folder):
    ran = loaded("export", "csv", "--draft", "--output", folder / "figures.csv")
    assert (ran.status, ran.err) == (0, "")
    lines = (folder / "figures.csv").read_text().splitlines()
    cells = json.loads(loaded("values", "--format", "json").out)
    assert len(lines) == 1 + len(cells)
    assert f"{(folder / 'figures.csv').stat().st_size} bytes of the draft" in ran.out
    assert [path.name for path in folder.iterdir()] == ["figures.csv"]


def test_an_edition_is_its_own_document(loaded, folder):
    ran = loaded("publish", "autumn")
    assert ran.status == 0, ran.err
    path = folder / "edition.json"
    assert loaded("export", "json", "--edition", 1, "--output", path).status == 0
    assert json.loads(path.read_text())["number"] == 1
    assert loaded("export", "pptx", "--pack", "--output", folder / "pack.pptx").status == 0
    assert len(Presentation(folder / "pack.pptx").slides) == 6


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "no edition is public"),
        (["--edition", 9], "there is no edition 9"),
        (["--edition", 1, "--draft"], "a draft is no edition"),
        (["--draft", "--period", "H9"], "H9"),
        (["--draft", "--filter", "girl"], "write NAME=CODE"),
        (["--draft", "--filter", "moon=full"], "moon"),
        (["--draft", "--codes", "NONE"], "None of the chosen codes"),
    ],
)
def test_a_fault_is_a_sentence_and_leaves_no_file(loaded, folder, arguments, words):
    ran = loaded("export", "csv", *arguments, "--output", folder / "figures.csv")
    assert ran.status == 1
    assert words in ran.err
    assert list(folder.iterdir()) == []


def test_the_draft_has_no_document(loaded, folder):
    ran = loaded("export", "json", "--draft", "--output", folder / "draft.json")
    assert ran.status == 1
    assert "a draft has no document" in ran.err


def test_an_unknown_format_is_refused_with_the_known_ones(loaded, folder):
    ran = loaded("export", "exe", "--output", folder / "figures.exe")
    assert ran.status == 2
    assert "'xlsx'" in ran.err


def test_a_file_that_cannot_be_finished_leaves_the_old_one(folder, monkeypatch):
    path = folder / "deck.pptx"
    exporting.write_whole(path, b"old")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting.os, "fsync", full)
    with pytest.raises(DashboardError, match="no space left on device; nothing was written"):
        exporting.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in folder.iterdir()] == ["deck.pptx"]


def test_a_folder_that_is_not_there_is_a_sentence(loaded, folder):
    ran = loaded("export", "csv", "--draft", "--output", folder / "none" / "figures.csv")
    assert ran.status == 1
    assert "nothing was written" in ran.err


def test_every_export_is_recorded(loaded, folder, database_url):
    loaded("export", "csv", "--draft", "--output", folder / "figures.csv")
    from dashboard.data.store import open_store
    from dashboard.framework.reading import read_framework
    from tests.framework.files import SCHOOL_MEALS

    store = open_store(database_url, read_framework(SCHOOL_MEALS))
    found = [(one.action, one.subject) for one in store.audit.newest(20)]
    store.close()
    assert ("export", "csv of the draft") in found
