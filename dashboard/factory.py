"""Makes an app. Each call builds everything anew; two apps in one process share nothing.

Here alone meet both sides of the wall: the store below it, pages and callbacks above it.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from pathlib import Path

from dash.exceptions import DashException
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from dashboard import callbacks
from dashboard.access.addresses import Addresses
from dashboard.access.compression import Kept, compress_response
from dashboard.access.csrf import COOKIE, HEADER, hand_over_token, install_csrf
from dashboard.access.faults import answer_missing, install_faults
from dashboard.access.guard import Guard
from dashboard.access.headers import add_headers, content_policy
from dashboard.access.languages import current_language
from dashboard.access.links import EXTENSION as LINKS
from dashboard.access.login import access
from dashboard.access.open_pages import open_pages
from dashboard.access.received import ReceivedRequest
from dashboard.access.sessions import install_sessions
from dashboard.access.sharing import sharing
from dashboard.access.vendor import Vendor, install_vendor
from dashboard.callbacks.failing import answer_failure
from dashboard.data.publication.desk import PublishingDesk
from dashboard.data.store import Store, open_store
from dashboard.data.store.installation import SECRET
from dashboard.downloads import ADDRESSES, downloads
from dashboard.errors import SettingsError, StoreError
from dashboard.framework.reading import read_framework
from dashboard.language import Language, language_of
from dashboard.page import EXTENSION as SITE
from dashboard.page import Site
from dashboard.pages.document import Document
from dashboard.pages.registry import PAGES
from dashboard.pages.shell import header, missing, plain_links, shell
from dashboard.services import EXTENSION as SERVICES
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.uploads import ADDRESSES as SENT_TO
from dashboard.uploads import uploads

ASSETS = Path(__file__).parent.parent / "assets"
# Addresses of fonts inside these are relative to the folder they share with the bundle.
STYLES = ("fonts.css", "bootstrap.min.css")
# A page or a callback never sends more; uploads set their own limit.
LARGEST_REQUEST = 2**20
DEMONSTRATION_DOMAIN = "@example.org"
"""Nobody's mail arrives there: only a demonstration has such accounts."""
BLUEPRINTS = (access, open_pages, sharing, downloads, uploads)


def create_app(settings: Settings, services: Services | None = None) -> Document:
    """The app for these settings, ready to serve; `services` replaces what the store would give.

    Raises SettingsError without a secret key outside a demonstration, and whatever opening the
    framework and the database raises.
    """
    import_once()
    vendor = Vendor(ASSETS / "vendor")
    given = replace(services or open_services(settings), areas=vendor.outlines)
    server = _make_server(given)
    install_vendor(server, vendor)
    app = _make_app(server, given, vendor)
    callbacks.register_all(app)
    _install_endings(server, app, given.settings)
    _finish(server)
    return app


def open_services(settings: Settings) -> Services:
    """Framework and database of the settings, as pages and callbacks may ask for them."""
    framework = read_framework(settings.indicators)
    store = open_store(settings.database_url, framework, settings.timezone)
    try:
        refuse_demonstration_accounts(store)
    except StoreError:
        store.close()
        raise
    return services_of(settings, store)


def refuse_demonstration_accounts(store: Store) -> None:
    """StoreError where an account of the demonstration could open a database of real records."""
    if store.installation.demonstration:
        return
    found = [
        account.email
        for account in store.accounts.all()
        if account.email.endswith(DEMONSTRATION_DOMAIN) and not account.disabled
    ]
    if found:
        raise StoreError(
            f"{', '.join(found)}: accounts of a demonstration, whose passwords are known, in a "
            "database that is none; disable each with `dashboard user disable EMAIL`"
        )


def services_of(settings: Settings, store: Store) -> Services:
    """What the floors above the wall may ask of this store; a demonstration brings its secret."""
    secret = settings.secret_key or store.installation.fact(SECRET)
    return Services(
        settings=replace(settings, secret_key=secret),
        framework=store.framework,
        releases=store.releases,
        editions=store.editions,
        loads=store.loads,
        accounts=store.accounts,
        sessions=store.sessions,
        share_links=store.share_links,
        audit=store.audit,
        throttle=store.throttle,
        notes=store.notes,
        jobs=store.jobs,
        publishing=PublishingDesk(settings, store),
        demonstration=store.installation.demonstration,
    )


def import_once() -> None:
    """Import what plotly imports late: two threads that do so at once see half of it."""
    import numpy as np  # noqa: F401
    import pandas as pd  # noqa: F401
    from plotly.graph_objects import Figure

    Figure(data=[{"type": "bar", "y": [1]}]).to_plotly_json()


def _finish(server: Flask) -> None:
    """Answer one request: Dash completes itself at the first, and no visitor shall meet it then."""
    with server.test_client().get("/healthz") as answer:
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError("the app does not answer; the log says why")


def _make_server(services: Services) -> Flask:
    settings = services.settings
    server = Flask("dashboard", static_folder=None)
    server.request_class = ReceivedRequest
    server.secret_key = _secret_key(services)
    server.config.update(
        SESSION_COOKIE_NAME="dashboard_session",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=_is_https(settings),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
    )
    server.extensions[SERVICES] = services
    server.context_processor(lambda: {"project": _project_name(services, current_language())})
    if settings.proxies:
        proxies = settings.proxies
        server.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            server.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0
        )
    install_sessions(server)
    install_csrf(server)
    for blueprint in BLUEPRINTS:
        server.register_blueprint(blueprint)
    return server


def _secret_key(services: Services) -> str:
    if services.settings.secret_key:
        return services.settings.secret_key
    if services.demonstration:
        return secrets.token_hex(32)
    raise SettingsError(
        "DASHBOARD_SECRET_KEY: is not set, and none is built in; "
        "set at least 32 characters, for example from: openssl rand -hex 32"
    )


def _is_https(settings: Settings) -> bool:
    return settings.public_url.startswith("https://")


def _project_name(services: Services, language: Language | None = None) -> str:
    """The short title; in the project's first language where no reader is known yet."""
    project = services.framework.project
    return (language or language_of(project.languages[0])).label(project.short_title)


def _make_app(server: Flask, services: Services, vendor: Vendor) -> Document:
    """The Dash app on the server; the guard stands before Dash's own hooks."""
    server.before_request(
        Guard(Addresses([*PAGES, *ADDRESSES, *SENT_TO]), lambda: app.callback_map)
    )
    app = Document(
        "dashboard",
        server=server,  # type: ignore[arg-type]
        assets_folder=str(ASSETS),
        assets_path_ignore=["^vendor$", "^plain$"],
        use_pages=False,
        pages_folder="",
        serve_locally=True,
        suppress_callback_exceptions=True,
        title=_project_name(services),
        update_title=None,  # type: ignore[arg-type]
        csrf_token_name=COOKIE,
        csrf_header_name=HEADER,
        on_error=answer_failure,
        add_log_handler=False,
    )
    app.vendor = vendor
    app.own_styles, app.own_scripts = _add_own(vendor)
    app.layout = shell
    server.extensions[SITE] = Site(Addresses(PAGES), header, missing)
    server.extensions[LINKS] = plain_links
    return app


def _add_own(vendor: Vendor) -> tuple[str, str]:
    """Addresses of all styles and all scripts; those of others come first, ours build on them."""
    others = [path for name in STYLES if (path := vendor.path(name)) is not None]
    styles = vendor.add(".css", [*others, *sorted(ASSETS.glob("*.css"))])
    return styles, vendor.add(".js", sorted(ASSETS.glob("*.js")))


def _install_endings(server: Flask, app: Document, settings: Settings) -> None:
    """What happens to every answer; Flask runs these in reverse order."""
    kept: Kept = {}
    policy = content_policy(app.script_hashes())
    https = _is_https(settings)
    install_faults(server)
    server.register_error_handler(DashException, answer_missing)
    server.after_request(partial(compress_response, kept=kept))
    server.after_request(lambda response: add_headers(response, policy, https))
    server.after_request(hand_over_token)
