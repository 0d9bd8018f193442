"""A document reads as it was written; one written today is read for ever."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard.data.documents import (
    Content,
    Imprint,
    content_hash,
    public_framework,
    read_document,
    write_document,
)
from dashboard.framework.reading import read_framework
from dashboard.released import (
    Annex,
    Base,
    Cell,
    Completeness,
    MilestoneState,
    PublicNote,
    Restatement,
    Share,
    SplitCheck,
    Summary,
)
from tests.data.publication.worlds import declared

ROOT = Path(__file__).parents[3]
SAMPLE = Path(__file__).parent / "edition_of_format_1.json"
IMPRINT = Imprint(3, date(2019, 4, 12), datetime(2019, 4, 12, 9, 30), "first", "second", "again")
STATES = ("shown", "suppressed", "missing", "not_defined")

figures = some.none() | some.floats(allow_nan=False, allow_infinity=False)
days = some.none() | some.dates()
words = some.text(max_size=8)
splits = some.lists(some.tuples(words, words), max_size=2).map(tuple)
cells = some.builds(
    Cell,
    indicator=words,
    window=words,
    basis=some.sampled_from(("period", "to_date", "month", "quarter")),
    split=splits,
    state=some.sampled_from(STATES),
    value=figures,
    numerator=figures,
    denominator=figures,
    n=some.none() | some.integers(),
    measured_on=days,
    extras=some.dictionaries(words, some.floats(allow_nan=False), max_size=2),
    target=figures,
    expected=figures,
    ratio=figures,
    status=some.sampled_from((None, "on_track", "not_published")),
    held_on=days,
    band=some.none() | some.just((25.0, 50.0)),
)
restatements = some.builds(
    Restatement,
    indicator=words,
    window=words,
    split=splits,
    closed_on=some.dates(),
    reported_state=some.sampled_from(STATES),
    reported=figures,
    known_state=some.sampled_from(STATES),
    known=figures,
    difference=figures,
    reported_base=some.builds(Base, figures, figures, some.none() | some.integers()),
    known_base=some.just(Base()),
)
annexes = some.builds(
    Annex,
    some.lists(restatements, max_size=2).map(tuple),
    some.lists(
        some.builds(Completeness, words, days, some.integers(), some.integers(), some.just(())),
        max_size=1,
    ).map(tuple),
    some.lists(
        some.builds(SplitCheck, words, words, some.just(("sex",)), some.just(3.0), some.just(2.0)),
        max_size=1,
    ).map(tuple),
)
milestones = some.builds(
    MilestoneState, words, words, some.booleans(), days, days, some.none() | some.integers()
)
shares = some.builds(Share, some.sampled_from(STATES), figures, figures, figures)
nothing = Share("missing")
contents = some.builds(
    Content,
    kind=some.just("edition"),
    period=some.just("H1"),
    cut_off=some.dates(),
    framework=some.just(declared()),
    cells=some.lists(cells, max_size=4).map(tuple),
    milestones=some.lists(milestones, max_size=2).map(tuple),
    summary=some.builds(lambda time, done: Summary(time, nothing, nothing, done), shares, shares),
    annex=annexes,
    notes=some.lists(some.builds(PublicNote, words, words, words), max_size=2).map(tuple),
)


@given(content=contents)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_document_reads_as_it_was_written(content):
    document = write_document(content, IMPRINT)
    read = read_document(document)
    same = ("cells", "milestones", "summary", "annex", "notes", "cut_off")
    for name in same:
        assert getattr(read, name) == getattr(content, name)
    assert read.framework == public_framework(content.framework)
    publication = read.publication
    assert (publication.number, publication.approved_by, publication.reason) == (
        3,
        "second",
        "again",
    )
    assert publication.published_at == IMPRINT.published_at
    assert write_document(content, IMPRINT) == document


@given(content=contents, another=contents)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_hash_of_content_is_of_what_it_says_alone(content, another):
    assert (content_hash(content) == content_hash(another)) == (content == another)


def test_lists_stay_in_the_order_of_their_declaration():
    """Domain R7: menus and axes come from code lists, in their order."""
    whole = read_framework(ROOT / "indicators.yaml")
    public = public_framework(whole)
    assert any(list(codes) != sorted(codes) for codes in whole.code_lists.values())
    content = Content(
        "edition", "H1", date(2019, 3, 31), whole, (), (), Summary(*[nothing] * 4), Annex(), ()
    )
    read = read_document(write_document(content, IMPRINT)).framework
    for framework in (public, read):
        for name, codes in framework.code_lists.items():
            assert list(codes) == list(whole.code_lists[name])
        assert list(framework.periods) == list(whole.periods)
        assert list(framework.datasets) == [n for n in whole.datasets if n in framework.datasets]
        assert framework.split_codes == whole.split_codes


def test_the_public_declaration_is_without_the_team():
    whole = read_framework(ROOT / "indicators.yaml")
    text = public_framework(whole).canonical
    secrets = {
        *(name for item in whole.indicators for name in item.owner.texts()),
        *(risk.text.texts()[0] for result in whole.results for risk in result.risks),
        *(line.code for line in whole.budget),
        "Staff",
        "Direct assistance",
        str(whole.project.budget.amount),
    }
    assert len(secrets) > 10
    assert {"Staff", "Direct assistance"} < {line.label.text("en") for line in whole.budget}
    assert {secret for secret in secrets if f'"{secret}"' in text} == set()


def test_a_document_of_today_is_read_tomorrow():
    """The sample is never written anew: it stands for every edition published in this format."""
    read = read_document(SAMPLE.read_bytes().rstrip(b"\n"))
    sha256 = "5b0c5cfdea9deeec8a0d523354c3508a24ff59c7969f751ce4e32f0255f00129"
    assert read.publication.sha256 == sha256
    assert (read.publication.number, read.publication.period) == (1, "H1")
    assert read.headline("S.1", "H1").value == 14
    assert read.headline("O.1", "H1").status == "off_track"
    assert read.framework.indicator("S.1").title.text("en") == "Victims served"


@pytest.mark.parametrize("name", ["cells", "framework", "order", "summary"])
def test_a_document_that_lacks_a_part_is_not_read(name):
    content = Content(
        "edition", "H1", date(2019, 3, 31), declared(), (), (), Summary(*[nothing] * 4), Annex(), ()
    )
    found = json.loads(write_document(replace(content), IMPRINT))
    del found[name]
    with pytest.raises(KeyError):
        read_document(json.dumps(found).encode())
