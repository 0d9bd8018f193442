"""The public cascade: declared stages, thinned, told to the end of the half-year (domain D7)."""

from __future__ import annotations

from dashboard.data.confidentiality.admission import Series
from dashboard.data.confidentiality.cascade import thin_cascade
from dashboard.data.confidentiality.drafting import Draft
from dashboard.data.confidentiality.ledger import Entry
from dashboard.data.confidentiality.reasons import Reason
from dashboard.data.confidentiality.sets import NOBODY, Members, persons
from dashboard.data.confidentiality.subjects import subject_of_cascade
from dashboard.framework.cascades import STAGE, Cascade
from dashboard.periods import to_date
from dashboard.released import Split


def publish_stages(draft: Draft, cascade: Cascade) -> None:
    """The stages that may stand beside everything else; or the older cascade, whole."""
    series = _series(draft, cascade)
    entries = _admissible(draft, cascade)
    if not entries or draft.offer(series, entries, draft.end) is not None:
        draft.keep(series, draft.end)


def repeat_stages(draft: Draft, cascade: Cascade, period: str) -> None:
    """An earlier half-year as it was published."""
    draft.keep(_series(draft, cascade), to_date(period))


def _admissible(draft: Draft, cascade: Cascade) -> list[Entry]:
    """The stages in order, each judged with those before it."""
    sets = _declared(draft, cascade)
    thinned = thin_cascade(list(sets.items()), draft.k)
    kept: list[Entry] = []
    for stage, members in sets.items():
        if stage not in thinned:
            near: Reason = "small" if persons(members) < draft.k else "stage_close"
            draft.board.explain(cascade.code, draft.end, _split(stage), near)
            continue
        entry = _entry(draft, cascade, stage, members)
        verdict = draft.admission.judge([*kept, entry])
        if verdict.reason is None:
            kept.append(entry)
        else:
            draft.board.explain(
                cascade.code, draft.end, _split(stage), verdict.reason, verdict.against
            )
    return kept


def _declared(draft: Draft, cascade: Cascade) -> dict[str, Members]:
    """Stage -> persons, for the stages that the policy names."""
    named = draft.framework.disclosure.cascade
    stages = [stage.name for stage in cascade.stages if stage.name in named]
    found = {stage: draft.members.get((cascade.code, draft.end, _split(stage))) for stage in stages}
    return {stage: behind.members if behind else NOBODY for stage, behind in found.items()}


def _entry(draft: Draft, cascade: Cascade, stage: str, members: Members) -> Entry:
    figure = draft.counted(members, draft.end)
    subject = subject_of_cascade(draft.framework, cascade)
    return draft.entry(cascade.code, draft.end, _split(stage), figure, subject)


def _split(stage: str) -> Split:
    return ((STAGE, stage),)


def _series(draft: Draft, cascade: Cascade) -> Series:
    return Series(cascade.code, (STAGE,), draft.ends)
