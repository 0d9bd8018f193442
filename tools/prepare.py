"""Makes the machine ready and does nothing when it already is.

`python -m tools.prepare runtime|dev|browser|office`. The first two bring `.venv` to the state of
the lock file; what was installed is remembered by content in `.venv/prepared.json`, so that a
second call needs neither the network nor pip. The others make sure that a Chromium is there, and
LibreOffice with Poppler, with which tests open the files that people take away. Only the standard
library is used, because it runs before anything is installed.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STATE = VENV / "prepared.json"
LOCKS = {"runtime": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
OFFICE = {
    "soffice": (
        "libreoffice-calc-nogui",
        "libreoffice-impress-nogui",
        "libreoffice-writer-nogui",
    ),
    "pdftotext": ("poppler-utils",),
}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OLDEST = (3, 11)


def main(arguments: list[str]) -> None:
    if sys.version_info < OLDEST:
        raise SystemExit("Python 3.11 or newer is needed; name one: make PYTHON=python3.12 ...")
    match arguments:
        case ["runtime" | "dev" as level]:
            prepare_venv(level)
        case ["browser"]:
            prepare_browser()
        case ["office"]:
            prepare_office()
        case _:
            raise SystemExit("usage: python -m tools.prepare runtime|dev|browser|office")


def prepare_venv(level: str) -> None:
    """Bring `.venv` to the lock of `level`; the dev lock holds the runtime lock as well."""
    state = read_state()
    if state.get("place") != place():
        make_venv()
        state = {"place": place()}
    if state.get(level) != fingerprint(LOCKS[level]):
        install_lock(level)
        state |= {name: fingerprint(LOCKS[name]) for name in ("runtime", level)}
        write_state(state)
    if state.get("package") != fingerprint(ROOT / "pyproject.toml"):
        install_package()
        write_state(state | {"package": fingerprint(ROOT / "pyproject.toml")})


def place() -> str:
    """Where and of which Python the environment is: scripts inside it break when either changes."""
    return f"{VENV} {sys.version_info.major}.{sys.version_info.minor}"


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_state() -> dict[str, str]:
    if not (VENV_PYTHON.exists() and STATE.exists()):
        return {}
    state: dict[str, str] = json.loads(STATE.read_text())
    return state


def write_state(state: dict[str, str]) -> None:
    STATE.write_text(json.dumps(state, indent=2) + "\n")


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        install_packages("making a virtual environment", "python3-venv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install_lock(level: str) -> None:
    print("Installing the locked packages; this takes a minute, once.", flush=True)
    pip("--require-hashes", "--requirement", str(LOCKS[level]))


def install_package() -> None:
    """Install the product itself, editable; setuptools is in the lock, so nothing is fetched."""
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def pip(*arguments: str) -> None:
    command = [str(VENV_PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    done = subprocess.run([*command, *arguments], check=False)
    if done.returncode:
        raise SystemExit("The locked packages could not be installed; pip says why above.")


def prepare_browser() -> None:
    if not any(shutil.which(name) for name in CHROMIUM):
        install_packages("testing in a real browser", "chromium")


def prepare_office() -> None:
    missing = [packages for program, packages in OFFICE.items() if not shutil.which(program)]
    if missing:
        names = [name for packages in missing for name in packages]
        install_packages("opening exported files in tests", *names)


def install_packages(purpose: str, *packages: str) -> None:
    """Install Debian packages as root, or stop with one line that names them."""
    names = " ".join(packages)
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SystemExit(f"For {purpose} install first: {names} (apt-get install {names})")
    print(f"Installing for {purpose}: {names}", flush=True)
    apt_get("update")
    apt_get("install", "--yes", "--no-install-recommends", *packages)


def apt_get(*arguments: str) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-qq", *arguments]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv[1:])
