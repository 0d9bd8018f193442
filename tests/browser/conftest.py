"""People of every role, in a real browser, on the demonstration."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.browser import draw_all
from tests.support.demonstration import PASSWORD, Demonstration
from tests.web.visitor import TOKEN

Row = dict[str, Any]


class Person:
    """Somebody at a browser, logged in."""

    def __init__(self, page: Page, demonstration: Demonstration) -> None:
        self.page = page
        self._url = demonstration.url

    def log_in(self, role: str) -> Person:
        """Send the form of the log-in page, without looking at the page that follows."""
        requests, address = self.page.context.request, f"{self._url}/login"
        token = TOKEN.search(requests.get(address).text())
        assert token, "the log-in page has no token"
        form = {"email": f"{role}@example.org", "password": PASSWORD, "csrf_token": token[1]}
        answer = requests.post(address, form=form, max_redirects=0)
        assert answer.status == HTTPStatus.FOUND, answer.text()
        return self

    def open(self, path: str) -> Person:
        """Open an address and wait until nothing loads any more."""
        self.page.goto(f"{self._url}{path}")
        return self.settle()

    def settle(self) -> Person:
        """Wait until nothing loads any more, and every chart is drawn, those below the fold too."""
        self.page.wait_for_load_state("networkidle")
        draw_all(self.page)
        return self

    def text(self, test_id: str) -> str:
        """The text of the one element with this test id, white space folded."""
        found = self.page.get_by_test_id(test_id).first
        return " ".join(found.inner_text().split())

    def texts(self, prefix: str) -> dict[str, str]:
        """Text of every element whose test id begins so, by the rest of the id."""
        script = """(all, prefix) => all.map(e => [
            e.dataset.testid.slice(prefix.length), e.innerText])"""
        pairs = self.page.locator(f"[data-testid^='{prefix}']").evaluate_all(script, prefix)
        return {name: " ".join(text.split()) for name, text in pairs}


@pytest.fixture
def person(page: Page, demonstration: Demonstration) -> Person:
    return Person(page, demonstration)


@pytest.fixture
def at(open_page: Callable[..., Page], demonstration: Demonstration) -> Callable[..., Person]:
    """A manager at a window of this width."""

    def log_in(width: int, scheme: str = "light") -> Person:
        page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        return Person(page, demonstration).log_in("manager")

    return log_in


@pytest.fixture(scope="session")
def values(demonstration: Demonstration) -> list[Row]:
    """Every cell as `dashboard values` prints it."""
    rows: list[Row] = json.loads(demonstration.run("values", "--format", "json"))
    return rows


@pytest.fixture(scope="session")
def headline(values: list[Row]) -> Callable[..., Row]:
    """The whole to date: `headline("OP1.1.2")`, or at the end of a period."""
    rows = {
        (row["indicator"], row["period"]): row
        for row in values
        if row["basis"] == "to_date" and not row["disaggregation"]
    }

    def find(code: str, period: str = "H4") -> Row:
        return rows[code, f"to {period}"]

    return find
