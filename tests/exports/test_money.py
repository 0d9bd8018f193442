"""Money is in a file of an edition where its reader may see it, and is told on request alone."""

from __future__ import annotations

import pytest
from docx import Document

SPENT = "Money spent: "


@pytest.fixture
def export(demonstration, tmp_path):
    """Writes a file of edition 3 with the console script; gives its path."""

    def write(form, *options):
        path = tmp_path / f"{len(options)}.{form}"
        arguments = [form, "--edition", "3", "--output", str(path), *options]
        demonstration.run("export", *arguments, "--lang", "en")
        return path

    return write


def test_cron_gets_no_money_unless_it_asks(export):
    plain, asked = (
        [paragraph.text for paragraph in Document(export("docx", *options)).paragraphs]
        for options in ((), ("--budget",))
    )
    assert not any(text.startswith(SPENT) for text in plain)
    assert any(text.startswith(SPENT) for text in asked)


def test_whoever_reads_money_reads_of_the_same_declaration(export):
    assert export("csv").read_bytes() == export("csv", "--budget").read_bytes()


def test_a_publication_names_the_declaration_of_its_own_document(published, demonstration, export):
    document = export("json").read_text()
    assert f'"fingerprint":"{published.edition.fingerprint}"' in document
    assert published.edition.fingerprint != published.edition.framework.fingerprint
