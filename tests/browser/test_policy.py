"""The pages need nothing that their content security policy forbids (every page, every role)."""

from __future__ import annotations

import re

import pytest

from dashboard.framework.reading import read_framework
from tests.browser.conftest import Person
from tests.framework.files import PROJECT

pytestmark = pytest.mark.browser
FRAMEWORK = read_framework(PROJECT)
LISTEN = """
window.policyBroken = [];
document.addEventListener("securitypolicyviolation", (event) => window.policyBroken.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""
READ = (
    "/", "/results/OBJ", "/results/OP1.1", "/results/OP1.3", "/indicators/OBJ.1",
    "/indicators/OP1.1.2?by=sex", "/indicators/OP1.2.1", "/tracking", "/plan", "/methods",
    "/editions", "/editions/3",
)  # fmt: skip
TAKEN = (*READ, "/reports", "/account")
MADE = (*TAKEN, "/data", "/data/upload", "/publish", "/indicators/OBJ.1?edition=3")
PATHS = {
    "guest": READ,
    "donor": TAKEN,
    "member": TAKEN,
    "manager": MADE,
    "admin": ("/admin", "/admin?show=links", "/admin?show=audit", "/data", "/publish"),
}


@pytest.fixture
def watched(page, demonstration) -> Person:
    """Somebody whose browser reports each breach of the policy from the first script on."""
    page.add_init_script(LISTEN)
    return Person(page, demonstration)


@pytest.mark.parametrize("role", PATHS)
def test_no_page_breaks_the_policy(watched, role, demonstration):
    enter(watched, role, demonstration)
    broken = {path: found for path in PATHS[role] if (found := breaches(watched, path))}
    assert broken == {}


def enter(person, role, demonstration):
    if role != "guest":
        person.log_in(role)
        return
    link = re.search(r"/share/\S+", demonstration.run("share", "3", "--days", "2"))
    assert link, "no address was printed"
    person.open(link[0])


def breaches(person, path):
    found = person.open(path).page.evaluate("window.policyBroken")
    assert isinstance(found, list)
    return found


def test_the_listener_hears_a_breach(watched, page_watch):
    """A script in the page itself is refused and reported, so that silence means something."""
    page_watch.allow("[Cc]ontent [Ss]ecurity [Pp]olicy")
    page = watched.open("/login").page
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
def test_every_answer_has_a_strict_policy(watched, demonstration, path):
    watched.log_in("donor")
    answer = watched.page.request.get(f"{demonstration.url}{path}")
    rules = dict(
        rule.strip().split(" ", 1) for rule in answer.headers["content-security-policy"].split(";")
    )
    scripts = rules["script-src"]
    assert not re.search(r"unsafe-(inline|eval|hashes)|strict-dynamic|data:|blob:|\*|http", scripts)
    assert rules["default-src"] == "'none'"
    assert (rules["object-src"], rules["base-uri"]) == ("'none'", "'none'")
