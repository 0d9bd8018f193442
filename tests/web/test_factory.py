"""Apps are objects: two in one process share nothing, and none starts without a secret."""

from dataclasses import replace

import pytest
from werkzeug.test import EnvironBuilder

from dashboard.access.throttling import FREE, throttle_key
from dashboard.errors import SettingsError
from dashboard.factory import create_app
from tests.web.visitor import Visitor
from tests.web.worlds import make_services


def test_two_apps_share_nothing():
    one, two = make_services(), make_services()
    two.releases.value = 99
    two = replace(two, settings=replace(two.settings, secret_key="t" * 32))
    first, second = create_app(one.settings, one), create_app(two.settings, two)
    assert first.callback_map.keys() == second.callback_map.keys()
    assert first.callback_map is not second.callback_map
    here, there = Visitor(first), Visitor(second)
    here.log_in("manager@example.org")
    assert here.show("/").status_code == 200
    assert one.releases.asked
    assert not two.releases.asked
    there.client.set_cookie("dashboard_session", here.client.get_cookie("dashboard_session").value)
    assert there.go("/").status_code == 302
    assert one.accounts.records
    assert not two.accounts.records


def test_a_later_app_changes_nothing_in_an_earlier_one():
    services = make_services()
    app = create_app(services.settings, services)
    visitor = Visitor(app)
    visitor.log_in("manager@example.org")
    before = visitor.client.get("/_dash-dependencies").json
    other = make_services()
    create_app(other.settings, other)
    assert visitor.client.get("/_dash-dependencies").json == before


def test_no_secret_no_app():
    services = make_services(secret_key=None)
    with pytest.raises(SettingsError, match="DASHBOARD_SECRET_KEY: is not set"):
        create_app(services.settings, services)


def test_a_demonstration_makes_its_own_secret():
    services = make_services(demonstration=True, secret_key=None)
    assert create_app(services.settings, services).server.secret_key


@pytest.mark.parametrize(
    ("proxies", "seen"), [(0, "10.0.0.9"), (1, "203.0.113.7"), (2, "198.51.100.1")]
)
def test_forwarded_addresses_count_only_behind_known_proxies(proxies, seen):
    services = make_services(proxies=proxies)
    app = create_app(services.settings, services)
    visitor = Visitor(app)
    services.throttle.failures[throttle_key("address", seen)] = FREE["address"]
    token = visitor.token()
    answer = visitor.client.post(
        "/login",
        data={"email": "donor@example.org", "password": "wrong", "csrf_token": token},
        headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.7"},
        environ_base={"REMOTE_ADDR": "10.0.0.9"},
    )
    assert answer.status_code == 429


def test_redirects_do_not_follow_the_host_header(app):
    builder = EnvironBuilder(path="/", headers={"Host": "evil.example", "Accept": "text/html"})
    answer = app.server.test_client().open(builder)
    assert answer.status_code == 302
    assert "evil.example" not in answer.location
