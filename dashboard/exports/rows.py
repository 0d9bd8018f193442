"""Figures as tidy rows: one figure in each, with where it comes from beside it."""

from __future__ import annotations

from dataclasses import replace

from dashboard.exports import provenance
from dashboard.exports.slice import File, Slice
from dashboard.exports.tidy import csv_text

MEDIA_TYPE = "text/csv; charset=utf-8"


def write_csv(slice_: Slice) -> File:
    """The slice's cells as CSV; every row says publication, filters, source and licence."""
    published = slice_.released.publication
    about = {
        "shown": provenance.shown(slice_),
        "source": provenance.source(slice_),
        "licence": provenance.licence(slice_),
        "sha256": published.sha256 if published else "",
        "declaration": slice_.released.fingerprint,
    }
    held = replace(slice_.released, cells=tuple(slice_.cells))
    named = {indicator.code for indicator in slice_.left_out}
    text = csv_text(slice_.language, held, about, named)
    return File(text.encode(), slice_.file_name("csv"), MEDIA_TYPE)
