"""The project as an IATI 2.03 activity: results, indicators, baselines, periods, disaggregations.

What is not published is absent, and the activity says why: a period without an `actual` has none
to show. Valid against the official schema and ruleset (domain E).
"""

from __future__ import annotations

from lxml import etree

from dashboard.exports.iati.activity import activity
from dashboard.exports.slice import File, Slice

MEDIA_TYPE = "application/xml"
VERSION = "2.03"


def write_activity(slice_: Slice) -> File:
    """One activity file; its moments are those of the release, so equal slices give equal bytes."""
    root = etree.Element("iati-activities", version=VERSION)
    root.set("generated-datetime", moment(slice_))
    root.append(activity(slice_, moment(slice_)))
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return File(content, slice_.file_name("iati.xml"), MEDIA_TYPE)


def moment(slice_: Slice) -> str:
    """When the figures were published or, for a draft, made; in UTC."""
    published = slice_.released.publication
    made = published.published_at if published else slice_.released.created_at
    return f"{made:%Y-%m-%dT%H:%M:%S}Z"
