"""The canonical document of a publication: what it says, as bytes, and what bytes say.

A publication is its document: `read_document` makes a release of the bytes and of nothing else.
"""

from dashboard.data.documents.document import (
    Content,
    Imprint,
    content_hash,
    document_hash,
    read_document,
    write_document,
)
from dashboard.data.documents.money import MoneyTotals, money_totals, read_money, with_money
from dashboard.data.documents.public import public_framework
from dashboard.data.documents.repeated import as_readers_are_told

__all__ = [
    "Content",
    "Imprint",
    "MoneyTotals",
    "as_readers_are_told",
    "content_hash",
    "document_hash",
    "money_totals",
    "public_framework",
    "read_document",
    "read_money",
    "with_money",
    "write_document",
]
