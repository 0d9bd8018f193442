"""All pages: every module of this folder that has a `PAGE`. A new page is a new file."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import dashboard.pages
from dashboard.pages import Page


def _collect() -> tuple[Page, ...]:
    names = [module.name for module in pkgutil.iter_modules(dashboard.pages.__path__)]
    modules = [import_module(f"dashboard.pages.{n}") for n in names if n != "registry"]
    declared = [getattr(module, "PAGE", None) for module in modules]
    found = [page for page in declared if isinstance(page, Page)]
    return tuple(sorted(found, key=lambda page: (page.order is None, page.order or 0, page.path)))


PAGES: tuple[Page, ...] = _collect()
