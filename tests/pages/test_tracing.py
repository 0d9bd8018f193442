"""From a number on a page to its passport: one link, the view kept; and what stands first."""

import pytest

from dashboard.callbacks.filling_pages import overview_content, tracking_content
from dashboard.components.story import story
from dashboard.pages import result
from dashboard.reading import read
from dashboard.view import View
from tests.pages.contexts import context
from tests.pages.text import marked, parts

VIEW = View(period="H3", filters=(("sex", "f"),))


def links(content, code):
    (value,) = marked(content, f"value-{code}")
    return [part.href for part in parts(value) if hasattr(part, "href")]


@pytest.mark.parametrize("role", ["manager", "donor"])
@pytest.mark.parametrize("content", [overview_content, tracking_content])
def test_every_value_leads_to_its_passport(role, content):
    here = context(role, VIEW)
    filled = content(here)
    for item in here.framework.indicators:
        expected = f"/indicators/{item.code}?period=H3&sex=f#passport-{item.code}"
        assert links(filled, item.code) == [expected]


@pytest.mark.parametrize("size", ["wide", "small"])
def test_values_of_a_result_lead_there_too(size):
    here = context("manager")
    reading = read(here.language, here.released, View(), here.framework.indicator("OP1.1.2"))
    assert links(story(reading, View(), size), "OP1.1.2") == [
        "/indicators/OP1.1.2#passport-OP1.1.2"
    ]
    assert links(story(reading, View(), "large"), "OP1.1.2") == []


def panels(code):
    content = result.layout(context("manager"), code=code)
    found = [getattr(part, "id", None) for part in parts(content)]
    return [
        (place["code"], place["size"])
        for place in found
        if isinstance(place, dict) and place["type"] == "panel"
    ]


def test_the_headline_of_a_result_comes_first_and_large():
    assert panels("OP1.3") == [
        ("OP1.3.2", "wide"),
        ("OP1.3.1", "small"),
        ("OP1.3.3", "small"),
        ("OP1.3.4", "small"),
    ]
    assert panels("OC1")[0] == ("OC1.1", "wide")
