"""Methods: what every indicator means and how it is counted, the rules in words, the promise."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked
from dashboard.components.tables import table
from dashboard.formats import number
from dashboard.framework.results import Disclosure, Indicator, Result
from dashboard.language import Language
from dashboard.page import Page, PageContext


def layout(context: PageContext) -> Component:
    """Promise first, then rules, then definitions in the order of the matrix."""
    _ = context.language.gettext
    return html.Div(
        [
            html.H1(_("How these figures are made")),
            _provenance(context),
            html.Section([html.H2(_("What is never shown")), *_promise(context)]),
            html.Section([html.H2(_("Rules")), *_rules(context.language)]),
            html.Section(
                [
                    html.H2(_("Definitions")),
                    *(_result(context, result) for result in context.framework.results),
                ]
            ),
        ],
        className="page page-methods",
    )


def _provenance(context: PageContext) -> Component:
    """Which figures are illustrative; nothing where all are the office's own."""
    _ = context.language.gettext
    text = context.language.label(context.framework.project.provenance)
    made_up = [one.code for one in context.framework.indicators if one.illustrative]
    lines = [html.P(text)] if text else []
    if made_up:
        codes = ", ".join(made_up)
        lines.append(html.P(_("Illustrative targets and baselines: {codes}.").format(codes=codes)))
    return html.Div(lines, className="provenance")


def _promise(context: PageContext) -> list[Component]:
    _ = context.language.gettext
    sentences = [
        _("Names, phone numbers and documents are refused when a file is loaded."),
        _("Figures about people are published only when a reporting period has closed."),
        *_held_back(context.language, context.framework.disclosure),
    ]
    title = html.H3(_("What that means for what you read"))
    return [
        html.Ul([html.Li(sentence) for sentence in sentences]),
        title,
        html.P(_consequence(context.language, context.framework.disclosure), **marked("promise")),
        html.P(
            _(
                "The promise is about what is published here. It cannot take away what somebody "
                "knows already, or what others publish."
            )
        ),
    ]


def _consequence(language: Language, policy: Disclosure) -> str:
    """How rarely figures of few persons can move (domain R4)."""
    text = language.gettext(
        "With few victims, a figure about them can be renewed about once a year: only when at "
        "least {k} more people stand behind it. Until then the older figure stays, with its day "
        "and the word held. A breakdown can be published about once, as a rule in the final "
        "edition."
    )
    return text.format(k=number(language, policy.k))


def _held_back(language: Language, policy: Disclosure) -> list[str]:
    """What is held back, and why (domain R, R2, R5, R11, R12)."""
    _ = language.gettext
    k, few = number(language, policy.k), number(language, policy.people_minimum)
    return [
        _(
            "A figure about victims that rests on fewer than {k} people is not published, and "
            "neither is one from which it could be worked out: two figures that lie closer than "
            "{k} people are never both published, today or years apart."
        ).format(k=k),
        _("For such figures zero and missing look the same as small: not published."),
        _(
            "A breakdown of victims has few, fixed groups. If one of them is too small, the whole "
            "breakdown is left out."
        ),
        _(
            "A percentage of few people is published as a range, such as between 50 % and 75 %, "
            "or not at all."
        ),
        _(
            "Scores and answers of trainees and respondents are published for {few} people or "
            "more; how many took part is published at any size."
        ).format(few=few),
        _("Nothing else that one could choose on these pages reaches single records."),
    ]


def _rules(language: Language) -> list[Component]:
    _ = language.gettext
    terms = [*_judging(language), *_counting(language)]
    terms.append((_("Cut-off"), _("Records count up to the cut-off day that every page names.")))
    return [html.Dl([part for term in terms for part in (html.Dt(term[0]), html.Dd(term[1]))])]


def _judging(language: Language) -> list[tuple[str, str]]:
    """How an actual becomes a status (domain C.2)."""
    _ = language.gettext
    expected = _(
        "The planned target of each period, in proportion to the days elapsed in the open one. "
        "Not a straight line from start to end."
    )
    status = _(
        "Actual against expected: on track from 90 %, at risk from 70 %, off track below. An "
        "indicator may declare other limits."
    )
    return [(_("Expected by now"), expected), (_("Status"), status)]


def _counting(language: Language) -> list[tuple[str, str]]:
    """What is counted, and what is not (domain C.2)."""
    _ = language.gettext
    percentages = _("Cases over bases, never an average of percentages; the base is always shown.")
    people = _("A person is counted once, in the period in which they first meet the definition.")
    states = _(
        "Zero is a value. No data, not defined (no cases to take a share of) and not published "
        "are three other things, and none of them is shown as zero."
    )
    return [(_("Percentages"), percentages), (_("People"), people), (_("Four states"), states)]


def _result(context: PageContext, result: Result) -> Component:
    _ = context.language.gettext
    label = context.language.label
    indicators = context.framework.indicators_of(result.code)
    if not indicators:
        return html.Div(html.H3(f"{result.code} {label(result.text)}"))
    header = [_("Indicator"), _("Definition"), _("Unit"), _("Means of verification")]
    rows = [_row(context, indicator) for indicator in indicators]
    caption = _("Definitions under {code}").format(code=result.code)
    name = f"definitions-{result.code}"
    return html.Div(
        [
            html.H3(f"{result.code} {label(result.text)}"),
            table(name, caption, header, rows, cards=True),
        ],
        className="words definitions",
    )


def _row(context: PageContext, indicator: Indicator) -> list[Component | str]:
    label = context.language.label
    name = f"{indicator.code} {label(indicator.title)}"
    return [
        dcc.Link(name, href=f"/indicators/{indicator.code}"),
        label(indicator.definition),
        label(indicator.unit),
        f"{label(indicator.verification)} ({label(indicator.frequency)})",
    ]


PAGE = Page(
    path="/methods",
    name="methods",
    title=lambda language: language.gettext("How these figures are made"),
    permission="read-public",
    order=70,
    navigation=False,
    layout=layout,
)
