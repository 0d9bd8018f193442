"""Files become tables of text: every cell as written, with its file, sheet and line."""

from dashboard.data.sources.reading import SOURCES, read_content, read_source
from dashboard.data.sources.tables import Limits, RawTable

__all__ = ["SOURCES", "Limits", "RawTable", "read_content", "read_source"]
