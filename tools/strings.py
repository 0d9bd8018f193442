"""Keeps `messages.pot` equal to the strings that the source marks for translation.

`python -m tools.strings check` names every string that is missing from the template or no longer
used, and fails; `write` collects them anew and brings the languages' catalogues up to date. Places
in the source and dates are left out of the files, so that they change only when a string does.
"""

import sys
import tomllib
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "dashboard"
LOCALES = SOURCE / "locales"
TEMPLATE = LOCALES / "messages.pot"
NOTES = ["Translators:"]


def main(arguments: list[str]) -> None:
    match arguments:
        case ["check"]:
            check()
        case ["write"]:
            write()
        case _:
            raise SystemExit("usage: python -m tools.strings check|write")


def check() -> None:
    marked, kept = keys(extract()), keys(read(TEMPLATE))
    for key in sorted(marked - kept):
        print(f"{TEMPLATE.relative_to(ROOT)}: missing: {key[1]!r}")
    for key in sorted(kept - marked):
        print(f"{TEMPLATE.relative_to(ROOT)}: no longer used: {key[1]!r}")
    if marked != kept:
        raise SystemExit("The strings have changed: run `make strings` and translate what is new.")


def write() -> None:
    template = extract()
    LOCALES.mkdir(exist_ok=True)
    save(template, TEMPLATE)
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/messages.po")):
        catalog = read(path)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        save(catalog, path)


def extract() -> Catalog:
    """Collect what the source marks, with the notes for translators above it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    mappings = settings["tool"]["babel"]["mappings"]
    methods = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    catalog = Catalog(header_comment="# Texts of the dashboard.", charset="utf-8", fuzzy=False)
    found = extract_from_dir(SOURCE, methods, {}, DEFAULT_KEYWORDS, NOTES, strip_comment_tags=True)
    for _file, _line, message, comments, context in sorted(found, key=lambda one: one[:2]):
        catalog.add(message, auto_comments=comments, context=context)
    return catalog


def keys(catalog: Catalog) -> set[tuple[str, str]]:
    """Give context and text (singular and plural alike) of every message but the header."""
    return {(message.context or "", text_of(message.id)) for message in catalog if message.id != ""}


def text_of(identity: str | tuple[str, ...] | list[str]) -> str:
    return identity if isinstance(identity, str) else " | ".join(identity)


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file)


def save(catalog: Catalog, path: Path) -> None:
    """Write in the order of the texts; the header keeps no date of the extraction."""
    with path.open("wb") as file:
        write_po(file, catalog, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    dated = ('"POT-Creation-Date:', '"PO-Revision-Date:')
    path.write_text("".join(line for line in lines if not line.startswith(dated)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
