"""The passport of a cascade: who is in it, what each stage asks, and the release that it is from.

For the public it says nothing about rows, loads, files or people.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from dash import html
from dash.development.base_component import Component

from dashboard.components.conditions import column_in_words, where_in_words
from dashboard.components.passport import Entry, released_entries, term_list
from dashboard.formats import day, number
from dashboard.framework.cascades import Stage
from dashboard.protocols import LoadSummary
from dashboard.reading import CascadeReading


def cascade_passport(
    reading: CascadeReading, zone: tzinfo, loads: Sequence[LoadSummary] | None
) -> list[Component]:
    """The content; `loads` are for the project's team only, and shown with its release only."""
    language, cascade = reading.language, reading.cascade
    _ = language.gettext
    internal = reading.released.audience == "internal"
    found: list[Entry] = [
        (_("Definition"), language.label(cascade.definition)),
        (_("How it is made"), _made(reading)),
        (_("Stages"), html.Ol([html.Li(_stage(reading, step.stage)) for step in reading.stages])),
        (_("Cut-off"), day(language, reading.released.cut_off)),
        *released_entries(language, reading.released, zone),
    ]
    if cascade.verification is not None and internal:
        found.append((_("Verification"), language.label(cascade.verification)))
    if loads is not None and internal:
        found.append((_("Loads and files"), _files(reading, loads)))
    return [term_list(found)]


def _made(reading: CascadeReading) -> str:
    language, framework, cascade = reading.language, reading.released.framework, reading.cascade
    _ = language.gettext
    text = _(
        "Each {entity} once, in “{dataset}”, where {conditions}. It counts at a stage only if it "
        "has also reached every stage before; the day of the first stage decides its period."
    )
    return text.format(
        entity=column_in_words(language, framework, cascade.dataset, cascade.entity),
        dataset=language.label(framework.datasets[cascade.dataset].title),
        conditions="; ".join(where_in_words(language, framework, cascade.dataset, cascade.where))
        or _("none"),
    )


def _stage(reading: CascadeReading, stage: Stage) -> str:
    """Accepted: Responded on is stated; Response is Accepted."""
    language, framework = reading.language, reading.released.framework
    dataset = reading.cascade.dataset_of(stage)
    dated = language.gettext("{column} is stated").format(
        column=column_in_words(language, framework, dataset, stage.date)
    )
    asked = [dated, *where_in_words(language, framework, dataset, stage.where)]
    return f"{language.label(stage.label)}: {'; '.join(asked)}"


def _files(reading: CascadeReading, loads: Sequence[LoadSummary]) -> Component:
    """The loads of the release whose datasets the cascade reads, in the order of loading."""
    language, cascade = reading.language, reading.cascade
    datasets = {cascade.dataset_of(stage) for stage in cascade.stages}
    counted = set(reading.released.loads)
    found = [one for one in loads if one.id in counted and one.dataset in datasets]
    text = language.gettext("load {id}: {file}, {accepted} rows accepted, {rejected} rejected")
    lines = [
        text.format(
            id=one.id,
            file=one.file,
            accepted=number(language, one.accepted),
            rejected=number(language, one.rejected),
        )
        for one in sorted(found, key=lambda one: one.id)
    ]
    return html.Ul([html.Li(line) for line in lines])
