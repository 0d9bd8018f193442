"""What is to be reported next and what was loaded last: in words, for the team."""

from dataclasses import replace
from datetime import UTC, datetime

from dashboard.components.attention import URGENT, behind
from dashboard.components.publishing.periods import lacking_words
from dashboard.components.reporting import newest_loads, next_report, period_to_report
from dashboard.language import language_of
from dashboard.protocols import LoadSummary, Readiness
from dashboard.view import View
from tests.pages.contexts import released
from tests.pages.text import text

ENGLISH = language_of("en")
READY = Readiness("A", True, True, False, False, True)


def load(number, dataset, rejected=0, reverted=None):
    when = datetime(2020, 8, number, tzinfo=UTC)
    return LoadSummary(
        number, dataset, "f.csv", "ab", when, "o", 10, 10 - rejected, 0, rejected, reverted
    )


def test_the_next_report_says_how_much_of_it_is_ready():
    release = released("real", "internal")
    assert period_to_report(release) == "H4"
    lacking, later = replace(READY, has_actual=False), replace(READY, is_due=False)
    words = text(next_report(ENGLISH, release, [READY, lacking, later], "/publish"))
    assert "72 days left" in words
    assert "Ready 1 of 2" in words
    assert "Ready" not in text(next_report(ENGLISH, release))


def test_the_next_report_counts_what_is_missing_as_the_publishing_desk_does():
    release = released("real", "internal")
    noteless = replace(READY, note_is_due=True)
    later = replace(noteless, is_due=False)
    said = text(next_report(ENGLISH, release, [READY, noteless, noteless, later], "/publish"))
    assert said.endswith(lacking_words(ENGLISH, [noteless, noteless]))
    assert "note on the deviation (2)" in said
    assert "Missing" not in text(next_report(ENGLISH, release, [READY], "/publish"))


def test_rejects_of_the_newest_load_of_a_dataset_are_to_be_mended():
    framework = released("real", "internal").framework
    loads = [
        load(9, "case", reverted=datetime(2020, 8, 10, tzinfo=UTC)), load(8, "case"),
        load(7, "case"), load(6, "case"), load(5, "referral", 3), load(4, "referral", 9),
    ]  # fmt: skip
    words = text(newest_loads(ENGLISH, framework, loads))
    assert "3 rejects to mend" in words
    assert "9 rejects" not in words
    assert "9 Aug" not in words
    assert newest_loads(ENGLISH, framework, []) is None


def test_the_most_consequential_comes_first():
    found = behind(ENGLISH, released("real", "internal"), View())
    ranks = [(URGENT.index(one.cell.status), not one.indicator.headline) for one in found]
    assert len(found) > 2
    assert ranks == sorted(ranks)
