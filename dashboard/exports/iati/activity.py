"""The frame of the activity: who, what, where, when, and what is left out and why."""

from __future__ import annotations

from lxml import etree

from dashboard.exports import provenance
from dashboard.exports.iati.elements import LANG, Element, child, document, told
from dashboard.exports.iati.results import add_results
from dashboard.exports.slice import Slice
from dashboard.framework.project import Project

MULTILATERAL = "40"
FUNDING, IMPLEMENTING = "1", "4"
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
IMPLEMENTATION, FINALISATION = "2", "3"
GENERAL, OTHER = "1", "4"
DAC, OWN = "1", "99"
RESULTS = "A08"


def activity(slice_: Slice, moment: str) -> Element:
    """The activity with everything that its schema wants, in the order that it wants."""
    project = slice_.framework.project
    element = etree.Element("iati-activity", {LANG: slice_.language.code})
    element.set("last-updated-datetime", moment)
    element.set("humanitarian", "0")
    child(element, "iati-identifier").text = identifier(project)
    organisation = organisation_of(project)
    told(element, "reporting-org", project.implementer, ref=organisation, type=MULTILATERAL)
    told(element, "title", project.title)
    _describe(slice_, element)
    told(element, "participating-org", project.donor, role=FUNDING)
    told(element, "participating-org", project.implementer, ref=organisation, role=IMPLEMENTING)
    _date(slice_, element)
    child(element, "recipient-country", code=project.country)
    _classify(project, element)
    _link(slice_, element)
    add_results(slice_, element)
    return element


def identifier(project: Project) -> str:
    """The declared identifier of the activity; the project's code where none is declared."""
    return project.identifiers.get("iati") or project.code


def organisation_of(project: Project) -> str:
    """The organisation's identifier, which that of its activity begins with (rule 1.1.21)."""
    own = identifier(project).removesuffix(f"-{project.code}")
    return project.identifiers.get("iati_organisation") or own


def _describe(slice_: Slice, element: Element) -> None:
    """What the project is for; and where the figures come from and what is not disclosed."""
    for root in slice_.framework.children_of(None):
        told(element, "description", root.text, type=GENERAL)
    facts = [f"{term}: {text.rstrip('.')}." for term, text in provenance.facts(slice_, mark="")]
    told(element, "description", " ".join(facts), type=OTHER)


def _date(slice_: Slice, element: Element) -> None:
    frame = slice_.framework.project.frame_on(slice_.released.cut_off)
    ended = slice_.released.cut_off >= frame.end
    child(element, "activity-status", code=FINALISATION if ended else IMPLEMENTATION)
    dates = {PLANNED_START: frame.start, ACTUAL_START: frame.start, PLANNED_END: frame.end}
    if ended:
        dates[ACTUAL_END] = frame.end
    for kind, date in dates.items():
        child(element, "activity-date", type=kind, iso_date=date.isoformat())


def _classify(project: Project, element: Element) -> None:
    """A declared sector of the DAC list; else the project's own words (rules 2.2.1, 6.2.2)."""
    if project.sector:
        child(element, "sector", code=project.sector, vocabulary=DAC)
    else:
        told(element, "sector", project.short_title, code=project.code, vocabulary=OWN)


def _link(slice_: Slice, element: Element) -> None:
    published = slice_.released.publication
    if slice_.site and published is not None:
        address = f"{slice_.site}/editions/{published.number}"
        title = provenance.standing(slice_)
        document(element, address, title, RESULTS, slice_.language.code)
