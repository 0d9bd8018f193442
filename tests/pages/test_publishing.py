"""The publishing desk: what is drawn, what is told, who acts, and who meets none of it."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest

from dashboard.components.publishing.board import board
from dashboard.components.publishing.desk import Desk
from dashboard.components.publishing.preview import preview_section
from dashboard.factory import create_app
from dashboard.language import language_of
from dashboard.protocols import Closing, Preview, PreviewItem, Proposal, Readiness
from dashboard.released import Publication, PublicNote
from tests.pages.conftest import MadeUpReleases
from tests.pages.contexts import released
from tests.pages.text import text
from tests.web.visitor import desk_body
from tests.web.worlds import make_services

ME, OTHER = "manager@example.org", "admin@example.org"
NOW = datetime(2020, 9, 1, 8)
FORMS = [("propose", "H3"), ("propose", "bulletin"), ("approve", "1"), ("drop", "1")]
WITHDRAW = ("withdraw", "3")


def preview(*items, notes=()):
    return Preview(items, notes, cells_shown=12, cells_withheld=5)


def proposal(**changes):
    asked = Proposal(
        1, "edition", "H3", date(2020, 3, 31), "", "waiting", NOW, ME, None, "", None, None
    )
    return replace(asked, **changes)


def publication(number=3, **changes):
    found = Publication(
        number, "edition", "H3", date(2020, 3, 31), date(2020, 5, 4), NOW, ME, OTHER, "0" * 64
    )
    return replace(found, **changes)


def readiness(code="OP1.1.2", **changes):
    whole = Readiness(code, True, True, False, False, True)
    return replace(whole, **changes)


def desk(**changes):
    framework = released("real", "internal").framework
    plain = Desk(
        language=language_of("en"),
        framework=framework,
        me=ME,
        now=NOW,
        today=date(2020, 8, 31),
        zone=make_services().settings.timezone,
        cut_off=date(2020, 8, 31),
        closings=[],
        publications=[],
        proposals=[],
        readiness={"H3": [readiness()], "H4": [readiness()]},
    )
    return replace(plain, **changes)


def text_of(content):
    return " ".join(text(content).split())


def drawn(**changes):
    return text_of(board(desk(**changes)))


def test_a_period_says_where_it_stands_and_when_its_report_is_due():
    said = drawn()
    assert "open until 30 Sep 2020" in said
    assert "due on 11 Nov 2020, 72 days left" in said
    assert "was due on 12 May 2020" in said
    assert "An edition can be prepared once 30 Sep 2020 has passed." in said
    assert "ended, not closed" in said
    assert "Not begun yet: H1" in said
    closed = drawn(closings=[Closing("H3", date(2020, 4, 9), NOW, ME, 7)])
    assert "closed on 9 Apr 2020" in closed
    assert "published on 4 May 2020: Edition 3" in drawn(publications=[publication()])


def test_what_is_missing_is_counted_and_named_with_its_owner():
    lacking = [
        readiness(has_evidence=False, is_confirmed=False),
        readiness("OP1.1.1", note_is_due=True),
        readiness("OP1.2.3", is_due=False, has_actual=False, has_evidence=False),
        readiness("OP1.3.1"),
    ]
    said = drawn(readiness={"H3": lacking})
    assert "Ready 1 of 3 , 1 not due yet" in said
    assert "Missing: evidence (1), note on the deviation (1), owner's confirmation (1)" in said
    indicator = desk().framework.indicator("OP1.1.2")
    assert language_of("en").label(indicator.owner) in said
    assert "evidence, owner's confirmation" in said
    assert "/indicators/OP1.1.2?period=H3" in json.dumps(
        board(desk(readiness={"H3": lacking})), default=lambda one: one.to_plotly_json()
    )


def test_values_entered_by_hand_ask_for_somebody_else():
    said = drawn(readiness={"H3": [readiness(is_manual=True, is_confirmed=False)]})
    assert "confirmation by somebody other than who loaded the values" in said


def test_the_preview_tells_every_fate_with_its_reason():
    items = [
        PreviewItem("OBJ.1", "to H3", (), "shown", 27),
        PreviewItem(
            "OBJ.1",
            "to H3",
            ("region",),
            "shown",
            sentence="Publishing this breakdown now means that it can be renewed only when every "
            "group has changed by enough persons.",
            parts=(("dushanbe", 14), ("drs_gbao", 13)),
        ),
        PreviewItem("OC1.1", "to H3", (), "held", 14, held_on=date(2019, 9, 30)),
        PreviewItem("OC1.2", "to H3", (), "band", band=(50, 75)),
        PreviewItem(
            "OC2.3",
            "to H3",
            (),
            "withheld",
            sentence="Together with {against} it would tell of too few persons.",
            against="OBJ.1 to H3",
        ),
        PreviewItem("OC2.1", "to H3", (), "shown", 35.6, numerator=146, denominator=410, n=410),
        PreviewItem("OC2.1", "to H3", ("sex",), "shown"),
        PreviewItem("OC2.1", "to H3", ("region",), "shown"),
        PreviewItem("OP1.1.1", "to H3", (), "shown"),
        PreviewItem("OP1.1.1", "H3", ("topic",), "withheld"),
    ]
    notes = (PublicNote("OP1.1.1", "H3", "The hall was closed"),)
    said = text_of(preview_section(desk(), preview(*items, notes=notes)))
    for words in (
        "12 figures will be public, 5 are withheld.",
        "27 persons",
        "DRS, GBAO or not stated 13",
        "renewed only when every group has changed",
        "14 referrals (as of 30 Sep 2019, held)",
        "between 50 % and 75 %",
        "Together with OBJ.1 to H3 it would tell of too few persons.",
        "35.6 % (146 of 410)",
        "by sex, by region: public",
        "no data",
        "by topic: withheld , within H3",
        "Confidential, ",
        "2 public, 1 older figure stays, 1 band only, 1 withheld",
        "The hall was closed",
    ):
        assert words in said, (words, said)
    assert said.index("About cases") < said.index("About participants") < said.index("OP1.1.1")


def test_the_preview_speaks_the_language_of_the_reader(monkeypatch):
    from dashboard.data.confidentiality import SENTENCES

    asked = []
    language = language_of("en")
    monkeypatch.setattr(type(language), "gettext", lambda _, text: asked.append(text) or text)
    for sentence in SENTENCES.values():
        item = PreviewItem("OBJ.1", "to H3", (), "withheld", sentence=sentence)
        preview_section(desk(), preview(item))
    assert set(SENTENCES.values()) <= set(asked)


def test_every_reason_is_in_the_catalogue():
    from dashboard.data.confidentiality import SENTENCES
    from tools.strings import extract

    found = {message.id for message in extract()}
    assert set(SENTENCES.values()) <= found


def test_the_author_is_asked_for_a_second_person_and_the_second_person_is_not():
    ready = proposal(state="ready", preview=preview())
    mine = drawn(proposals=[ready])
    assert "You prepared this." in mine
    assert "Publish alone" in mine
    assert "Approve and publish" not in mine
    theirs = drawn(proposals=[ready], me=OTHER)
    assert "Approve and publish" in theirs
    assert "Publish alone" not in theirs
    unconfirmed = {"H3": [readiness(is_manual=True, is_confirmed=False)]}
    asked = drawn(proposals=[ready], me=OTHER, readiness=unconfirmed)
    assert "Entered by hand and confirmed by nobody else: OP1.1.2." in asked
    assert "Approve and publish" not in asked


def test_progress_is_told_and_ends_in_a_refusal_until_it_is_asked_for_again():
    assert "The preview is being made" in drawn(proposals=[proposal()])
    late = drawn(proposals=[proposal()], now=datetime(2020, 9, 1, 9))
    assert "See that the worker runs" in late
    approved = proposal(state="ready", preview=preview(), approved_by=OTHER)
    assert f"Approved by {OTHER}; it is being published." in drawn(proposals=[approved])
    refused = proposal(state="refused", refusal="records have changed; prepare again")
    assert "It was not published: records have changed" in drawn(proposals=[refused])
    again = [proposal(id=2), refused]
    assert "It was not published" not in drawn(proposals=again)


def test_a_second_proposal_for_the_same_is_not_offered():
    assert "Prepare the edition" in drawn()
    said = drawn(proposals=[proposal(), proposal(id=2, kind="bulletin", period=None)])
    assert "Prepare the edition" not in said
    assert "Prepare for meeting" not in said


def test_what_was_published_says_how_and_can_be_withdrawn():
    alone = publication(2, approved_by=ME, alone="Nobody else is here")
    gone = publication(1, withdrawn_on=date(2020, 6, 1), withdrawn_reason="A wrong list")
    said = drawn(publications=[gone, alone, publication()])
    assert f"published 4 May 2020 by {ME}, without a second person: Nobody else is here" in said
    assert f"prepared by {ME}, approved by {OTHER}" in said
    assert "withdrawn on 1 Jun 2020: A wrong list" in said
    assert "Type 3 to confirm" in said
    assert "Type 1 to confirm" not in said
    assert "Publish again" in said


@pytest.fixture
def services():
    framework = released("real", "internal").framework
    return replace(make_services(), framework=framework, releases=MadeUpReleases())


@pytest.fixture
def app(services):
    return create_app(services.settings, services)


def form_body(app, action, subject, reason="", confirm=""):
    """What the renderer sends when one form of the desk is sent."""
    name = next(name for name in app.callback_map if "publishing-answer" in name)
    declared = app.callback_map[name]
    values = {"reason": reason, "confirm": confirm}

    def place(part):
        return {"type": f"publishing-{part}", "action": action, "subject": subject}

    def argument(one):
        if one["id"] == "location":
            return {**one, "value": ""}
        part = json.loads(one["id"])["type"].removeprefix("publishing-")
        prop = one["property"]
        value = {"n_submit": 1, "id": place(part)}.get(prop, values.get(part))
        return [{"id": place(part), "property": prop, "value": value}]

    outputs = [one.to_dict() for one in declared["output"]]
    outputs[2] = [{"id": place("answer"), "property": "children"}]
    changed = json.dumps(place("form"), sort_keys=True, separators=(",", ":"))
    return {
        "output": name,
        "outputs": outputs,
        "inputs": [argument(one) for one in declared["inputs"]],
        "state": [argument(one) for one in declared["state"]],
        "changedPropIds": [f"{changed}.n_submit"],
    }


@pytest.mark.parametrize(
    ("form", "given", "asked", "said"),
    [
        (
            ("propose", "H3"),
            {},
            ("propose", "edition", "H3", "", ME),
            "preview of the edition of H3",
        ),
        (
            ("propose", "bulletin"),
            {},
            ("propose", "bulletin", None, "", ME),
            "preview of the bulletin",
        ),
        (("approve", "1"), {"reason": " Alone "}, ("approve", 1, ME, "Alone"), "Approved"),
        (("drop", "1"), {}, ("drop", 1, ME), "given up"),
        (
            ("withdraw", "3"),
            {"reason": "A wrong list", "confirm": "3"},
            ("withdraw", 3, "A wrong list", ME),
            "Number 3 is withdrawn.",
        ),
    ],
)
def test_a_form_does_what_it_says(app, enter, services, form, given, asked, said):
    services.publishing.kept.append(proposal(state="ready", preview=preview()))
    answer = enter("manager").post(form_body(app, *form, **given))
    assert services.publishing.asked == [asked]
    assert said in answer.text


@pytest.mark.parametrize(
    ("form", "given", "sentence"),
    [
        (("propose", "H9"), {}, "There is no such period."),
        (("propose", "H3"), {"reason": "3 lists"}, "holds a digit"),
        (("propose", "H3"), {"reason": "x" * 501}, "at most 500 characters"),
        (("approve", "one"), {}, "There is no such number."),
        (("approve", "1"), {"reason": "x" * 501}, "at most 500 characters"),
        (("withdraw", "3"), {"reason": "A list", "confirm": "2"}, "Type the number 3 to confirm"),
        (("withdraw", "3"), {"confirm": "3"}, "Say why it is withdrawn"),
        (("withdraw", "3"), {"reason": "In Sughd", "confirm": "3"}, "holds a place name"),
        (("erase", "3"), {}, "There is no such thing to do."),
    ],
)
def test_what_is_refused_is_told_under_its_form_and_not_done(
    app, enter, services, form, given, sentence
):
    answer = enter("manager").post(form_body(app, *form, **given))
    assert answer.status_code == 200
    told = answer.json["response"]
    (place,) = [name for name in told if "publishing-answer" in name]
    assert sentence in told[place]["children"]
    assert services.publishing.asked == []


def test_what_the_desk_refuses_is_told_in_its_words(app, enter, services):
    services.publishing.refusal = "H3 has been published; say why it is published again"
    answer = enter("manager").post(form_body(app, "propose", "H3"))
    assert "say why it is published again" in answer.text


@pytest.mark.parametrize("role", ["donor", "member"])
@pytest.mark.parametrize("form", [*FORMS, WITHDRAW])
def test_others_can_do_none_of_it(app, enter, services, role, form):
    body = form_body(app, *form, reason="A wrong list", confirm=form[1])
    answer = enter(role).post(body)
    assert "Only a manager can publish." in answer.text
    assert services.publishing.asked == []


@pytest.mark.parametrize("role", ["donor", "member"])
def test_others_do_not_see_the_desk(app, enter, services, role):
    secret = PreviewItem("OBJ.1", "to H3", (), "shown", 4217)
    services.publishing.kept.append(proposal(state="ready", preview=preview(secret)))
    visitor = enter(role)
    assert visitor.go("/publish").status_code == 403
    for answer in (visitor.post(desk_body(app)), visitor.show("/publish")):
        assert "4217" not in answer.text
        assert "4,217" not in answer.text
        assert "Only a manager can publish." in answer.text
    assert "4,217" in enter("manager").post(desk_body(app)).text


def test_the_desk_is_drawn_once_and_watched_only_while_something_is_under_way(app, enter, services):
    visitor = enter("manager")
    first = visitor.post(desk_body(app)).json["response"]
    assert first["publishing-clock"]["disabled"] is True
    seen = first["publishing-seen"]["data"]
    again = visitor.post(desk_body(app, seen)).json["response"]
    assert "publishing" not in again
    services.publishing.kept.append(proposal())
    changed = visitor.post(desk_body(app, seen)).json["response"]
    assert changed["publishing-clock"]["disabled"] is False
    assert "The preview is being made" in str(changed["publishing"]["children"])


def test_a_change_is_told_to_those_who_listen(app, enter, services):
    visitor = enter("manager")
    first = visitor.post(desk_body(app)).json["response"]
    assert first["publishing-news"]["children"] == ""
    services.publishing.kept.append(proposal(state="published", edition=5))
    body = desk_body(app, first["publishing-seen"]["data"])
    told = visitor.post(body).json["response"]["publishing-news"]["children"]
    assert told == "Edition of H3 (Oct 2019-Mar 2020): published as number 5"


def test_the_desk_shows_the_draft_whatever_the_address_asks_for(app, enter, services):
    body = desk_body(app)
    (search,) = [one for one in body["state"] if one["id"] == "location"]
    search["value"] = "?edition=1&period=H1"
    assert "open until 30 Sep 2020" in enter("manager").post(body).text


@pytest.mark.parametrize(("role", "offered"), [("manager", True), ("member", False)])
def test_the_plan_leads_those_who_may_to_a_bulletin(enter, role, offered):
    assert ("Prepare a bulletin" in enter(role).show("/plan").text) is offered


def test_who_approves_is_told_what_is_not_ready():
    lacking = {"H3": [readiness(), readiness("OP1.1.1", has_evidence=False)]}
    ready = proposal(state="ready", preview=preview())
    assert "1 of 2 indicators is not ready" in drawn(proposals=[ready], readiness=lacking)
    assert "not ready" not in drawn(proposals=[ready])


def test_a_class_that_is_withheld_for_one_reason_is_told_in_one_line():
    why = "A bulletin holds only figures that no person stands behind."
    items = [
        PreviewItem(code, "to H3", (), "withheld", sentence=why) for code in ("OBJ.1", "OBJ.2")
    ]
    said = text_of(preview_section(desk(), preview(*items)))
    assert said.count(why) == 1
    assert "OBJ.2" not in said
    assert "2 withheld" in said
