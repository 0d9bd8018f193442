"""The campaign of whole-framework worlds: product = oracle, on each database."""

from __future__ import annotations

from contextlib import closing
from time import monotonic

from click import echo

from tests.campaigns.progress import Progress, resume
from tests.campaigns.servers import database
from tests.oracle.comparing import Desk, disagreements
from tests.oracle.worlds import make_world

KINDS = ("sqlite", "postgresql")
TOLD_EVERY = 100


def prove_worlds(worlds: int, seed: int) -> bool:
    """Compare `worlds` worlds from `seed` on, on each database; True where all agree."""
    proven = {kind: _prove_on(kind, worlds, seed) for kind in KINDS}
    return all(proven.values())


def _prove_on(kind: str, worlds: int, seed: int) -> bool:
    progress = resume(f"worlds-{kind}", seed)
    echo(f"worlds on {kind}: seed {seed}, {worlds} worlds, {progress.done} done before")
    begun = monotonic()
    with database(kind) as url, closing(Desk(url)) as desk:
        while progress.done < worlds:
            if not _agrees(desk, progress, kind):
                return False
            if progress.done % TOLD_EVERY == 0:
                echo(f"  {progress.done} worlds, {progress.cells} cells agree")
    seconds = monotonic() - begun
    told = f"{progress.done} worlds, {progress.cells} cells, all agree ({seconds:.0f} s)"
    echo(f"worlds on {kind}: {told}")
    return True


def _agrees(desk: Desk, progress: Progress, kind: str) -> bool:
    seed = progress.seed + progress.done
    world = make_world(seed)
    cells = desk.release(world)
    told = disagreements(world, cells)
    if told:
        echo(f"worlds on {kind}: world {seed} disagrees in {len(told)} of {len(cells)} cells")
        echo(f"{told[0]}\nreproduce: make prove WORLDS=1 SEED={seed}")
        return False
    progress.done += 1
    progress.cells += len(cells)
    progress.save()
    return True
