"""Margins as partitions, epochs, shares and figures of class `people`."""

from __future__ import annotations

import pytest

from dashboard.data.confidentiality import SENTENCES, Band, Behind
from dashboard.data.confidentiality.epochs import may_follow, may_replace
from dashboard.data.confidentiality.margins import partition, turn
from dashboard.data.confidentiality.people import protect_people
from dashboard.data.confidentiality.rule import judge, violations
from dashboard.data.confidentiality.sets import Members, PublishedSet, members_of, persons
from dashboard.data.confidentiality.shares import band_of, may_show_share, rounded_median
from dashboard.data.measures.values import Value
from dashboard.framework.results import Margin
from dashboard.periods import Window
from tests.data.confidentiality.worlds import PERIODS, the_framework

K = 10
TO_H1 = Window("to H1", "to_date", None, the_framework().periods["H1"].last, "H1")


def people(first: int, last: int) -> Members:
    return members_of(f"P{number}" for number in range(first, last + 1))


class TestPartition:
    margin = Margin(
        indicator="OBJ.1",
        by="form",
        groups={"labour": ["l"], "sexual_or_other": ["s", "o"], "not_stated": ["u"]},
        several="sexual_or_other",
    )

    def groups(self, **codes):
        return partition(self.margin, codes, people(1, 6))

    def test_every_person_stands_in_one_group(self):
        groups = self.groups(l=people(1, 3), s=people(3, 4), o=people(4, 5))
        assert groups["labour"] == people(1, 2)
        assert groups["sexual_or_other"] == people(3, 5)
        assert groups["not_stated"] == people(6, 6)

    def test_two_codes_of_one_group_are_one(self):
        assert self.groups(s=people(1, 2), o=people(1, 2))["sexual_or_other"] == people(1, 2)

    def test_who_is_not_in_the_total_is_left_out(self):
        assert sum(map(len, self.groups(l=people(1, 30)).values())) == 6

    @pytest.mark.parametrize(
        ("publish_in", "period", "is_final", "found"),
        [
            ("final", "H4", False, "later"),
            ("final", "H5", True, "now"),
            ("H3", "H2", False, "later"),
            ("H3", "H3", False, "now"),
            ("H3", "H5", True, "past"),
        ],
    )
    def test_it_has_its_edition(self, publish_in, period, is_final, found):
        margin = self.margin.model_copy(update={"publish_in": publish_in})
        assert turn(margin, period, dict.fromkeys(PERIODS), is_final=is_final) == found


class TestEpochs:
    def test_every_cell_has_to_change(self):
        old = {"women": people(1, 20), "men": people(21, 32)}
        grown = {"women": people(1, 20) | people(40, 55), "men": people(21, 32) | people(60, 61)}
        assert not may_replace(old, grown, K)
        assert may_replace(old, grown | {"men": people(21, 32) | people(60, 70)}, K)

    def test_a_cell_may_not_disappear(self):
        assert not may_replace({"women": people(1, 20)}, {"men": people(1, 40)}, K)

    def test_every_older_table_counts(self):
        tables = [{"": people(1, 20)}, {"": people(1, 40)}]
        assert not may_follow(tables, {"": people(1, 21)}, K)


class TestShares:
    @pytest.mark.parametrize(
        ("base", "met", "allowed"), [(20, 10, True), (20, 11, False), (20, 9, False), (9, 5, False)]
    )
    def test_base_part_and_rest(self, base, met, allowed):
        assert may_show_share(Behind(people(1, base), people(1, met)), K) is allowed

    @pytest.mark.parametrize(
        ("share", "base", "band"),
        [
            (95.0, 40, Band(75.0, 100.0)),
            (100.0, 40, Band(75.0, 100.0)),
            (25.0, 40, Band(25.0, 50.0)),
            (95.0, 39, Band(50.0, 100.0)),
            (0.0, 20, Band(0.0, 50.0)),
            (95.0, 19, None),
        ],
    )
    def test_bands(self, share, base, band):
        assert band_of(share, people(1, base), K) == band

    @pytest.mark.parametrize(("value", "rounded"), [(12.4, 10), (12.5, 15), (17.4, 15), (2, 0)])
    def test_medians(self, value, rounded):
        assert rounded_median(value) == rounded


class TestRule:
    def test_overlapping_sets_do_not_constrain_each_other(self):
        one = PublishedSet("persons", ("one",), people(1, 20), "one")
        other = PublishedSet("persons", ("other",), people(2, 21), "other")
        assert judge([one], [other], K).allowed

    def test_two_subjects_cannot_be_subtracted(self):
        one = PublishedSet("persons", ("one",), people(1, 20), "one")
        other = PublishedSet("referrals", ("other",), people(1, 21), "other")
        assert judge([one], [other], K).allowed

    def test_candidates_are_held_against_each_other(self):
        one = PublishedSet("persons", ("one",), people(1, 20), "one")
        other = PublishedSet("persons", ("other",), people(1, 21), "other")
        verdict = judge([one, other], [], K)
        assert (verdict.reason, verdict.against) == ("difference", "other")

    def test_an_audit_names_every_pair(self):
        one = PublishedSet("persons", ("one",), people(1, 20), "one")
        near = PublishedSet("persons", ("near",), people(1, 21), "near")
        few = PublishedSet("persons", ("few",), people(50, 52), "few")
        assert [(a.label, b.label) for a, b in violations([one, near, few], K)] == [
            ("few", "few"),
            ("one", "near"),
        ]

    def test_every_reason_has_a_sentence_without_digits(self):
        assert not any(letter.isdigit() for text in SENTENCES.values() for letter in text)

    def test_persons_are_counted_once(self):
        assert persons(people(1, 3) | people(2, 4)) == 4


class TestPeople:
    declared = the_framework()

    def protect(self, code, cells):
        values = {(w, s): Value("shown", float(n), n=n) for (w, s), n in cells.items()}
        decided = protect_people(self.declared, self.declared.indicator(code), values)
        return decided.values, decided.explanations

    def test_a_cross_with_a_small_cell_is_withheld_whole(self):
        cross = {
            (TO_H1, (("sex", "f"), ("region", "TJ-DU"))): 30,
            (TO_H1, (("sex", "m"), ("region", "TJ-DU"))): 4,
        }
        found, (reason,) = self.protect("OP1.1.2", {(TO_H1, ()): 34} | cross)
        assert [value.state for value in found.values()] == ["shown", "suppressed", "suppressed"]
        assert reason.reason == "cross_small"

    def test_nobody_of_unknown_sex_does_not_withhold_a_cross(self):
        cross = {
            (TO_H1, (("sex", "f"), ("region", "TJ-DU"))): 30,
            (TO_H1, (("sex", "f"), ("region", "XX"))): 0,
        }
        found, _ = self.protect("OP1.1.2", cross)
        assert [value.value for value in found.values()] == [30, 0]

    def test_scores_of_four_withhold_the_breakdown(self):
        cells = {
            (TO_H1, ()): 30,
            (TO_H1, (("topic", "referral"),)): 26,
            (TO_H1, (("topic", "law"),)): 4,
        }
        found, (reason,) = self.protect("OP1.1.3", cells)
        assert [value.state for value in found.values()] == ["shown", "suppressed", "suppressed"]
        assert reason.reason == "answers_few"

    def test_scores_of_four_in_all_withhold_everything(self):
        cells = {(TO_H1, ()): 4, (TO_H1, (("topic", "referral"),)): 0}
        found, _ = self.protect("OP1.1.3", cells)
        assert {value.state for value in found.values()} == {"suppressed"}

    def test_means_of_scores_stay_with_the_team(self):
        beside = {"before": 48.0, "after": 85.0, "rows": 31.0, "forecast": 90.0, "share": 12.0}
        value = Value("shown", 37.0, n=30, extras=beside)
        gain = self.declared.indicator("OP1.1.3")
        decided = protect_people(self.declared, gain, {(TO_H1, ()): value})
        assert decided.values[TO_H1, ()].extras == {"share": 12.0}

    def test_few_children_are_not_shown_as_children(self):
        cells = {(TO_H1, (("age_group", "0-17"),)): 3, (TO_H1, (("age_group", "18-29"),)): 50}
        found, (reason,) = self.protect("OP1.1.2", cells)
        assert {value.state for value in found.values()} == {"suppressed"}
        assert reason.reason == "minors_few"
