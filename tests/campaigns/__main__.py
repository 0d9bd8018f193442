"""`make prove`: the long campaigns. WORLDS and SEED set their size; an interrupted one resumes."""

from __future__ import annotations

import os
import sys

from click import echo

from tests.campaigns.worlds import prove_worlds

DEFAULTS = {"WORLDS": 2000, "SEED": 20210331}


def main() -> int:
    """Run every campaign; 0 where all agree."""
    try:
        worlds, seed = (int(os.environ.get(name) or usual) for name, usual in DEFAULTS.items())
    except ValueError as error:
        echo(f"WORLDS and SEED are whole numbers: {error}")
        return 2
    return 0 if prove_worlds(worlds, seed) else 1


if __name__ == "__main__":
    sys.exit(main())
