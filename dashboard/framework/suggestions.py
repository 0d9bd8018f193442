"""Near names: what a mistyped name was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

NEAR_ENOUGH = 65.0
LISTED = 12


def remedy(name: str, known: Iterable[str]) -> str:
    """`did you mean "sex"?` where something is near; else what is known, or that nothing is."""
    names = list(dict.fromkeys(known))
    near = process.extractOne(name, names, scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH)
    if near is not None:
        return f'did you mean "{near[0]}"?'
    if not names:
        return "none is known here; remove it"
    return f"known are {quoted(names)}"


def quoted(names: Iterable[str]) -> str:
    """`"a", "b"`; long lists end with how many more there are."""
    listed = [f'"{name}"' for name in names]
    more = len(listed) - LISTED
    return ", ".join(listed[:LISTED]) + (f" and {more} more" if more > 0 else "")
