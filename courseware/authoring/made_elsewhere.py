"""Files as other programs leave them: for variants and tests that show what is right all the same.

Written with the formats' own libraries, never with ours: Word numbers the paragraphs itself, an old
Hangul file is no zip at all.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

A4_MM = (210.0, 297.0)
# The article's first three levels, as Word is told to count them: 1. → 가. → 1).
_LEVELS = (("decimal", "%1."), ("ganada", "%2."), ("decimal", "%3)"))
_LIST = 77
_CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
CHART = (
    f'<c:chartSpace xmlns:c="{_CHART_SPACE}"><c:chart><c:plotArea><c:layout/></c:plotArea>'
    "</c:chart></c:chartSpace>"
)
_OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def word_document() -> Any:
    """An empty Word document on A4 whose paragraphs `number` can let Word count."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = map(Mm, A4_MM)
    _add_list(file)
    return file


def number(paragraph: Any, level: int) -> None:
    """Let Word number a paragraph at a level from 0: no mark is typed."""
    numbering = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", level), ("w:numId", _LIST)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    paragraph._p.get_or_add_pPr().append(numbering)


def add_lines(file: Any, lines: Iterable[str | tuple[int, str]]) -> None:
    """Write lines into a Word document, those that come with a level numbered by Word."""
    for line in lines:
        if isinstance(line, str):
            file.add_paragraph(line)
        else:
            level, text = line
            number(file.add_paragraph(text), level)


def add_rows(file: Any, rows: Sequence[Sequence[str]]) -> None:
    """Write a table into a Word document; a row with fewer cells has its last one merged."""
    width = max(map(len, rows))
    table = file.add_table(len(rows), width)
    for number, cells in enumerate(rows):
        row = table.rows[number].cells
        if len(cells) < width:
            row[len(cells) - 1].merge(row[width - 1])
        for cell, text in zip(row, cells, strict=False):
            cell.text = text


def add_word_chart(file: Any, said: str = "") -> None:
    """Put a chart that Word draws itself into a document, ``said`` as its alternative text."""
    name = PackURI("/word/charts/chart1.xml")
    part = Part(name, _CHART_TYPE, CHART.encode(), file.part.package)
    reference = file.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    drawing = (
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')}><wp:inline>"
        f'<wp:extent cx="4000000" cy="2000000"/><wp:docPr id="9" name="chart" descr="{said}"/>'
        f'<a:graphic><a:graphicData uri="{_CHART_SPACE}">'
        f'<c:chart xmlns:c="{_CHART_SPACE}" r:id="{reference}"/>'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    file.add_paragraph().add_run()._r.append(parse_xml(drawing))


def old_hangul(path: Path) -> None:
    """Put an HWP 5 file where another kind is expected, as when somebody renames one."""
    path.write_bytes(_OLE_HEAD + bytes(4096))


def cut_short(path: Path, left: int = 4000) -> None:
    """Leave the first bytes of a file, as a copy that broke off does."""
    path.write_bytes(path.read_bytes()[:left])


def _add_list(file: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(_LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}">{levels}</w:abstractNum>'
    link = f'<w:abstractNumId w:val="{_LIST}"/>'
    root = file.part.numbering_part.element
    root.insert(0, parse_xml(abstract))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{_LIST}">{link}</w:num>'))
