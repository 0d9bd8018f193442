"""What stands in markup of an answer, as the components that it was written from."""

import json
from html.parser import HTMLParser
from typing import Any

from dashboard.components.plain import LINK, MARKUP, VOID

NAMES = {"class": "className", "tabindex": "tabIndex", "colspan": "colSpan", "rowspan": "rowSpan"}


class Insides(HTMLParser):
    """Builds the tree again; `found` is the list of what stands in the holder."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[Any] = []
        self._open: list[list[Any]] = [self.found]
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        props: dict[str, Any] = {NAMES.get(name, name): value for name, value in attrs}
        inside: list[Any] = []
        linked = LINK in props
        kind = "Link" if linked else tag.capitalize()
        namespace = "dash_core_components" if linked else "dash_html_components"
        one = {"props": {"children": inside, **props}, "type": kind, "namespace": namespace}
        self._open[-1].append(one)
        if tag not in VOID:
            self._open.append(inside)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].append(data)


def opened(answer: str) -> str:
    """The JSON text of an answer, every markup opened; a lone child stands without a list."""
    if f'"{MARKUP}"' not in answer:
        return answer
    return json.dumps(_opened(json.loads(answer)), ensure_ascii=False, separators=(",", ":"))


def _opened(part: Any) -> Any:
    match part:
        case {"data-markup": str(markup), **others}:
            return _opened({**others, "children": Insides(markup).found})
        case {"children": [only], **others}:
            return {"children": _opened(only), **{name: _opened(v) for name, v in others.items()}}
        case dict():
            return {name: _opened(value) for name, value in part.items()}
        case list():
            return [_opened(one) for one in part]
        case _:
            return part
