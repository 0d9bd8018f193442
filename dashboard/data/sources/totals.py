"""Rows that only add up the others: found by their first word, in three languages (C16)."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.data.letters import fold

_TOTAL = re.compile(
    r"(итого|всего|ҷамъ|ҷамъи (кулл|умум)ӣ|ҳамагӣ|(grand )?total|sub-?total|общий итог"
    r"|промежуточный итог)"
    r"([ .:=-]*|[ .:]+(по|за|барои|аз|for|of|in|[0-9]).*)"
)


def is_total_word(text: str) -> bool:
    """True for `Итого`, `Всего по области`, `Ҷамъ:`, `Subtotal` and the like."""
    return not text[:1].isdigit() and _TOTAL.fullmatch(fold(text)) is not None


def total_rows(frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Along the rows, True where the first cell that holds anything is a total word."""
    found = np.zeros(len(frame), dtype=bool)
    before = np.zeros(len(frame), dtype=bool)
    for column in frame.columns:
        cells = frame[column]
        words = [text for text in cells.dropna().unique() if is_total_word(text)]
        if words:
            found |= cells.isin(words).to_numpy(dtype=bool) & ~before
        before |= cells.notna().to_numpy(dtype=bool)
    return found
