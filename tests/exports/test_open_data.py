"""HXL before libhxl, the data package before frictionless; both in the words of the edition."""

import csv
import io
import json
import zipfile

import frictionless
import hxl
import pytest

from dashboard.exports.datapackage.table import Table, field
from tests.exports.opening import leaves


@pytest.fixture
def rows_of(files, which):
    return list(csv.reader(io.StringIO(files("hxl", which).content.decode())))


def test_libhxl_reads_and_validates_it(rows_of):
    assert hxl.data(rows_of).validate()
    rows = list(hxl.data(rows_of).with_rows("#indicator+code=OP1.1.2"))
    assert {row.get("#indicator+name") for row in rows} == {"Practitioners trained"}


def test_regions_carry_their_p_codes(rows_of):
    rows = hxl.data(rows_of).with_rows("#adm1+code=3505000")
    assert {row.get("#adm1+name") for row in rows} == {"Sughd"}


def test_where_it_comes_from_stands_above_the_tags(files):
    rows = list(csv.reader(io.StringIO(files("hxl").content.decode())))
    above = dict(row for row in rows[:20] if len(row) == 2)
    assert above["Publication"].startswith("Edition 3: ")
    assert above["Declaration"].startswith("SHA-256 ")


def test_frictionless_validates_the_package(files, which, tmp_path):
    path = tmp_path / "package.zip"
    path.write_bytes(files("datapackage", which).content)
    report = frictionless.validate(str(path), type="package")
    assert report.valid, report.flatten(["title", "type", "rowNumber", "note"])[:5]
    assert report.stats["tasks"] == 5


def test_frictionless_finds_a_figure_of_no_indicator(files, tmp_path):
    broken = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(files("datapackage").content)) as packed,
        zipfile.ZipFile(broken, "w") as written,
    ):
        for name in packed.namelist():
            written.writestr(name, packed.read(name).replace(b"OP1.1.2,H", b"ZZ,H"))
    path = tmp_path / "package.zip"
    path.write_bytes(broken.getvalue())
    report = frictionless.validate(str(path), type="package")
    assert "foreign-key" in {error[0] for error in report.flatten(["type"])}


def test_the_package_names_edition_hash_and_declaration(files, published):
    packed = next(leaves(files("datapackage").content))
    described = json.loads(packed)
    assert described["version"] == "3"
    assert described["edition_sha256"] == published.edition.publication.sha256
    assert described["framework_sha256"] == published.edition.fingerprint


def test_equal_slices_give_equal_bytes(files, published):
    from dashboard.exports.datapackage import write_package

    again = write_package(published.slice("edition")).content
    assert again == files("datapackage", "edition").content


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_like_a_formula_is_disarmed(text):
    content = Table("t", [field("a", "string", "A")], ["a"], [{"a": text}], {}).content()
    assert list(csv.reader(io.StringIO(content.decode(), newline="")))[1] == [f"'{text}"]
