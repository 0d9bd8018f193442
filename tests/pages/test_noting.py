"""Notes on the page of an indicator over HTTP: who writes, who reads, and who meets none of it."""

import json

import pytest

from dashboard.factory import create_app
from dashboard.pages import registry
from dashboard.protocols import NewNote
from tests.pages.conftest import made_up_services
from tests.pages.contexts import released
from tests.web.visitor import routing_body

SECRET = "Hospital 3 sends its list late"
AUTHOR = "author@example.org"
CODE, SENSITIVE = "OP1.1.2", "OBJ.1"
SEARCHES = ("", "?draft", "?draft&period=H3", "?edition=1")


@pytest.fixture
def services():
    return made_up_services()


@pytest.fixture
def app(services):
    return create_app(services.settings, services)


def note_body(app, code=CODE, period="H4", **given):
    values = {"kind": "variance", "internal": SECRET, "public": "", **given}
    return callback_body(app, '"type":"note-answer"', {"code": code, "period": period}, values)


def callback_body(app, named, parts, values, search=""):
    """What the renderer sends to the callback whose output holds `named`."""
    name = next(name for name in app.callback_map if named in name)
    declared = app.callback_map[name]
    output = declared["output"]
    outputs = output if isinstance(output, list | tuple) else [output]
    filled = [{**one.to_dict(), "id": identity(one.to_dict()["id"], parts)} for one in outputs]
    return {
        "output": name,
        "outputs": filled if isinstance(output, list | tuple) else filled[0],
        "inputs": [argument(one, parts, values, search) for one in declared["inputs"]],
        "state": [argument(one, parts, values, search) for one in declared["state"]],
        "changedPropIds": [],
    }


def identity(declared, parts):
    """The id of a component, where a pattern stands for the one that `parts` name."""
    pattern = declared
    if isinstance(declared, str):
        pattern = json.loads(declared) if declared.startswith("{") else None
    if pattern is None:
        return declared
    return {
        key: value if isinstance(value, str) else parts.get(key, "large")
        for key, value in pattern.items()
    }


def argument(declared, parts, values, search):
    place = identity(declared["id"], parts)
    kind = place["type"].removeprefix("note-") if isinstance(place, dict) else place
    known = {"n_submit": 1, "search": search, "pathname": f"/indicators/{CODE}", "id": place}
    value = values.get(kind, known.get(declared["property"]))
    one = {"id": place, "property": declared["property"], "value": value}
    many = any(isinstance(v, list) and v == ["ALL"] for v in pattern_of(declared).values())
    return [one] if many else one


def pattern_of(declared):
    text = declared["id"]
    if isinstance(text, dict):
        return text
    return json.loads(text) if text.startswith("{") else {}


def page(visitor, code=CODE, search=""):
    return visitor.show(f"/indicators/{code}", search).text


@pytest.mark.parametrize("role", ["manager", "admin"])
def test_a_note_is_kept_and_shown_at_once_with_its_author(app, enter, services, role):
    visitor = enter(role)
    answer = visitor.post(note_body(app, public="Schools were closed"))
    assert answer.status_code == 200
    for words in ("The note is saved.", SECRET, "Schools were closed", f"{role}@example.org"):
        assert words in answer.text
    (note,) = services.notes.kept
    assert (note.indicator, note.period, note.kind) == (CODE, "H4", "variance")
    assert (note.internal, note.public) == (SECRET, "Schools were closed")
    assert note.written_by == f"{role}@example.org"
    assert SECRET in page(visitor)
    assert f"{role}@example.org, 1 Sep 2020" in page(visitor)


def test_a_text_stands_in_the_note_as_text(app, enter):
    answer = enter("manager").post(note_body(app, internal="<b>bold</b>"))
    assert "<b>bold</b>" in answer.json["response"].__str__()
    assert '"type":"B"' not in answer.text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"internal": "  "}, "The note is empty"),
        ({"internal": None}, "The note is empty"),
        ({"internal": "x" * 2001}, "at most 2000 characters"),
        ({"kind": "gossip"}, "no such indicator, period or kind"),
        ({"kind": ["variance"]}, "no such indicator, period or kind"),
        ({"code": "NOPE"}, "no such indicator, period or kind"),
        ({"period": "H9"}, "no such indicator, period or kind"),
        ({"code": SENSITIVE, "public": "3 women"}, "holds a digit"),
        ({"code": SENSITIVE, "public": "three women"}, "holds a number word"),
        ({"code": SENSITIVE, "public": "women from Khujand"}, "holds a place name"),
    ],
)
def test_what_is_refused_is_told_and_not_kept(app, enter, services, given, sentence):
    answer = enter("manager").post(note_body(app, **given))
    assert answer.status_code == 200
    assert sentence in answer.text
    assert services.notes.kept == []


def test_an_open_figure_may_name_numbers_and_a_confirmation_needs_no_text(app, enter, services):
    visitor = enter("manager")
    visitor.post(note_body(app, code="OP2.1.1", public="3 meetings in Sughd"))
    visitor.post(note_body(app, kind="confirmation", internal=""))
    assert [note.kind for note in services.notes.kept] == ["variance", "confirmation"]


@pytest.mark.parametrize("role", ["donor", "member"])
def test_others_cannot_write(app, enter, services, role):
    answer = enter(role).post(note_body(app))
    assert "Only a manager can write notes." in answer.text
    assert "The note is saved." not in answer.text
    assert services.notes.kept == []


@pytest.mark.parametrize("role", ["donor", "member"])
def test_no_callback_and_no_page_gives_the_public_a_note(app, enter, services, role):
    for code in (CODE, SENSITIVE, "OP2.1.1"):
        for kind in ("variance", "evidence"):
            services.notes.add(NewNote(code, "H4", kind, SECRET, "Public words"), AUTHOR)
    visitor = enter(role)
    called = 0
    for text in answers(app, visitor):
        called += 1
        for hidden in (SECRET, AUTHOR, "Public words", "note-form", "note missing", "note is due"):
            assert hidden not in text
    assert called > len(app.callback_map)


def test_the_same_calls_do_find_a_note_for_a_manager(app, enter, services):
    """So that the test above can fail."""
    services.notes.add(NewNote(CODE, "H4", "variance", SECRET, ""), AUTHOR)
    found = [text for text in answers(app, enter("manager")) if SECRET in text]
    assert len(found) >= 3


def answers(app, visitor):
    """Every page, and every callback for every view that the public might try."""
    for path in (CODE, SENSITIVE):
        for search in SEARCHES:
            yield page(visitor, path, search)
    for entry in registry.PAGES:
        parts = entry.path.replace("/indicators/<code>", f"/indicators/{CODE}")
        path = parts.replace("/results/<code>", "/results/OP1.1").replace("<edition>", "1")
        yield visitor.go(path).text
        yield visitor.post(routing_body(app, path, "?draft")).text
    for name, declared in app.callback_map.items():
        if "callback" in declared:
            for code in (CODE, SENSITIVE):
                for search in SEARCHES:
                    parts = {"code": code, "period": "H4"}
                    answer = visitor.post(callback_body(app, name, parts, {}, search))
                    assert answer.status_code in (200, 204), (name, answer.text)
                    yield answer.text


def deviating(beyond):
    """A made-up figure that leaves the tolerance of ten percent, or one that does not."""
    cells = [cell for cell in released("real", "internal").cells if cell.window == "to H4"]
    judged = [cell for cell in cells if not cell.split and cell.ratio is not None]
    return next(cell.indicator for cell in judged if (abs(cell.ratio - 1) > 0.10) is beyond)


def test_the_mark_stands_until_a_variance_note_is_written(enter, services):
    visitor, late = enter("manager"), deviating(beyond=True)
    mark = f'"data-testid":"note-due-{late}"'
    assert mark in page(visitor, late)
    services.notes.add(NewNote(late, "H4", "confirmation"), AUTHOR)
    services.notes.add(NewNote(late, "H3", "variance", "Of another period"), AUTHOR)
    assert mark in page(visitor, late)
    services.notes.add(NewNote(late, "H4", "variance", SECRET), AUTHOR)
    assert mark not in page(visitor, late)


def test_a_figure_within_tolerance_has_no_mark(enter):
    calm = deviating(beyond=False)
    text = page(enter("manager"), calm)
    assert f"notes-{calm}" in text
    assert f"note-due-{calm}" not in text


def test_tracking_shows_the_note_and_the_overview_says_where_one_is_missing(enter, services):
    visitor = enter("manager")
    before = visitor.fill("overview").text
    codes = [item.code for item in released("real", "internal").framework.indicators]
    code = next(code for code in codes if f'"note-missing-{code}"' in before)
    assert "a note is due" in visitor.fill("tracking").text
    services.notes.add(NewNote(code, "H4", "variance", SECRET), AUTHOR)
    assert f'"note-missing-{code}"' not in visitor.fill("overview").text
    tracking = visitor.fill("tracking").text
    assert SECRET in tracking
    assert f"{AUTHOR}, 1 Sep 2020" in tracking
