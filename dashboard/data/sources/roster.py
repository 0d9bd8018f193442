"""A list of people as an office keeps it: names, what else tells people apart, and the rest.

Used only to take names out (`dashboard pseudonymise`); a load never reads a file this way.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.data.sources.headers import SEARCHED_ROWS, plain
from dashboard.data.sources.reading import open_source, read_bytes, wanted_sheets
from dashboard.data.sources.screening import find_forbidden
from dashboard.data.sources.tables import Grid, Limits, Row, Sheet, Source
from dashboard.data.sources.totals import is_total_word, total_rows
from dashboard.errors import SourceError
from dashboard.framework import Framework
from dashboard.framework.datasets import ForbiddenColumns

WORDS: Mapping[str, tuple[str, ...]] = {
    "name": (
        *("name", "full name", "first name", "last name", "surname", "family name", "middle name"),
        *("patronymic", "participant name", "name of participant", "participant", "фио", "ф и о"),
        *("фамилия", "имя", "отчество", "фамилия имя отчество", "имя участника", "фио участника"),
        *("ному насаб", "ном", "насаб", "номи падар", "ному насаби иштирокчӣ", "ном ва насаб"),
    ),
    "birth": (
        *("birth year", "year of birth", "date of birth", "birth date", "dob", "birthday"),
        *("год рождения", "дата рождения", "г р", "соли таваллуд", "санаи таваллуд"),
    ),
    "organisation": (
        *("organisation", "organization", "institution", "institution id", "employer", "workplace"),
        *("организация", "учреждение", "код учреждения", "место работы", "ташкилот", "муассиса"),
        *("рамзи муассиса", "ҷойи кор"),
    ),
    "phone": (
        *("phone", "phone number", "mobile", "telephone", "tel", "телефон", "номер телефона"),
        *("тел", "рақами телефон", "телефони мобилӣ"),
    ),
}
"""Headers in comparable form, by what they say about a person."""


@dataclass(frozen=True)
class Roster:
    """Texts along the rows, empty where a column or cell is missing, and the frame to keep.

    `kept` has no column that may not enter and none of births; `left_out` names those taken out.
    """

    lines: list[int]
    names: list[str]
    births: list[str]
    organisations: list[str]
    phones: list[str]
    kept: pd.DataFrame
    left_out: list[str]


def read_roster(path: Path, framework: Framework, sheet: str | None = None) -> Roster:
    """The people of a file; SourceError where it has no names or nothing to tell people apart."""
    limits = Limits()
    source = open_source(path.name, read_bytes(path, limits), limits)
    names = _name_words(framework.forbidden_columns)
    chosen, position = _find(source, wanted_sheets(source.sheets(), sheet, path.name), names)
    if chosen is None:
        raise SourceError(
            f"{path.name}: no column of names was found in the first {SEARCHED_ROWS} rows; "
            f"expected a header such as {', '.join(WORDS['name'][:3])}, фио or ному насаб"
        )
    roster = _cut(source.read(chosen), position, framework.forbidden_columns, names)
    if not any((*roster.births, *roster.organisations, *roster.phones)):
        raise SourceError(
            f"{path.name}: beside the names there is no birth year, organisation or phone, and "
            "names alone do not tell people apart; add one of these columns"
        )
    return roster


def _name_words(forbidden: Mapping[str, ForbiddenColumns]) -> frozenset[str]:
    declared = forbidden["name"].headers if "name" in forbidden else []
    return frozenset((*WORDS["name"], *map(plain, declared)))


def _find(source: Source, sheets: list[Sheet], names: Collection[str]) -> tuple[Sheet | None, int]:
    for sheet in sheets:
        for position, row in enumerate(source.read(sheet, SEARCHED_ROWS).rows):
            if sum(cell is not None for cell in row) > 1 and _positions(row, names):
                return sheet, position
    return None, 0


def _cut(
    grid: Grid, header: int, forbidden: Mapping[str, ForbiddenColumns], names: Collection[str]
) -> Roster:
    headers = [cell or "" for cell in grid.rows[header]]
    width = len(headers)
    rows = [[*row[:width], *[None] * (width - len(row))] for row in grid.rows[header + 1 :]]
    frame = pd.DataFrame(rows, columns=range(width), dtype="str")
    keeps = frame.notna().any(axis=1).to_numpy() & ~total_rows(frame)
    frame = frame[keeps].reset_index(drop=True)
    lines = [line for line, keep in zip(grid.lines[header + 1 :], keeps, strict=True) if keep]
    name_columns = _positions(headers, names)
    births = _positions(headers, WORDS["birth"])
    out = (
        {
            c.position
            for c in find_forbidden(frame, headers, [None] * width, forbidden, sensitive=True)
        }
        | set(name_columns)
        | set(births)
        | set(_positions(headers, WORDS["phone"]))
    )
    kept = frame[[i for i in range(width) if i not in out and headers[i]]]
    return Roster(
        lines=lines,
        names=["" if is_total_word(text) else text for text in _texts(frame, name_columns)],
        births=_texts(frame, births),
        organisations=_texts(frame, _positions(headers, WORDS["organisation"])[:1]),
        phones=_texts(frame, _positions(headers, WORDS["phone"])[:1]),
        kept=kept.set_axis([h for i, h in enumerate(headers) if i in kept.columns], axis=1),
        left_out=[headers[i] for i in sorted(out)],
    )


def _positions(row: Row | list[str], words: Collection[str]) -> list[int]:
    return [position for position, cell in enumerate(row) if cell and plain(cell) in words]


def _texts(frame: pd.DataFrame, columns: list[int]) -> list[str]:
    """The cells of the columns side by side, one text per row."""
    parts = frame[columns].fillna("").to_numpy().tolist()
    return [" ".join(part for part in row if part).strip() for row in parts]
