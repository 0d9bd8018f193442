"""Elements of the standard that stand in many places: narratives, codes, documents."""

from __future__ import annotations

from lxml import etree

from dashboard.framework.labels import Label

Element = etree._Element
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def child(parent: Element, name: str, /, **attributes: str) -> Element:
    """A new last child; underscores in names of attributes stand for hyphens."""
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return etree.SubElement(parent, name, named)


def told(parent: Element, name: str, label: Label | str, /, **attributes: str) -> Element:
    """A child with a narrative in every language that the label has."""
    element = child(parent, name, **attributes)
    texts = {"": label} if isinstance(label, str) else label.root
    for language, text in texts.items():
        narrative = child(element, "narrative")
        narrative.text = " ".join(text.split())
        if language:
            narrative.set(LANG, language)
    return element


def figure(value: float) -> str:
    """A number with all its digits and no sign of its being a float: 38, 63.63636363636363."""
    return str(int(value)) if value == int(value) else repr(value)


def document(parent: Element, address: str, title: str, category: str, language: str) -> None:
    """A link to a page about the figures; A08 stands for results, A07 for evaluation."""
    link = child(parent, "document-link", format="text/html", url=address)
    told(link, "title", title)
    child(link, "category", code=category)
    child(link, "language", code=language)
