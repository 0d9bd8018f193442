"""The annex of a release as JSON text and back."""

from __future__ import annotations

from pydantic import TypeAdapter

from dashboard.released import Annex

ANNEX = TypeAdapter(Annex)


def write_annex(annex: Annex) -> str:
    """JSON text; days are ISO text."""
    return ANNEX.dump_json(annex).decode()


def read_annex(text: str) -> Annex:
    """The annex that the text holds."""
    return ANNEX.validate_json(text)
