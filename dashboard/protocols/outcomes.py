"""The sentences in which jobs say how they ended: a closed set, written in English.

A job keeps its sentences as text; a page finds them again in the text and says them in the reader's
language. Reasons why work could not be done are many and technical: they stay in English.
"""

from __future__ import annotations


def N_(text: str) -> str:  # noqa: N802 - the name that the collection of strings knows
    """Mark a text for translation, and leave it as it is."""
    return text


LOADED = N_(
    "Load {load}: {read} rows read, {accepted} accepted, {replaced} replaced, {rejected} rejected."
)
LOADED_BEFORE = N_("This file was loaded before, as load {load}; nothing changed.")
TAKEN_BACK = N_("Load {load} is taken back; what it had replaced counts again.")
CLOSED = N_("{period} was closed on {day}.")
NEW_FIGURES = N_("New figures stand as of {day}.")
SAME_FIGURES = N_("The figures as of {day} are unchanged.")
PREVIEW_READY = N_("The preview of proposal {proposal} is ready.")
PUBLISHED = N_("Proposal {proposal} is published as number {edition}.")
WITHDRAWN = N_("Number {edition} is withdrawn.")
CANCELLED = N_("{person} cancelled it before it had begun.")
WORKER_DIED = N_(
    "It was given up: the worker died each time it tried. "
    "See the worker's log, then ask for it again."
)
SURPRISE = N_("Something went wrong inside; nothing further was done. The worker's log says where.")
ERASED_MEANWHILE = N_(
    "The file was removed unread, because a person's records were erased meanwhile; "
    "take the person out of the file and send it again."
)
OUTCOMES = (
    LOADED,
    LOADED_BEFORE,
    TAKEN_BACK,
    CLOSED,
    NEW_FIGURES,
    SAME_FIGURES,
    PREVIEW_READY,
    PUBLISHED,
    WITHDRAWN,
    CANCELLED,
    WORKER_DIED,
    SURPRISE,
    ERASED_MEANWHILE,
)
