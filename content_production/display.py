"""HTML for a notebook: tables and pictures, every text escaped."""

from __future__ import annotations

import base64
import html
from collections.abc import Iterable

from groundwork.messages import catalog

say = catalog("content_production")

_CELL = "padding:.35em .6em;text-align:left;vertical-align:top;border-bottom:1px solid #d5d9e0"


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
        "<table style='border-collapse:collapse;color:#1a1a1a;background:#fff;line-height:1.5'>"
        f"<tr>{top}</tr>{body}</table>"
    )


def picture_html(jpeg: bytes, alt: str) -> str:
    """A JPEG as an image that stands in the page itself; ``alt`` is HTML already."""
    data = base64.b64encode(jpeg).decode("ascii")
    return f"<img alt='{alt}' src='data:image/jpeg;base64,{data}' style='max-width:100%'>"


def made_html(name: str, below: str) -> str:
    """That a file was made, and a look at it (HTML)."""
    return f"<p>{escaped(say('{file:을} 만들었습니다.', file=name))}</p>{below}"
