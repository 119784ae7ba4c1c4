"""How a document is laid out on its page, whatever the format: order, indents, the small print.

Taste only; no rule of this room ever judges it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from automation.document_model.content import Picture, Table
from automation.document_model.document import Document, Item
from automation.document_model.marks import Family, Mark
from automation.document_model.press import MASTHEAD, Press

TITLE_POINTS = 18
BODY_POINTS = 13
SMALL_POINTS = 11
HEADING_POINTS = 14
INDENT_MM = 5.0
TEXT_WIDTH_MM = 170.0
PICTURE_WIDTH_MM = 120.0
# One letter (two half-width spaces) behind the last word.
END = "  끝."
MARGINS_MM = {"left": 20.0, "right": 20.0, "top": 20.0, "bottom": 15.0}


# Height of a line of small print with its share of the cell's margins, and how wide a letter is.
_ROW_MM = 6.5
_LETTER_MM = 3.9
_MARGIN_MM = 4.0
_NUMBER = re.compile(r"[-−△]?\s?\d[\d,]*(?:\.\d+)?%?")
_NARROWEST_MM = 15.0


@dataclass(frozen=True)
class Line:
    """A paragraph to be written: size in points, left indent and hanging indent in millimetres."""

    text: str
    points: float = BODY_POINTS
    bold: bool = False
    align: str = "left"
    indent_mm: float = 0.0
    hanging_mm: float = 0.0


def parts(document: Document) -> Iterator[Line | Table | Picture]:
    """Everything of a document in writing order; the first is always a line."""
    if document.press:
        yield from _press_parts(document, document.press)
    else:
        yield from _letter_parts(document) if document.is_letter else _report_parts(document)
    yield from (Line(note, SMALL_POINTS) for note in document.note_lines)


def _report_parts(document: Document) -> Iterator[Line | Table | Picture]:
    yield Line(document.title, TITLE_POINTS, bold=True, align="center")
    yield from (Line(text, SMALL_POINTS, align="right") for text in signature(document))
    labels = summary(document)
    if labels:
        yield Table(labels)
    yield from body_parts(document)
    yield from attachment_lines(document)


def _press_parts(document: Document, press: Press) -> Iterator[Line | Table | Picture]:
    """Masthead, who answers, title between lines, text."""
    masthead = " ".join(filter(None, (press.agency, MASTHEAD)))
    yield Line(masthead, TITLE_POINTS, bold=True, align="center")
    if press.heading:
        yield Table(press.heading)
    yield Line(document.title, TITLE_POINTS, bold=True, align="center")
    if press.subtitle:
        yield Line(f"- {press.subtitle} -", HEADING_POINTS, align="center")
    labels = summary(document)
    if labels:
        yield Table(labels)
    yield from body_parts(document)
    yield from attachment_lines(document)


def _letter_parts(document: Document) -> Iterator[Line | Table | Picture]:
    """Heading, body and closing (규칙 제4조); gist and keywords go into the file's information."""
    frame = document.frame
    if frame.agency:
        yield Line(frame.agency, TITLE_POINTS, bold=True, align="center")
    yield from (Line(text, SMALL_POINTS, align="center") for text in document.preface)
    yield from (Line(text) for text in frame.heading)
    yield Line(f"제목  {document.title}", bold=True)
    yield from body_parts(document)
    yield from attachment_lines(document)
    if frame.sender:
        yield Line(frame.sender, TITLE_POINTS, bold=True, align="center")
    yield from (Line(text, SMALL_POINTS) for text in frame.closing)


def signature(document: Document) -> tuple[str, ...]:
    """The line under the title: date and department, or what stood there when it was read."""
    if document.preface:
        return document.preface
    written = document.written
    day = f"{written.year}. {written.month}. {written.day}." if written else ""
    text = ", ".join(filter(None, (day, document.department)))
    return (f"({text})",) if text else ()


def summary(document: Document) -> tuple[tuple[str, str], ...]:
    """Gist and keywords as labelled rows (영 제5조제2항)."""
    rows = (("문서 요지", document.gist), ("키워드", ", ".join(document.keywords)))
    return tuple(row for row in rows if row[1])


def body_parts(document: Document) -> Iterator[Line | Table | Picture]:
    """The body; 끝 stands behind its last word where no attachment follows (규칙 제4조제5항)."""
    last = len(document.body) - 1
    for index, part in enumerate(document.body):
        if not isinstance(part, Item):
            yield part
            continue
        line = item_line(part, headings=document.is_report)
        closes = index == last and document.ended and not document.attachments
        yield replace(line, text=line.text + END) if closes else line


def item_line(item: Item, headings: bool = True) -> Line:
    """An item at its level, its second line hanging under the text rather than the mark."""
    mark = item.mark
    first = headings and mark is not None and mark.family is not Family.NOTE and mark.level == 1
    depth = _depth(mark)
    return Line(
        item.line,
        HEADING_POINTS if first else BODY_POINTS,
        bold=first,
        indent_mm=INDENT_MM * depth,
        hanging_mm=INDENT_MM if mark else 0.0,
    )


def _depth(mark: Mark | None) -> int:
    if mark is None:
        return 0
    return 2 if mark.family is Family.NOTE else mark.level - 1


def attachment_lines(document: Document) -> Iterator[Line]:
    """붙임 with its list and 끝 behind it; 끝 below a table that ends the body (규칙 제4조)."""
    end = END if document.ended else ""
    last = len(document.attachments) - 1
    for index, item in enumerate(document.attachments):
        head = "붙임  " if index == 0 else "      "
        yield Line(head + item.line + (end if index == last else ""))
    below_table = document.body and not isinstance(document.body[-1], Item)
    if end and below_table and not document.attachments:
        yield Line(end.strip(), indent_mm=INDENT_MM)


def column_shares(table: Table) -> list[float]:
    """Widths of a table's columns as shares of one, by what stands in them."""
    columns = max(len(row) for row in table.rows)
    widest = [
        max((_width_mm(row[n]) for row in table.rows if n < len(row)), default=0.0)
        for n in range(columns)
    ]
    needed = [min(max(width + _MARGIN_MM, _NARROWEST_MM), TEXT_WIDTH_MM / 2) for width in widest]
    if columns == 2 and sum(needed) < TEXT_WIDTH_MM:
        return [needed[0] / TEXT_WIDTH_MM, 1 - needed[0] / TEXT_WIDTH_MM]
    return [width / sum(needed) for width in needed]


def cell_aligns(table: Table) -> list[list[str]]:
    """How each cell is aligned: numbers, and the heading above them, to the right."""
    numbers = [[bool(_NUMBER.fullmatch(cell.strip())) for cell in row] for row in table.rows]
    if len(numbers) > 1:
        numbers[0] = [*numbers[1], *numbers[0]][: len(numbers[0])]
    return [["right" if number else "left" for number in row] for row in numbers]


def row_height_mm(row: tuple[str, ...], shares: Sequence[float]) -> float:
    """A height in millimetres that the longest cell of a row needs at most."""
    lines = (_lines(cell, share) for cell, share in zip(row, shares, strict=False))
    return _ROW_MM * max(lines, default=1)


def _lines(cell: str, share: float) -> int:
    """How many lines a cell's text takes in a column."""
    room = TEXT_WIDTH_MM * share - _MARGIN_MM
    return sum(max(ceil(_width_mm(line) / room), 1) for line in cell.split("\n"))


def _width_mm(text: str) -> float:
    """The width of a cell's longest line in small print; Hangul is twice as wide as a digit."""
    return max(
        sum(_LETTER_MM if ord(letter) > 0x2E7F else _LETTER_MM / 2 for letter in line)
        for line in text.split("\n")
    )
