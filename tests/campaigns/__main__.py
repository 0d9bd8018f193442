"""`make prove`: the long campaigns; what broke off resumes.

WORLDS (frameworks against the oracle), DISCLOSURE (registers through disclosure control), DOCUMENTS
(registers through the whole product) and KILLS set their size, SEED the first of the worlds.
"""

from __future__ import annotations

import os
import sys

from click import echo

from tests.campaigns.disclosure import prove_disclosure, prove_documents
from tests.campaigns.kills import prove_kills
from tests.campaigns.worlds import prove_worlds

CAMPAIGNS = {
    "WORLDS": (prove_worlds, 2000),
    "DISCLOSURE": (prove_disclosure, 1000),
    "DOCUMENTS": (prove_documents, 20),
    "KILLS": (prove_kills, 100),
}
SEED = 20210331


def main() -> int:
    """Run every campaign that has a size; 0 where all agree."""
    try:
        seed = int(os.environ.get("SEED") or SEED)
        sizes = {name: int(os.environ.get(name) or usual) for name, (_, usual) in CAMPAIGNS.items()}
    except ValueError as error:
        echo(f"{', '.join(CAMPAIGNS)} and SEED are whole numbers: {error}")
        return 2
    proven = [CAMPAIGNS[name][0](size, seed) for name, size in sizes.items() if size]
    return 0 if all(proven) else 1


if __name__ == "__main__":
    sys.exit(main())
