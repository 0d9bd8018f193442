"""Released cells as a tidy CSV: one figure in each row, one fact in each column.

Texts that a spreadsheet would run as a formula are disarmed; numbers stay numbers. Figures about
victims of the draft stay on the screen (domain D.3): a row names each indicator that is left out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from dashboard.exports.values import value_rows
from dashboard.language import Language
from dashboard.released import Released
from dashboard.sentences import release_name

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS = (
    "publication",
    "cut_off",
    "indicator",
    "title",
    "unit",
    "period",
    "basis",
    "disaggregation",
    "value",
    "numerator",
    "denominator",
    "n",
    "state",
    "held_on",
    "between_low",
    "between_high",
    "measured_on",
    "target",
    "expected",
    "ratio",
    "status",
    "note",
    "shown",
    "source",
    "licence",
    "sha256",
    "declaration",
)

NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


def csv_text(
    language: Language,
    released: Released,
    about: Mapping[str, str] = NOTHING_MORE,
    named: Collection[str] | None = None,
) -> str:
    """The whole release as CSV in UTF-8 with a header row; lines end as RFC 4180 has it.

    `about` stands in every row: where the figures come from. `named` are the left-out indicators
    that get a row of their own, None for all of them.
    """
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(language, released, about, named):
        writer.writerow({name: disarmed(value) for name, value in row.items()})
    return written.getvalue()


def disarmed(value: object) -> object:
    """A text that begins like a formula with an apostrophe before it; anything else as it is."""
    if isinstance(value, str) and value.startswith(DANGEROUS):
        return f"'{value}"
    return value


def _rows(
    language: Language,
    released: Released,
    about: Mapping[str, str],
    named: Collection[str] | None,
) -> Iterator[Mapping[str, Any]]:
    common = {
        **about,
        "publication": release_name(language, released),
        "cut_off": released.cut_off.isoformat(),
    }
    hidden = left_out(released)
    for row in value_rows(released):
        if row["indicator"] not in hidden:
            split = row["disaggregation"]
            named = " ".join(f"{name}={code}" for name, code in split.items())
            yield {**common, **_about(language, released, row["indicator"]), **row} | {
                "disaggregation": named
            }
    note = language.gettext("Confidential: shown on the screen only, in no file.")
    for code in hidden:
        wanted = named is None or code in named
        if wanted and released.framework.indicator(code) is not None:
            yield {**common, **_about(language, released, code), "indicator": code, "note": note}


def left_out(released: Released) -> dict[str, None]:
    """Codes of indicators and cascades about victims, whose draft figures leave in no file."""
    if released.audience == "public":
        return {}
    indicators, cascades = released.framework.indicators, released.framework.cascades
    found = [item.code for item in indicators if item.disclosure == "sensitive"]
    found += [item.code for item in cascades if item.disclosure != "open"]
    return dict.fromkeys(found)


def _about(language: Language, released: Released, code: str) -> dict[str, str]:
    indicator = released.framework.indicator(code)
    if indicator is not None:
        return {
            "title": language.label(indicator.title),
            "unit": language.label(indicator.unit),
        }
    cascade = released.framework.cascade(code)
    if cascade is None:
        return {}
    return {"title": language.label(cascade.title), "unit": language.label(cascade.unit)}
