"""Runs the benchmarks on a fresh demonstration and prints their ratios; judges none."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.callbacks import compare_callbacks
from bench.exports import compare_exports
from bench.first_load import measure_first_load
from bench.scores import score_pages
from bench.slow_line import measure_slow_line
from tests.support.demonstration import Demonstration

MEASURES = {
    "callbacks": compare_callbacks,
    "first-load": measure_first_load,
    "slow-line": measure_slow_line,
    "lighthouse": score_pages,
}


def main() -> None:
    """Print one line per figure."""
    with TemporaryDirectory() as folder, Demonstration(Path(folder)) as demonstration:
        for measure in (compare_callbacks, compare_exports, measure_first_load):
            for line in measure(demonstration):
                print(line, flush=True)


if __name__ == "__main__":
    main()
