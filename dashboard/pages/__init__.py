"""What is there. One module in this folder with a `PAGE` is one page.

`dashboard.pages.registry.PAGES` collects them.
"""

from __future__ import annotations

from dashboard.page import Page, PageContext

__all__ = ["Page", "PageContext"]
