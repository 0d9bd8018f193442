"""Runs the benchmarks on a fresh demonstration and prints their ratios; judges none."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.callbacks import compare_callbacks
from bench.first_load import measure_first_load
from tests.support.demonstration import Demonstration


def main() -> None:
    """Print one line per figure."""
    with TemporaryDirectory() as folder, Demonstration(Path(folder)) as demonstration:
        for line in (*compare_callbacks(demonstration), *measure_first_load(demonstration)):
            print(line)


if __name__ == "__main__":
    main()
