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
    "exports": compare_exports,
    "first-load": measure_first_load,
    "slow-line": measure_slow_line,
    "lighthouse": score_pages,
}
USUAL = ("callbacks", "exports", "first-load", "slow-line")


def main() -> None:
    """Print one line per figure of the measures that are named, or of the usual ones."""
    names = sys.argv[1:] or USUAL
    with TemporaryDirectory() as folder, Demonstration(Path(folder)) as demonstration:
        for name in names:
            for line in MEASURES[name](demonstration):
                print(line, flush=True)


if __name__ == "__main__":
    main()
