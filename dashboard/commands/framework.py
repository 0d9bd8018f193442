"""`check` and `schema`: the framework file and the grammar that it follows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from dashboard.errors import FrameworkError
from dashboard.framework import Framework
from dashboard.framework.json_schema import framework_schema
from dashboard.framework.reading import describe_faults, read_framework
from dashboard.settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def check(file: Path | None) -> None:
    """Check the framework FILE and run its worked examples; print ok, or every fault."""
    path = file or Settings.from_environment().indicators
    try:
        faults = _faults_of_examples(path, read_framework(path))
    except FrameworkError as error:
        faults = error.faults
    for fault in faults or ["ok"]:
        click.echo(fault)
    sys.exit(1 if faults else 0)


def _faults_of_examples(path: Path, framework: Framework) -> list[str]:
    from dashboard.data.release.examples import check_examples

    text = path.read_text(encoding="utf-8-sig")
    return describe_faults(text, check_examples(framework), path.name)


@click.command()
def schema() -> None:
    """Print the JSON Schema of indicators.yaml, for editors."""
    click.echo(json.dumps(framework_schema(), indent=2, ensure_ascii=False))
