"""Numbers, dates and states in a person's language: the one place where a value becomes text.

A percentage never stands without its base; one from fewer than 30 is marked indicative and one
from fewer than 10 is its fraction only (domain C.2, small samples). Every state has its words.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from dashboard.framework.measures import Manual
from dashboard.framework.project import Period
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.released import Cell, Publication, State, Status

INDICATIVE_BELOW = 30
FRACTION_BELOW = 10
FINE_BELOW = 100


def number(language: Language, value: float, decimals: int = 0) -> str:
    """A number with the language's own marks: 1,250 or 24.6; a half is rounded up, as by hand."""
    return _number(language.code, value, decimals)


@lru_cache(maxsize=20_000)
def _number(language: str, value: float, decimals: int) -> str:
    digits = "." + "0" * decimals if decimals else ""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) or 0
    return str(format_decimal(rounded, f"#,##0{digits}", locale=language))


def signed(language: Language, value: float, decimals: int = 0) -> str:
    """A change with its sign: +13.6."""
    return ("+" if value > 0 else "") + number(language, value, decimals)


def percent(language: Language, value: float, decimals: int = 0) -> str:
    """A share of 100: 35.6 %."""
    return f"{number(language, value, decimals)} %"


def day(language: Language, value: date) -> str:
    """A date: 31 Aug 2020."""
    return _date(language.code, value, "d MMM y")


def moment(language: Language, value: datetime, zone: tzinfo) -> str:
    """A moment in UTC, whether or not it says so, where the project is: 31 Aug 2020, 14:05."""
    stated = value if value.tzinfo else value.replace(tzinfo=UTC)
    local = stated.astimezone(zone)
    return f"{day(language, local.date())}, {local:%H:%M}"


def month(language: Language, value: date) -> str:
    """A month: Aug 2020."""
    return _date(language.code, value, "MMM y")


def span(language: Language, first: date, last: date) -> str:
    """Two months of one year as Apr-Sep 2020, of two years as Oct 2018-Mar 2019."""
    if (first.year, first.month) == (last.year, last.month):
        return month(language, last)
    opening = "MMM" if first.year == last.year else "MMM y"
    return f"{_date(language.code, first, opening)}-{month(language, last)}"


@lru_cache(maxsize=5_000)
def _date(language: str, value: date, pattern: str) -> str:
    return str(format_date(value, pattern, locale=language))


def period(language: Language, name: str, declared: Period) -> str:
    """A reporting period: H4 (Apr-Sep 2020)."""
    return f"{name} ({span(language, declared.first, declared.last)})"


def publication_name(language: Language, publication: Publication) -> str:
    """What a publication is called: Edition 3, Bulletin 4."""
    _ = language.gettext
    text = _("Edition {number}") if publication.kind == "edition" else _("Bulletin {number}")
    return text.format(number=publication.number)


def publication_title(
    language: Language, publication: Publication, declared: Period | None = None
) -> str:
    """Name, what it tells of, and when: Edition 3: October 2019 to March 2020, published ...

    `declared` is the period of an edition; without it the cut-off stands in its place.
    """
    _ = language.gettext
    if declared is None:
        about = _("as of {day}").format(day=day(language, publication.cut_off))
    else:
        months = (_date(language.code, one, "LLLL y") for one in (declared.first, declared.last))
        about = _("{first} to {last}").format(**dict(zip(("first", "last"), months, strict=True)))
    return _("{name}: {about}, published {day}").format(
        name=publication_name(language, publication),
        about=about,
        day=day(language, publication.published_on),
    )


def of_target(language: Language, value: float, target: float, decimals: int = 0) -> str:
    """A count against its target: 120 of 240."""
    _ = language.gettext
    return _("{value} of {whole}").format(
        value=number(language, value, decimals), whole=number(language, target, decimals)
    )


def target(language: Language, indicator: Indicator, value: float | None) -> str:
    """A target or baseline in the indicator's own terms; a dash where none is."""
    return _in_terms(language, indicator, value, indicator.decimals)


def expectation(language: Language, indicator: Indicator, cell: Cell | None) -> str:
    """What is expected by the cut-off: below 100 as fine as its ratio, 7.7 and not 8."""
    value = cell.expected if cell else None
    is_coarse = value is not None and abs(value) < FINE_BELOW and round(value, 1) != round(value)
    return _in_terms(language, indicator, value, max(indicator.decimals, int(is_coarse)))


def _in_terms(language: Language, indicator: Indicator, value: float | None, decimals: int) -> str:
    if value is None:
        return "–"
    if indicator.measure.type == "yes_no":
        return yes_no(language, value)
    write = percent if is_share(indicator) else number
    return write(language, value, decimals)


def is_share(indicator: Indicator) -> bool:
    """True where values are percentages."""
    return has_base(indicator) or indicator.measure.type == "milestones"


def yes_no(language: Language, value: float) -> str:
    """Yes or no."""
    return language.gettext("Yes") if value else language.gettext("No")


def cell_value(language: Language, indicator: Indicator, cell: Cell | None) -> str:
    """What a cell says, in whichever state it is: 120, 35.6 % (146 of 410), no data.

    An older figure that stands in the cell says so: 14 (as of 30 Sep 2019, held).
    """
    if cell is None:
        return state_words(language, "missing")
    if cell.state == "suppressed":
        return _band(language, cell) or suppressed_words(language, indicator)
    if cell.state != "shown" or cell.value is None:
        return state_words(language, cell.state)
    text = _shown_value(language, indicator, cell, cell.value)
    if cell.held_on is None:
        return text
    held = language.gettext("as of {day}, held").format(day=day(language, cell.held_on))
    return f"{text}, {held}" if text.endswith(")") else f"{text} ({held})"


def _band(language: Language, cell: Cell) -> str:
    """Between which bounds a share lies whose figure may not be published; empty without them."""
    if cell.band is None:
        return ""
    low, high = (percent(language, bound) for bound in cell.band)
    return language.gettext("between {low} and {high}").format(low=low, high=high)


def _shown_value(language: Language, indicator: Indicator, cell: Cell, value: float) -> str:
    if has_base(indicator):
        return _with_base(language, indicator, cell, value)
    text = target(language, indicator, value)
    if indicator.measure.type in ("average", "median") and cell.n is not None:
        return f"{text} (n = {number(language, cell.n)})"
    return text


def short_value(language: Language, indicator: Indicator, cell: Cell | None) -> str:
    """As `cell_value` without the base, for places that print the base beside it."""
    if cell is None or cell.state != "shown" or cell.value is None:
        return cell_value(language, indicator, cell)
    if is_fraction_only(indicator, cell):
        return cell_value(language, indicator, cell)
    return target(language, indicator, cell.value)


def split_value(language: Language, indicator: Indicator, cell: Cell | None) -> tuple[str, str]:
    """`cell_value` as the value itself and what stands behind it, which may be empty."""
    short = short_value(language, indicator, cell)
    return short, cell_value(language, indicator, cell).removeprefix(short).strip()


def is_fraction_only(indicator: Indicator, cell: Cell) -> bool:
    """True where a percentage comes from so few that only its fraction is printed."""
    return has_base(indicator) and (cell.denominator or 0) < FRACTION_BELOW


def has_base(indicator: Indicator) -> bool:
    """True where a value is a share of a number of cases, which is then always printed with it."""
    measure = indicator.measure
    entered = isinstance(measure, Manual) and measure.numerator is not None
    return indicator.is_percentage or entered


def base(language: Language, cell: Cell) -> str:
    """The base of a percentage: 146 of 410; empty where the cell has none."""
    if cell.state != "shown" or cell.denominator is None:
        return ""
    if cell.numerator is None:
        return f"n = {number(language, cell.denominator)}"
    return of_target(language, cell.numerator, cell.denominator)


def _with_base(language: Language, indicator: Indicator, cell: Cell, value: float) -> str:
    share, fraction = percent(language, value, indicator.decimals), base(language, cell)
    return _share(language, share, fraction, cell.denominator or 0) if fraction else share


def share_of_base(
    language: Language, share: float, part: float, whole: float, decimals: int = 0
) -> str:
    """A percentage with its base, by the rules for small samples: 89 % (41 of 46), 3 of 8."""
    words = percent(language, share, decimals)
    return _share(language, words, of_target(language, part, whole), whole)


def _share(language: Language, share: str, fraction: str, whole: float) -> str:
    if whole < FRACTION_BELOW:
        return fraction
    if whole < INDICATIVE_BELOW:
        text = language.gettext("{share} ({fraction}, indicative)")
        return text.format(share=share, fraction=fraction)
    return f"{share} ({fraction})"


def state_words(language: Language, state: State) -> str:
    """The words of a state that carries no value."""
    _ = language.gettext
    match state:
        case "suppressed":
            return _("not published: small numbers")
        case "missing":
            return _("no data")
        case "not_defined":
            return _("not defined")
        case "shown":
            return ""


def suppressed_words(language: Language, indicator: Indicator) -> str:
    """Why a value is not shown; small numbers are named for figures about cases only."""
    if indicator.disclosure == "sensitive":
        return state_words(language, "suppressed")
    return status_words(language, "not_published")


def status_words(language: Language, status: Status | None) -> str:
    """The words of a status; the same words everywhere."""
    _ = language.gettext
    words: dict[Status | None, str] = {
        "not_published": _("not published"),
        "no_target": _("no target"),
        "not_due": _("not due"),
        "no_data": _("no data"),
        "achieved": _("achieved"),
        "partly_achieved": _("partly achieved"),
        "not_achieved": _("not achieved"),
        "regressed": _("off track (regressed)"),
        "above_plan": _("above plan"),
        "on_track": _("on track"),
        "at_risk": _("at risk"),
        "off_track": _("off track"),
    }
    return words.get(status, words["no_target"])


def not_due_before(language: Language, due: date | None) -> str:
    """Why nothing is expected yet: not due before 30 Sep 2020."""
    _ = language.gettext
    if due is None:
        return _("not due")
    return _("not due before {day}").format(day=day(language, due))


def days_late(language: Language, days: int) -> str:
    """A delay in words: 4 days late, on time, 2 days early."""
    if days == 0:
        return language.gettext("on time")
    if days > 0:
        text = language.ngettext("{days} day late", "{days} days late", days)
    else:
        text = language.ngettext("{days} day early", "{days} days early", -days)
    return text.format(days=number(language, abs(days)))
