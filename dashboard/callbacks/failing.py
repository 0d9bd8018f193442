"""When a callback fails: the place it should have filled says so, and the log says where.

What the callback refused on purpose is shown in its own words; a status that it asked for goes
through. Nothing of the failure's message leaves, since it may carry a record's value.
"""

from __future__ import annotations

from typing import Any

from dash import ctx, html, no_update
from dash.development.base_component import Component
from werkzeug.exceptions import HTTPException

from dashboard.access.faults import log_failure
from dashboard.access.languages import current_language
from dashboard.errors import NotAllowedError
from dashboard.language import Language


def answer_failure(failure: Exception) -> Any:
    """What the outputs of the failed callback get."""
    if isinstance(failure, HTTPException):
        raise failure
    outputs = ctx.outputs_list
    if isinstance(failure, NotAllowedError):
        return _fill(outputs, refused(failure))
    log_failure(failure, "a callback")
    return _fill(outputs, failed(current_language()))


def _fill(outputs: Any, sentence: Component) -> Any:
    """The sentence in place of children; every other property stays as it is."""
    if not outputs:
        return None
    if isinstance(outputs, list):
        return [_fill(output, sentence) for output in outputs]
    return sentence if outputs["property"] == "children" else no_update


def failed(language: Language) -> Component:
    """What stands where something could not be made; what went wrong is in the log, not here."""
    _ = language.gettext
    text = _("This part could not be drawn. Reload the page; if it stays, tell the M&E officer.")
    return html.P(text, className="panel-failed", role="alert")


def refused(refusal: NotAllowedError) -> Component:
    """What stands where the person may not see something: the reason, in its own words."""
    return html.P(str(refusal), className="panel-empty", role="alert")
