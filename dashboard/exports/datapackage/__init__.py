"""Everything that was released as a Frictionless data package: tables with their schemas, zipped.

The description carries the provenance; each table says what every field means. A figure that is
not published is an empty field whose state says so.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from dashboard.exports import provenance
from dashboard.exports.datapackage.table import Field
from dashboard.exports.datapackage.tables import tables
from dashboard.exports.slice import File, Slice

MEDIA_TYPE = "application/zip"
PROFILE = "tabular-data-package"


def write_package(slice_: Slice) -> File:
    """`datapackage.json` with its tables: results, indicators, periods, targets, figures."""
    made = [(table, table.content()) for table in tables(slice_)]
    resources = [table.resource(content) for table, content in made]
    described = json.dumps(_package(slice_, resources), ensure_ascii=False, indent=2)
    files = {"datapackage.json": described.encode()}
    files |= {f"{table.name}.csv": content for table, content in made}
    return File(_zipped(files), slice_.file_name("zip"), MEDIA_TYPE)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip whose bytes depend on its content alone."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, content)
    return written.getvalue()


def _package(slice_: Slice, resources: list[Field]) -> Field:
    project, label = slice_.framework.project, slice_.language.label
    published = slice_.released.publication
    return {
        "profile": PROFILE,
        "name": slice_.name.lower(),
        "title": label(project.title),
        "description": "\n".join(f"{term}: {text}" for term, text in provenance.facts(slice_, "")),
        "version": str(published.number) if published else "draft",
        "created": f"{slice_.released.created_at:%Y-%m-%dT%H:%M:%SZ}",
        "sources": [{"title": label(project.source) or label(project.implementer)}],
        "contributors": [{"title": label(project.implementer), "role": "publisher"}],
        **_licences(slice_),
        **({"dac_sector": project.sector} if project.sector else {}),
        "framework_sha256": slice_.released.fingerprint,
        **({"edition_sha256": published.sha256} if published else {}),
        "resources": resources,
    }


def _licences(slice_: Slice) -> Field:
    """The licence by the address of its text; a licence without one has its name alone."""
    declared = slice_.framework.project.licence
    if declared is None:
        return {}
    title = slice_.language.label(declared.label)
    where = {"path": declared.url} if declared.url else {"name": title}
    return {"licenses": [{**where, "title": title}]}
