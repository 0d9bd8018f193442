"""What callbacks accept, what they refuse, and what they say when they fail."""

import copy
import json
import logging

import pytest

from dashboard.pages import registry
from dashboard.view import LONGEST
from tests.web.visitor import CALLBACK, routing_body
from tests.web.worlds import PASSWORD, SECRET_VALUE


def mangled(body, *path, value=None, remove=False):
    """The body with one place changed."""
    changed = copy.deepcopy(body)
    place = changed
    for step in path[:-1]:
        place = place[step]
    if remove:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return changed


def bad_bodies(good):
    yield from ([], "text", 5, None, {}, {"output": "nothing.children"}, {"output": 5})
    yield from (b"{", b"\xff\xfe", b"[" * 100_000, b"NaN", b"")
    yield mangled(good, "output", value="location.pathname")
    yield mangled(good, "output", value=["main.children"])
    for part in ("inputs", "outputs"):
        yield mangled(good, part, remove=True)
        for value in (None, {}, [], "x", 5, [[]], [None, None], good[part][:1], good[part] * 2):
            yield mangled(good, part, value=value)
        yield mangled(good, part, 0, "id", value="other")
        yield mangled(good, part, 0, "id", value={"type": "panel"})
        yield mangled(good, part, 0, "property", value="style")
        yield mangled(good, part, 0, "id", remove=True)
    yield mangled(good, "state", value=[{"id": "location", "property": "hash"}])
    yield mangled(good, "state", value={"id": 1})
    yield mangled(good, "changedPropIds", value=5)
    yield mangled(good, "changedPropIds", value=[{}])


def test_malformed_bodies_are_400(app, logged_in):
    visitor = logged_in("admin")
    good = routing_body(app, "/methods")
    assert visitor.post(good).status_code == 200
    for body in bad_bodies(good):
        answer = visitor.post(body)
        assert answer.status_code == 400, str(body)[:200]
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("text", ["?x\ud800=1", "\udfff"])
def test_half_a_letter_is_400(app, logged_in, text):
    visitor = logged_in("donor")
    assert visitor.post(routing_body(app, "/methods", text)).status_code == 400
    assert visitor.post(routing_body(app, "/methods", [{text: 1}])).status_code == 400
    assert visitor.post(routing_body(app, "/methods", "?x😀=1")).status_code == 200


def test_a_body_that_is_no_json_is_400(logged_in):
    visitor = logged_in("admin")
    for kind in ("text/plain", "application/x-www-form-urlencoded", None):
        answer = visitor.client.post(
            CALLBACK, data="a=1", content_type=kind, headers=visitor.csrf()
        )
        assert answer.status_code == 400


@pytest.mark.parametrize("value", [None, 5, [], {}, "no-slash", "/\x00", "/" + "x" * 5000])
def test_odd_values_are_answered(app, logged_in, value):
    visitor = logged_in("donor")
    assert visitor.post(routing_body(app, value)).status_code == 200
    assert visitor.post(routing_body(app, "/methods", value)).status_code == 200


def test_every_callback_refuses_an_empty_call(app, logged_in):
    visitor = logged_in("donor")
    for name in app.callback_map:
        assert visitor.post({"output": name}).status_code == 400, name


def test_a_callback_needs_a_log_in_and_a_token(app, visitor, logged_in):
    body = json.dumps(routing_body(app, "/methods"))
    send = {"data": body, "content_type": "application/json"}
    assert visitor.client.post(CALLBACK, **send).status_code == 401
    donor = logged_in("donor")
    assert donor.client.post(CALLBACK, **send).status_code == 400
    forged = {"X-CSRFToken": "forged"}
    assert donor.client.post(CALLBACK, headers=forged, **send).status_code == 400


@pytest.mark.parametrize("role", ["donor", "member"])
def test_the_public_never_reaches_the_draft(logged_in, services, role):
    visitor = logged_in(role)
    for path in ("/", "/data", "/data?load=1", "/tracking", "/indicators/OP1.1", "/admin"):
        visitor.show(path, "?draft")
    assert services.releases.asked == 0
    assert services.editions.asked


@pytest.mark.parametrize("role", ["donor", "member"])
def test_a_page_beyond_the_role_is_refused_inside_the_app_too(logged_in, role):
    visitor = logged_in(role)
    for path in ("/data", "/publish", "/admin"):
        text = visitor.show(path, "?load=1").text
        assert "meals.csv" not in text
        assert "Ask " in text


@pytest.mark.parametrize(
    ("role", "load", "shown"),
    [
        ("manager", 1, True),
        ("manager", 2, True),
        ("admin", 1, True),
        ("admin", 2, False),
    ],
)
def test_rejects_of_case_data_need_their_own_permission(logged_in, services, role, load, shown):
    text = logged_in(role).show("/data", f"?load={load}").text
    assert ("is not a known code" in text) == shown
    assert (SECRET_VALUE in text) == (load == 1)
    seen = (f"{role}@example.org", "see rejects", f"load {load}")
    assert (seen in services.accounts.records) == shown


def test_an_unknown_address_is_a_friendly_page(logged_in):
    visitor = logged_in("donor")
    for path in ("/nowhere", "/indicators/NONE", "/results/NONE"):
        assert "There is no such page." in visitor.show(path).text


def test_an_unknown_filter_is_a_notice(logged_in):
    text = logged_in("donor").show("/methods", "?colour=red&lang=en").text
    assert '"data-testid":"notice"' in text
    assert "colour" in text


def test_a_query_that_is_too_long_is_not_read(logged_in):
    visitor = logged_in("manager")
    most = "lang=ru&load=1&x=" + "y" * (LONGEST - len("lang=ru&load=1&x="))
    read, unread = (visitor.show("/data", f"?{query}").text for query in (most, f"{most}y"))
    assert "is not a known code" in read
    assert "is not a known code" not in unread


def test_a_failing_page_says_so_and_logs_no_value(logged_in, services, caplog, monkeypatch):
    def fail(load):
        raise ValueError(SECRET_VALUE)

    monkeypatch.setattr(services.loads, "rejects", fail)
    with caplog.at_level(logging.DEBUG):
        answer = logged_in("manager").show("/data", "?load=1")
    assert answer.status_code == 200
    assert "could not be drawn" in answer.text
    assert "ValueError" in caplog.text
    assert SECRET_VALUE not in caplog.text + answer.text


def test_a_failing_callback_says_so_and_logs_no_value(
    app, logged_in, services, caplog, monkeypatch
):
    def fail(email, password):
        raise ValueError(SECRET_VALUE)

    visitor = logged_in("donor")
    monkeypatch.setattr(services.accounts, "verify", fail)
    with caplog.at_level(logging.DEBUG):
        answer = visitor.post(password_body(app, PASSWORD, "another long one", "another long one"))
    assert answer.status_code == 200
    assert "could not be drawn" in answer.text
    assert SECRET_VALUE not in caplog.text + answer.text


def password_body(app, current, new, repeated):
    name = next(name for name in app.callback_map if "password-answer.children" in name)
    declared = app.callback_map[name]
    values = [current, new, repeated]
    return {
        "output": name,
        "outputs": [output.to_dict() for output in declared["output"]],
        "inputs": [{**declared["inputs"][0], "value": 1}],
        "state": [
            {**one, "value": value} for one, value in zip(declared["state"], values, strict=True)
        ],
        "changedPropIds": ["password-form.n_submit"],
    }


def test_a_new_password_ends_the_other_sessions(app, logged_in, services):
    here, elsewhere = logged_in("donor"), logged_in("donor")
    new = "four unrelated words here"
    answer = here.post(password_body(app, PASSWORD, new, new))
    assert "The password is changed." in answer.text
    assert services.accounts.passwords[1] == new
    assert here.go("/account").status_code == 200
    assert elsewhere.go("/account").status_code == 302


def test_the_open_page_stays_usable_after_a_new_password(app, logged_in):
    visitor, new = logged_in("donor"), "four unrelated words here"
    headers = visitor.csrf()
    for body in (password_body(app, PASSWORD, new, new), routing_body(app, "/methods")):
        answer = visitor.client.post(CALLBACK, json=body, headers=headers)
        assert answer.status_code == 200
    assert "The password is changed." not in answer.text


def test_a_log_in_takes_over_no_token(app, logged_in):
    visitor = logged_in("donor")
    old = visitor.csrf()
    visitor.client.post("/logout", headers=old)
    visitor.log_in("donor@example.org")
    answer = visitor.client.post(CALLBACK, json=routing_body(app, "/methods"), headers=old)
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("current", "new", "repeated", "sentence"),
    [
        ("wrong", "four unrelated words", "four unrelated words", "current password is not right"),
        (PASSWORD, "four unrelated words", "five unrelated words", "two new passwords differ"),
        (PASSWORD, "short", "short", "at least 12 characters"),
        (PASSWORD, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "easily guessed"),
        (PASSWORD, "donor@example.org", "donor@example.org", "holds your address"),
        (PASSWORD, "password1234", "password1234", "lists of stolen passwords"),
        (PASSWORD, "abcdefghijklmnop", "abcdefghijklmnop", "a row of letters or digits"),
        (PASSWORD, "zxcvbnm,./asd", "zxcvbnm,./asd", "a row of keys"),
        (PASSWORD, PASSWORD, PASSWORD, "the password that you have already"),
        (PASSWORD, "x" * 201, "x" * 201, "at most 200"),
    ],
)
def test_a_bad_password_is_refused(app, logged_in, services, current, new, repeated, sentence):
    answer = logged_in("donor").post(password_body(app, current, new, repeated))
    assert sentence in answer.text
    assert services.accounts.passwords[1] == PASSWORD


@pytest.mark.parametrize("released", [True, False])
@pytest.mark.parametrize("role", ["donor", "member", "manager", "admin"])
def test_every_page_is_drawn(logged_in, services, monkeypatch, role, released):
    """Before the first release, too."""
    if not released:
        monkeypatch.setattr(services.releases, "current", lambda: None)
        services.editions.published.clear()
    codes = {
        "/results/<code>": "/results/OP1",
        "/indicators/<code>": "/indicators/OP1.1",
        "/editions/<edition>": "/editions/1",
    }
    visitor = logged_in(role)
    for page in registry.PAGES:
        answer = visitor.show(codes.get(page.path, page.path))
        assert answer.status_code == 200
        assert "could not be drawn" not in answer.text, page.path
        assert "There is no such page" not in answer.text, page.path


def test_a_surprise_is_a_page_without_a_trace(logged_in, services, caplog, monkeypatch):
    def fail(number):
        raise ValueError(SECRET_VALUE)

    visitor = logged_in("donor")
    monkeypatch.setattr(services.accounts, "by_id", fail)
    with caplog.at_level(logging.DEBUG):
        answer = visitor.go("/methods")
    assert answer.status_code == 500
    assert "Something went wrong on our side." in answer.text
    assert answer.headers["Content-Security-Policy"]
    assert "ValueError" in caplog.text
    assert SECRET_VALUE not in caplog.text + answer.text


def test_callbacks_write_no_cookie_that_others_could_overwrite(logged_in):
    assert "Set-Cookie" not in logged_in("donor").show("/methods").headers


def test_a_huge_body_is_refused(logged_in):
    assert logged_in("donor").post(b"[" + b" " * 2**20 + b"]").status_code == 413


def test_the_title_says_what_the_page_is_about(logged_in):
    drawn = logged_in("donor").show("/indicators/OP1.1").json["response"]
    assert drawn["document-title"]["data"] == "Indicator OP1.1 · School meals"
