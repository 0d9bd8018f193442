"""Tables: what a row is called on a card, which period still goes on, what was loaded."""

from dataclasses import replace

from dashboard.components.tables import period_table, table
from dashboard.pages import data, editions
from dashboard.reading import read
from dashboard.view import View
from tests.pages.contexts import context
from tests.pages.text import marked, parts, text


def labels(drawn):
    body = next(part for part in parts(drawn) if type(part).__name__ == "Tbody")
    return [[getattr(cell, "data-label", None) for cell in row.children] for row in body.children]


def test_on_a_card_every_cell_carries_the_name_of_its_column():
    header, rows = ["Load", "Read"], [["1", "10"], ["2", "20"]]
    assert labels(table("x", "X", header, rows, cards=True)) == [header, header]
    assert labels(table("x", "X", header, rows)) == [[None, None]] * 2


def period_names(role, **chosen):
    here = context(role, View(**chosen))
    reading = read(here.language, here.released, here.view, here.framework.indicator("OP1.1.2"))
    drawn = period_table(reading)
    return [text(part) for part in parts(drawn) if getattr(part, "scope", None) == "row"]


def test_the_period_that_goes_on_is_marked_so_far():
    marks = [name.endswith(", so far") for name in period_names("manager")]
    assert marks == [False, False, False, True, False]
    assert not any(name.endswith(", so far") for name in period_names("manager", period="H3"))


def test_a_load_is_named_by_its_dataset():
    here = context("manager", release=False)
    (meals,) = [load for load in here.services.loads.loads() if load.dataset == "meals"]
    title = here.language.label(here.framework.datasets["meals"].title)
    gone = replace(meals, id=3, dataset="no longer declared")
    here.services.loads.loads = lambda: [gone, meals]
    (drawn,) = marked(data.layout(here), "table-loads")
    named = [" ".join(text(row.children[1]).split()) for row in rows(drawn)]
    assert named == ["no longer declared meals.csv", f"{title} meals.csv"]
    assert title != "meals"


def rows(drawn):
    return next(part for part in parts(drawn) if type(part).__name__ == "Tbody").children


def test_lists_of_publications_and_loads_are_cards_on_a_phone(monkeypatch):
    here = context("manager")
    monkeypatch.setattr(editions, "known_publications", list)
    for page, name in ((editions.layout(here), "periods"), (data.layout(here), "loads")):
        (drawn,) = marked(page, f"table-{name}")
        assert "cards" in drawn.className
