"""The whole app on a free port of this machine, with a made-up release of the real framework."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Thread

import pytest
from werkzeug.serving import make_server

from dashboard.factory import create_app
from tests.pages.contexts import released
from tests.web.worlds import make_services


class MadeUpReleases:
    def current(self, audience):
        return released("real", audience)

    def closings(self):
        return []

    def reported(self, period):
        return None


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    framework = released("real", "internal").framework
    services = replace(make_services(), framework=framework, releases=MadeUpReleases())
    app = create_app(services.settings, services)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
