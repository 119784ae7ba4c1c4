"""HWPX, the open format of Hangul documents (KS X 6101): the only module that imports hwpx."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hwpx import HwpxDocument
from lxml import html as html_parser  # type: ignore[import-untyped]

from automation.documents import layout
from automation.documents.content import Block, Content, Page, Paragraph, Picture, Properties, Table
from automation.documents.layout import Line
from automation.documents.model import Document
from groundwork.files import writing

_UNITS_PER_MM = 7200 / 25.4
_FONT = "함초롬바탕"


def read(path: Path) -> Content:
    """Blocks in reading order with the numbers Hangul draws, paper sizes, document information."""
    with HwpxDocument.open(path) as file:
        blocks = tuple(_blocks(file.text.html(list_labels=True)))
        pages = tuple(_page(file, section) for section in file.sections)
        known = file.parts.metadata
    properties = Properties(
        title=(known and known.title) or "",
        summary=(known and (known.description or known.subject)) or "",
        keywords=(known and known.keyword) or "",
    )
    return Content(blocks, pages, properties)


def _blocks(page: str) -> Iterator[Block]:
    for element in html_parser.document_fromstring(page).find("body"):
        if element.tag == "table":
            rows = (tuple(cell.text_content() for cell in row) for row in element.iter("tr"))
            yield Table(tuple(rows))
        else:
            yield Paragraph(element.text_content())


def _page(file: HwpxDocument, section: Any) -> Page:
    size = file.page.size(section=section)
    return Page(size.width / _UNITS_PER_MM, size.height / _UNITS_PER_MM)


def write(document: Document, path: Path) -> None:
    """Write a document on A4; raises `Problem` when the place may not be written."""
    with writing(path) as temporary, HwpxDocument.new() as file:
        _set_up(file, document)
        for index, part in enumerate(layout.parts(document)):
            if isinstance(part, Line):
                _write_line(file, part, first=index == 0)
            elif isinstance(part, Table):
                _write_table(file, part)
            else:
                _write_picture(file, part)
        file.save_to_path(temporary)


def _set_up(file: HwpxDocument, document: Document) -> None:
    page, margins = document.pages[0], layout.MARGINS_MM
    file.page.setup(
        width_mm=page.width_mm,
        height_mm=page.height_mm,
        margins_mm={**margins, "header": 10.0, "footer": 10.0, "gutter": 0.0},
    )
    file.parts.clear_document_metadata()
    file.parts.set_document_metadata(
        title=document.title,
        creator=document.department,
        subject=document.gist,
        keyword=", ".join(document.keywords),
    )


def _write_line(file: HwpxDocument, line: Line, first: bool) -> None:
    style = file.styles.ensure_run(bold=line.bold, size=line.points, font=_FONT)
    if first:
        paragraph = file.paragraphs[0]
        paragraph.text = line.text
        paragraph.char_pr_id_ref = style
    else:
        paragraph = file.add_paragraph(line.text, char_pr_id_ref=style, inherit_style=False)
    file.styles.apply_paragraph_format(
        paragraphs=[paragraph],
        alignment=line.align.upper(),
        # Hangul starts the first line at the left indent and hangs the others behind it.
        indent_left_mm=line.indent_mm,
        first_line_indent_mm=-line.hanging_mm,
        spacing_after_pt=8 if first else 2,
    )


def _write_table(file: HwpxDocument, table: Table) -> None:
    columns = max(len(row) for row in table.rows)
    shares = layout.column_shares(columns)
    # Without heights of its own a table is drawn with rows three millimetres high.
    heights = [round(layout.row_height_mm(row) * _UNITS_PER_MM) for row in table.rows]
    width = round(layout.TEXT_WIDTH_MM * _UNITS_PER_MM)
    drawn = file.add_table(len(table.rows), columns, width=width, height=sum(heights))
    drawn.set_column_widths(shares)
    small = file.styles.ensure_run(size=layout.SMALL_POINTS, font=_FONT)
    for r, (row, height) in enumerate(zip(table.rows, heights, strict=True)):
        for c, text in enumerate(row):
            cell = drawn.cell(r, c)
            cell.set_text(text)
            cell.set_size(height=height)
            for paragraph in cell.paragraphs:
                paragraph.char_pr_id_ref = small


def _write_picture(file: HwpxDocument, picture: Picture) -> None:
    file.add_picture(
        picture.data, picture.suffix.lstrip("."), width_mm=layout.TEXT_WIDTH_MM / 2, align="CENTER"
    )
    if picture.caption:
        _write_line(file, Line(picture.caption, layout.SMALL_POINTS, align="center"), first=False)
