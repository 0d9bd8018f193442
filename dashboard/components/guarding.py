"""What readers are told of figures that rest on few persons: a mark, its meaning, and why it stays.

Words only. Which figure may be seen was decided before the release was stored.
"""

from __future__ import annotations

import re

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.formats import number, state_words, status_words
from dashboard.framework import Framework
from dashboard.language import Language
from dashboard.reading import Reading
from dashboard.released import Released

MARK = "[c]"
"""Stands in tables for what the public is not shown of few persons: small, zero or missing."""


def confidential_words(language: Language, framework: Framework) -> str:
    """Whose the internal figures of a sensitive indicator are: Confidential, IOM internal.

    An organisation that declares its short name in brackets is called by it.
    """
    name = language.label(framework.project.implementer)
    short = re.search(r"\(([^()]+)\)", name)
    text = language.gettext("Confidential, {implementer} internal")
    return text.format(implementer=short[1] if short else name)


def confidential_line(language: Language, released: Released | None) -> list[Component]:
    """The mark across a page of the draft that holds sensitive figures, on paper on each sheet."""
    if released is None or released.audience == "public":
        return []
    if all(item.disclosure != "sensitive" for item in released.framework.indicators):
        return []
    words = confidential_words(language, released.framework)
    return [html.P(words, className="confidential-line", **marked("confidential"))]


def hidden_value(reading: Reading) -> Component | str:
    """What stands in a table in the place of a suppressed value."""
    if not reading.is_guarded:
        return status_words(reading.language, "not_published")
    return html.Abbr(MARK, title=state_words(reading.language, "suppressed"))


def mark_note(language: Language) -> Component:
    """What the mark in tables means."""
    text = language.gettext(
        "{mark} not published: small numbers. Small, zero and missing look the same."
    )
    return html.P(text.format(mark=MARK), className="caveat mark-note")


def guarded_note(reading: Reading) -> list[Component]:
    """Why a figure of few persons moves so rarely (domain R4); nothing for other figures."""
    if not reading.is_guarded:
        return []
    language, k = reading.language, reading.framework.disclosure.k
    _ = language.gettext
    words = _(
        "Few persons stand behind this figure. So that nobody can be recognised, it is renewed "
        "only when at least {k} more persons stand behind it, which may be once a year; until then "
        "the older figure stays, with its day. A breakdown can be published about once, as a rule "
        "in the final edition."
    ).format(k=number(language, k))
    more = dcc.Link(_("What is never shown"), href="/methods")
    code = reading.indicator.code
    return [html.P([words, " ", more], className="caveat guarded", **marked(f"guarded-{code}"))]


def frozen_notes(reading: Reading) -> list[str]:
    """What was said to the public of the period shown, as frozen with the edition (R13)."""
    place = (reading.indicator.code, reading.period)
    return [one.text for one in reading.released.notes if (one.indicator, one.period) == place]


def hidden_words(reading: Reading) -> str:
    """Why nothing of an indicator is drawn; its definition and targets stand beside."""
    _ = reading.language.gettext
    if is_bulletin(reading.released):
        return _("Not part of a bulletin. Figures about people appear in editions only.")
    if reading.indicator.disclosure == "people":
        return _("Not published: too few people stand behind it.")
    return _("Not published: small numbers.")


def hidden_split_words(reading: Reading) -> str:
    """Why there is no breakdown of few persons, or none in this edition (domain R1, R2)."""
    _ = reading.language.gettext
    if not reading.is_guarded or is_bulletin(reading.released):
        return hidden_words(reading)
    margins = reading.framework.disclosure.margins
    if all(margin.indicator != reading.indicator.code for margin in margins):
        return _("Published as one national figure, never by groups: few persons.")
    return _(
        "Not published in this edition. With few persons a breakdown can be published about once, "
        "as a rule in the final edition."
    )


def is_bulletin(released: Released) -> bool:
    """True where a release holds indicators about no person only."""
    return released.publication is not None and released.publication.kind == "bulletin"
