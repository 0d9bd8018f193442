"""The tables: fixed ones for loads, releases, accounts and audit; typed ones made from datasets."""

from dashboard.data.schema import (
    accounts,
    editions,
    erasures,
    jobs,
    loads,
    notes,
    releases,
    sessions,
)
from dashboard.data.schema.fixed import metadata
from dashboard.data.schema.records import record_table

__all__ = [
    "accounts",
    "editions",
    "erasures",
    "jobs",
    "loads",
    "metadata",
    "notes",
    "record_table",
    "releases",
    "sessions",
]
