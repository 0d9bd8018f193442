"""The story's numbers reckoned from the book in the slowest, plainest way (domain C)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from statistics import mean, median
from typing import Any

from dashboard.data.demo.book import Book, known
from dashboard.data.demo.timeline import HALVES

Rows = list[dict[str, Any]]
FACE_TO_FACE = {"f2f_theatre", "f2f_meeting", "f2f_school", "f2f_mobile_consultation"}
VICTIM = {"presumed", "identified"}
WEIGHTS = {"M1": 5, "M2": 10, "M3": 5, "M4": 15, "M5": 10, "M6": 20, "M7": 10, "M8": 10}


class Reckoning:
    """All indicators on `as_of`, from what the book holds on `known_on`."""

    def __init__(self, book: Book, as_of: date, known_on: date | None = None) -> None:
        self.as_of = as_of
        self.rows = {name: known(entries, known_on or as_of) for name, entries in book.items()}

    def dated(self, dataset: str, column: str) -> Rows:
        return [
            row
            for row in self.rows[dataset]
            if isinstance(row[column], date) and row[column] <= self.as_of
        ]

    def in_half(self, dataset: str, column: str) -> Rows:
        half = next(half for half in reversed(HALVES) if half.first <= self.as_of)
        return [row for row in self.dated(dataset, column) if row[column] >= half.first]

    def attendances(self) -> Rows:
        sessions = {row["session_id"]: row for row in self.dated("training_session", "date_start")}
        pairs = {}
        for row in self.rows["training_participant"]:
            session = sessions.get(row["session_id"])
            if session and (row["post_score"] or 0) <= session["test_max"]:
                pairs[row["session_id"], row["person_id"]] = {**session, **row}
        return list(pairs.values())

    def referrals(self) -> Rows:
        cases = {row["case_id"]: row for row in self.rows["case"]}
        joined = [{**cases[row["case_id"]], **row} for row in self.rows["referral"]]
        return [row for row in joined if row["scope"] == "internal"]

    def first_services(self) -> dict[str, int]:
        """Person -> days from identification to first service."""
        waits: dict[str, int] = {}
        for row in self.referrals():
            begun = row["service_start"]
            counts = row["vot_status"] in VICTIM and row["duplicate_of"] is None
            if counts and begun and begun <= self.as_of:
                wait = (begun - row["identified_on"]).days
                waits[row["case_id"]] = min(wait, waits.get(row["case_id"], wait))
        return waits

    def answered_in_time(self) -> tuple[int, int]:
        closed = [
            row
            for row in self.referrals()
            if row["response"] == "accepted"
            and row["responded_on"] <= self.as_of - timedelta(days=30)
        ]
        waits = [(row["service_start"], row["responded_on"]) for row in closed]
        return sum(bool(s) and (s - a).days <= 30 for s, a in waits), len(closed)

    def survey(self, met: Callable[[dict[str, Any]], bool], wave: str) -> tuple[int, int]:
        rows = [row for row in self.dated("kap_respondent", "date") if row["survey"] == wave]
        return sum(map(met, rows)), len(rows)

    def tour(self, column: str) -> Rows:
        return self.dated("study_tour_participant", column)

    def campaigns(self, *, live: bool = False) -> Rows:
        rows = self.dated("campaign_activity", "date")
        return [row for row in rows if not live or row["channel"] in FACE_TO_FACE]

    def audience(self) -> int:
        best: dict[str, int] = {}
        for row in self.rows["media_reach"]:
            if row["period"] <= self.as_of and row["method"] != "guess":
                area = row["region"]
                best[area] = max(best.get(area, 0), row["audience_estimate"])
        national = best.pop("TJ", 0)
        return max(national, sum(best.values()))

    def money(self) -> tuple[int, int]:
        rows = self.dated("budget_month", "month")
        last = max(row["month"] for row in rows)
        spent = sum(row["expenditure"] for row in rows)
        return spent, sum(row["budget_to_date"] for row in rows if row["month"] == last)

    def values(self) -> dict[str, Any]:
        """Indicator code -> value; shares as (numerator, denominator)."""
        attended = self.attendances()
        waits = self.first_services()
        return {
            "OBJ.1": len(waits),
            "OBJ.2": self._share(
                [row for row in self.in_half("exit_interview", "date") if row["adult"]],
                lambda row: row["satisfaction"] >= 4,
            ),
            "OC1.1": sum(
                row["from_org"] != row["to_org"] and row["referred_on"] <= self.as_of
                for row in self.referrals()
            ),
            "OC1.2": self.answered_in_time(),
            "OC1.3": median(waits.values()) if waits else None,
            "OC1.4": len(self.dated("institution", "mou_signed_on")),
            "OC2.1": self.survey(lambda row: row["signs_named"] >= 3, "midline"),
            "OC2.2": self.survey(lambda row: row["knows_help"], "midline"),
            "OC2.3": sum(
                row["internal_tip_contacts"] for row in self.in_half("hotline_month", "month")
            ),
            "OP1.1.1": len(self.dated("training_session", "date_start")),
            "OP1.1.2": len(
                {row["person_id"] for row in attended if row["days_attended"] >= 0.8 * row["days"]}
            ),
            "OP1.1.3": self._gain(attended),
            "OP1.1.4": self._share(
                [row for row in attended if row["post_score"] is not None],
                lambda row: row["post_score"] >= 0.7 * row["test_max"],
            ),
            "OP1.2.1": len(
                {
                    row["person_id"]
                    for row in self.tour("date_end")
                    if row["days_attended"] == row["days"]
                }
            ),
            "OP1.2.2": len(
                {
                    row["institution_id"]
                    for row in self.tour("action_plan_on")
                    if row["action_plan"] == "accepted"
                }
            ),
            "OP1.2.3": self._share(
                self.tour("followup_date"), lambda row: bool(row["practice_applied"])
            ),
            "OP1.3.1": int(any(row["id"] == "M2" for row in self.dated("wg_milestone", "actual"))),
            "OP1.3.2": sum(WEIGHTS[row["id"]] for row in self.dated("wg_milestone", "actual")),
            "OP1.3.3": sum(
                row["quorum"] and row["minutes_signed_on"] is not None
                for row in self.dated("wg_meeting", "date")
            ),
            "OP1.3.4": self._presence(),
            "OP2.1.1": sum(row["evidence"] is not None for row in self.campaigns()),
            "OP2.1.2": sum(row["total_headcount"] or 0 for row in self.campaigns(live=True)),
            "OP2.1.3": self.audience(),
            "OP2.1.4": sum(row["materials_distributed"] or 0 for row in self.campaigns()),
            "OP2.1.5": len(
                {row["district_pcode"] for row in self.campaigns(live=True) if row["evidence"]}
            ),
        }

    def _presence(self) -> tuple[int, int]:
        held = {row["meeting_id"] for row in self.dated("wg_meeting", "date")}
        seats = [row for row in self.rows["wg_attendance"] if row["meeting_id"] in held]
        return self._share(
            [row for row in seats if row["member_on_that_date"]], lambda row: row["present"]
        )

    @staticmethod
    def _share(rows: Rows, met: Callable[[dict[str, Any]], bool]) -> tuple[int, int]:
        return sum(map(met, rows)), len(rows)

    @staticmethod
    def _gain(attended: Rows) -> float:
        gains = [
            100 * (row["post_score"] - row["pre_score"]) / row["test_max"]
            for row in attended
            if row["post_score"] is not None and row["pre_score"] is not None
        ]
        return round(mean(gains), 1)
