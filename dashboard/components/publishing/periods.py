"""Every period on the publishing desk: when its report is due, how ready it is, what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.attributes import marked, spoken
from dashboard.components.panels import empty, folded
from dashboard.components.publishing.desk import Desk, action_form, reason_field
from dashboard.formats import day, number, publication_name
from dashboard.language import Language
from dashboard.protocols import Readiness
from dashboard.released import Publication


def periods_section(desk: Desk) -> Component:
    """The periods that have begun, the newest first, then those to come in one sentence."""
    _ = desk.language.gettext
    title = html.H2(_("Reporting periods"))
    if desk.cut_off is None:
        return html.Section([title, empty(_("Nothing has been released yet."))])
    begun = [name for name in desk.framework.periods if name in desk.readiness]
    return html.Section(
        [title, *(_period(desk, name) for name in reversed(begun)), *_to_come(desk)],
        className="desk-periods",
    )


def _to_come(desk: Desk) -> list[Component]:
    language = desk.language
    later = [name for name in desk.framework.periods if name not in desk.readiness]
    if not later:
        return []
    names = ", ".join(desk.period_name(name) for name in later)
    text = language.gettext("Not begun yet: {names}.").format(names=names)
    return [html.P(text, className="caveat")]


def _period(desk: Desk, name: str) -> Component:
    return html.Article(
        [
            html.Div(
                [
                    html.H3(desk.period_name(name)),
                    html.P(standing(desk, name), className="desk-stands"),
                    html.P(due_words(desk, name), className="caveat"),
                ]
            ),
            html.Div([_readiness(desk, name), _publish(desk, name)]),
        ],
        className="desk-period",
        **marked(f"period-{name}"),
    )


def standing(desk: Desk, name: str) -> list[Component | str]:
    """Open, ended, closed or published, and since when."""
    language = desk.language
    _ = language.gettext
    in_force = [one for one in desk.published(name) if one.withdrawn_on is None]
    if in_force:
        text = _("published on {day}: ").format(day=day(language, in_force[0].published_on))
        return [text, *_links(language, in_force)]
    closed = next((one for one in desk.closings if one.period == name), None)
    if closed is not None:
        return [_("closed on {day}").format(day=day(language, closed.closed_on))]
    if _is_open(desk, name):
        last = desk.framework.periods[name].last
        return [_("open until {day}").format(day=day(language, last))]
    return [_("ended, not closed")]


def _links(language: Language, publications: Sequence[Publication]) -> list[Component | str]:
    links: list[Component | str] = []
    for one in publications:
        link = dcc.Link(publication_name(language, one), href=f"/editions/{one.number}")
        links += [", ", link] if links else [link]
    return links


def _is_open(desk: Desk, name: str) -> bool:
    return desk.cut_off is None or desk.framework.periods[name].last > desk.cut_off


def due_words(desk: Desk, name: str) -> str:
    """The donor's report on the period and the days left for it."""
    language = desk.language
    report = desk.framework.periods[name].report
    if report is None:
        return language.gettext("No report is declared.")
    left = (report.due - desk.today).days
    words = {"report": language.label(report.title), "day": day(language, report.due)}
    if left < 0:
        return language.gettext("{report}: was due on {day}").format(**words)
    text = language.ngettext(
        "{report}: due on {day}, {days} day left", "{report}: due on {day}, {days} days left", left
    )
    return text.format(days=number(language, left), **words)


def _readiness(desk: Desk, name: str) -> Component:
    """How many of those that are due are ready, and on request what the others lack."""
    language, found = desk.language, desk.readiness[name]
    due = [one for one in found if one.is_due]
    lacking = [one for one in due if not one.is_ready]
    share = 100 * (len(due) - len(lacking)) / len(due) if due else 100
    bar = html.Span(
        html.Span(style={"width": f"{share:.0f}%"}), className="desk-bar", **spoken(hidden="true")
    )
    counts = _counts(language, due, len(found))
    parts: list[Component] = [html.P([counts, bar], **marked(f"ready-{name}"))]
    if lacking:
        parts.append(html.P(lacking_words(language, lacking), className="caveat"))
        summary = language.gettext("What is missing, and whom to ask")
        parts.append(folded(summary, _lacking(desk, name, lacking)))
    return html.Div(parts, className="desk-ready")


def _counts(language: Language, due: Sequence[Readiness], declared: int) -> Component:
    """Ready 17 of 23, 2 not due yet."""
    text, later = html.Strong(ready_words(language, due)), declared - len(due)
    if not later:
        return text
    rest = language.gettext("{count} not due yet").format(count=number(language, later))
    return html.Span([text, f", {rest}"])


def ready_words(language: Language, due: Sequence[Readiness]) -> str:
    """How many of those that are due are ready: Ready 17 of 23."""
    ready = sum(one.is_ready for one in due)
    return language.gettext("Ready {ready} of {all}").format(
        ready=number(language, ready), all=number(language, len(due))
    )


CHECKS: tuple[tuple[str, Callable[[Readiness], bool]], ...] = (
    ("actual", lambda one: not one.has_actual),
    ("evidence", lambda one: not one.has_evidence),
    ("note", lambda one: one.note_is_due and not one.has_note),
    ("confirmation", lambda one: not one.is_confirmed),
)


def _lacks(one: Readiness) -> list[str]:
    return [name for name, is_missing in CHECKS if is_missing(one)]


def _check_words(language: Language, name: str, *, is_manual: bool = False) -> str:
    _ = language.gettext
    if name == "confirmation" and is_manual:
        return _("confirmation by somebody other than who loaded the values")
    words = {
        "actual": _("actual"),
        "evidence": _("evidence"),
        "note": _("note on the deviation"),
        "confirmation": _("owner's confirmation"),
    }
    return words[name]


def lacking_words(language: Language, lacking: Sequence[Readiness]) -> str:
    """How often each thing is missing: Missing: evidence (7), owner's confirmation (3)."""
    counts = {name: sum(name in _lacks(one) for one in lacking) for name, _ in CHECKS}
    parts = [
        f"{_check_words(language, name)} ({number(language, count)})"
        for name, count in counts.items()
        if count
    ]
    return language.gettext("Missing: {parts}").format(parts=", ".join(parts))


def _lacking(desk: Desk, name: str, lacking: Sequence[Readiness]) -> Component:
    return html.Ul([_lacking_line(desk, name, one) for one in lacking], className="desk-lacking")


def _lacking_line(desk: Desk, name: str, one: Readiness) -> Component:
    language, indicator = desk.language, desk.framework.indicator(one.indicator)
    title = language.label(indicator.title) if indicator else ""
    owner = language.label(indicator.owner) if indicator else ""
    missing = [_check_words(language, what, is_manual=one.is_manual) for what in _lacks(one)]
    link = dcc.Link(
        [html.Span(one.indicator, className="code"), " ", title],
        href=f"/indicators/{one.indicator}?period={name}",
    )
    return html.Li(
        [
            html.Div([link, html.Span(owner, className="owner")]),
            html.Span(", ".join(missing), className="desk-missing"),
        ],
        **marked(f"lacking-{name}-{one.indicator}"),
    )


def _publish(desk: Desk, name: str) -> Component:
    """The form that asks for an edition, or why there is none."""
    language = desk.language
    _ = language.gettext
    if _is_open(desk, name):
        last = desk.framework.periods[name].last
        text = _("An edition can be prepared once {day} has passed.")
        return html.P(text.format(day=day(language, last)), className="caveat")
    if desk.open_proposal("edition", name) is not None:
        return html.P(_("An edition is being prepared; it stands above."), className="caveat")
    before = desk.published(name)
    if not before:
        return action_form("propose", name, _("Prepare the edition"))
    return _again(language, name)


def _again(language: Language, name: str) -> Component:
    _ = language.gettext
    why = _("Why is it published again? The public reads this: no numbers, no places.")
    field = reason_field("propose", name, why)
    form = action_form("propose", name, _("Prepare a new edition"), [field])
    return folded(_("Publish again"), form)
