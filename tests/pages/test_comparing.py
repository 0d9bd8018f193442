"""Two editions or periods side by side: nothing is subtracted, nobody reads more than before."""

from dataclasses import replace

import pytest

from dashboard.access.editions import comparable, compared
from dashboard.components.comparing import Pair, comparison, edition_key
from dashboard.language import language_of
from dashboard.protocols import Account
from dashboard.reading import read
from dashboard.released import Base, Restatement
from dashboard.view import Offer, View, read_view
from tests.pages.contexts import released
from tests.pages.text import marked, text
from tests.pages.worlds import made_up_publication, real_framework

ENGLISH = language_of("en")


def publication(number, kind="edition", withdrawn=None):
    made = made_up_publication(released("real", "public").cut_off)
    return replace(made, number=number, kind=kind, withdrawn_on=withdrawn)


class Shelf:
    """Two editions in force, one withdrawn, one bulletin."""

    def all(self):
        day = released("real", "public").cut_off
        return [
            publication(1), publication(2, withdrawn=day), publication(3, "bulletin"),
            publication(4),
        ]  # fmt: skip

    def read(self, number, *, budget=False):
        return replace(released("real", "public"), publication=publication(number))


def account(role):
    return Account(1, f"{role}@example.org", role, False, False, "first")


@pytest.mark.parametrize(
    ("role", "audience", "offered"),
    [
        ("manager", "internal", ("edition-4", "edition-1", "H4", "H3", "H2", "H1")),
        ("donor", "public", ("edition-4",)),
        ("guest", "public", ()),
    ],
)
def test_what_may_be_compared(role, audience, offered):
    assert comparable(Shelf(), account(role), released("real", audience)) == offered


def test_a_withdrawn_edition_is_compared_with_nothing():
    release = released("real", "public")
    assert compared(Shelf(), account("donor"), release, "edition-2") is None
    assert compared(Shelf(), account("donor"), release, "edition-3") is None
    found = compared(Shelf(), account("donor"), release, "edition-4")
    assert found is not None
    assert found.publication.number == 4


def test_the_address_keeps_what_is_compared():
    offer = Offer(compare=("edition-1",))
    assert read_view("?compare=edition-1", real_framework(), offer).to_query() == (
        "compare=edition-1"
    )
    refused = read_view("?compare=edition-2", real_framework(), offer)
    assert refused.compare is None
    assert [notice.name for notice in refused.notices] == ["compare"]


def pair(code, other, view=None, release=None):
    shown = release or released("real", "internal")
    indicator = shown.framework.indicator(code)
    return Pair(
        read(ENGLISH, shown, View(), indicator),
        read(ENGLISH, other, view or View(), indicator),
    )


def test_two_periods_stand_side_by_side_without_a_difference():
    release = released("real", "internal")
    content = comparison(pair("OP1.1.2", release, View(period="H2")), View())
    words = text(content)
    assert "to date on 30 Sep 2019" in words
    assert "to date on 31 Aug 2020" in words
    assert "Difference" not in words
    assert not any(marked([part], "same-time-OP1.1.2") for part in content)


def test_a_difference_is_only_the_one_that_was_released():
    now = released("real", "internal")
    edition = Shelf().read(1)
    assert "Difference" not in text(comparison(pair("OP1.1.1", edition), View()))
    cell = edition.cell("OP1.1.1", "to H1")
    base = Base(cell.numerator, cell.denominator, cell.n)
    known = now.cell("OP1.1.1", "to H1")
    item = Restatement(
        "OP1.1.1", "to H1", (), now.cut_off, "shown", cell.value, "shown", known.value, -2.0,
        base, base,
    )  # fmt: skip
    told = replace(now, annex=replace(now.annex, restatements=(item,)))
    words = text(comparison(pair("OP1.1.1", edition, release=told), View()))
    assert "Difference" in words
    assert "-2" in words
    other = replace(item, reported=(cell.value or 0) + 5)
    wrong = replace(now, annex=replace(now.annex, restatements=(other,)))
    assert "Difference" not in text(comparison(pair("OP1.1.1", edition, release=wrong), View()))


def test_an_edition_beside_an_edition_says_no_more_than_either():
    edition = Shelf().read(1)
    content = comparison(pair("OC1.1", edition, release=Shelf().read(4)), View())
    hidden = edition.cell("OC1.1", "to H4")
    assert hidden.state == "suppressed"
    assert "not published" in text(content)
    assert edition_key(4) == "edition-4"
