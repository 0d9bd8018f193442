"""What stands in components: all their text, and the elements with a mark for tests."""

from collections.abc import Iterator

from dash.development.base_component import Component


def parts(content: object) -> Iterator[object]:
    """The content and everything inside it, in reading order."""
    if isinstance(content, list | tuple):
        for item in content:
            yield from parts(item)
        return
    yield content
    if isinstance(content, Component):
        yield from parts(getattr(content, "children", None))


def text(content: object) -> str:
    return " ".join(str(part) for part in parts(content) if isinstance(part, str | int | float))


def marked(content: object, name: str) -> list[Component]:
    return [part for part in parts(content) if getattr(part, "data-testid", None) == name]
