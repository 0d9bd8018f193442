"""The reference sheet of an indicator: everything that was declared about it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.components.measures import measure_in_words, rule_in_words
from dashboard.components.revised import revision_list, targets_in_words
from dashboard.formats import target
from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.language import Language
from dashboard.progress import original_targets, targets_on

Entry = tuple[str, Component | str]


def sheet(
    language: Language,
    framework: Framework,
    indicator: Indicator,
    *,
    internal: bool,
    cut_off: date | None = None,
    more: Sequence[Entry] = (),
) -> Component:
    """Terms and their descriptions; the owner is named to the project's team only.

    `more` are entries about the figure itself, such as its forecast. Targets are those in force on
    `cut_off`; without one, as first agreed.
    """
    _ = language.gettext
    label = language.label
    entries: list[Entry] = [
        (_("Definition"), label(indicator.definition)),
        (_("How it is made"), measure_in_words(language, framework, indicator)),
        (_("Unit"), label(indicator.unit)),
        (_("Baseline"), _baseline(language, indicator)),
        *_targets(language, framework, indicator, cut_off),
        (_("Expected value"), rule_in_words(language, indicator)),
        (_("Verification"), label(indicator.verification)),
        (_("Frequency"), label(indicator.frequency)),
    ]
    if internal:
        entries.append((_("Owner"), label(indicator.owner)))
    entries += more
    if indicator.revisions:
        revised = revision_list(language, indicator, cut_off, internal=internal)
        entries.append((_("Revisions of targets"), revised))
    if indicator.limitations:
        entries.append((_("Limitations"), "; ".join(map(label, indicator.limitations))))
    if indicator.illustrative:
        entries.append((_("Note"), _("Baseline, targets and records are illustrative.")))
    return html.Aside(
        [html.H2(_("Reference sheet")), html.Dl([part for e in entries for part in _pair(*e)])],
        className="sheet",
    )


def _pair(term: str, description: Component | str) -> tuple[Component, Component]:
    return html.Dt(term), html.Dd(description)


def _baseline(language: Language, indicator: Indicator) -> str:
    declared = indicator.baseline
    if not declared.applicable:
        text = language.gettext("not applicable ({year})").format(year=declared.year)
    else:
        text = f"{target(language, indicator, declared.value)} ({declared.year})"
    note = language.label(declared.note)
    return f"{text}. {note}" if note else text


def _targets(
    language: Language, framework: Framework, indicator: Indicator, cut_off: date | None
) -> list[Entry]:
    """Targets in force, and where they differ those first agreed."""
    _ = language.gettext
    original = original_targets(indicator)
    current = targets_on(indicator, cut_off) if cut_off is not None else original
    first = targets_in_words(language, framework, indicator, original.periods)
    if dict(current.periods) == dict(original.periods):
        return [(_("Targets"), first)]
    words = targets_in_words(language, framework, indicator, current.periods)
    return [(_("Targets in force"), words), (_("Targets as first agreed"), first)]
