"""How the tracking table is arranged: from the address, and never by figures about people."""

from dataclasses import replace

import pytest

from dashboard.arrangement import (
    BY_CONSEQUENCE,
    Arrangement,
    arranged,
    may_move,
    owners,
    read_arrangement,
    status_of,
)
from dashboard.language import language_of
from dashboard.reading import read
from dashboard.view import View, ViewNotice
from tests.pages.contexts import released
from tests.pages.worlds import real_framework

ENGLISH = language_of("en")
FRAMEWORK = real_framework()
CODES = [item.code for item in FRAMEWORK.indicators]


def readings(release):
    items = release.framework.indicators
    return [read(ENGLISH, release, View(), item) for item in items]


def codes(release, arrangement):
    return [reading.indicator.code for reading in arranged(readings(release), arrangement)]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "columns=to-date",
        "sort=ratio&result=OP1.1&status=at_risk&owner=MPA+unit",
        "columns=to-date&sort=code&group=H3",
    ],
)
def test_what_an_address_says_leads_back_to_it(query):
    found = read_arrangement(f"?{query}", FRAMEWORK, team=True)
    assert found.to_query() == query
    assert not found.notices


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("sort=zebra", ViewNotice("value", "sort", "zebra")),
        ("result=OP9", ViewNotice("value", "result", "OP9")),
        ("status=late", ViewNotice("value", "status", "late")),
        ("columns=both", ViewNotice("value", "columns", "both")),
        ("owner=Nobody", ViewNotice("value", "owner", "Nobody")),
    ],
)
def test_what_is_not_known_is_left_out_with_a_notice(query, notice):
    found = read_arrangement(query, FRAMEWORK, team=True)
    assert found == Arrangement()
    assert found.notices == (notice,)


@pytest.mark.parametrize("owner", [*[*owners(FRAMEWORK)][:3], "Nobody"])
def test_an_owner_is_no_choice_of_the_public(owner):
    found = read_arrangement(f"owner={owner.replace('&', '%26')}", FRAMEWORK, team=False)
    assert found == Arrangement()
    assert found.notices == (ViewNotice("parameter", "owner", owner[:40]),)


@pytest.mark.parametrize("query", ["?sort", "sort=&sort=ratio", "%FF=%FF", "a" * 3000, None])
def test_reading_never_raises(query):
    assert read_arrangement(query, FRAMEWORK, team=True) in (
        Arrangement(),
        Arrangement(sort="ratio"),
    )


def test_a_result_brings_those_below_it():
    found = codes(released("real", "internal"), Arrangement(result="OC2"))
    assert found == [code for code in CODES if code.startswith(("OC2", "OP2"))]


def test_filters_hold_together():
    release = released("real", "internal")
    every = {(status_of(one), one.indicator.code) for one in readings(release)}
    status = next(status for status, code in every if code.startswith("OP"))
    found = codes(release, Arrangement(result="OP1.1", status=status))
    assert found == [code for code in CODES if code.startswith("OP1.1") and (status, code) in every]


def test_owners_are_those_declared():
    (first, *_rest) = owners(FRAMEWORK)
    found = codes(released("real", "internal"), Arrangement(owner=first))
    assert found == [item.code for item in FRAMEWORK.indicators if item.owner.texts()[0] == first]


def test_the_worst_comes_first_and_the_matrix_decides_between_equals():
    release = released("real", "internal")
    found = codes(release, Arrangement(sort="status"))
    status = {one.indicator.code: status_of(one) for one in readings(release)}
    keys = [(BY_CONSEQUENCE.index(status[code]), CODES.index(code)) for code in found]
    assert keys == sorted(keys)
    assert found != CODES


def test_the_lowest_ratio_comes_first_and_none_last():
    release = released("real", "internal")
    ratios = {one.indicator.code: one.cell.ratio for one in readings(release)}
    found = [ratios[code] for code in codes(release, Arrangement(sort="ratio"))]
    known = [ratio for ratio in found if ratio is not None]
    assert found == [*sorted(known), *[None] * (len(found) - len(known))]
    assert len(known) > 10


def test_codes_are_in_order_of_their_numbers():
    first, second = readings(released("real", "internal"))[:2]
    tenth = replace(first, indicator=first.indicator.model_copy(update={"code": "OP1.1.10"}))
    other = replace(second, indicator=second.indicator.model_copy(update={"code": "OP1.1.2"}))
    found = arranged([tenth, other], Arrangement(sort="code"))
    assert [one.indicator.code for one in found] == ["OP1.1.2", "OP1.1.10"]


def with_people_at(release, **progress):
    """The release where every figure about people has other progress."""
    about = {item.code for item in release.framework.indicators if item.disclosure != "open"}
    cells = [
        replace(cell, **progress) if cell.indicator in about else cell for cell in release.cells
    ]
    return replace(release, cells=tuple(cells))


@pytest.mark.parametrize("sort", ["status", "ratio"])
@pytest.mark.parametrize(
    "progress",
    [
        {"status": "off_track", "ratio": 0.1},
        {"status": "achieved", "ratio": 9.0},
        {"status": "not_published", "ratio": None},
    ],
)
def test_figures_about_people_never_decide_on_an_order_of_the_public(sort, progress):
    release, chosen = released("real", "public"), Arrangement(sort=sort)
    assert codes(with_people_at(release, **progress), chosen) == codes(release, chosen)
    last = [one for one in CODES if FRAMEWORK.indicator(one).disclosure != "open"]
    assert codes(release, chosen)[-len(last) :] == last
    assert not any(may_move(one) for one in readings(release) if one.indicator.code in last)


@pytest.mark.parametrize("sort", ["status", "ratio"])
def test_they_do_for_the_team(sort):
    release, chosen = released("real", "internal"), Arrangement(sort=sort)
    worst = with_people_at(release, status="regressed", ratio=-5.0)
    first = codes(worst, chosen)[0]
    assert FRAMEWORK.indicator(first).disclosure != "open"
