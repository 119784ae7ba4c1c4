"""HWPX, the open format of Hangul documents (KS X 6101): the only module that imports hwpx."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as html_parser

from automation.document_formats import hancom_asides, images, layout
from automation.document_formats.hancom_hidden import take_hidden
from automation.document_formats.layout import Line
from automation.document_model.content import (
    DRAWN,
    Aside,
    Block,
    Content,
    Page,
    Paragraph,
    Picture,
    Place,
    Properties,
    Table,
)
from automation.document_model.document import Document
from groundwork.files import writing

if TYPE_CHECKING:
    from hwpx import HwpxDocument

_UNITS_PER_MM = 7200 / 25.4
_UNITS_PER_PIXEL = 75  # at 96 to the inch
_FONT = "함초롬바탕"
_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
_IMAGE = "{http://www.hancom.co.kr/hwpml/2011/core}img"
# The library leaves pictures out of the text: each is marked where it stands before it is asked.
_MARKER = "\ue000{}\ue001"
_MARKED = re.compile("\ue000(\\d+)\ue001")
# What Hangul itself notes of a picture's file is no description of what it shows.
_FILE_NOTE = re.compile(r"^그림입니다\.|원본 그림의")


def read(source: Path | BytesIO) -> Content:
    """Blocks in reading order with the numbers Hangul draws, paper sizes, document information."""
    from hwpx import HwpxDocument

    with HwpxDocument.open(source) as file:
        roots: list[Any] = [section.element for section in file.sections]
        for root in roots:
            hancom_asides.put_into_paragraphs(root)
        heads: list[Any] = [header.element for header in file.parts.headers]
        hidden = tuple(Aside(Place.HIDDEN, text) for text in take_hidden(roots, heads))
        notes, asides = hancom_asides.notes(roots), hancom_asides.asides(roots)
        pictures = _mark_pictures(file)
        blocks = tuple(_blocks(file.text.html(list_labels=True), pictures))
        pages = tuple(_page(file, section) for section in file.sections)
        known = file.parts.metadata
    properties = Properties(
        title=(known and known.title) or "",
        summary=(known and (known.description or known.subject)) or "",
        keywords=(known and known.keyword) or "",
    )
    return Content(blocks, pages, properties, notes, (*asides, *hidden))


def _mark_pictures(file: HwpxDocument) -> list[Picture]:
    """All pictures and charts, with a marker of its number put before each in the open file."""
    stored = {item.item_id: item for item in file.media.images}
    pictures: list[Picture] = []
    for section in file.sections:
        root: Any = section.element
        for element in [*root.iter(f"{_HP}pic", f"{_HP}chart")]:
            marker = etree.Element(f"{_HP}t")
            marker.text = _MARKER.format(len(pictures))
            element.addprevious(marker)
            pictures.append(_picture(file, element, stored))
    return pictures


def _picture(file: HwpxDocument, element: Any, stored: dict[str, Any]) -> Picture:
    comment = (element.findtext(f"{_HP}shapeComment") or "").strip()
    alternative = "" if _FILE_NOTE.search(comment) else comment
    reference = element.find(f".//{_IMAGE}")
    image = stored.get(reference.get("binaryItemIDRef")) if reference is not None else None
    if image is None or not file.package.has_part(image.href):
        return Picture(b"", DRAWN, alternative=alternative)
    data = file.package.get_part(image.href)
    return Picture(data, image.format.lower(), alternative=alternative)


def _blocks(page: str, pictures: Sequence[Picture]) -> Iterator[Block]:
    """Paragraphs and tables, each followed by the pictures in it."""
    for element in html_parser.document_fromstring(page).find("body"):
        text = element.text_content()
        if element.tag == "table":
            rows = (tuple(_unmarked(c.text_content()) for c in row) for row in element.iter("tr"))
            yield Table(tuple(rows))
        else:
            yield Paragraph(_unmarked(text))
        yield from (pictures[int(match[1])] for match in _MARKED.finditer(text))


def _unmarked(text: str) -> str:
    return _MARKED.sub("", text)


def _page(file: HwpxDocument, section: Any) -> Page:
    size = file.page.size(section=section)
    return Page(size.width / _UNITS_PER_MM, size.height / _UNITS_PER_MM)


def write(document: Document, path: Path) -> None:
    """Write a document on A4; raises `Problem` when the place may not be written."""
    from hwpx import HwpxDocument

    with writing(path) as temporary, HwpxDocument.new() as file:
        _set_up(file, document)
        lines = _Lines(file)
        for index, part in enumerate(layout.parts(document)):
            if isinstance(part, Line):
                lines.write(part, first=index == 0)
            elif isinstance(part, Table):
                _write_table(file, part, lines)
            else:
                _write_picture(file, part, lines)
        lines.apply_formats()
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


class _Lines:
    """Lines as paragraphs.

    The library looks through the whole file for each format it is asked to apply, so it is asked
    once a format, and once a style of letters.
    """

    def __init__(self, file: HwpxDocument) -> None:
        self._file = file
        self._formats: dict[tuple[str, float, float, int], list[Any]] = defaultdict(list)
        self._style = cache(partial(file.styles.ensure_run, font=_FONT))

    def write(self, line: Line, first: bool = False) -> None:
        style = self._style(bold=line.bold, size=line.points)
        if first:
            paragraph = self._file.paragraphs[0]
            paragraph.text = line.text
            paragraph.char_pr_id_ref = style
        else:
            paragraph = self._file.add_paragraph(
                line.text, char_pr_id_ref=style, inherit_style=False
            )
        after = 8 if first else 2
        self._formats[line.align, line.indent_mm, line.hanging_mm, after].append(paragraph)

    def apply_formats(self) -> None:
        for (align, indent, hanging, after), (first, *others) in self._formats.items():
            self._file.styles.apply_paragraph_format(
                paragraphs=[first],
                alignment=align.upper(),
                # Hangul starts the first line at the left indent and hangs the others behind it.
                indent_left_mm=indent,
                first_line_indent_mm=-hanging,
                spacing_after_pt=after,
            )
            for paragraph in others:
                paragraph.para_pr_id_ref = first.para_pr_id_ref


def _write_table(file: HwpxDocument, table: Table, lines: _Lines) -> None:
    if table.caption:
        lines.write(Line(table.caption, layout.SMALL_POINTS))
    columns = max(len(row) for row in table.rows)
    shares = layout.column_shares(table)
    # Without heights of its own a table is drawn with rows three millimetres high.
    heights = [round(layout.row_height_mm(row, shares) * _UNITS_PER_MM) for row in table.rows]
    width = round(layout.TEXT_WIDTH_MM * _UNITS_PER_MM)
    drawn = file.add_table(len(table.rows), columns, width=width, height=sum(heights))
    drawn.set_column_widths(shares)
    small = file.styles.ensure_run(size=layout.SMALL_POINTS, font=_FONT)
    aligns = layout.cell_aligns(table)
    aligned: dict[str, list[Any]] = defaultdict(list)
    for r, (row, height) in enumerate(zip(table.rows, heights, strict=True)):
        for c, text in enumerate(row):
            cell = drawn.cell(r, c)
            cell.set_text(text)
            cell.set_size(height=height)
            for paragraph in cell.paragraphs:
                paragraph.char_pr_id_ref = small
            aligned[aligns[r][c]] += cell.paragraphs
    for align, paragraphs in aligned.items():
        file.styles.apply_paragraph_format(paragraphs=paragraphs, alignment=align.upper())


def _write_picture(file: HwpxDocument, picture: Picture, lines: _Lines) -> None:
    pixels = images.size(picture)
    if pixels is None:
        lines.write(Line(str(images.in_its_place(picture)), align="center"))
    else:
        kind, width = picture.suffix.lstrip("."), layout.PICTURE_WIDTH_MM
        drawn = file.add_picture(picture.data, kind, width_mm=width, align="CENTER")
        comment = drawn.element.find(f"{_HP}shapeComment")
        if comment is not None and picture.alternative:
            comment.text = picture.alternative
        _say_true_size(drawn.element, pixels)
    if picture.caption:
        lines.write(Line(picture.caption, layout.SMALL_POINTS, align="center"))


def _say_true_size(element: Any, pixels: tuple[int, int]) -> None:
    """The image's own size and what is shown of it: the library says the size on the page here.

    Programs that take it at its word show a corner of the picture.
    """
    width, height = (str(number * _UNITS_PER_PIXEL) for number in pixels)
    dimensions, clip = element.find(f"{_HP}imgDim"), element.find(f"{_HP}imgClip")
    if dimensions is not None:
        dimensions.set("dimwidth", width)
        dimensions.set("dimheight", height)
    if clip is not None:
        clip.set("right", width)
        clip.set("bottom", height)
