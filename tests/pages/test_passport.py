"""The number's passport and what was restated: for the team all of it, for the public no row."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from dashboard.components.conditions import conditions_in_words, day_in_words
from dashboard.components.restatements import restatements
from dashboard.factory import create_app
from dashboard.language import language_of
from dashboard.protocols import Closing, LoadSummary
from dashboard.reading import read
from dashboard.released import Annex, Base, Restatement
from dashboard.view import View
from tests.pages.conftest import MadeUpEditions, made_up_services
from tests.pages.contexts import released
from tests.pages.test_filling import fill
from tests.pages.text import marked, text
from tests.pages.worlds import real_framework

CLOSED_ON = date(2019, 4, 12)
SHA = "5559b237c0b6" + "0" * 52
MADE = datetime(2020, 9, 1, 8, 30)


def restated(code, window, reported, known, **changes):
    fields = {"split": (), "closed_on": CLOSED_ON, "difference": known - reported, **changes}
    return Restatement(
        code, window, fields.pop("split"), fields.pop("closed_on"),
        "shown", reported, "shown", known, **fields,
    )  # fmt: skip


RESTATED = (
    restated("OP1.1.2", "to H1", 42.0, 40.0),
    restated("OP1.1.2", "to H1", 22.0, 21.0, split=(("sex", "f"),)),
    restated("OP1.1.2", "to H1", 12.0, 11.0, split=(("region", "TJ-SU"),)),
    restated("OP1.3.2", "to H2", 20.0, 35.0),
    restated(
        "OC1.2",
        "to H2",
        100 * 15 / 22,
        100 * 16 / 22,
        reported_base=Base(15, 22, 22),
        known_base=Base(16, 22, 22),
    ),
    restated("OC1.2", "H2", 50.0, 75.0, reported_base=Base(2, 4, 4), known_base=Base(3, 4, 4)),
)


def load(number, dataset, **changes):
    fields = {"read": 24, "accepted": 22, "replaced": 3, "rejected": 2, **changes}
    return LoadSummary(
        number, dataset, f"{dataset}-{number}.xlsx", SHA, MADE, "officer@example.org",
        fields["read"], fields["accepted"], fields["replaced"], fields["rejected"], None,
    )  # fmt: skip


LOADS = [
    load(9, "training_participant"),
    load(3, "training_participant", read=1000, accepted=999, replaced=0, rejected=1),
    load(2, "training_session"),
    load(1, "referral"),
]


def with_restatements(audience, codes):
    shown = tuple(item for item in RESTATED if item.indicator in codes)
    found = released("real", audience)
    return replace(found, loads=(1, 2, 3), annex=Annex(restatements=shown))


class RestatedEditions(MadeUpEditions):
    def newest(self, *, bulletins=False, budget=False):
        return with_restatements("public", {"OP1.3.2"})


class ClosedReleases:
    """Releases with restatements, and one closed period that reported two people more."""

    def current(self):
        return with_restatements("internal", {item.indicator for item in RESTATED})

    def closings(self):
        return [Closing("H1", CLOSED_ON, MADE, "manager@example.org", 7)]

    def reported(self, period):
        frozen = released("real", "internal")
        cells = tuple(
            replace(cell, value=42.0) if _is_h1(cell, period) else cell for cell in frozen.cells
        )
        return replace(frozen, cells=cells)


def _is_h1(cell, period):
    return (cell.indicator, cell.window, cell.split) == ("OP1.1.2", f"to {period}", ())


class WatchedLoads:
    """A load book that tells how often it was opened."""

    def __init__(self):
        self.asked = 0

    def loads(self):
        self.asked += 1
        return LOADS


@pytest.fixture(scope="module")
def book():
    return WatchedLoads()


@pytest.fixture(scope="module")
def app(book):
    given = {"releases": ClosedReleases(), "editions": RestatedEditions(), "loads": book}
    services = made_up_services(**given)
    return create_app(services.settings, services)


def passport(visitor, code="OP1.1.2", search=""):
    answer = fill(visitor, {"type": "passport", "code": code}, search)
    assert answer.status_code == 200
    return answer


def words(answer):
    """Every text of an answer, in the order of reading, one per line."""
    return "\n".join(strings(answer.json))


def strings(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from strings(value)
    elif isinstance(node, list):
        for item in node:
            yield from strings(item)
    elif isinstance(node, str):
        yield node


def test_every_number_of_the_page_leads_to_the_passport(enter):
    visitor = enter("manager")
    page = visitor.show("/indicators/OP1.1.2").text
    assert page.count("passport-OP1.1.2") == 1
    links = page.count('"passport-link"')
    small = fill(visitor, {"type": "panel", "code": "OP1.1.2", "size": "small"}).text
    assert (links, small.count('"passport-link"')) == (4, 0)


@pytest.mark.parametrize("role", ["manager", "admin"])
def test_the_team_follows_a_number_back_to_its_files(enter, role):
    found = words(passport(enter(role)))
    framework = real_framework()
    assert framework.indicator("OP1.1.2").definition.text("en") in found
    assert framework.fingerprint in found
    assert framework.fingerprint[:12] in found.splitlines()
    assert "100 × Days attended / Days is at least 80; each Person ID once" in found
    assert "31 Aug 2020" in found
    assert "1 Sep 2020, 13:00, by test" in found
    for wanted in ("training_participant-3.xlsx", "training_session-2.xlsx", SHA, SHA[:12]):
        assert wanted in found
    assert "/data?load=3" in found


def test_loads_of_other_datasets_and_later_loads_are_not_behind_it(enter):
    found = words(passport(enter("manager")))
    assert "referral" not in found
    assert "training_participant-9" not in found


def test_the_rows_of_the_loads_are_summed(enter):
    lines = words(passport(enter("manager"))).splitlines()
    sums = lines[lines.index("Sum") :]
    digits = [line for line in sums if re.fullmatch(r"[\d,]+", line)]
    assert digits[:4] == ["1,024", "1,021", "3", "3"]


def test_closings_stand_as_reported_beside_as_now_known(enter):
    lines = words(passport(enter("manager"))).splitlines()
    known = f"{released('real', 'internal').cell('OP1.1.2', 'to H1').value:.0f}"
    row = lines[lines.index("manager@example.org") + 1 :]
    assert [line for line in row if line in ("42", known, "-2")] == ["42", known, "-2"]
    assert "12 Apr 2019" in lines


def test_the_base_of_every_number_is_told(enter):
    found = words(passport(enter("manager"), "OC1.2"))
    assert "Numerator" in found
    assert "to date on 31 Aug 2020" in found
    assert "120" in found.splitlines()
    assert "Numerator" not in words(passport(enter("manager")))


def test_a_filter_is_part_of_the_passport(enter):
    found = words(passport(enter("manager"), search="?sex=f"))
    assert "Sex: Women" in found
    whole = words(passport(enter("manager")))
    assert "no filter" in whole


@pytest.mark.parametrize("role", ["donor", "member"])
@pytest.mark.parametrize("code", ["OP1.1.2", "OP1.3.2", "OBJ.1", "OC1.2"])
def test_the_public_reads_what_the_number_means_and_nothing_about_rows(enter, book, role, code):
    before = book.asked
    found = words(passport(enter(role), code))
    framework = real_framework()
    assert framework.indicator(code).definition.text("en") in found
    assert "31 Aug 2020" in found
    assert "1 Sep 2020" in found.splitlines()
    assert "Edition 1" in found.splitlines()
    assert "ab" * 6 in found.splitlines()
    assert book.asked == before
    for secret in (
        "xlsx",
        SHA[:12],
        "officer@",
        "manager@",
        "Rejected",
        "12 Apr",
        "table-",
        "by test",
    ):
        assert secret not in found, secret


@pytest.mark.parametrize("role", ["donor", "member"])
def test_no_file_name_reaches_the_public_anywhere_on_the_page(enter, role):
    visitor = enter(role)
    places = [
        {"type": "panel", "code": "OP1.1.2", "size": "large"},
        *({"type": kind, "code": "OP1.1.2"} for kind in ("breakdown", "history", "passport")),
    ]
    answers = [visitor.show("/indicators/OP1.1.2"), *(fill(visitor, place) for place in places)]
    assert not [answer for answer in answers if "xlsx" in answer.text or SHA[:12] in answer.text]


def history(visitor, code, search=""):
    return fill(visitor, {"type": "history", "code": code}, search)


def test_what_was_restated_stands_under_the_periods(enter):
    answer = history(enter("manager"), "OP1.1.2")
    assert "restatements-OP1.1.2" in answer.text
    assert "restatements-" not in history(enter("manager"), "OP1.1.1").text


def test_what_was_restated_is_dated_and_has_its_difference():
    day = "12 Apr 2019"
    assert table_rows("OP1.1.2") == [
        ["to date on 31 Mar 2019", "everything together", "42", "40", "-2", day],
        ["to date on 31 Mar 2019", "Women", "22", "21", "-1", day],
    ]


@pytest.mark.parametrize("role", ["donor", "member"])
def test_the_public_sees_what_its_release_holds(enter, role):
    assert "restatements-OP1.3.2" in history(enter(role), "OP1.3.2").text
    assert "restatements-" not in history(enter(role), "OP1.1.2").text
    assert "restatements-" not in history(enter(role), "OC1.2").text


def table_rows(code, view=None):
    view = view or View()
    internal = ClosedReleases().current()
    reading = read(language_of("en"), internal, view, internal.framework.indicator(code))
    content = restatements(reading, view)
    rows = [
        row
        for body in marked(content, f"table-{code}-restatements")
        for row in body.children[2].children
    ]
    return [[text(cell) for cell in row.children] for row in rows]


def test_a_restated_share_keeps_its_base_and_changes_by_points():
    assert table_rows("OC1.2") == [
        [
            "to date on 30 Sep 2019",
            "everything together",
            "68.2 % (15 of 22, indicative)",
            "72.7 % (16 of 22, indicative)",
            "+4.5 points",
            "12 Apr 2019",
        ],
        ["H2 (Apr-Sep 2019)", "everything together", "2 of 4", "3 of 4", "–", "12 Apr 2019"],
    ]


def test_a_filter_and_a_split_choose_what_is_listed():
    of = [row[1] for row in table_rows("OP1.1.2", View(by=("region",)))]
    assert of == ["everything together", "Sughd"]
    assert [row[1] for row in table_rows("OP1.1.2", View(filters=(("sex", "f"),)))] == ["Women"]


SATISFIED = (
    "Adult is Yes; Satisfaction (1-5) is stated; "
    "of these, the share where Satisfaction (1-5) is at least 4"
)
IN_TIME = (
    "Response is Accepted; Scope is Inside Tajikistan; "
    "of these, the share where days from Responded on to Service start is at most 30; "
    "only once 30 days have passed since Responded on"
)
BETWEEN = "From organisation differs from To organisation; Scope is Inside Tajikistan"


@pytest.mark.parametrize(
    ("code", "conditions", "counted_on"),
    [
        ("OBJ.2", SATISFIED, "Date"),
        ("OC1.2", IN_TIME, "Responded on"),
        ("OC1.1", BETWEEN, "Referred on"),
        ("OP2.1.3", "Method is none of Guess", "Period"),
        ("OC2.3", "", "Month"),
    ],
)
def test_conditions_are_words(code, conditions, counted_on):
    framework, language = real_framework(), language_of("en")
    indicator = framework.indicator(code)
    assert "; ".join(conditions_in_words(language, framework, indicator)) == conditions
    assert day_in_words(language, framework, indicator) == counted_on


def test_the_datasets_behind_an_indicator_include_parents_and_bounds():
    framework = real_framework()
    behind = {item.code: framework.datasets_behind(item) for item in framework.indicators}
    assert behind["OP1.1.2"] == ("training_participant", "training_session")
    assert behind["OP1.3.4"] == ("wg_attendance", "wg_meeting", "institution")
    assert behind["OP2.1.3"] == ("media_reach", "region_population")
    assert behind["OP2.1.1"] == ("campaign_activity",)
