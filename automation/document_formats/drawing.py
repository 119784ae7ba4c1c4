"""The pages of an HWPX file, drawn in a process of its own.

The renderer (rhwp, extra ``preview``) is native code, and its font library writes to stderr.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pylopdf_fonts_ko import sans_path

_SECONDS = 30
# Where fonts are found through fontconfig, Hangul is drawn with the font the course brings along.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


def pages(hwpx: Path) -> tuple[bytes, ...]:
    """Each page as PNG; none where no renderer is installed or it fails."""
    with _drawn(hwpx, "png") as folder:
        return tuple(file.read_bytes() for file in sorted(folder.glob("page-*.png")))


def pdf(hwpx: Path) -> bytes:
    """The file as PDF; b"" where no renderer is installed or it fails."""
    with _drawn(hwpx, "pdf") as folder:
        file = folder / "document.pdf"
        return file.read_bytes() if file.is_file() else b""


@contextmanager
def _drawn(hwpx: Path, kind: str) -> Iterator[Path]:
    """A folder with what the renderer drew, which may be nothing."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fonts = folder / "fonts.conf"
        fonts.write_text(_FONTS.format(fonts=sans_path().parent, cache=folder), encoding="utf-8")
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "automation.document_formats.draw_pages",
                    str(hwpx),
                    name,
                    kind,
                ],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            )
        yield folder
