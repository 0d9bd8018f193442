"""Code lists and forbidden columns: a spelling means one code, a pattern can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dashboard.framework.datasets import Code
from dashboard.framework.faults import Fault
from dashboard.framework.model import Framework
from dashboard.framework.nodes import Path


def check_codes(framework: Framework) -> Iterator[Fault]:
    """Spellings, places and unknown codes of every list; patterns of forbidden columns."""
    for name, codes in framework.code_lists.items():
        path = ("code_lists", name)
        if not codes:
            yield Fault(path, "holds no code; add one or remove the list")
        yield from _spellings(path, codes)
        yield from _unknown(path, codes)
    for name, forbidden in framework.forbidden_columns.items():
        yield from check_pattern(("forbidden_columns", name, "pattern"), forbidden.pattern)


def _spellings(path: Path, codes: dict[str, Code]) -> Iterator[Fault]:
    owner: dict[str, str] = {code.casefold(): code for code in codes}
    for code, declared in codes.items():
        for alias in declared.aliases:
            other = owner.setdefault(alias.casefold(), code)
            if other != code:
                yield Fault(
                    (*path, code, "aliases"),
                    f'the alias "{alias}" stands for "{other}" already; remove one of them',
                )


def _unknown(path: Path, codes: dict[str, Code]) -> Iterator[Fault]:
    unknown = [code for code, declared in codes.items() if declared.unknown]
    for code in unknown[1:]:
        yield Fault(
            (*path, code, "unknown"),
            f'"{unknown[0]}" is the unknown code already; only one code takes what is not stated',
        )


def check_pattern(path: Path, pattern: str | None) -> Iterator[Fault]:
    """A fault where a regular expression cannot be read."""
    try:
        re.compile(pattern or "")
    except re.error as error:
        yield Fault(path, f'the pattern "{pattern}" cannot be read ({error}); correct it')
