"""One file for one choice, for the web and the command line alike; or a sentence why not.

What may be read was decided before; here is only told what a choice leaves over.
"""

from __future__ import annotations

from dashboard.errors import DashboardError
from dashboard.exports.drawn import Panel, slice_of_chart
from dashboard.exports.registry import FORMATS, OF_A_CHART
from dashboard.exports.slice import File, Slice

ALIASES = {"xml": "iati"}
DOCUMENT = "json"
"""The publication's own bytes, which no slice can give."""
FORMS = frozenset({*FORMATS, *ALIASES, DOCUMENT})


class NothingToTakeError(DashboardError):
    """The choice holds nothing that could be in a file; the sentence says why."""


def take(form: str, slice_: Slice, panel: Panel | None = None) -> File:
    """The file of the format `form`, of one chart where `panel` names it.

    Raises NothingToTakeError for a choice that names nothing, for one of figures that stay on the
    screen (domain D.3), and for a format that a chart does not have.
    """
    _refuse_nothing(slice_)
    writers = FORMATS if panel is None else OF_A_CHART
    writer = writers.get(ALIASES.get(form, form))
    if writer is None:
        text = _("There is no such file of what you read; try another format.")
        raise NothingToTakeError(slice_.language.gettext(text))
    chosen = slice_ if panel is None else slice_of_chart(slice_, panel)
    if chosen is None:
        text = _("Nothing is drawn there, so there is nothing to take away.")
        raise NothingToTakeError(slice_.language.gettext(text))
    return writer(chosen)


def _refuse_nothing(slice_: Slice) -> None:
    if not slice_.codes or slice_.indicators or slice_.cascades:
        return
    if slice_.left_out:
        text = _("Figures about cases of the draft stay on the screen and are in no file.")
    else:
        text = _("None of the chosen codes is an indicator or a result; check the address.")
    raise NothingToTakeError(slice_.language.gettext(text))


def _(text: str) -> str:
    return text
