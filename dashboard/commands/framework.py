"""`check` and `schema`: the framework file and the grammar that it follows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from dashboard.errors import FrameworkError
from dashboard.framework.json_schema import framework_schema
from dashboard.framework.reading import read_framework
from dashboard.settings import Settings


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
def check(file: Path | None) -> None:
    """Check the framework FILE; print ok, or every fault with its line."""
    try:
        read_framework(file or Settings.from_environment().indicators)
    except FrameworkError as error:
        for fault in error.faults:
            click.echo(fault)
        sys.exit(1)
    click.echo("ok")


@click.command()
def schema() -> None:
    """Print the JSON Schema of indicators.yaml, for editors."""
    click.echo(json.dumps(framework_schema(), indent=2, ensure_ascii=False))
