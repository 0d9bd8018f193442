"""How a number is made, in words: the measure of an indicator as a sentence."""

from __future__ import annotations

from dashboard.framework import Framework
from dashboard.framework.results import Indicator
from dashboard.language import Language


def measure_in_words(language: Language, framework: Framework, indicator: Indicator) -> str:
    """What is counted in which records, and how it accumulates."""
    _ = language.gettext
    dataset = framework.datasets[indicator.measure.dataset]
    made = _kind(language, indicator).format(
        records=language.label(dataset.title), unit=language.label(dataset.unit)
    )
    return f"{made} {_accumulation(language, indicator)}"


def _kind(language: Language, indicator: Indicator) -> str:
    _ = language.gettext
    kinds = {
        "count": _("Count of the records in “{records}” that meet the definition."),
        "unique": _(
            "Count of different persons, organisations or places in “{records}”, each once."
        ),
        "sum": _("Sum over the records in “{records}” that meet the definition."),
        "average": _("Mean over the records in “{records}” that have the number."),
        "median": _("Median over the records in “{records}” that are complete."),
        "percentage": _("Share of the records in “{records}”, pooled over the whole time."),
        "yes_no": _("Yes once a record in “{records}” meets the definition."),
        "milestones": _("Sum of the weights of the completed milestones in “{records}”."),
        "max_by_area": _("The largest single channel of each area in “{records}”, added by area."),
        "latest": _("Share in the newest wave of “{records}”."),
        "manual": _("Entered by hand in “{records}”."),
    }
    return kinds[indicator.measure.type]


def _accumulation(language: Language, indicator: Indicator) -> str:
    _ = language.gettext
    match indicator.accumulation:
        case "running_total":
            return _("It adds up from the beginning of the project.")
        case "per_period":
            return _("Each period is counted for itself.")
        case "level":
            return _("It is a level at a point in time.")


def rule_in_words(language: Language, indicator: Indicator) -> str:
    """How the expected value is found (domain C2)."""
    _ = language.gettext
    rules = {
        "planned": _("by the target of the period, in proportion to the days elapsed"),
        "step": _("by the target of the last closed period"),
        "linear": _("by a straight line from start to end"),
        "milestones": _("by the weights of the milestones planned by then"),
        "flow": _("by the target of the period alone, in proportion to the days elapsed"),
    }
    return rules[indicator.rule]
