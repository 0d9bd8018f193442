"""Builds `assets/vendor/` from the third-party browser files that `package-lock.json` pins.

Every file there carries a fingerprint of its content in its name, so that it can be served as
immutable; texts lie beside their `.br` and `.gz` twins, compressed once as far as they go (fonts
are compressed already). `manifest.json` maps the logical name to the name on disk:
`{"bootstrap.min.css": "bootstrap.3d0a6f9c2b1e.min.css", ...}`. Nothing happens when the lock and
this script are those of the last build.
"""

import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path

import brotli

from tools.npm import ROOT, run_npm

PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "assets" / "vendor"
FRESH = PACKAGES / ".vendor-new"
STAMP = ".built-from"
SOURCES = (ROOT / "package-lock.json", Path(__file__))

FILES = {
    "plotly-basic.min.js": "plotly.js-basic-dist-min/plotly-basic.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "noto-sans-licence.txt": "@fontsource/noto-sans/LICENSE",
}
FONT = PACKAGES / "@fontsource" / "noto-sans"
# Tajik needs cyrillic-ext for ғ ӣ қ ӯ ҳ ҷ.
SUBSETS = ("cyrillic-ext", "cyrillic", "latin-ext", "latin")
WEIGHTS = (400, 600, 700)
COMPRESSED = {".css", ".js"}
SOURCE_MAP = re.compile(rb"\n?(/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*)\s*$")

FACE = """\
@font-face {{
  font-family: "Noto Sans";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("{file}") format("woff2");
  unicode-range: {characters};
}}
"""


def main() -> None:
    stamp = fingerprint(*(path.read_bytes() for path in SOURCES))
    if is_built(stamp):
        return
    print("Building the browser files.", flush=True)
    run_npm("ci", "--omit=peer", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    build(stamp)


def is_built(stamp: str) -> bool:
    built_from = VENDOR / STAMP
    return built_from.exists() and built_from.read_text() == stamp


def build(stamp: str) -> None:
    """Build beside the old folder and swap at the end: a stopped build leaves no half folder."""
    shutil.rmtree(FRESH, ignore_errors=True)
    FRESH.mkdir()
    VENDOR.parent.mkdir(exist_ok=True)
    manifest = {name: add(name, read_package_file(path)) for name, path in FILES.items()}
    manifest |= add_fonts()
    (FRESH / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    (FRESH / STAMP).write_text(stamp)
    shutil.rmtree(VENDOR, ignore_errors=True)
    FRESH.rename(VENDOR)


def read_package_file(path: str) -> bytes:
    """Read a text without the mention of its source map, which is not served."""
    return SOURCE_MAP.sub(b"\n", (PACKAGES / path).read_bytes())


def add_fonts() -> dict[str, str]:
    """Add the font files and a style sheet that fetches only the subsets a page uses."""
    ranges: dict[str, str] = json.loads((FONT / "unicode.json").read_text())
    names: dict[str, str] = {}
    sheet = ""
    for weight in WEIGHTS:
        for subset in SUBSETS:
            name = f"noto-sans-{subset}-{weight}.woff2"
            source = FONT / "files" / f"noto-sans-{subset}-{weight}-normal.woff2"
            names[name] = add(name, source.read_bytes())
            sheet += FACE.format(weight=weight, file=names[name], characters=ranges[subset])
    return {"fonts.css": add("fonts.css", sheet.encode()), **names}


def add(name: str, content: bytes) -> str:
    """Write one file under its fingerprinted name, with compressed twins; gives that name."""
    stem, dot, suffixes = name.partition(".")
    path = FRESH / f"{stem}.{fingerprint(content)}{dot}{suffixes}"
    path.write_bytes(content)
    if path.suffix in COMPRESSED:
        Path(f"{path}.br").write_bytes(brotli.compress(content, quality=11))
        Path(f"{path}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    return path.name


def fingerprint(*contents: bytes) -> str:
    """Twelve hexadecimal digits over all contents."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    main()
