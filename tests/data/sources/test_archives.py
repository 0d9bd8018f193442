"""Workbooks made to harm: entities, too much inside, cells far away."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import openpyxl.xml
import pytest
from openpyxl.worksheet import _reader

from dashboard.data.sources.tables import Limits
from dashboard.data.sources.workbooks import Workbook
from dashboard.errors import SourceError
from tests.data.validation.small import workbook

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION = f'<!DOCTYPE w [<!ENTITY l0 "ha">{LAUGHS}]>'
EXTERNAL = '<!DOCTYPE w [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>'
REMOTE = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/outside.dtd">'
PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml")


def rewritten(data: bytes, name: str, change) -> bytes:
    """The workbook with the text of one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        names = [item.filename for item in before.infolist()]
        assert name in names
        for item in before.infolist():
            content = before.read(item)
            after.writestr(item, change(content.decode()) if item.filename == name else content)
    return stream.getvalue()


def with_rows(rows: str) -> bytes:
    """A workbook whose sheet has these rows of XML after its first."""
    end = "</sheetData>"
    return rewritten(workbook([["a"]]), PARTS[0], lambda text: text.replace(end, f"{rows}{end}"))


def with_prolog(text: str, declared: str, encoding: str = "utf-8") -> bytes:
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return f"{head}<!-- {' ' * 100_000} -->{declared}{body}".encode(encoding)


def read_all(data: bytes, limits: Limits | None = None) -> object:
    source = Workbook(data, "f.xlsx", limits or Limits())
    return source.read(source.sheets()[0])


@pytest.mark.parametrize("declared", [BILLION, EXTERNAL, REMOTE, "<!DOCTYPE w>"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part(declared, part, encoding):
    harmful = rewritten(workbook([["a"]]), part, lambda text: with_prolog(text, declared, encoding))
    with pytest.raises(SourceError, match="declares XML entities"):
        read_all(harmful)


def test_an_encoding_that_hides_the_declaration_does_not_hide_it():
    def hidden(text: str) -> bytes:
        head = b'<?xml version="1.0" encoding="cp037"?>'
        return head + f"{BILLION}<worksheet/>".encode("cp037")

    harmful = rewritten(workbook([["a"]]), PARTS[0], hidden)
    with pytest.raises(SourceError, match=r"entities|damaged"):
        read_all(harmful)


@pytest.mark.parametrize("declared", [BILLION, EXTERNAL])
def test_the_reader_behind_refuses_entities_by_itself(declared):
    """The second lock: openpyxl has found the hardened parser."""
    assert openpyxl.xml.DEFUSEDXML is True
    content = with_prolog("<w><row>&l9;</row></w>", declared)
    with pytest.raises(ValueError, match=r"^EntitiesForbidden"):
        list(_reader.iterparse(io.BytesIO(content)))


def test_a_comment_before_the_sheet_harms_nothing():
    harmless = rewritten(workbook([["a"]]), PARTS[0], lambda text: with_prolog(text, ""))
    assert read_all(harmless).rows == [["a"]]


def test_too_many_parts_are_refused():
    stream = io.BytesIO(workbook([["a"]]))
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(30):
            archive.writestr(f"xl/media/{number}", b"")
    with pytest.raises(SourceError, match="parts inside"):
        read_all(stream.getvalue(), Limits(members=20))


@pytest.mark.parametrize(
    "cell", ['<row r="999999999"><c r="A999999999"><v>1</v></c></row>', "<row r='2000000'/>"]
)
def test_a_row_far_away_does_not_fill_the_memory(cell):
    harmful = rewritten(
        workbook([["a"]]),
        PARTS[0],
        lambda text: text.replace("</sheetData>", f"{cell}</sheetData>"),
    )
    tracemalloc.start()
    with pytest.raises(SourceError, match="spans more rows or cells"):
        read_all(harmful, Limits(rows=10_000))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000


def test_wide_rows_do_not_fill_the_memory():
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 200))
    harmful = rewritten(
        workbook([["a"]]),
        PARTS[0],
        lambda text: text.replace("</sheetData>", f"{rows}</sheetData>"),
    )
    with pytest.raises(SourceError, match="spans more rows or cells"):
        read_all(harmful, Limits(cells=100_000))


def test_a_part_that_lies_about_its_size_is_damage():
    stream = io.BytesIO(workbook([["a"]]))
    data = bytearray(stream.getvalue())
    with zipfile.ZipFile(stream) as archive:
        member = archive.getinfo(PARTS[0])
    size = member.file_size.to_bytes(4, "little")
    position = data.rindex(size)
    data[position : position + 4] = (8).to_bytes(4, "little")
    with pytest.raises(SourceError, match="damaged"):
        read_all(bytes(data))
