"""From a file to typed rows, rejects and counts."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from openpyxl import Workbook

from dashboard.data.validation import validate
from tests.data.validation.small import FRAMEWORK, column, load, read, saved, told, workbook, write

SESSIONS = pd.DataFrame({"session_id": ["S1"], "date": ["2019-03-12"], "test_max": [20]})


def test_typed_rows_with_their_lines(tmp_path):
    found = load(
        tmp_path,
        "Session;Date;Region;Women;Men;Total head count;Cost;Done;Note\n"
        "S1;12.03.2019;Суѓд;12;3;15;1 250,5;да;Маљлис\n"
        "S2;13.03.2019;-;0;н/д;;-;нет;нет\n",
    )
    assert found.rejects == []
    assert (found.read, found.accepted) == (2, 2)
    assert column(found, "_line") == [2, 3]
    assert column(found, "_sheet") == [None, None]
    assert column(found, "date") == [date(2019, 3, 12), date(2019, 3, 13)]
    assert column(found, "region") == ["TJ-SU", None]
    assert column(found, "women") == [12, 0]
    assert column(found, "men") == [3, None]
    assert column(found, "cost") == [1250.5, None]
    assert column(found, "done") == [True, False]
    assert column(found, "note") == ["Маҷлис", None]
    assert column(found, "date_end") == [None, None]
    assert list(found.rows) == [*FRAMEWORK.datasets["session"].columns, "_line", "_sheet"]
    assert found.rows.dtypes.astype(str).to_dict() | {"_line": "", "_sheet": ""} == {
        "session_id": "str", "date": "object", "date_end": "object", "region": "str",
        "women": "Int64", "men": "Int64", "total": "Int64", "cost": "Float64",
        "test_max": "Int64", "done": "boolean", "note": "str", "_line": "", "_sheet": "",
    }  # fmt: skip


def test_a_sheet_is_named_with_its_rows(tmp_path):
    rows = [["Session", "Date", "Women"], ["S1", date(2019, 3, 12), 4.0]]
    found = load(tmp_path, workbook([["Read me"]], rows), name="f.xlsx")
    assert found.rows[["_sheet", "_line", "women"]].to_numpy().tolist() == [["Sheet2", 2, 4]]


class TestTotals:
    ROWS = "Session,Date,Women\nS1,2019-03-01,12\nS2,2019-03-02,15\nS3,2019-03-03,9\n"

    @pytest.mark.parametrize(
        "word", ["Итого", "ИТОГО:", "Всего", "Ҷамъ", "Ҳамагӣ", "Total", "Subtotal"]
    )
    def test_a_total_that_is_right_leaves_no_trace(self, tmp_path, word):
        found = load(tmp_path, f"{self.ROWS}{word},,36\n")
        assert (column(found, "women"), found.read, found.rejects) == ([12, 15, 9], 3, [])

    def test_subtotals_count_from_the_last_one_and_the_grand_total_from_the_top(self, tmp_path):
        text = (
            "Session,Date,Women\nS1,2019-03-01,12\nSubtotal,,12\nS2,2019-03-02,15\nSubtotal,,15\n"
        )
        assert load(tmp_path, f"{text}Total,,27\n").rejects == []

    def test_the_total_of_a_sensitive_dataset_is_told_without_numbers(self, tmp_path):
        text = "Case ID,Identified on,Contacts\nAAAAA1,2019-03-01,2\nИтого,,3\n"
        found = load(tmp_path, text, "case")
        assert told(found.rejects) == [
            ("warning", 3, "Contacts", "a totals row is not the sum of its rows")
        ]


class TestDates:
    def test_the_question_is_asked_for_the_ambiguous_row_alone(self, tmp_path):
        found = load(tmp_path, "Session,Date\nS1,3/12/2019\nS2,4/4/2019\n")
        assert column(found, "session_id") == ["S2"]
        assert found.rejects[0].reason.startswith("can be read day first or month first")
        assert found.rejects[0].value == "3/12/2019"

    def test_day_numbers_are_read_and_told_once(self, tmp_path):
        found = load(tmp_path, "Session,Date\nS1,43466\nS2,43922\n")
        assert column(found, "date") == [date(2019, 1, 1), date(2020, 4, 1)]
        assert [(r.line, r.severity) for r in found.rejects] == [(None, "warning")]


class TestRejects:
    @pytest.mark.parametrize(
        ("row", "reject"),
        [
            (",2019-03-12,1", ("error", 2, "Session", "is empty but required")),
            ("S1,-,1", ("error", 2, "Date", "is empty but required")),
            ("S1,soon,1", ("error", 2, "Date", "is not a date")),
            ("S1,2109-03-12,1",
             ("error", 2, "Date",
              "lies after 2021-03-31, out of range: did you mean 2019-03-12?")),
            ("S1,2018-09-30,1",
             ("error", 2, "Date",
              "lies before 2018-10-01, out of range: did you mean 2019-09-30?")),
            ("S1,2019-03-12,-1", ("error", 2, "Women", "is below 0")),
            ("S1,2019-03-12,250-300", ("error", 2, "Women", "is a range, not one number")),
            ("S1,2019-03-12,#REF!", ("error", 2, "Women", "holds a spreadsheet error")),
        ],
    )  # fmt: skip
    def test_one_fault_is_one_reject_and_keeps_the_row_out(self, tmp_path, row, reject):
        found = load(tmp_path, f"Session,Date,Women\n{row}\n")
        assert told(found.rejects) == [reject]
        assert (found.read, found.accepted) == (1, 0)

    def test_where_what_and_how_to_mend(self, tmp_path):
        reject = load(tmp_path, "Session,Дата\nS1,soon\n").rejects[0]
        assert (reject.file, reject.line, reject.column) == ("file.csv", 2, "Дата")
        assert (reject.value, reject.remedy) == ("soon", "write the date as YYYY-MM-DD")

    def test_rows_in_the_frame_and_rows_cut_off_are_both_read(self, tmp_path):
        found = load(tmp_path, "Session,Date\nS1,2019-03-12\nS2,2019-03-12,x\n")
        assert (found.read, found.accepted) == (2, 1)

    def test_a_formula_never_computed(self, tmp_path):
        book = Workbook()
        for row in (["Session", "Date", "Women"], ["S1", date(2019, 3, 12), "=1+1"]):
            book.active.append(row)
        found = load(tmp_path, saved(book), name="f.xlsx")
        assert told(found.rejects) == [
            ("error", 2, "Women", "holds a formula that was never computed")
        ]

    def test_rejects_stand_in_file_order(self, tmp_path):
        found = load(tmp_path, "Session,Date,Women\nS1,soon,1\nS2,2019-03-12,x\nS3,soon,1\n")
        assert [reject.line for reject in found.rejects] == [2, 3, 4]


class TestRelations:
    def test_dates_that_run_backwards_are_kept_with_a_warning(self, tmp_path):
        found = load(tmp_path, "Session,Date,End date\nS1,2019-03-12,2019-03-10\n")
        assert told(found.rejects) == [("warning", 2, "End date", "lies before date")]
        assert found.accepted == 1

    def test_a_total_that_is_not_the_sum_of_its_parts(self, tmp_path):
        found = load(
            tmp_path,
            "Session,Date,Women,Men,Total head count\n"
            "S1,2019-03-12,4,5,9\nS2,2019-03-12,4,5,10\nS3,2019-03-12,4,,4\nS4,2019-03-12,,,7\n",
        )
        assert told(found.rejects) == [
            ("warning", 3, "Total head count",
             "is not the sum of women, men: sum 9, row says 10")
        ]  # fmt: skip
        assert found.accepted == 4

    def test_a_total_below_its_parts_or_empty_counts_with_their_sum(self, tmp_path):
        found = load(
            tmp_path,
            "Session,Date,Women,Men,Total head count\n"
            "S1,2019-03-12,15,10,20\nS2,2019-03-12,4,5,\nS3,2019-03-12,4,5,12\nS4,2019-03-12,,,\n",
        )
        (total,) = (name for name in FRAMEWORK.datasets["session"].sums)
        assert column(found, total) == [25, 9, 12, None]
        assert [reject.line for reject in found.rejects] == [2, 4]

    def test_a_bound_borrowed_from_the_parent(self, tmp_path):
        text = "Session,Person ID,Post\nS1,P1,20\nS1,P2,20.5\nS1,P3,\n"
        found = load(tmp_path, text, "participant", parents={"session": SESSIONS})
        assert column(found, "person_id") == ["P1", "P3"]
        assert told(found.rejects) == [("error", 3, "Post", "is above test_max")]

    def test_a_parent_that_is_not_known(self, tmp_path):
        text = "Session,Person ID\nS1,P1\nS9,P2\n"
        found = load(tmp_path, text, "participant", parents={"session": SESSIONS})
        assert column(found, "person_id") == ["P1"]
        assert found.rejects[0].reason == "session_id is not known in session"
        assert found.rejects[0].remedy == "load session with it first, or correct it"

    @pytest.mark.parametrize("parents", [{}, {"session": SESSIONS.iloc[:0]}])
    def test_a_parent_dataset_not_loaded_yet(self, tmp_path, parents):
        found = load(tmp_path, "Session,Person ID\nS1,P1\n", "participant", parents=parents)
        assert (found.read, found.accepted) == (1, 0)

    def test_a_person_who_contradicts_oneself(self, tmp_path):
        parents = {"session": pd.DataFrame({"session_id": ["S1", "S2"]})}
        text = "Session,Person ID,Sex\nS1,P1,f\nS2,P1,m\nS1,P2,m\nS2,P2,\n"
        found = load(tmp_path, text, "participant", parents=parents)
        assert [(r.severity, r.line, r.column) for r in found.rejects] == [("warning", 3, "Sex")]
        assert found.accepted == 4


class TestKeys:
    def test_equal_rows_merge(self, tmp_path):
        found = load(tmp_path, "Session,Date,Women\nS1,2019-03-12,4\nS1,12.03.2019,4.0\n")
        assert told(found.rejects) == [
            ("warning", 3, "Session", "repeats the row in line 2; counted once")
        ]
        assert (found.read, found.accepted) == (2, 1)

    def test_rows_that_differ_are_refused_with_the_first_line(self, tmp_path):
        found = load(
            tmp_path, "Session,Date,Women\nS1,2019-03-12,4\nS2,2019-03-12,\nS1,2019-03-12,5\n"
        )
        assert told(found.rejects) == [
            ("error", 4, "Session", "has the key of line 2 but differs from it")
        ]
        assert column(found, "_line") == [2, 3]

    def test_a_row_that_is_out_claims_no_key(self, tmp_path):
        found = load(tmp_path, "Session,Date,Women\nS1,soon,4\nS1,2019-03-12,5\n")
        assert column(found, "_line") == [3]


class TestSensitive:
    TEXT = (
        "Case ID,Identified on,Served on,Forms,Region,Contacts\n"
        "QQQQQ1,2109-07-28,,sexual,Narnia,~7\n"
        "secret,2019-03-12,,gibberish,Су?д,x\n"
        "QQQQQ2,2019-03-12,2019-03-10,sexual,Hatlon,77 чел.\n"
        "QQQQQ2,2019-03-12,2019-03-10,other,Hatlon,77\n"
    )

    def test_no_reject_holds_a_value_or_anything_made_from_one(self, tmp_path):
        found = load(tmp_path, self.TEXT, "case")
        assert len(found.rejects) > 8
        assert {reject.value for reject in found.rejects} == {None}
        told_all = " ".join(f"{r.reason} {r.remedy}" for r in found.rejects)
        for value in (
            "QQQQQ",
            "secret",
            "2109",
            "07-28",
            "Narnia",
            "gibberish",
            "77",
            "2019-03-12",
        ):
            assert value not in told_all
        assert "read as" not in told_all

    def test_the_same_faults_are_told_in_full_where_nothing_is_sensitive(self, tmp_path):
        found = load(tmp_path, "Session,Date,Region\nS1,2109-07-28,Hatlon\n")
        assert "Hatlon" in {reject.value for reject in found.rejects}


def test_declared_bounds_replace_the_time_of_the_project(tmp_path):
    text = "Case ID,Identified on\nAAAAA1,2017-06-01\nAAAAA2,2016-06-01\nAAAAA3,2021-06-01\n"
    found = load(tmp_path, text, "case")
    assert column(found, "case_id") == ["AAAAA1"]


def test_a_pattern_is_matched_as_a_whole(tmp_path):
    found = load(tmp_path, "Case ID,Identified on\nAAAAA12,2019-06-01\n", "case")
    assert told(found.rejects) == [("error", 2, "Case ID", "does not have the expected form")]


def test_months_are_first_days_and_lie_in_the_project(tmp_path):
    found = load(tmp_path, "Месяц,Contacts\nоктябрь 2018,1\n2018-09,2\n03.2021,3\n", "month")
    assert column(found, "month") == [date(2018, 10, 1), date(2021, 3, 1)]
    assert [reject.line for reject in found.rejects] == [3]


def test_mostly_round_counts_are_remarked(tmp_path):
    rows = "".join(f"S{i},2019-03-12,{i * 10}\n" for i in range(1, 21))
    found = load(tmp_path, "Session,Date,Women\n" + rows)
    assert told(found.rejects) == [
        ("warning", None, "Women", "holds mostly round numbers and looks estimated")
    ]
    assert found.accepted == 20


def test_a_file_with_a_header_alone(tmp_path):
    found = load(tmp_path, "Session,Date,Women\n")
    assert (found.read, found.accepted, found.rejects) == (0, 0, [])
    assert list(found.rows)[:2] == ["session_id", "date"]


def test_validating_twice_gives_the_same(tmp_path):
    raw = read(write(tmp_path, "Session,Date,Region\nS1,soon,Narnia\nS2,2019-03-12,Sughd\n"))
    first, second = (validate(raw, "session", FRAMEWORK, {}) for _ in range(2))
    assert first.rejects == second.rejects
    pd.testing.assert_frame_equal(first.rows, second.rows)
