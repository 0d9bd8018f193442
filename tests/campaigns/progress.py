"""How far a campaign has come, kept in a file, so that it can be interrupted and resumed.

What was proven of other code proves nothing of this: the file names a fingerprint of the sources,
and a campaign over changed sources begins anew.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "campaigns"
SOURCES = (
    "indicators.yaml",
    "dashboard/**/*.py",
    "requirements*.lock",
    "tests/oracle/*.py",
    "tests/data/worlds.py",
    "tests/data/confidentiality/*.py",
)


@dataclass
class Progress:
    """Worlds or kills done from the first seed on, and what came of them."""

    campaign: str
    seed: int
    sources: str
    done: int = 0
    cells: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)

    def save(self) -> None:
        """Write the file whole or not at all."""
        path = path_of(self.campaign, self.seed)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_text(json.dumps(asdict(self)), encoding="utf-8")
        draft.replace(path)


def resume(campaign: str, seed: int) -> Progress:
    """The progress saved for these sources and this seed, or none."""
    sources = fingerprint()
    path = path_of(campaign, seed)
    if path.exists():
        saved = Progress(**json.loads(path.read_text(encoding="utf-8")))
        if saved.sources == sources:
            return saved
    return Progress(campaign, seed, sources)


def path_of(campaign: str, seed: int) -> Path:
    """Where the progress of a campaign is kept."""
    return FOLDER / f"{campaign}-{seed}.json"


def fingerprint() -> str:
    """SHA-256 over names and contents of everything that a result depends on."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(f"{path.relative_to(ROOT)}\n".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
