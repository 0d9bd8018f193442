"""What a browser may run and load: the policy of every answer, and a breach that is heard.

That no page breaks it is one of the rules of `test_every_page`.
"""

from __future__ import annotations

import re

import pytest

from tests.browser.rules import LISTEN

pytestmark = pytest.mark.browser


def test_the_listener_hears_a_breach(person, page_watch):
    """A script in the page itself is refused and reported, so that silence means something."""
    page_watch.allow("[Cc]ontent [Ss]ecurity [Pp]olicy")
    person.page.add_init_script(LISTEN)
    page = person.open("/login").page
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
    }""")
    page.wait_for_function("window.policyBroken.length > 0")
    assert page.evaluate("window.ran") is None
    assert "script-src" in page.evaluate("window.policyBroken")[0]


@pytest.mark.parametrize(
    "path", ["/login", "/", "/nowhere", "/export/csv", "/healthz", "/robots.txt"]
)
def test_every_answer_has_a_strict_policy(person, demonstration, path):
    person.log_in("donor")
    answer = person.page.request.get(f"{demonstration.url}{path}")
    rules = dict(
        rule.strip().split(" ", 1) for rule in answer.headers["content-security-policy"].split(";")
    )
    scripts = rules["script-src"]
    assert not re.search(r"unsafe-(inline|eval|hashes)|strict-dynamic|data:|blob:|\*|http", scripts)
    assert rules["default-src"] == "'none'"
    assert (rules["object-src"], rules["base-uri"]) == ("'none'", "'none'")
