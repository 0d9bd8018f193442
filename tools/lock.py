"""Writes every lock file anew: Python packages with hashes, browser files with integrity hashes.

A pinned version stays while it satisfies `pyproject.toml`; `python -m tools.lock --upgrade` moves
all to the newest. Neither kind of lock names a registry, so that each machine uses its own.
"""

import json
import subprocess
import sys
from pathlib import Path

from tools.npm import ROOT, run_npm

UV = Path(sys.executable).with_name("uv")
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
)
# The runtime lock comes first: the others must agree with it.
LOCKS = {
    "requirements.lock": ("pyproject.toml",),
    "requirements-dev.lock": ("pyproject.toml", "--extra=dev", "--constraint=requirements.lock"),
    "requirements-node.lock": ("--group=node",),
}
# What goes to browsers, and what only measures them.
BROWSER = (ROOT, ROOT / "bench" / "lighthouse")


def main(arguments: list[str]) -> None:
    for name, options in LOCKS.items():
        lock_python(name, (*options, *arguments))
    for folder in BROWSER:
        run_npm("install", "--package-lock-only", "--ignore-scripts", "--silent", folder=folder)
        strip_addresses(folder / "package-lock.json")


def lock_python(name: str, options: tuple[str, ...]) -> None:
    command = [str(UV), "pip", "compile", *OPTIONS, *options, f"--output-file={name}"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def strip_addresses(path: Path) -> None:
    """Take out what npm notes beside version and hash: where it was fetched, where to donate."""
    lock = json.loads(path.read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
