"""What others make a browser send: forms without our token, and a Host that is not ours."""

import pytest
from werkzeug.test import EnvironBuilder

from tests.web.test_truth_table import ROWS
from tests.web.visitor import HTML, Visitor

SENT_TO = sorted(
    {
        name.split()[1].partition("?")[0]
        for row in ROWS
        if row.section == "addresses"
        and (name := row.name).startswith("POST ")
        # What takes no form answers 405 whatever is sent.
        and "405" not in row.answers.values()
    }
)
READ = [row.name.split()[1] for row in ROWS if row.name.startswith("GET ")]


@pytest.fixture
def admin(logged_in):
    return logged_in("admin")


@pytest.mark.parametrize("path", [*SENT_TO, "/login", "/logout"])
@pytest.mark.parametrize("token", [None, "", "forged"])
def test_a_form_without_our_token_changes_nothing(admin, services, path, token):
    before = list(services.accounts.records)
    headers = HTML if token is None else {**HTML, "X-CSRFToken": token}
    form = {"email": "donor@example.org", "password": "wrong", "load": "1", "dataset": "meals"}
    answer = admin.client.post(path, data=form, headers=headers)
    assert answer.status_code == 400
    assert services.accounts.records == before
    assert admin.go("/").status_code == 200


def test_the_forms_that_are_known_are_among_them():
    assert {"/data/upload", "/data/revert", "/_dash-update-component"} <= set(SENT_TO)


def test_a_token_of_another_session_is_refused(app, admin, logged_in):
    other = logged_in("donor").csrf()
    answer = admin.client.post("/logout", headers={**HTML, **other})
    assert answer.status_code == 400


@pytest.mark.parametrize("role", [None, "admin"])
@pytest.mark.parametrize("path", READ)
def test_no_answer_repeats_a_forged_host(app, role, path, logged_in):
    visitor = logged_in(role) if role else Visitor(app)
    cookie = visitor.client.get_cookie("dashboard_session")
    sent = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", **HTML}
    if cookie:
        sent["Cookie"] = f"dashboard_session={cookie.value}"
    builder = EnvironBuilder(path=path, headers=sent)
    answer = app.server.test_client(use_cookies=False).open(builder, buffered=True)
    assert b"evil.example" not in answer.data
    assert "evil.example" not in str(answer.headers)
    assert role is None or answer.location is None or answer.location.startswith("/")
