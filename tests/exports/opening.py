"""Opens what people take away with programs that did not write it."""

from __future__ import annotations

import io
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

ZIPPED = b"PK\x03\x04"
TYPESET = b"%PDF"


def leaves(content: bytes) -> Iterator[bytes]:
    """Everything inside a file, packed files unpacked, as often as they are packed."""
    if content.startswith(ZIPPED):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield from leaves(packed.read(name))
    elif content.startswith(TYPESET):
        yield content
        yield from _streams(content)
        yield pdf_text(content).encode()
    else:
        yield content


def _streams(content: bytes) -> Iterator[bytes]:
    """The compressed parts of a PDF."""
    for part in content.split(b"stream\n")[1:]:
        unpacking = zlib.decompressobj()
        try:
            yield unpacking.decompress(part)
        except zlib.error:
            continue


def leaks(content: bytes, numbers: list[int]) -> list[int]:
    """The numbers that stand somewhere in a file, in any of the ways that people write them."""
    text = b"\n".join(leaves(content)).decode(errors="ignore")
    return [number for number in numbers if any(form in text for form in forms(number))]


def forms(number: int) -> set[str]:
    """A number of at least four digits as it may be printed in one of the languages."""
    marks = (",", ".", " ", "\u00a0", "\u202f", "")
    return {f"{number:,}".replace(",", mark) for mark in marks}


def pdf_text(content: bytes) -> str:
    """The text of a PDF in the order in which it was written, blanks made one."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def convert(content: bytes, suffix: str, to: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format."""
    source = folder / f"file.{suffix}"
    source.write_bytes(content)
    target = folder / "converted"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", target, source]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return target / f"file.{to}"
