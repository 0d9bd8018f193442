"""An app with services in memory, and visitors of every role."""

from collections.abc import Callable

import pytest
from dash import Dash

from dashboard.factory import create_app
from dashboard.services import Services
from tests.web.visitor import Visitor
from tests.web.worlds import make_services


@pytest.fixture
def services() -> Services:
    return make_services()


@pytest.fixture
def app(services: Services) -> Dash:
    return create_app(services.settings, services)


@pytest.fixture
def visitor(app: Dash) -> Visitor:
    return Visitor(app)


@pytest.fixture
def logged_in(app: Dash) -> Callable[[str], Visitor]:
    """Give a visitor who is logged in with a role."""

    def enter(role: str) -> Visitor:
        visitor = Visitor(app)
        answer = visitor.log_in(f"{role}@example.org")
        assert answer.status_code == 302, answer.text
        return visitor

    return enter
