"""Word documents (DOCX, ISO/IEC 29500): the only module that imports docx."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from automation.documents import layout
from automation.documents.content import Block, Content, Page, Paragraph, Picture, Properties, Table
from automation.documents.layout import Line
from automation.documents.model import Document
from automation.documents.word_numbering import Numbering
from groundwork.files import writing

_EMU_PER_MM = 36_000
_FONT = "맑은 고딕"
_ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.JUSTIFY,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
# What stands in these is not the text as it reads now: deletions, and a box's older twin.
_LEFT_OUT = {
    qn("w:del"),
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read(path: Path) -> Content:
    """Blocks in reading order with the numbers Word draws, paper sizes, document information."""
    file = docx.Document(str(path))
    numbering = Numbering(file)
    blocks = tuple(_blocks(file.element.body, numbering))
    pages = tuple(
        Page((s.page_width or 0) / _EMU_PER_MM, (s.page_height or 0) / _EMU_PER_MM)
        for s in file.sections
    )
    known = file.core_properties
    summary = known.comments or known.subject or ""
    return Content(blocks, pages, Properties(known.title or "", summary, known.keywords or ""))


def _blocks(parent: Any, numbering: Numbering) -> Iterator[Block]:
    """Paragraphs and tables under an element, through content controls and insertions."""
    for child in parent:
        if child.tag == qn("w:p"):
            boxes = [box for box in child.iter(qn("w:txbxContent")) if not _is_left_out(box)]
            yield Paragraph(_numbered(child, numbering))
            for box in boxes:
                yield from _blocks(box, numbering)
        elif child.tag == qn("w:tbl"):
            rows = child.iterchildren(qn("w:tr"))
            yield Table(tuple(tuple(_cell(c, numbering) for c in _cells(row)) for row in rows))
        elif child.tag not in _LEFT_OUT and len(child):
            yield from _blocks(child, numbering)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag == qn("w:sdt"):
            yield from child.iter(qn("w:tc"))


def _cell(cell: Any, numbering: Numbering) -> str:
    return "\n".join(_numbered(p, numbering) for p in cell.iter(qn("w:p")))


def _numbered(paragraph: Any, numbering: Numbering) -> str:
    label, text = numbering.label(paragraph), _text(paragraph)
    return f"{label} {text}" if label and text.strip() else text


def _text(paragraph: Any) -> str:
    """The text of a paragraph's runs, links and insertions, but not of the boxes in it."""
    pieces: list[str] = []
    for child in paragraph:
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag == qn("w:tab"):
            pieces.append("\t")
        elif child.tag in (qn("w:br"), qn("w:cr")):
            pieces.append("\n")
        elif child.tag == qn("w:noBreakHyphen"):
            pieces.append("-")
        elif child.tag not in _LEFT_OUT | {qn("w:txbxContent"), qn("w:pPr")}:
            pieces.append(_text(child))
    return "".join(pieces)


def _is_left_out(element: Any) -> bool:
    return any(parent.tag in _LEFT_OUT for parent in element.iterancestors())


def write(document: Document, path: Path) -> None:
    """Write a document on A4; raises `Problem` when the place may not be written."""
    file = docx.Document()
    _set_up(file, document)
    for part in layout.parts(document):
        if isinstance(part, Line):
            _write_line(file.add_paragraph(), part)
        elif isinstance(part, Table):
            _write_table(file, part)
        else:
            _write_picture(file, part)
    with writing(path) as temporary:
        file.save(str(temporary))


def _set_up(file: Any, document: Document) -> None:
    section, page, margins = file.sections[0], document.pages[0], layout.MARGINS_MM
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.left_margin, section.right_margin = Mm(margins["left"]), Mm(margins["right"])
    section.top_margin, section.bottom_margin = Mm(margins["top"]), Mm(margins["bottom"])
    normal = file.styles["Normal"]
    normal.font.name = _FONT
    # Word takes the font of Hangul from the East Asian slot, which python-docx leaves alone.
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    known = file.core_properties
    known.title, known.subject = document.title, document.gist
    known.keywords, known.author = ", ".join(document.keywords), document.department
    known.comments = ""


def _write_line(paragraph: Any, line: Line) -> None:
    run = paragraph.add_run(line.text)
    run.bold, run.font.size = line.bold, Pt(line.points)
    form = paragraph.paragraph_format
    form.alignment = _ALIGNMENTS[line.align]
    form.left_indent = Mm(line.indent_mm + line.hanging_mm)
    form.first_line_indent = Mm(-line.hanging_mm)
    form.space_after = Pt(4)


def _write_table(file: Any, table: Table) -> None:
    columns = max(len(row) for row in table.rows)
    shares = layout.column_shares(columns)
    drawn = file.add_table(len(table.rows), columns, style="Table Grid")
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            cell = drawn.cell(r, c)
            cell.width = Mm(layout.TEXT_WIDTH_MM * shares[c])
            cell.text = text
    file.add_paragraph()


def _write_picture(file: Any, picture: Picture) -> None:
    file.add_picture(io.BytesIO(picture.data), width=Mm(layout.TEXT_WIDTH_MM / 2))
    if picture.caption:
        _write_line(
            file.add_paragraph(), Line(picture.caption, layout.SMALL_POINTS, align="center")
        )
