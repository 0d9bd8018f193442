"""One number, everywhere: each page shows what `dashboard values` prints, for every indicator."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from dashboard.framework.reading import read_framework
from tests.framework.files import PROJECT

pytestmark = pytest.mark.browser
FRAMEWORK = read_framework(PROJECT)
CODES = [indicator.code for indicator in FRAMEWORK.indicators]


def written(code: str, row: dict) -> str:
    """A value as a page should write it, told from the declaration alone."""
    indicator = FRAMEWORK.indicator(code)
    value = row["value"]
    if indicator.measure.type == "yes_no":
        return "Yes" if value else "No"
    digits = indicator.decimals
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = f"{rounded:,f}"
    if indicator.unit.text("en") == "percent":
        text += " %"
    if row["denominator"]:
        hint = ", indicative" if row["n"] < 30 else ""
        text += f" ({row['numerator']} of {row['denominator']}{hint})"
    elif indicator.measure.type in ("average", "median"):
        text += f" (n = {row['n']})"
    return text


def expected(headline, period="H4"):
    return {code: written(code, headline(code, period)) for code in CODES}


def words(headline, period="H4"):
    return {code: headline(code, period)["status"].replace("_", " ") for code in CODES}


def shown(found: dict[str, str]) -> dict[str, str]:
    return {code: text for code, text in found.items() if code in CODES}


@pytest.mark.parametrize("path", ["/", "/tracking"])
def test_pages_of_all_indicators(person, headline, path):
    person.log_in("manager").open(path)
    assert shown(person.texts("value-")) == expected(headline)
    assert shown(person.texts("status-")) == words(headline)


def test_result_pages(person, headline):
    person.log_in("manager")
    found = {}
    for result in FRAMEWORK.results:
        person.open(f"/results/{result.code}")
        found |= shown(person.texts("value-"))
    assert found == expected(headline)


def test_indicator_pages(person, headline):
    person.log_in("manager")
    found = {code: person.open(f"/indicators/{code}").text(f"value-{code}") for code in CODES}
    assert found == expected(headline)


def test_an_earlier_period_shows_its_own_numbers(person, headline):
    person.log_in("manager").open("/?period=H3")
    found = shown(person.texts("value-"))
    assert found["OP1.1.2"] == "142"
    assert found == {code: written(code, headline(code, "H3")) for code in CODES}


def test_a_split_shows_the_cells_of_the_split(person, values):
    person.log_in("manager").open("/indicators/OP1.1.2?by=sex")
    rows = {
        row["disaggregation"]["sex"]: row["value"]
        for row in values
        if row["indicator"] == "OP1.1.2"
        and row["period"] == "to H4"
        and list(row["disaggregation"]) == ["sex"]
    }
    table = person.text("table-OP1.1.2-sex")
    for code, label in (("f", "Women"), ("m", "Men")):
        assert f"{label} {rows[code]}" in table
