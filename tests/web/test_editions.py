"""Which release a person reads, over HTTP: draft, edition, bulletin, a link's own, or nothing."""

import pytest

from tests.web.visitor import Visitor

READERS = ["donor", "member"]
TEAM = ["manager", "admin"]


@pytest.fixture
def editions(services):
    """Editions 1 (at 6) and 3 (at 5), 2 withdrawn, bulletin 4 (at 9); the draft stands at 7."""
    services.editions.publish(2, 4)
    services.editions.publish(3, 5)
    services.editions.publish(4, 9, "bulletin")
    services.editions.withdraw(2)
    return services.editions


@pytest.fixture
def guest(app, services, editions):
    token = services.share_links.create(1, 30, "for the fund", "admin@example.org")
    visitor = Visitor(app)
    visitor.go(f"/share/{token}")
    return visitor


def panel(visitor, search="", code="OP1.1"):
    place = {"type": "panel", "code": code, "size": "large"}
    name = '{"code":["MATCH"],"size":["MATCH"],"type":"panel"}'
    return visitor.post(
        {
            "output": f"{name}.children",
            "outputs": {"id": place, "property": "children"},
            "inputs": [{"id": place, "property": "id", "value": place}],
            "state": [{"id": "location", "property": "search", "value": search}],
            "changedPropIds": [],
        }
    ).text


def standing(visitor, search=""):
    """The value that the indicator's panel shows, among those of this world."""
    found = panel(visitor, search)
    (value,) = [number for number in (4, 5, 6, 7, 9) if f'"children":"{number}"' in found]
    return value


@pytest.mark.parametrize(
    ("role", "search", "value"),
    [
        ("donor", "", 5),
        ("donor", "?edition=1", 6),
        ("donor", "?edition=3", 5),
        ("donor", "?edition=9", 5),
        ("donor", "?draft", 5),
        ("donor", "?edition=4", 9),
        ("member", "?edition=1", 6),
        ("manager", "", 7),
        ("manager", "?draft", 7),
        ("manager", "?edition=1", 6),
        ("manager", "?edition=9", 7),
        ("admin", "", 7),
    ],
)
def test_who_reads_which_release(logged_in, editions, role, search, value):
    assert standing(logged_in(role), search) == value


def test_a_guest_reads_the_edition_of_the_link_and_no_other(guest):
    for search in ("", "?edition=3", "?edition=2", "?draft", "?edition=4"):
        assert standing(guest, search) == 6
    listed = guest.show("/editions").text
    assert '"edition-1"' in listed
    assert '"edition-3"' not in listed
    assert guest.go("/editions/1").status_code == 200
    for path in ("/editions/2", "/editions/3", "/editions/4"):
        assert guest.go(path).status_code == 404
    assert "There is no such edition" in guest.show("/editions/3").text


def test_an_older_edition_says_that_there_is_a_newer_one(logged_in, editions, guest):
    words = "You are reading Edition 1. Edition 3 is newer."
    assert words in logged_in("donor").show("/", "?edition=1").text
    for search in ("", "?edition=3", "?edition=4"):
        assert "is newer" not in logged_in("donor").show("/", search).text
    assert "is newer" not in guest.show("/", "?edition=1").text


def test_a_guest_takes_nothing_away(guest):
    for path in ("/export/csv", "/export/json?edition=1", "/reports"):
        assert guest.go(path).status_code == 403


@pytest.mark.parametrize(
    ("role", "path", "words"),
    [
        ("donor", "/", "Edition 3: January 2020 to June 2020, published 4 Jul 2020"),
        ("donor", "/plan", "Edition 3: "),
        ("member", "/", "Edition 3: "),
        ("member", "/tracking", "Edition 3: "),
        ("member", "/plan", "Bulletin 4: as of 31 May 2020, published 5 Jul 2020"),
        ("manager", "/plan", "Draft as of 31 May 2020"),
    ],
)
def test_every_page_says_what_it_is_drawn_from(logged_in, editions, role, path, words):
    assert words in edition_badge(logged_in(role).show(path))


def edition_badge(answer):
    """The words of the badge in the bar."""
    bar = answer.json["response"]["header"]["children"]
    return " ".join(" ".join(_texts(_marked(bar, "edition-badge"))).split())


def _marked(node, name):
    if isinstance(node, dict):
        if node.get("props", {}).get("data-testid") == name:
            return node
        node = list(node.values())
    for child in node if isinstance(node, list) else []:
        found = _marked(child, name)
        if found is not None:
            return found
    return None


def _texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for child in node:
            yield from _texts(child)
    elif isinstance(node, dict):
        yield from _texts(node["props"].get("children"))


@pytest.mark.parametrize("role", READERS + TEAM)
def test_before_the_first_edition_readers_have_nothing(logged_in, services, role):
    services.editions.published.clear()
    expected = "Nothing is published yet" if role in READERS else "Draft as of"
    for path in ("/", "/plan", "/indicators/OP1.1", "/editions"):
        assert expected in edition_badge(logged_in(role).show(path))


def test_the_draft_is_refused_in_words(logged_in, editions):
    assert "open to the project" in logged_in("donor").show("/", "?draft").text
    assert "is not a known value of" in logged_in("donor").show("/", "?edition=9").text
    assert '"data-testid":"notice"' not in logged_in("manager").show("/", "?draft").text


@pytest.mark.parametrize("role", READERS + TEAM)
@pytest.mark.parametrize("path", ["/", "/plan", "/editions/2", "/indicators/OP1.1"])
def test_a_withdrawn_edition_is_a_sentence_inside_the_app(logged_in, editions, role, path):
    search = "" if path == "/editions/2" else "?edition=2"
    text = logged_in(role).show(path, search).text
    assert "Edition 2 was withdrawn on 3 Aug 2020: A table was wrong." in text
    assert "could not be drawn" not in text


def test_panels_of_a_withdrawn_edition_say_the_sentence_only(logged_in, editions):
    visitor = logged_in("donor")
    found = panel(visitor, "?edition=2")
    assert "Edition 2 was withdrawn" in found
    assert "value-OP1.1" not in found
    assert '"children":"4"' not in found


@pytest.mark.parametrize(("role", "sees"), [("donor", True), ("member", False), ("manager", True)])
def test_money_is_asked_for_those_who_may_see_it(logged_in, editions, role, sees):
    visitor = logged_in(role)
    editions.asked.clear()
    visitor.show("/", "?edition=1")
    assert set(editions.asked) == {sees}


def test_the_list_names_withdrawn_ones_with_day_and_reason(logged_in, editions):
    text = str(logged_in("donor").show("/editions").json)
    assert "withdrawn on 3 Aug 2020: A table was wrong" in text
    assert "'href': '/editions/2'" not in text
    assert "'href': '/editions/3'" in text
    assert "manager@example.org" not in text
    assert "manager@example.org" in logged_in("admin").show("/editions").text


def test_what_has_changed_since_stands_side_by_side(logged_in, editions):
    text = logged_in("donor").show("/editions/1").text
    assert "Compared with the newest edition" in text
    assert "What the records say now" not in text
    assert "What the records say now" in logged_in("manager").show("/editions/1").text
    newest = logged_in("donor").show("/editions/3").text
    assert "No newer edition has been published." in newest


def test_the_team_reads_an_edition_as_the_public_does(logged_in, editions):
    text = logged_in("manager").show("/indicators/OP1.1", "?edition=1").text
    assert "Officer" not in text
    assert "Write a note" not in text
    assert "Officer" in logged_in("manager").show("/indicators/OP1.1").text
