"""Words that stand in a chart, broken over as many lines as the narrowest screen needs."""

from __future__ import annotations

import textwrap

LINE_HEIGHT = 16
LINE_HOLDS = 46
"""Letters of a line on the narrowest screen."""
UNBROKEN = str.maketrans(" ", "\N{NO-BREAK SPACE}")


def lines_of(text: str, holds: int = LINE_HOLDS) -> list[str]:
    """The text in lines of at most `holds` letters, broken between words; a longer word stays."""
    return textwrap.wrap(text, holds, break_long_words=False)


def unbroken(text: str) -> str:
    """The text for one line: nothing breaks it."""
    return text.translate(UNBROKEN)
