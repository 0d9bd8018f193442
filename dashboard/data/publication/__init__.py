"""Publications: what would be public is prepared, looked at, and stored as a numbered document.

Nothing is public but what stands in such a document. Every function raises StoreError with a
sentence for the person who asked.
"""

from dashboard.data.publication.preparing import Prepared, prepare_bulletin, prepare_edition
from dashboard.data.publication.publishing import (
    publish_as_of,
    publish_bulletin,
    publish_edition,
    withdraw,
)

__all__ = [
    "Prepared",
    "prepare_bulletin",
    "prepare_edition",
    "publish_as_of",
    "publish_bulletin",
    "publish_edition",
    "withdraw",
]
