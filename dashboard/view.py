"""What a viewer has chosen: edition or draft, period, disaggregation, filters, language.

A view enters by the address and leaves by the address, so that a link shares exactly what one
sees. Reading never raises: what is not known is left out and kept as a notice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import parse_qsl, urlencode

from dashboard.framework import Framework
from dashboard.language import NAMES
from dashboard.released import Split

LONGEST = 2000
SHOWN = 40
FaultKind = Literal["parameter", "value", "repeated", "conflict", "length", "draft"]


@dataclass(frozen=True, slots=True)
class ViewNotice:
    """Something in the address that was ignored: which parameter, with which value."""

    kind: FaultKind
    name: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """One choice of what to see. None and empty mean the default of the page.

    `filters` holds one code for each dimension, in declared order of the dimensions.
    """

    edition: int | None = None
    draft: bool = False
    period: str | None = None
    by: tuple[str, ...] = ()
    filters: Split = ()
    language: str | None = None
    compare: str | None = None
    notices: tuple[ViewNotice, ...] = field(default=(), compare=False)

    def to_query(self) -> str:
        """The query of an address that leads back to this view; empty for the default view."""
        pairs: list[tuple[str, str]] = []
        if self.edition is not None:
            pairs.append(("edition", str(self.edition)))
        if self.draft:
            pairs.append(("draft", ""))
        if self.period:
            pairs.append(("period", self.period))
        if self.by:
            pairs.append(("by", ",".join(self.by)))
        pairs.extend(self.filters)
        if self.compare:
            pairs.append(("compare", self.compare))
        if self.language:
            pairs.append(("lang", self.language))
        return urlencode(pairs, safe=",")

    def with_filter(self, dimension: str, code: str | None) -> View:
        """The view with one filter set, or removed where `code` is None or empty."""
        others = tuple(item for item in self.filters if item[0] != dimension)
        return replace(self, filters=(*others, (dimension, code)) if code else others)


@dataclass(frozen=True)
class Offer:
    """What a person may choose from: publications in force, the draft or not, codes to filter by.

    `codes` are those of every dimension; None for all that the framework declares. `compare` are
    the editions and periods that what is shown can be compared with.
    """

    editions: Collection[int] = ()
    draft: bool = True
    codes: Mapping[str, Collection[str]] | None = None
    compare: Collection[str] = ()


EVERYTHING = Offer()


def read_view(query: str | None, framework: Framework, offer: Offer = EVERYTHING) -> View:
    """The view that a query string asks for, with or without its `?`. Never raises."""
    text = (query or "").removeprefix("?")
    if len(text) > LONGEST:
        return View(notices=(ViewNotice("length"),))
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
    return _Reader(framework, offer).view(pairs)


def number_of_edition(text: str | None) -> int | None:
    """The number that an address names; None for anything that is not the number of one."""
    plain = text and text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if text and plain else None


class _Reader:
    """Reads one parameter at a time and keeps what it had to leave out."""

    def __init__(self, framework: Framework, offer: Offer) -> None:
        self._framework = framework
        self._dimensions = framework.split_codes if offer.codes is None else offer.codes
        self._offer = offer
        self._notices: list[ViewNotice] = []

    def view(self, pairs: list[tuple[str, str]]) -> View:
        given = self._first_of_each(pairs)
        edition = self._edition(given.pop("edition", None))
        draft = "draft" in given
        given.pop("draft", None)
        if edition is not None and draft:
            self._notices.append(ViewNotice("conflict", "draft"))
            draft = False
        if draft and not self._offer.draft:
            self._notices.append(ViewNotice("draft", "draft"))
            draft = False
        period = self._one_of("period", given.pop("period", None), self._framework.periods)
        language = self._one_of("lang", given.pop("lang", None), NAMES)
        compare = self._one_of("compare", given.pop("compare", None), self._offer.compare)
        by = self._by(given.pop("by", None))
        filters = self._filters(given)
        return View(edition, draft, period, by, filters, language, compare, tuple(self._notices))

    def _first_of_each(self, pairs: list[tuple[str, str]]) -> dict[str, str]:
        given: dict[str, str] = {}
        for name, value in pairs:
            if name in given:
                self._ignore("repeated", name, value)
            else:
                given[name] = value
        return given

    def _edition(self, text: str | None) -> int | None:
        if not text:
            return None
        asked = number_of_edition(text)
        if asked in self._offer.editions:
            return asked
        self._ignore("value", "edition", text)
        return None

    def _one_of(
        self, name: str, text: str | None, known: Mapping[str, object] | Collection[str]
    ) -> str | None:
        if not text:
            return None
        if text in known:
            return text
        self._ignore("value", name, text)
        return None

    def _by(self, text: str | None) -> tuple[str, ...]:
        names = tuple(dict.fromkeys(name for name in (text or "").split(",") if name))
        unknown = [name for name in names if name not in self._dimensions]
        for name in unknown:
            self._ignore("value", "by", name)
        return () if unknown else names

    def _filters(self, given: dict[str, str]) -> Split:
        for name, value in given.items():
            if name not in self._dimensions:
                self._ignore("parameter", name, value)
        chosen = (
            (dimension, self._one_of(dimension, given.get(dimension), codes))
            for dimension, codes in self._dimensions.items()
        )
        return tuple((dimension, code) for dimension, code in chosen if code)

    def _ignore(self, kind: FaultKind, name: str, value: str) -> None:
        self._notices.append(ViewNotice(kind, name[:SHOWN], value[:SHOWN]))
