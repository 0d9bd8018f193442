"""How much a request may send; too much is told in a sentence that names the limit."""

from __future__ import annotations

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wsgi import get_input_stream

from dashboard.access.languages import current_language

MEGABYTE = 1024**2
FORM_AROUND = 64 * 1024
"""What the other fields of a form and its boundaries take beside the file."""
READ_AT_ONCE = 256 * 1024
MOST_DRAINED = 256 * MEGABYTE


class TooLargeError(RequestEntityTooLarge):
    """413 with a sentence of its own."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


def allow_size(largest: int) -> None:
    """Let this request send a file of `largest` bytes; raise TooLargeError where it says more."""
    request.max_content_length = largest + FORM_AROUND
    if (request.content_length or 0) <= largest + FORM_AROUND:
        return
    _drain()
    text = current_language().gettext(
        "The file is larger than {most} MB. Split it into several files, or take out what is not "
        "needed."
    )
    raise TooLargeError(text.format(most=largest // MEGABYTE))


def _drain() -> None:
    """Read what is still being sent: a browser whose sending breaks off shows no answer."""
    stream, read = get_input_stream(request.environ), 0
    while read < MOST_DRAINED and (part := stream.read(READ_AT_ONCE)):
        read += len(part)
