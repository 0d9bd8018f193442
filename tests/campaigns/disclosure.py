"""The campaigns of disclosure: random registers, all editions, two auditors, every bound.

The first goes through disclosure control alone, under the project's policy and under one that
publishes margins early; with rule R switched off the same registers have to leak. The second goes
through the whole product on each database, and reads documents as a donor does.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from time import monotonic

from click import echo

from dashboard.data.confidentiality.auditing import Audited, audit_all
from dashboard.framework import Framework
from tests.campaigns.progress import Progress, resume
from tests.campaigns.servers import database
from tests.data.confidentiality.auditor import Auditor, K
from tests.data.confidentiality.bounding import narrow_cells
from tests.data.confidentiality.naive import without_rule_r
from tests.data.confidentiality.pipeline import open_office
from tests.data.confidentiality.publishing import eager_framework, publish_all, shares_of
from tests.data.confidentiality.worlds import the_framework

KINDS = ("sqlite", "postgresql")
TOLD_EVERY = 100
MOST = 0.8
"""In how many registers the auditors have to find something with rule R switched off."""


def prove_disclosure(worlds: int, seed: int) -> bool:
    """Publish `worlds` registers from `seed` on; True where nothing can be subtracted."""
    progress = resume("disclosure", seed)
    echo(f"disclosure: seed {seed}, {worlds} registers, {progress.done} done before")
    begun, policies = monotonic(), {"declared": the_framework(), "early": eager_framework()}
    while progress.done < worlds:
        if not _holds(progress, policies):
            return False
        if progress.done % TOLD_EVERY == 0:
            echo(f"  {progress.done} registers; {_told(progress)}")
    echo(f"disclosure: {progress.done} registers, no violation ({monotonic() - begun:.0f} s)")
    echo(f"  {_told(progress)}")
    return _leaks_enough(progress)


def _holds(progress: Progress, policies: dict[str, Framework]) -> bool:
    seed = progress.seed + progress.done
    for name, declared in policies.items():
        published = publish_all(declared, seed)
        audited = audit_all(published.documents, published.ledger, K)
        if told := list(_violations(published.auditor, audited)):
            echo(f"disclosure: register {seed}, policy {name}: {len(told)} violations")
            alone = "WORLDS=0 DOCUMENTS=0 KILLS=0 DISCLOSURE=1"
            echo(f"{told[0]}\nreproduce: make prove {alone} SEED={seed}")
            return False
        _count(progress, audited)
        if name == "declared":
            _add(progress, published.found)
    with without_rule_r():
        naive = publish_all(policies["declared"], seed)
    audited = audit_all(naive.documents, naive.ledger, K)
    leaks = {"leaking": bool(naive.auditor.violations()), "audited": bool(audited.findings)}
    _add(progress, leaks)
    progress.done += 1
    progress.save()
    return True


def _violations(auditor: Auditor, audited: Audited) -> Iterator[str]:
    yield from auditor.violations()
    yield from narrow_cells(auditor)
    yield from (finding.sentence for finding in audited.findings)


def _count(progress: Progress, audited: Audited) -> None:
    progress.cells += audited.figures
    counted = ("publications", "sets", "pairs")
    _add(progress, {name: getattr(audited, name) for name in counted})


def _add(progress: Progress, found: Mapping[str, int]) -> None:
    for name, number in found.items():
        progress.outcomes[name] = progress.outcomes.get(name, 0) + number


def _told(progress: Progress) -> str:
    counts = progress.outcomes
    shares = ", ".join(f"{name} {share:.1%}" for name, share in shares_of(counts).items())
    return (
        f"{counts['publications']} editions ({counts.get('withdrawn', 0)} of the declared policy "
        f"withdrawn), {progress.cells} figures, {counts['sets']} sets, {counts['pairs']} pairs; "
        f"published of what could be: {shares}; without rule R {counts['leaking']} leak, "
        f"{counts['audited']} by the product's own auditor"
    )


def _leaks_enough(progress: Progress) -> bool:
    least = min(progress.outcomes.get(name, 0) for name in ("leaking", "audited"))
    if least >= MOST * progress.done:
        return True
    echo(f"disclosure: without rule R only {least} registers leak; the auditors see too little")
    return False


def prove_documents(worlds: int, seed: int) -> bool:
    """`worlds` registers through the whole product on each database; True where all hold."""
    proven = {kind: _prove_on(kind, worlds, seed) for kind in KINDS}
    return all(proven.values())


def _prove_on(kind: str, worlds: int, seed: int) -> bool:
    progress = resume(f"documents-{kind}", seed)
    echo(f"documents on {kind}: seed {seed}, {worlds} registers, {progress.done} done before")
    begun = monotonic()
    while progress.done < worlds:
        if not _is_sound(kind, progress):
            return False
    seconds = monotonic() - begun
    told = f"{progress.done} registers, {progress.cells} figures, no violation ({seconds:.0f} s)"
    echo(f"documents on {kind}: {told}")
    return True


def _is_sound(kind: str, progress: Progress) -> bool:
    seed = progress.seed + progress.done
    with database(kind) as url, tempfile.TemporaryDirectory() as folder:
        office = open_office(url, Path(folder))
        with closing(office.store):
            office.publish_all(seed)
            audited = office.audit()
    if told := list(_violations(office.auditor, audited)):
        echo(f"documents on {kind}: register {seed}: {len(told)} violations\n{told[0]}")
        echo(f"reproduce: make prove WORLDS=0 DISCLOSURE=0 KILLS=0 DOCUMENTS=1 SEED={seed}")
        return False
    progress.done += 1
    progress.cells += audited.figures
    progress.save()
    return True
