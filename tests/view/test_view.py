"""The view enters by the address and leaves by it, and reading never raises."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.view import Offer, View, ViewNotice, read_view
from tests.pages.worlds import real_framework


@cache
def framework():
    return real_framework()


@cache
def known():
    return framework().split_codes


@st.composite
def views(draw):
    dimensions = known()
    chosen = draw(st.sets(st.sampled_from(sorted(dimensions))))
    filters = tuple(
        (name, draw(st.sampled_from(dimensions[name]))) for name in dimensions if name in chosen
    )
    edition = draw(st.none() | st.sampled_from([1, 7, 12]))
    return View(
        edition=edition,
        draft=draw(st.booleans()) if edition is None else False,
        period=draw(st.none() | st.sampled_from(list(framework().periods))),
        by=tuple(draw(st.lists(st.sampled_from(sorted(dimensions)), unique=True, max_size=2))),
        filters=filters,
        language=draw(st.none() | st.sampled_from(["en", "ru", "tg"])),
    )


@given(views())
def test_round_trip(view):
    found = read_view("?" + view.to_query(), framework(), Offer(editions=[1, 7, 12]))
    assert found == view
    assert found.notices == ()


@given(st.text(max_size=3000))
def test_reading_never_raises(text):
    view = read_view(text, framework())
    again = read_view(view.to_query(), framework())
    assert again == view
    assert again.notices == ()


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("?foo=1", ViewNotice("parameter", "foo", "1")),
        ("?sex=zebra", ViewNotice("value", "sex", "zebra")),
        ("?period=H9", ViewNotice("value", "period", "H9")),
        ("?by=zebra", ViewNotice("value", "by", "zebra")),
        ("?lang=xx", ViewNotice("value", "lang", "xx")),
        ("?edition=4", ViewNotice("value", "edition", "4")),
        ("?edition=-1", ViewNotice("value", "edition", "-1")),
        ("?edition=²", ViewNotice("value", "edition", "²")),
        ("?sex=f&sex=m", ViewNotice("repeated", "sex", "m")),
        ("?" + "x" * 2001, ViewNotice("length")),
    ],
)
def test_what_is_not_known_is_ignored_with_a_notice(query, notice):
    view = read_view(query, framework())
    assert view.notices == (notice,)
    assert view in (View(), View(filters=(("sex", "f"),)))


def test_edition_and_draft_together():
    view = read_view("?edition=2&draft", framework(), Offer(editions=[2]))
    assert (view.edition, view.draft) == (2, False)
    assert view.notices == (ViewNotice("conflict", "draft"),)


def test_the_draft_is_not_on_offer_to_everybody():
    view = read_view("?draft", framework(), Offer(draft=False))
    assert view == View()
    assert view.notices == (ViewNotice("draft", "draft"),)


def test_only_codes_on_offer_are_known():
    view = read_view("?region=TJ-SU", framework(), Offer(codes={"region": ("dushanbe",)}))
    assert view.notices == (ViewNotice("value", "region", "TJ-SU"),)
    view = read_view("?region=dushanbe", framework(), Offer(codes={"region": ("dushanbe",)}))
    assert view.filters == (("region", "dushanbe"),)


def test_known_values():
    view = read_view("?draft&period=H3&by=sex,region&region=TJ-SU&lang=ru", framework())
    assert view == View(
        draft=True, period="H3", by=("sex", "region"), filters=(("region", "TJ-SU"),), language="ru"
    )


def test_a_filter_is_set_and_taken_back():
    view = View(period="H3").with_filter("sex", "f")
    assert view.to_query() == "period=H3&sex=f"
    assert view.with_filter("sex", None) == View(period="H3")
