"""A table of a data package: its fields, its key, what it refers to, and its rows as CSV."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.exports.tidy import disarmed

Field = dict[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """One table: its name, its fields, its key, the tables that it refers to, its rows."""

    name: str
    fields: list[Field]
    key: list[str]
    rows: Iterable[Row]
    refers: Mapping[str, tuple[str, str]]

    def content(self) -> bytes:
        """The table as CSV in UTF-8 with a header."""
        names = [field["name"] for field in self.fields]
        written = io.StringIO()
        writer = csv.DictWriter(written, names, extrasaction="ignore", lineterminator="\r\n")
        writer.writeheader()
        for row in self.rows:
            writer.writerow({name: disarmed(row.get(name)) for name in names})
        return written.getvalue().encode()

    def resource(self, content: bytes) -> Field:
        """How the package describes the table."""
        schema: Field = {"fields": self.fields, "primaryKey": self.key, "missingValues": [""]}
        if self.refers:
            schema["foreignKeys"] = [
                {"fields": [own], "reference": {"resource": table, "fields": [other]}}
                for own, (table, other) in self.refers.items()
            ]
        return {
            "name": self.name,
            "path": f"{self.name}.csv",
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            "schema": schema,
        }


def field(name: str, kind: str, title: str, **constraints: Any) -> Field:
    """A field: its name, type of Table Schema, title, and constraints such as `required`."""
    described = {"name": name, "type": kind, "title": title}
    return described | ({"constraints": constraints} if constraints else {})
