"""C10 to C18 of domain C.3: with those inputs, those outputs."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.data.letters import mend_legacy
from dashboard.data.validation.codes import CodeList
from tests.data.closing.test_restatement import of
from tests.data.closing.worlds import attendances, close, duplicates_found, released, trained
from tests.data.measures.test_extras import BASELINE, BY_FORM, C14, FORMS, FOUND, survey
from tests.data.release.test_money import CUT_OFF, UNEXTENDED, declared, rows
from tests.data.validation.small import FRAMEWORK, column, load, told
from tests.data.worlds import add, cell, framework, indicator, release, store_with
from tests.progress.worlds import indicator as promised
from tests.progress.worlds import progress


def test_c10_money_with_the_extension(database_url):
    found = release(store_with(database_url, declared(), rows()), CUT_OFF).summary
    assert (found.time.part, found.time.whole) == (457, 913)
    assert found.time.share == pytest.approx(50.05, abs=0.005)
    assert (found.money.part, found.money.whole, found.money.share) == (86_000, 200_000, 43.0)
    assert found.planned_money.part == 92_000
    assert found.planned_burn.share == pytest.approx(93.48, abs=0.005)
    assert found.burn_gap == pytest.approx(-7.05, abs=0.005)
    assert found.forecast_money.part == pytest.approx(171_812, abs=0.5)
    assert found.unspent.part == pytest.approx(28_188, abs=0.5)
    assert found.unspent.share == pytest.approx(14, abs=0.1)
    assert found.flags == ("much_unspent",)
    assert found.delivery.share == pytest.approx(62.33, abs=0.005)


def test_c10_money_without_the_extension(database_url):
    store = store_with(database_url, declared(project=UNEXTENDED), rows(a=14))
    found = release(store, CUT_OFF).summary
    assert (found.time.part, found.time.whole) == (457, 731)
    assert found.time.share == pytest.approx(62.5, abs=0.05)
    assert found.burn_gap == pytest.approx(-19.5, abs=0.05)
    assert "burn_apart_from_time" in found.flags
    assert found.delivery.share == pytest.approx(69.0, abs=0.005)


def test_c11_a_survey_beside_its_baseline(database_url):
    store = survey(database_url, BASELINE, 146, 410)
    for cut_off, window in (("2020-01-31", "to H3"), ("2020-08-31", "to H4")):
        found = cell(store, cut_off, window)
        assert (found.numerator, found.denominator) == (146, 410)
        assert found.value == pytest.approx(35.6, abs=0.05)
        assert found.extras["change"] == pytest.approx(13.6, abs=0.05)
        assert found.extras["change_low"] == pytest.approx(7.4, abs=0.05)
        assert found.extras["change_high"] == pytest.approx(19.8, abs=0.05)
        assert found.ratio == pytest.approx(1.047, abs=0.0005)
        assert (found.expected, found.status) == (35, "on_track")


def test_c12_a_level_with_a_high_baseline():
    level = promised("percentage", (None, None, 80, 85, 90), baseline=70, accumulation="level")
    found = progress(level, 72, date(2020, 3, 31))
    assert (found.ratio, found.status) == (pytest.approx(0.20), "off_track")


def test_c13_without_a_baseline():
    passed = promised("percentage", (70, 75, 75, 80, 80), baseline=None)
    found = progress(passed, 66, date(2020, 3, 31))
    assert (found.expected, found.ratio) == (75, pytest.approx(0.88))
    assert found.status == "at_risk"


@pytest.mark.parametrize(
    "measure",
    [
        {"type": "count", "dataset": "found"},
        {"type": "unique", "dataset": "found", "entity": "person", "counts": "people"},
    ],
)
def test_c14_shares_of_several_codes_are_of_those_with_information(database_url, measure):
    several = framework(
        {"found": FOUND},
        [indicator(measure, disclosure="people", disaggregations=[BY_FORM, "sex"])],
        code_lists={"form": FORMS},
    )
    store = store_with(database_url, several, {"found": C14})
    assert cell(store, "2019-03-31", "to H1").value == 5
    forms = [
        cell(store, "2019-03-31", "to H1", form=form) for form in ("labour", "sexual", "other")
    ]
    assert [found.value for found in forms] == [2, 2, 1]
    assert [found.extras["share"] for found in forms] == [50, 50, 25]
    assert {found.extras["share_base"] for found in forms} == {4}
    assert "share" not in cell(store, "2019-03-31", "to H1", form="unknown").extras
    assert "share" not in cell(store, "2019-03-31", "to H1", sex="f").extras


def test_c15_as_reported_beside_as_known_now(database_url):
    store = trained(database_url, 42)
    close(store, "H1", "2019-04-12")
    duplicates_found(store)
    add(store, "people", attendances(10, "S2", "2019-05-01", "Q"))
    found = released(store, "2019-09-30")
    assert of(found) == {"H1": (42, 40, -2), "to H1": (42, 40, -2)}
    assert {item.closed_on for item in found.annex.restatements} == {date(2019, 4, 12)}
    assert found.cell("I.1", "to H2").value == 40 + 10
    assert store.releases.reported("H1").cell("I.1", "to H1").value == 42


def test_c16_a_totals_row_is_dropped_and_its_sum_checked(tmp_path):
    three = "Session,Date,Women\nS1,2019-03-01,12\nS2,2019-03-02,15\nS3,2019-03-03,9\n"
    right = load(tmp_path, f"{three}Итого,,36\n")
    assert (column(right, "women"), right.read, right.rejects) == ([12, 15, 9], 3, [])
    wrong = load(tmp_path, f"{three}Итого,,38\n")
    assert column(wrong, "women") == [12, 15, 9]
    said = "a totals row is not the sum of its rows: sum 36, file says 38"
    assert told(wrong.rejects) == [("warning", 5, "Women", said)]


@pytest.mark.parametrize(
    ("texts", "days"),
    [
        (["43466", "43922"], [date(2019, 1, 1), date(2020, 4, 1)]),
        (["12.03.2019"], [date(2019, 3, 12)]),
        (["3/12/2019", "3/25/2019"], [date(2019, 3, 12), date(2019, 3, 25)]),
    ],
)
def test_c17_dates(tmp_path, texts, days):
    lines = [f"S{number},{text}" for number, text in enumerate(texts)]
    found = load(tmp_path, "\n".join(["Session,Date", *lines]))
    assert column(found, "date") == days


def test_c17_an_ambiguous_date_is_asked_about(tmp_path):
    found = load(tmp_path, "Session,Date\nS1,3/12/2019\nS2,2019-04-04\n")
    assert column(found, "session_id") == ["S2"]
    (reject,) = found.rejects
    assert reject.reason.startswith("can be read day first or month first")


@pytest.mark.parametrize(
    "name", ["Суѓд", "вилояти Суғд", "Sogd", "Согдийская область", "Leninabad"]
)
def test_c18_names_of_sughd(name):
    reading = CodeList.of(FRAMEWORK.code_lists["region"], lenient=True).read_code(name)
    assert (reading.value, reading.fault) == ("TJ-SU", None)


def test_c18_lost_and_legacy_letters():
    assert mend_legacy("Љумњурї").casefold() == "ҷумҳурӣ"
    lost = "Суғд".encode("cp1251", errors="replace").decode("cp1251")
    assert lost == "Су?д"
    reading = CodeList.of(FRAMEWORK.code_lists["region"], lenient=True).read_code(lost)
    assert reading.value == "TJ-SU"
    assert reading.fault is not None
    assert reading.fault.severity == "warning"
