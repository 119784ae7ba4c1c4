"""A document as one page of plain HTML, everything in it escaped."""

import base64

from automation.display import escape
from automation.document_formats import layout
from automation.document_formats.layout import Line
from automation.document_model.content import Picture, Table
from automation.document_model.document import Document

_PAPER = (
    "background:#fff;color:#111;border:1px solid #bbb;box-shadow:1px 2px 6px #0002;"
    "padding:1.6em 2em;max-width:44em;line-height:1.55;font-family:'NanumMyeongjo',serif"
)
_TABLE = "border-collapse:collapse;font-size:12px;width:100%"
_CELL = "border:1px solid #999;padding:.25em .6em"


def page(document: Document) -> str:
    """The document as it reads, for a notebook; not its true fonts or page breaks."""
    return f'<div style="{_PAPER}">{"".join(map(_part, layout.parts(document)))}</div>'


def _part(part: Line | Table | Picture) -> str:
    if isinstance(part, Line):
        return _line(part)
    if isinstance(part, Table):
        return _table(part)
    return _picture(part)


def _picture(picture: Picture) -> str:
    seen = escape(picture.alternative or picture.caption)
    caption = _line(Line(picture.caption, layout.SMALL_POINTS, align="center"))
    if not picture.data:
        return f"<p>[{seen}]</p>{caption}"
    data = base64.b64encode(picture.data).decode("ascii")
    kind = "jpeg" if picture.suffix.lstrip(".") in ("jpg", "jpeg") else "png"
    source = f"data:image/{kind};base64,{data}"
    return (
        f'<p style="text-align:center"><img alt="{seen}" style="max-width:70%" src="{source}"></p>'
        f"{caption if picture.caption else ''}"
    )


def _line(line: Line) -> str:
    style = (
        f"margin:.25em 0 .25em {line.indent_mm + line.hanging_mm:g}mm;"
        f"text-indent:-{line.hanging_mm:g}mm;text-align:{line.align};"
        f"font-size:{line.points:g}px;font-weight:{'bold' if line.bold else 'normal'}"
    )
    return f'<p style="{style}">{escape(line.text)}</p>'


def _table(table: Table) -> str:
    aligned = zip(table.rows, layout.cell_aligns(table), strict=True)
    body = "".join(f"<tr>{''.join(map(_cell, row, aligns))}</tr>" for row, aligns in aligned)
    caption = _line(Line(table.caption, layout.SMALL_POINTS)) if table.caption else ""
    return f'{caption}<table style="{_TABLE}">{body}</table>'


def _cell(text: str, align: str) -> str:
    return f'<td style="{_CELL};text-align:{align}">{escape(text)}</td>'
