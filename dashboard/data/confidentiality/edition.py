"""Decides what an edition says about persons, in a declared order (domain D.2).

First the totals of the indicators that have margins, then the declared stages of cascades, then the
other sensitive totals in the order of the matrix, then the margins, last what was new in the
half-year where two published totals tell it anyway. Each is admitted against all that was ever
published and all that was admitted before it: the order says what matters most. Earlier half-years
stand as they were published. Months, quarters, crosses and all other breakdowns of sensitive
figures leave as suppressed, with nothing in them (R12).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dashboard.data.confidentiality.breakdowns import publish_margin, repeat_margin
from dashboard.data.confidentiality.drafting import Draft
from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.outcome import SUPPRESSED, Protected, Values
from dashboard.data.confidentiality.people import protect_people
from dashboard.data.confidentiality.sets import Behind, Key
from dashboard.data.confidentiality.stages import publish_stages, repeat_stages
from dashboard.data.confidentiality.totals import publish_new, publish_total, repeat_total
from dashboard.data.measures.values import Value
from dashboard.framework import Framework
from dashboard.framework.cascades import Cascade
from dashboard.framework.results import Indicator, Margin
from dashboard.periods import Window
from dashboard.released import Released, Split

Decided = dict[str, dict[tuple[Window, Split], Value]]


def protect_edition(
    framework: Framework,
    values: Mapping[str, Values],
    members: Mapping[Key, Behind],
    ledger: Sequence[Entry],
    period: str,
    *,
    is_final: bool,
    earlier: Sequence[Released] = (),
) -> Protected:
    """What the edition of a closed period may publish of figures about persons (domain D.2).

    `values` are the internal ones at the period's last day; `members` who is behind those of class
    `sensitive`: national figures within the period and to its end, stages of cascades to its end,
    and for each margin one set per code (one dimension, to the end). What has no set is withheld.
    `ledger` is in order of publication; so are `earlier`, all publications before this one, which
    tell what was said of class `people`.
    """
    draft = Draft(framework, values, members, ledger, period, is_final=is_final)
    _repeat_earlier(draft)
    _publish(draft)
    people: Decided = {}
    for indicator in _of_class(framework, "people"):
        decided = protect_people(framework, indicator, values[indicator.code], earlier)
        people[indicator.code] = decided.values
        draft.board.held |= decided.held
        draft.board.explanations += decided.explanations
    return Protected(
        values={**_sensitive_values(draft), **people},
        held=draft.board.held,
        bands=draft.board.bands,
        entries=draft.admission.new_entries,
        explanations=tuple(draft.board.explanations),
    )


def _publish(draft: Draft) -> None:
    """Every candidate in its turn."""
    sensitive, margins = _of_class(draft.framework, "sensitive"), _margins(draft.framework)
    first = {margin.indicator for margin in margins}
    for indicator in sensitive:
        if indicator.code in first:
            publish_total(draft, indicator)
    for cascade in _cascades(draft.framework):
        publish_stages(draft, cascade)
    for indicator in sensitive:
        if indicator.code not in first:
            publish_total(draft, indicator)
    for margin in margins:
        publish_margin(draft, margin)
    for indicator in sensitive:
        publish_new(draft, indicator)


def _repeat_earlier(draft: Draft) -> None:
    """The half-years before the edition's own."""
    for period in _earlier(draft):
        for indicator in _of_class(draft.framework, "sensitive"):
            repeat_total(draft, indicator, period)
        for cascade in _cascades(draft.framework):
            repeat_stages(draft, cascade, period)
        for margin in _margins(draft.framework):
            repeat_margin(draft, margin, period)


def _earlier(draft: Draft) -> Iterator[str]:
    for period in draft.framework.periods:
        if period == draft.period:
            return
        yield period


def _sensitive_values(draft: Draft) -> Decided:
    """Every cell suppressed unless it was decided to show it; groups of margins added."""
    codes = [item.code for item in _of_class(draft.framework, "sensitive")]
    codes += [item.code for item in _cascades(draft.framework)]
    decided: Decided = {
        code: dict.fromkeys(draft.values.get(code, {}), SUPPRESSED) for code in codes
    }
    for margin in _margins(draft.framework):
        for window in _ends(draft):
            for group in margin.groups:
                decided[margin.indicator][window, ((margin.by, group),)] = SUPPRESSED
    for (code, name, split), value in draft.board.shown.items():
        decided[code][draft.windows[name], split] = value
    return decided


def _ends(draft: Draft) -> list[Window]:
    return [window for name, window in draft.windows.items() if name in draft.ends]


def _of_class(framework: Framework, disclosure: str) -> list[Indicator]:
    return [item for item in framework.indicators if item.disclosure == disclosure]


def _cascades(framework: Framework) -> list[Cascade]:
    """All but open ones: how far single persons came is never of less than class `sensitive`."""
    return [item for item in framework.cascades if item.disclosure != "open"]


def _margins(framework: Framework) -> list[Margin]:
    codes = {item.code for item in _of_class(framework, "sensitive")}
    return [item for item in framework.disclosure.margins if item.indicator in codes]
