"""Publications as they are listed and described: number, time, day, hash, whether in force.

Who prepared and approved one is for the project's team; others read the day (domain R13).
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.tables import Row, table
from dashboard.formats import day, period, publication_name
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.released import Publication, Released

HASH_DIGITS = 12
Entry = tuple[str, Component | str]


def publications_table(
    language: Language, framework: Framework, found: Sequence[Publication], *, internal: bool
) -> Component:
    """Every publication, the newest first, withdrawn ones with day and reason."""
    _ = language.gettext
    header = [
        _("Publication"),
        _("Tells of"),
        _("Cut-off"),
        _("Approved and published"),
        *([_("Prepared and approved by")] if internal else []),
        _("State"),
        _("SHA-256"),
    ]
    rows = [_row(language, framework, one, internal) for one in reversed(found)]
    return table("editions", _("Editions and bulletins"), header, rows, cards=True)


def _row(language: Language, framework: Framework, one: Publication, internal: bool) -> Row:
    return [
        _name(language, one),
        period_words(language, framework, one),
        day(language, one.cut_off),
        day(language, one.published_on),
        *([_persons(one)] if internal else []),
        _state(language, one),
        html.Code(one.sha256[:HASH_DIGITS], title=one.sha256),
    ]


def is_later(one: Publication, other: Publication) -> bool:
    """True where `one` tells of a later day than `other`, or was published again for the same."""
    return (one.cut_off, one.number) > (other.cut_off, other.number)


def _name(language: Language, one: Publication) -> Component | str:
    name = publication_name(language, one)
    if one.withdrawn_on is not None:
        return html.Span(html.S(name), **marked(f"edition-{one.number}"))
    link = dcc.Link(name, href=f"/editions/{one.number}")
    return html.Span(link, **marked(f"edition-{one.number}"))


def _persons(one: Publication) -> str:
    persons = dict.fromkeys((one.prepared_by, one.approved_by))
    return ", ".join(person for person in persons if person)


def _state(language: Language, one: Publication) -> Component | str:
    _ = language.gettext
    if one.withdrawn_on is not None:
        text = _("withdrawn on {day}: {reason}")
        when = day(language, one.withdrawn_on)
        return html.Span(text.format(day=when, reason=one.withdrawn_reason), className="withdrawn")
    if one.reason:
        return _("in force; published again: {reason}").format(reason=one.reason)
    return _("in force")


def period_words(language: Language, framework: Framework, one: Publication) -> str:
    """The period of an edition; a bulletin tells of any day."""
    declared = framework.periods.get(one.period or "")
    if one.period is None:
        return language.gettext("indicators about no person, at its cut-off")
    return one.period if declared is None else period(language, one.period, declared)


def description(
    language: Language, released: Released, one: Publication, *, internal: bool
) -> Component:
    """All that is known of one publication, its whole hash included."""
    _ = language.gettext
    entries: list[Entry] = [
        (_("Tells of"), period_words(language, released.framework, one)),
        (_("Cut-off"), day(language, one.cut_off)),
        (_("Approved and published"), day(language, one.published_on)),
        *_persons_entries(language, one, internal),
        *([(_("Published again because"), one.reason)] if one.reason else []),
        (_("SHA-256 of its contents"), html.Code(one.sha256, className="hash")),
        (_("Version of the definitions"), html.Code(released.fingerprint[:HASH_DIGITS])),
    ]
    terms = [part for term, text in entries for part in (html.Dt(term), html.Dd(text))]
    return html.Dl(terms, className="facts-list", **marked("edition-facts"))


def _persons_entries(language: Language, one: Publication, internal: bool) -> list[Entry]:
    _ = language.gettext
    if not internal:
        return []
    entries: list[Entry] = [
        (_("Prepared by"), one.prepared_by),
        (_("Approved by"), one.approved_by),
    ]
    return [*entries, *([(_("Approved alone because"), one.alone)] if one.alone else [])]
