"""Who asks for what, without a request."""

from functools import cache

from dashboard.framework.reading import read_framework
from dashboard.language import language_of
from dashboard.page import PageContext
from dashboard.protocols import Account
from dashboard.view import View
from tests.pages.worlds import CUT_OFF, ROOT, make_released, real_framework
from tests.web.worlds import make_services

MEALS = ROOT / "tests" / "framework" / "school_meals.yaml"
AUDIENCES = {"donor": "public", "member": "public", "manager": "internal", "admin": "internal"}


@cache
def released(world, audience):
    if world == "meals":
        framework = read_framework(MEALS)
        return make_released(framework, audience, framework.project.end.replace(day=1))
    return make_released(real_framework(), audience, CUT_OFF)


def context(role, view=None, world="real", language="en", release=True):
    return PageContext(
        language=language_of(language),
        view=view or View(),
        released=released(world, AUDIENCES[role]) if release else None,
        account=Account(1, f"{role}@example.org", role, False, False, "first"),
        services=make_services(),
    )
