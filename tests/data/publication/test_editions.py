"""Editions through the whole walk: rows, values, the gate, the ledger, the document."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest

from dashboard.data.publication import prepare_edition
from tests.data.publication.worlds import Office, declared, last_day

DAYS = {
    "H1": "2019-01-15",
    "H2": "2019-07-15",
    "H3": "2020-01-15",
    "H4": "2020-07-15",
    "H5": "2021-01-15",
}


def through_five_closings(office: Office) -> list:
    """Domain D3: 4, 14, 19, 27 and 41 victims served at five closings."""
    told, known = [], 0
    for period, total in zip(DAYS, (4, 14, 19, 27, 41), strict=True):
        office.serve(known + 1, total, DAYS[period])
        known = total
        told.append(office.publish(period))
    return told


def test_a_total_is_told_when_ten_persons_have_come_and_held_until_then(office):
    editions = through_five_closings(office)
    heads = [found.headline("S.1", period) for found, period in zip(editions, DAYS, strict=True)]
    assert [(head.state, head.value, head.held_on) for head in heads] == [
        ("suppressed", None, None),
        ("shown", 14, None),
        ("shown", 14, last_day("H2")),
        ("shown", 27, None),
        ("shown", 41, None),
    ]
    assert heads[2].status == "not_published"
    assert heads[2].ratio is None


def test_a_later_edition_tells_earlier_periods_as_they_were_told(office):
    last = through_five_closings(office)[-1]
    told = [last.cell("S.1", f"to {period}") for period in DAYS]
    assert [cell.value for cell in told] == [None, 14, 14, 27, 41]
    assert [cell.held_on for cell in told] == [None, None, last_day("H2"), None, None]
    assert {cell.status for cell in told[:4]} == {"not_published"}


def test_nothing_derived_leaves_with_a_suppressed_figure(office):
    office.serve(1, 4, DAYS["H1"])
    released = office.publish("H1")
    hidden = [cell for cell in released.cells if cell.indicator == "S.1"]
    assert len(hidden) > 5
    for cell in hidden:
        assert cell.state == "suppressed"
        figures = (cell.value, cell.numerator, cell.denominator, cell.n, cell.ratio)
        assert figures == (None,) * 5
        assert (cell.measured_on, dict(cell.extras), cell.held_on, cell.band) == (
            None,
            {},
            None,
            None,
        )


def test_a_margin_is_told_by_its_groups_in_the_last_edition_only(database_url, tmp_path):
    office = Office(database_url, tmp_path)
    office.serve(1, 14, DAYS["H1"], "f")
    office.serve(15, 30, DAYS["H1"], "m")
    first = office.publish("H1")
    groups = (("sex", "women"),), (("sex", "men_or_not_stated"),)
    assert {first.cell("S.1", "to H1", split).state for split in groups} == {"suppressed"}
    office.serve(31, 60, DAYS["H5"], "f")
    for period in ("H2", "H3", "H4"):
        office.publish(period)
    last = office.publish("H5")
    assert [last.cell("S.1", "to H5", split).value for split in groups] == [44, 16]
    indicator = last.framework.indicator("S.1")
    assert list(last.codes(indicator, "sex")) == ["women", "men_or_not_stated"]
    assert last.cell("S.1", "to H5", (("sex", "f"),)).state == "suppressed"


def test_what_is_held_back_is_explained_to_whoever_prepares_it(office):
    office.serve(1, 4, DAYS["H1"])
    prepared = prepare_edition(office.settings, office.store, "H1")
    (item,) = [
        item
        for item in prepared.preview.items
        if (item.indicator, item.window, item.by) == ("S.1", "to H1", ())
    ]
    assert (item.state, item.value) == ("withheld", None)
    assert item.sentence == "Too few persons stand behind this figure."
    assert office.store.editions.all() == []
    assert prepared.preview.cells_shown + prepared.preview.cells_withheld == len(
        prepared.draft.cells
    )


def test_the_document_is_canonical_and_its_hash_is_that_of_its_bytes(office):
    office.serve(1, 14, DAYS["H1"])
    released = office.publish("H1")
    document = office.store.editions.document(1)
    again = json.dumps(
        json.loads(document), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert again.encode() == document
    assert released.publication.sha256 == hashlib.sha256(document).hexdigest()
    assert office.store.editions.all()[0].sha256 == released.publication.sha256


def numbers_in(found) -> set[float]:
    """Every number anywhere in a JSON value."""
    match found:
        case dict():
            return {number for inner in found.values() for number in numbers_in(inner)}
        case list():
            return {number for inner in found for number in numbers_in(inner)}
        case bool():
            return set()
        case int() | float():
            return {float(found)}
    return set()


def test_the_document_holds_no_owner_no_money_and_no_hidden_number(database_url, tmp_path):
    office = Office(database_url, tmp_path, declared(k=100))
    office.serve(1, 73, DAYS["H1"])
    office.publish("H1")
    text = office.store.editions.document(1).decode()
    for secret in ("Owner of the indicator", '"owner"', "200000", "12345", "23456", "budget"):
        assert secret not in text
    assert not numbers_in(json.loads(text)) & {73.0, 12345.0, 23456.0, 200000.0}
    internal = office.store.releases.reported("H1")
    assert internal.headline("S.1", "H1").value == 73


def test_money_is_told_to_those_who_may_see_it(office):
    office.publish("H1")
    plain, told = office.store.editions.read(1), office.store.editions.read(1, budget=True)
    assert plain.framework.project.budget is None
    assert {plain.summary.money.part, plain.summary.planned_money.part} == {None}
    assert told.framework.project.budget.amount == 200000
    assert (told.summary.money.part, told.summary.money.whole) == (12345, 200000)
    assert told.summary.planned_money.part == 23456
    assert told.summary.forecast_money.part is told.summary.unspent.part is None
    assert told.cells == plain.cells


@pytest.mark.parametrize("change", ["rows", "declaration", "indicator removed", "reopened"])
def test_an_edition_never_changes(office, change):
    office.serve(1, 14, DAYS["H1"])
    office.publish("H1")
    editions = office.store.editions
    before = editions.document(1), editions.read(1), editions.read(1, budget=True)
    match change:
        case "rows":
            office.store.loads.revert(office.serve(80, 99, DAYS["H1"]), "test")
            office.store.loads.revert(1, "test")
        case "declaration":
            office.reopen(declared(k=20, title="Another title", targets={"H1": 99}))
        case "indicator removed":
            whole = declared()
            office.reopen(whole.model_copy(update={"indicators": whole.indicators[1:]}))
        case "reopened":
            office.reopen()
    editions = office.store.editions
    assert (editions.document(1), editions.read(1), editions.read(1, budget=True)) == before
    assert editions.newest() == before[1]
    assert before[1].framework.indicator("S.1").title.text("en") == "Victims served"


def test_a_document_that_was_tampered_with_is_not_read(office):
    from sqlalchemy import text

    from dashboard.errors import StoreError

    office.publish("H1")
    office.reopen()
    with office.store.engine.begin() as connection:
        connection.execute(text("UPDATE editions SET document = replace(document, 's', 'z')"))
    with pytest.raises(StoreError, match="publication 1 is not what was published"):
        office.store.editions.read(1)


def test_before_the_first_edition_there_is_nothing(office):
    office.tell("2019-06-01")
    assert office.store.editions.newest() is None
    assert office.store.editions.newest(bulletins=True).cut_off == date(2019, 6, 1)
    assert office.store.editions.read(7) is office.store.editions.document(7) is None
