"""The campaign of kills: a process that dies at any moment leaves the old state or the new one.

A prepared database is copied for each kill. A forked process begins to load, release, close or
publish, and is killed after a random part of the time that the work takes. The database then opens,
and is what it was or what it was to become; the same work asked for again comes to its end.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic

from click import echo
from sqlalchemy import create_engine, text

from dashboard.data.demo import Wave, write_world
from dashboard.data.loading import load_file
from dashboard.data.publication import publish_as_of
from dashboard.data.release import refresh_release
from dashboard.data.store import Store, open_store
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings
from tests.campaigns.forking import ACTOR
from tests.campaigns.forking import DATASET as LEFT_OUT
from tests.campaigns.progress import ROOT, resume
from tests.campaigns.servers import database
from tests.campaigns.states import State, state_of

ACTIONS = ("load", "release", "close", "publish")
BEYOND = 1.2
"""The latest kill, as a multiple of the time that the work took when nobody killed it."""
TOLD_EVERY = 20


@dataclass(frozen=True)
class Killed:
    """One kill: what was under way, how it ended, and what is wrong (nothing where all is well)."""

    action: str
    outcome: str
    fault: str = ""


class Killing:
    """Kills on copies of one prepared database."""

    def __init__(self, url: str, folder: Path) -> None:
        self._url = url
        self._folder = folder
        self._framework = read_framework(ROOT / "indicators.yaml")
        self._file = self._prepare()
        self._said = (folder / "said.log").open("w")
        self._forking = subprocess.Popen(
            [sys.executable, "-m", "tests.campaigns.forking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            cwd=ROOT,
            text=True,
        )
        self._old = self._read(url)
        self._new: dict[str, State] = {}
        self._seconds: dict[str, float] = {}
        self._took = 0.0
        for action in ACTIONS:
            self._learn(action)

    def close(self) -> None:
        """End the process that forks."""
        self._forking.kill()
        self._forking.communicate()
        self._said.close()

    def kill(self, number: int, seed: int) -> Killed:
        """The kill of this number; the same seed chooses the same work and the same moment."""
        choice = random.Random(f"kill {seed} {number}")
        action = ACTIONS[number % len(ACTIONS)]
        delay = choice.uniform(0, BEYOND * self._seconds[action])
        with self._copy() as url:
            ended = self._run(url, action, delay)
            if ended > 0:
                return Killed(action, "refused", f"it ended with {ended} before it was killed")
            outcome = self._outcome(action, self._read(url))
            if outcome == "between":
                return Killed(action, outcome, f"killed after {delay:.3f} s: {self._told(url)}")
            return Killed(action, outcome, self._again(url, action, outcome))

    def outcome_after(self, action: str, then: Callable[[Store], None]) -> str:
        """How the state is judged after the work came to its end and `then` was done to it."""
        with self._copy() as url:
            self._run(url, action)
            with closing(open_store(url, self._framework)) as store:
                then(store)
            return self._outcome(action, self._read(url))

    def _again(self, url: str, action: str, outcome: str) -> str:
        """Ask for the same work once more; what is wrong with how that ended."""
        status = self._run(url, action)
        # What is closed or published stays so, and asking once more is refused.
        refused = outcome == "new" and action in ("close", "publish")
        if status != int(refused):
            said = Path(self._said.name).read_text().strip().rpartition("\n")[2]
            return f"asked for again after {outcome}, it ended with {status}: {said}"
        found = self._read(url)
        return "" if found == self._new[action] else f"asked for again, it left {self._told(url)}"

    def _outcome(self, action: str, found: State) -> str:
        if found == self._old:
            return "old"
        return "new" if found == self._new[action] else "between"

    def _told(self, url: str) -> str:
        """Which parts of the state are neither those of before nor those of after."""
        found = self._read(url)
        return ", ".join(name for name in found if found[name] != self._old[name])

    def _prepare(self) -> Path:
        """Half a year published, the next one loaded but for one file; returns that file."""
        first, second, third = write_world(self._folder)[:3]
        with closing(open_store(self._url, self._framework)) as store:
            store.installation.begin_demonstration(third.as_of)
            settings = self._settings(self._url)
            for wave in (first, second):
                _load(store, wave)
            refresh_release(store, second.as_of, ACTOR)
            publish_as_of(settings, store, "H1", second.as_of, second.arrives, ACTOR, "one person")
            kept = _load(store, third, LEFT_OUT)
        return kept[0]

    def _settings(self, url: str) -> Settings:
        return Settings(database_url=url, ledger_key=self._folder / "ledger.key")

    def _learn(self, action: str) -> None:
        """How long the work takes and what comes of it when nobody kills it."""
        with self._copy() as url:
            status = self._run(url, action)
            self._seconds[action] = self._took
            if status:
                raise RuntimeError(f"{action} does not work: it ended with {status}")
            self._new[action] = self._read(url)
        if self._new[action] == self._old:
            raise RuntimeError(f"{action} changes nothing that could be seen")

    def _run(self, url: str, action: str, delay: float | None = None) -> int:
        """The exit status of the work; -9 where it was killed `delay` seconds after it began."""
        asked = {
            "url": url,
            "action": action,
            "key": str(self._folder / "ledger.key"),
            "file": str(self._file),
        }
        assert self._forking.stdin is not None
        self._forking.stdin.write(json.dumps(asked) + "\n")
        self._forking.stdin.flush()
        child = int(self._answer("pid"))
        self._answer("ready")
        begun = monotonic()
        if delay is not None:
            time.sleep(delay)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        status = int(self._answer("ended"))
        self._took = monotonic() - begun
        _wait_alone(url)
        return status

    def _answer(self, word: str) -> str:
        assert self._forking.stdout is not None
        said, _, rest = self._forking.stdout.readline().strip().partition(" ")
        if said != word:
            raise RuntimeError(f"expected {word}, and the forked process said {said} {rest}")
        return rest

    def _read(self, url: str) -> State:
        with closing(open_store(url, self._framework)) as store:
            return state_of(store)

    @contextmanager
    def _copy(self) -> Iterator[str]:
        """A database of its own with the prepared state."""
        if self._url.startswith("sqlite"):
            folder = Path(tempfile.mkdtemp(dir=self._folder))
            shutil.copy(self._url.removeprefix("sqlite:///"), folder / "copy.sqlite")
            yield f"sqlite:///{folder / 'copy.sqlite'}"
            shutil.rmtree(folder)
            return
        name, of = f"copy_{random.randrange(10**9)}", self._url.partition("?")
        source = of[0].rpartition("/")[2]
        execute = partial(_administer, self._url)
        execute(f"CREATE DATABASE {name} TEMPLATE {source}")
        yield f"{of[0].rpartition('/')[0]}/{name}?{of[2]}"
        execute(f"DROP DATABASE {name} WITH (FORCE)")


def _load(store: Store, wave: Wave, left_out: str = "") -> list[Path]:
    """Load the files of a wave; returns those of the dataset that is left out."""
    for dataset, path in wave.files:
        if dataset != left_out:
            load_file(store, dataset, path, ACTOR)
    return [path for dataset, path in wave.files if dataset == left_out]


def _administer(url: str, statement: str) -> None:
    before, _, query = url.partition("?")
    engine = create_engine(f"{before.rpartition('/')[0]}/postgres?{query}")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()


def _wait_alone(url: str) -> None:
    """A server finishes what a dead client had sent; wait until nothing of it is under way."""
    if url.startswith("sqlite"):
        return
    engine = create_engine(url)
    others = text(
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with engine.connect() as connection:
        for _ in range(200):
            if not connection.scalar(others):
                break
            connection.rollback()
            time.sleep(0.05)
        else:
            raise RuntimeError("a statement of the killed process goes on for ever")
    engine.dispose()


@contextmanager
def killing_on(url: str) -> Iterator[Killing]:
    """Kills on copies of a database that is empty now."""
    folder = Path(tempfile.mkdtemp(prefix="dashboard-kills-"))
    try:
        with closing(Killing(url, folder)) as killing:
            yield killing
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def prove_kills(kills: int, seed: int) -> bool:
    """So many kills on each database; True where each left the old state or the new one."""
    proven = {kind: _prove_on(kind, kills, seed) for kind in ("sqlite", "postgresql")}
    return all(proven.values())


def _prove_on(kind: str, kills: int, seed: int) -> bool:
    progress = resume(f"kills-{kind}", seed)
    echo(f"kills on {kind}: seed {seed}, {kills} kills, {progress.done} done before")
    outcomes = Counter(progress.outcomes)
    with database(kind) as url, killing_on(url) as killing:
        while progress.done < kills:
            killed = killing.kill(progress.done, seed)
            if killed.fault:
                echo(f"kills on {kind}: kill {progress.done}, {killed.action}: {killed.fault}")
                return False
            outcomes[f"{killed.action} {killed.outcome}"] += 1
            progress.done += 1
            progress.outcomes = dict(outcomes)
            progress.save()
            if progress.done % TOLD_EVERY == 0:
                echo(f"  {progress.done} kills: {_counts(outcomes)}")
    echo(f"kills on {kind}: {progress.done} kills, none between: {_counts(outcomes)}")
    return True


def _counts(outcomes: Counter[str]) -> str:
    return ", ".join(f"{name} {times}" for name, times in sorted(outcomes.items()))
