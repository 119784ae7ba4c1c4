"""HTML for a notebook: tables and pictures, every text escaped."""

import base64
import html
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from content_production.messages import say

_CELL = (
    "padding:.35em .6em;text-align:left;vertical-align:top;border-bottom:1px solid #d5d9e0;"
    "word-break:keep-all;overflow-wrap:break-word"
)


def escaped(text: object) -> str:
    """A text that stays a text in HTML."""
    return html.escape(str(text))


def table_html(head: Iterable[object], rows: Iterable[Iterable[str]]) -> str:
    """A table; the cells of ``rows`` are HTML already, the headings are not."""
    top = "".join(f"<th style='{_CELL};background:#eef2f8'>{escaped(cell)}</th>" for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td style='{_CELL}'>{cell}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return (
        "<div style='overflow-x:auto'>"
        "<table style='border-collapse:collapse;color:#1a1a1a;background:#fff;line-height:1.5'>"
        f"<tr>{top}</tr>{body}</table></div>"
    )


def picture_html(jpeg: bytes, alt: str) -> str:
    """A JPEG as an image that stands in the page itself; ``alt`` is HTML already."""
    data = base64.b64encode(jpeg).decode("ascii")
    return f"<img alt='{alt}' src='data:image/jpeg;base64,{data}' style='max-width:100%'>"


def made_html(name: str, below: str) -> str:
    """That a file was made, and a look at it (HTML)."""
    return f"<p>{escaped(say('{file:을} 만들었습니다.', file=name))}</p>{below}"


@dataclass(frozen=True)
class Saved:
    """A file that was written; a notebook says so, a program takes it as its path."""

    path: Path

    def __fspath__(self) -> str:
        return str(self.path)

    def _repr_html_(self) -> str:
        return made_html(self.path.as_posix(), "")
