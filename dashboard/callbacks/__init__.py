"""What happens when. One module in this folder with `register(app)` is one thing a person does."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from dash import Dash


def register_all(app: Dash) -> None:
    """Register the callbacks of every module of this folder with this app, and with no other."""
    for module in pkgutil.iter_modules(__path__):
        found = import_module(f"{__name__}.{module.name}")
        if hasattr(found, "register"):
            found.register(app)
