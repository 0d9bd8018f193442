"""The whole app on a free port of this machine, with a made-up release of the real framework."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Thread

import pytest
from werkzeug.serving import make_server

from dashboard.factory import create_app
from tests.pages.contexts import released
from tests.web.visitor import Visitor
from tests.web.worlds import make_services


class MadeUpReleases:
    def current(self):
        return released("real", "internal")

    def closings(self):
        return []

    def reported(self, period):
        return None


class MadeUpEditions:
    """One edition in force, made up from the same framework."""

    def all(self):
        return [released("real", "public").publication]

    def newest(self, *, bulletins=False, budget=False):
        return released("real", "public")

    def read(self, number, *, budget=False):
        return released("real", "public") if number == 1 else None

    def document(self, number):
        return None


def made_up_services(**more):
    """Services of the real framework with a made-up draft and a made-up edition."""
    given = {"releases": MadeUpReleases(), "editions": MadeUpEditions(), **more}
    return replace(make_services(), framework=released("real", "internal").framework, **given)


@pytest.fixture
def enter(app):
    """Log somebody of a role in to the test's own app."""

    def enter_as(role):
        visitor = Visitor(app)
        visitor.log_in(f"{role}@example.org")
        return visitor

    return enter_as


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    services = made_up_services()
    app = create_app(services.settings, services)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
