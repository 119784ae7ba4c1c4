"""A picture of a document's first page, drawn in a process of its own."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pylopdf_fonts_ko import sans_path

from automation.documents import html
from automation.documents.model import Document
from groundwork.messages import catalog

say = catalog("automation")

_SECONDS = 30
_FRAME = "border:1px solid #bbb;box-shadow:1px 2px 6px #0002;max-width:100%"
# Where fonts are found through fontconfig, Hangul is drawn with the font the course brings along.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""


@dataclass(frozen=True)
class Preview:
    """A page to look at: ``png`` where it could be drawn, and always ``html``."""

    html: str
    png: bytes = b""

    def _repr_html_(self) -> str:
        if not self.png:
            return self.html
        data = base64.b64encode(self.png).decode("ascii")
        return (
            f'<img alt="{say("문서의 첫 쪽")}" style="{_FRAME}" src="data:image/png;base64,{data}">'
        )


def of_document(document: Document) -> Preview:
    """The first page of a document, through HWPX."""
    with tempfile.TemporaryDirectory() as folder:
        file = document.save(Path(folder) / "page.hwpx")
        return Preview(html.page(document), draw(file))


def draw(hwpx: Path, page: int = 0) -> bytes:
    """A page of an HWPX file as PNG; b"" where no renderer is installed or it fails.

    Drawn in a child process: the renderer is native code, and its font library writes to stderr.
    """
    command = [sys.executable, "-m", "automation.documents.draw_page", str(hwpx), str(page)]
    with tempfile.TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(_FONTS.format(fonts=sans_path().parent, cache=folder), encoding="utf-8")
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
                env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            )
        except (OSError, subprocess.TimeoutExpired):
            return b""
    return done.stdout if done.returncode == 0 else b""
