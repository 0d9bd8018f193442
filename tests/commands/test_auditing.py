"""`audit` and `outside`: what is public everywhere is held against what will be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from dashboard.data.store import open_store
from dashboard.data.store.outside import NewFigure
from tests.data.confidentiality.pipeline import open_office, small_framework
from tests.data.confidentiality.worlds import ROOT, closings, snapshot

SEED = 3
GIVEN = ("--recipient", "the newsletter", "--purpose", "an article", "--approved-by", "the head")
GIVEN = (*GIVEN, "--given-on", "2021-05-04")


@pytest.fixture
def environment(run, monkeypatch, tmp_path):
    """`run` works on the project's framework, after its end."""
    monkeypatch.setenv("DASHBOARD_INDICATORS", str(ROOT / "indicators.yaml"))
    monkeypatch.setenv("DASHBOARD_LEDGER_KEY", str(tmp_path / "ledger.key"))
    monkeypatch.setenv("DASHBOARD_AS_OF", "2021-03-31")


@pytest.fixture
def office(environment, database_url, tmp_path):
    """An office that has published its first three half-years."""
    opened = open_office(database_url, tmp_path)
    for period, world in list(closings(opened.store.framework, SEED))[:3]:
        opened.load(world)
        opened.publish(world, period)
    opened.store.close()


@pytest.fixture
def served():
    """How many were served to the end of H3, as known then."""
    declared = small_framework()
    _, world = list(closings(declared, SEED))[2]
    _, sets = snapshot(declared, world, "H3")
    return len(sets["OBJ.1", "to H3", ()].members)


def entries(url):
    store = open_store(url, small_framework())
    try:
        return store.ledger.entries()
    finally:
        store.close()


def counted(out: str) -> dict[str, int]:
    lines = [line.rpartition(": ") for line in out.splitlines()]
    return {name: int(number) for name, _, number in lines if number.isdigit()}


def test_an_audit_says_what_it_has_looked_at(run, office):
    ran = run("audit")
    assert (ran.status, ran.err) == (0, "")
    found = counted(ran.out)
    assert found["publications examined"] == 3
    assert found["figures that a reader learns"] > 3
    assert found["sets of persons behind them, sums of groups included"] > 3
    assert found["pairs of sets held against each other"] > 0
    assert found["findings"] == 0


def test_before_the_first_publication_there_is_nothing_to_find(run):
    ran = run("audit")
    assert (ran.status, counted(ran.out)["publications examined"]) == (0, 0)


def test_an_entry_that_was_lost_is_a_finding(run, office, database_url):
    store = open_store(database_url, small_framework())
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM ledger_members"))
        connection.execute(text("DELETE FROM ledger"))
    store.close()
    ran = run("audit")
    assert ran.status == 1
    assert "nobody accounts for" in ran.out
    assert counted(ran.out)["findings"] > 0


def test_figures_given_outside(run, office, database_url, served):
    """A restricted one and one that does not agree block nothing; a public one counts."""
    before = len(entries(database_url))
    restricted = run("outside", "OBJ.1", "H3", "--figure", served, *GIVEN, "--restricted")
    assert restricted.out == "recorded: OBJ.1 H3, restricted, to the newsletter on 2021-05-04\n"

    wrong = run("outside", "OBJ.1", "H3", "--figure", served + 1, *GIVEN, "--public")
    assert wrong.status == 0
    assert "not established: it does not agree with the records" in wrong.out
    assert len(entries(database_url)) == before

    public = run("outside", "OBJ.1", "H3", "--figure", served, *GIVEN, "--public")
    assert (public.status, public.err) == (0, "")
    assert public.out.startswith("recorded: OBJ.1 H3, public, to the newsletter on 2021-05-04\n")
    last = entries(database_url)[-1]
    assert len(entries(database_url)) == before + 1
    assert (last.window, last.count, last.may_be_shown) == ("to H3", served, False)
    assert len(last.parts[""]) == served

    listed = run("outside", "--list").out.splitlines()
    assert [line.partition(":")[0] for line in listed] == ["1", "2", "3"]
    assert "an article, approved by the head, recorded by command line" in listed[0]
    audited = run("audit").out
    given = "given outside: OBJ.1 H3, public, to the newsletter on 2021-05-04; not established"
    assert given in audited


def test_what_it_gives_away_is_said_at_once_and_by_the_audit(run, office, database_url, served):
    """A figure of other persons, given outside, close to the published total."""
    store = open_store(database_url, small_framework())
    entry = next(e for e in store.ledger.entries() if e.indicator == "OBJ.1")
    members = frozenset(list(entry.parts[""])[:-1])
    near = replace(entry, window="H1", parts={"": members})
    given = NewFigure("public", "OBJ.1", "H1", float(len(members)), entry.cut_off, "x", "y", "z")
    store.outside.add(given, [near], "test", established=True)
    store.close()
    ran = run("audit")
    assert ran.status == 1
    assert "together tell of too few persons" in ran.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("NOPE", "H3", "--figure", 30, *GIVEN, "--public"), 'there is no indicator "NOPE"'),
        (("OBJ.1", "H9", "--figure", 30, *GIVEN, "--public"), 'there is no period "H9"'),
        (("OBJ.1", "H3", "--figure", 30, *GIVEN), "needs INDICATOR, PERIOD and --public or"),
        (("OBJ.1",), "needs INDICATOR, PERIOD and --figure, --recipient"),
        (("OBJ.1", "H3", "--figure", 3, *GIVEN, "--purpose", " ", "--public"), "purpose is empty"),
    ],
)
def test_what_is_refused_is_a_sentence(run, environment, arguments, sentence):
    ran = run("outside", *arguments)
    assert (ran.status, ran.out) == (1, "")
    assert sentence in ran.err
    assert run("outside", "--list").out == ""
