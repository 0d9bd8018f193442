"""`note`: from the command line, kept with who wrote it; what is wrong is a sentence."""

from __future__ import annotations

import pytest

from dashboard.data.store import open_store
from dashboard.framework.reading import read_framework
from tests.framework.files import SCHOOL_MEALS


@pytest.fixture
def notes(run, database_url):
    def read():
        store = open_store(database_url, read_framework(SCHOOL_MEALS))
        try:
            return [
                (n.indicator, n.period, n.kind, n.internal, n.public) for n in store.notes.all()
            ]
        finally:
            store.close()

    return read


@pytest.fixture(scope="module")
def known():
    framework = read_framework(SCHOOL_MEALS)
    return framework.indicators[0].code, next(iter(framework.periods))


def test_a_note_of_each_kind(run, notes, known):
    code, period = known
    ran = run("note", code, period, "--variance", "Schools closed", "--public", "A closure")
    assert (ran.status, ran.out) == (0, f"variance noted for {code} in {period}\n")
    assert run("note", code, period, "--confirm").status == 0
    assert run("note", code, period, "--evidence", "Folder 7").status == 0
    assert notes() == [
        (code, period, "evidence", "Folder 7", ""),
        (code, period, "confirmation", "", ""),
        (code, period, "variance", "Schools closed", "A closure"),
    ]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("NOPE", "{period}", "--confirm"), 'there is no indicator "NOPE"; known are '),
        (("{code}", "NOPE", "--confirm"), 'there is no period "NOPE"; known are '),
        (("{code}", "{period}"), "a note is one of --variance TEXT, --confirm and --evidence TEXT"),
        (("{code}", "{period}", "--confirm", "--variance", "x"), "a note is one of"),
        (("{code}", "{period}", "--variance", " "), "the variance note is empty"),
        (("{code}", "{period}", "--confirm", "--public", "x"), "has no public text"),
    ],
)
def test_what_is_refused_is_a_sentence(run, notes, known, arguments, sentence):
    code, period = known
    ran = run("note", *(part.format(code=code, period=period) for part in arguments))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(sentence) or sentence in ran.err
    assert ran.err.count("\n") == 1
    assert notes() == []
