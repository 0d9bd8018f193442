"""Components as plain HTML, where nothing in them can change.

`settled` spares the browser work on what never changes by itself: thousands of components become
markup of the few elements that hold them, and `assets/settled.js` puts it in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dash.development.base_component import Component

ELEMENTS = "dash_html_components"
VOID = frozenset({"br", "col", "hr", "img", "wbr"})
LEFT_OUT = frozenset({"form", "script", "iframe", "object", "objectel", "embed"})
NAMES = {"className": "class", "htmlFor": "for", "dateTime": "datetime"}
# What only the app needs.
INNER = frozenset({"children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"})
MARKUP = "data-markup"
LINK = "data-link"
UNITLESS = frozenset({"flex", "fontWeight", "gridColumn", "gridRow", "lineHeight", "opacity"})


def settled(content: Sequence[Any]) -> list[Any]:
    """The same content; elements in which nothing can change hold their inside as markup."""
    return [_settled(item) for item in content]


def _settled(item: Any) -> Any:
    parts = _inside(item)
    if not any(isinstance(part, Component) for part in parts):
        return item
    if _is_element(item) and not _is_named(item) and all(_is_still(part) for part in parts):
        setattr(item, MARKUP, _html_of(parts))
        item.children = None
    else:
        item.children = settled(parts)
    return item


def _inside(item: Any) -> list[Any]:
    """The children of a component as a list; of anything else none."""
    inside = getattr(item, "children", None) if isinstance(item, Component) else None
    return list(inside) if isinstance(inside, list | tuple) else [inside]


def _is_named(item: Component) -> bool:
    """True for what a callback may fill."""
    return getattr(item, "id", None) is not None


def _is_element(item: Component) -> bool:
    return item._namespace == ELEMENTS and item._type.lower() not in LEFT_OUT


def _is_still(item: Any) -> bool:
    """True for what no callback fills, reads or changes."""
    if not isinstance(item, Component):
        return True
    known = _is_element(item) or item._type == "Link"
    return known and not _is_named(item) and all(map(_is_still, _inside(item)))


def _html_of(content: Any) -> str:
    """The markup of what is still: an element, a link, a text, a number, or a list of them."""
    match content:
        case None | bool():
            return ""
        case list() | tuple():
            return "".join(map(_html_of, content))
        case Component():
            return _component(content)
        case _:
            return escape(str(content))


def _component(component: Component) -> str:
    props = component.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    if component._type == "Link":
        return _element("a", _link(props))
    return _element(component._type.lower(), props)


def _link(props: Mapping[str, Any]) -> Mapping[str, Any]:
    children = props.get("children") or props.get("href")
    return {**props, "children": children, "refresh": None, LINK: True}


def _element(name: str, props: Mapping[str, Any]) -> str:
    attributes = "".join(_attribute(key, value) for key, value in props.items() if key not in INNER)
    if name in VOID:
        return f"<{name}{attributes}>"
    inside = props.get(MARKUP) or _html_of(props.get("children"))
    return f"<{name}{attributes}>{inside}</{name}>"


def _attribute(name: str, value: Any) -> str:
    spoken = name.startswith(("aria-", "data-"))
    if value is None or name == MARKUP or (value is False and not spoken):
        return ""
    written = NAMES.get(name, name if spoken else name.lower())
    if isinstance(value, bool):
        return f' {written}="{str(value).lower()}"' if spoken else f" {written}"
    text = _style(value) if name == "style" else str(value)
    return f' {written}="{escape(text)}"'


def _style(style: Mapping[str, Any]) -> str:
    return ";".join(f"{_property(name)}:{_length(name, value)}" for name, value in style.items())


def _property(name: str) -> str:
    return name if name.startswith("--") else re.sub(r"([A-Z])", r"-\1", name).lower()


def _length(name: str, value: Any) -> str:
    """As the app reads it: a bare number is pixels, but for what has no unit."""
    bare = isinstance(value, int | float) and value != 0
    return f"{value}px" if bare and name not in UNITLESS and "--" not in name else str(value)
