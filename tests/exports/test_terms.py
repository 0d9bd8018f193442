"""Licence and sector: on every file where they are declared, and said where they are not."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from dashboard.exports.registry import FORMATS
from dashboard.framework.classification import Licence
from tests.exports.opening import leaves
from tests.exports.worlds import slice_of
from tests.pages.contexts import released

NAME, ADDRESS, SECTOR = "CC BY 4.0", "https://example.org/by", "15160"
UNDECLARED = "No licence is declared; ask the source."
SAID = [form for form in FORMATS if form not in ("csv", "datapackage")]


def release(licence, sector):
    made = released("real", "public")
    project = made.framework.project.model_copy(update={"licence": licence, "sector": sector})
    return replace(made, framework=made.framework.model_copy(update={"project": project}))


@pytest.fixture(scope="module")
def declared():
    return slice_of(release(Licence(label={"": NAME}, url=ADDRESS), SECTOR))


@pytest.fixture(scope="module")
def undeclared():
    return slice_of(release(None, None))


def unbroken(text):
    """The text without marks of XML and without the breaks of lines that a page gives it."""
    return re.sub(r"<[^<>]+>|\s+", "", text)


def said_by(form, slice_):
    parts = leaves(FORMATS[form](slice_).content)
    return " ".join(unbroken(part.decode(errors="ignore")) for part in parts)


@pytest.mark.parametrize("form", SAID)
def test_every_file_says_licence_and_sector(form, declared):
    said = said_by(form, declared)
    assert unbroken(f"{NAME}, {ADDRESS}") in said
    assert unbroken(f"DAC purpose code {SECTOR}") in said


@pytest.mark.parametrize("form", SAID)
def test_every_file_says_that_no_licence_is_declared(form, undeclared):
    said = said_by(form, undeclared)
    assert unbroken(UNDECLARED.rstrip(".")) in said
    assert "DACpurposecode" not in said


def test_every_row_has_the_licence(declared, undeclared):
    def licences(slice_):
        rows = csv.DictReader(io.StringIO(FORMATS["csv"](slice_).content.decode()))
        return {row["licence"] for row in rows}

    assert licences(declared) == {f"{NAME}, {ADDRESS}"}
    assert licences(undeclared) == {""}


def package(slice_):
    with zipfile.ZipFile(io.BytesIO(FORMATS["datapackage"](slice_).content)) as packed:
        return json.loads(packed.read("datapackage.json"))


def test_the_package_has_the_licence_by_its_address(declared, undeclared):
    described = package(declared)
    assert described["licenses"] == [{"path": ADDRESS, "title": NAME}]
    assert described["dac_sector"] == SECTOR
    assert {"licenses", "dac_sector"}.isdisjoint(package(undeclared))


def test_the_package_names_a_licence_without_an_address():
    described = package(slice_of(release(Licence(label={"": NAME}), None)))
    assert described["licenses"] == [{"name": NAME, "title": NAME}]


def test_the_activity_has_the_sector_of_the_list_or_its_own(declared, undeclared):
    def sectors(slice_):
        root = etree.fromstring(FORMATS["iati"](slice_).content)
        return [dict(found.attrib) for found in root.iter("sector")]

    assert sectors(declared) == [{"code": SECTOR, "vocabulary": "1"}]
    assert sectors(undeclared) == [{"code": "CT.1172", "vocabulary": "99"}]
