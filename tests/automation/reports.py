"""Documents for the tests: one right report, and files made by other means than ours."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from hwpx import HwpxDocument

from automation import documents
from automation.documents import Document

ITEMS = """
□ 회의 개요
 ○ 일시: 2026. 9. 10.(목) 14:00
 ○ 장소: 시청 3층 대회의실
□ 추진 내용
 ○ 자동 차단기 3대 설치
  - 사업비: 금135,000,000원(금일억삼천오백만원)
  ※ 국비 60%, 시비 40%
| 구분 | 금액(천원) |
|---|---|
| 차단기 | 135,000 |
"""


def right_report(**changes: object) -> Document:
    """A report in which no required rule finds a fault."""
    values: dict[str, object] = {
        "title": "하천 산책로 안전대책 회의 결과 보고",
        "gist": "침수 위험 산책로에 자동 차단기를 설치하기로 함.",
        "keywords": ["산책로", "침수", "차단기"],
        "items": ITEMS,
        "written": "2026. 9. 11.",
        "department": "안전재난과",
        "attachments": ["회의록 1부.", "현장 사진 3매."],
    }
    return documents.report(**(values | changes))  # type: ignore[arg-type]


def word_with_automatic_numbers(path: Path) -> Path:
    """A report as Word's own numbering makes it: no mark is typed."""
    file = docx.Document()
    add_korean_numbering(file)
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    file.add_paragraph("현장 점검 결과 보고")
    for text, level in [("개요", 0), ("일시: 2026. 9. 10.(목)", 1), ("장소: 시청", 1), ("결과", 0)]:
        number(file.add_paragraph(text), level)
    file.save(str(path))
    return path


def number(paragraph: docx.text.paragraph.Paragraph, level: int) -> None:
    """Let Word number a paragraph at a level (from 0) of the list `add_korean_numbering` makes."""
    numbering = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", level), ("w:numId", 77)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(value))
        numbering.append(element)
    paragraph._p.get_or_add_pPr().append(numbering)


def add_korean_numbering(file: docx.document.Document) -> None:
    """A list of the levels 1. and 가."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate([("decimal", "%1."), ("ganada", "%2.")])
    )
    root = file.part.numbering_part.element
    root.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )


def word_with_scattered_runs(path: Path) -> Path:
    """Text in several runs, a tracked deletion, a content control, a framed title."""
    file = docx.Document()
    box = file.add_table(1, 1)
    box.cell(0, 0).text = "현장 점검 결과 보고"
    paragraph = file.add_paragraph()
    for piece in ("□ ", "개", "요"):
        paragraph.add_run(piece).bold = piece != "개"
    deleted = parse_xml(
        f'<w:del {nsdecls("w")} w:id="1" w:author="a">'
        "<w:r><w:delText>옛말</w:delText></w:r></w:del>"
    )
    inserted = parse_xml(
        f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t> 새말</w:t></w:r></w:ins>'
    )
    paragraph._p.append(deleted)
    paragraph._p.append(inserted)
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>○ 장소: 시청</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    file.element.body.insert(2, control)
    file.save(str(path))
    return path


def hangul_with_automatic_numbers(path: Path) -> Path:
    """A report as Hangul's own numbering and bullets make it, its title in a frame."""
    with HwpxDocument.new() as file:
        frame = file.add_table(1, 1)
        frame.cell(0, 0).set_text("현장 점검 결과 보고")
        for text in ("개요", "결과"):
            file.add_paragraph(text, inherit_style=False)
        count = len(file.paragraphs)
        file.styles.apply_list_format(paragraph_indexes=[count - 2, count - 1], kind="number")
        file.add_paragraph("붙임  점검표 1부.  끝.", inherit_style=False)
        file.save_to_path(path)
    return path


def small_picture() -> bytes:
    """A PNG of a few pixels."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(buffer, "PNG")
    return buffer.getvalue()
