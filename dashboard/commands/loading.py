"""`load`, `loads`, `revert` and `pseudonymise`: files in, and out again."""

from __future__ import annotations

from pathlib import Path

import click

from dashboard.commands.opening import acting_person, open_from_environment
from dashboard.data.loading import LoadOutcome, describe_reject, load_file
from dashboard.data.pseudonymise import pseudonymise as copy_without_names
from dashboard.data.release import cut_off_on, refresh_release
from dashboard.data.store import Store
from dashboard.framework.reading import read_framework
from dashboard.protocols import LoadSummary
from dashboard.settings import Settings


@click.command()
@click.argument("dataset")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", help="The sheet to read, where a workbook has several.")
@click.option("--dry-run", is_flag=True, help="Check the file and store nothing.")
def load(dataset: str, file: Path, sheet: str | None, dry_run: bool) -> None:
    """Load FILE into DATASET and release the new figures."""
    settings, store = open_from_environment()
    outcome = load_file(
        store, dataset, file, acting_person(), sheet=sheet, rehearse=dry_run, settings=settings
    )
    for line in _outcome_lines(outcome, dry_run):
        click.echo(line)
    if outcome.load is not None:
        _refresh(settings, store)


def _refresh(settings: Settings, store: Store) -> None:
    refresh_release(store, cut_off_on(settings, store), acting_person())


def _outcome_lines(outcome: LoadOutcome, dry_run: bool) -> list[str]:
    if outcome.same_as is not None:
        return [
            f"{outcome.file} was loaded before, as load {outcome.same_as}; nothing changed",
        ]
    counts = (
        f"read {outcome.read}, accepted {outcome.accepted}, "
        f"replaced {outcome.replaced}, rejected {outcome.rejected}"
    )
    head = "rehearsed, nothing stored" if dry_run else f"load {outcome.load}"
    name = f"{head}: {outcome.dataset} from {outcome.file}: {counts}"
    return [name, *(describe_reject(reject) for reject in outcome.rejects)]


@click.command()
def loads() -> None:
    """List the loads, newest first."""
    _, store = open_from_environment()
    for summary in store.loads.loads():
        click.echo(_load_line(summary))


def _load_line(summary: LoadSummary) -> str:
    state = f"reverted {summary.reverted_at:%Y-%m-%d}" if summary.reverted_at else "in force"
    return (
        f"{summary.id:>5}  {summary.loaded_at:%Y-%m-%d %H:%M}  {summary.dataset:<24}"
        f"  accepted {summary.accepted:>6}  replaced {summary.replaced:>6}"
        f"  rejected {summary.rejected:>4}  {state}  {summary.sha256[:12]}  {summary.file}"
    )


@click.command()
@click.argument("load", type=int)
def revert(load: int) -> None:
    """Take a LOAD back, exactly, and release the figures without it."""
    settings, store = open_from_environment()
    store.loads.revert(load, acting_person())
    click.echo(f"load {load} reverted; what it had replaced counts again")
    _refresh(settings, store)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--sheet", help="The sheet to read, where a workbook has several.")
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path),
    default=lambda: Path(click.get_app_dir("dashboard")) / "pseudonym.key",
    help="The key file; made where there is none. Keep it on this machine.",
)
def pseudonymise(file: Path, sheet: str | None, key_file: Path) -> None:
    """Write a copy of FILE with keyed ids in place of names."""
    framework = read_framework(Settings.from_environment().indicators)
    done = copy_without_names(file, framework, key_file, click.confirm, sheet)
    click.echo(f"written: {done.path}: {done.rows} rows, {done.people} persons")
    click.echo(f"joined after asking: {done.joined}; left out: {', '.join(done.left_out)}")
    if done.without_id:
        lines = ", ".join(str(line) for line in done.without_id)
        click.echo(f"without an id, since the name is missing: line {lines}")
