"""Documents for the tests: one right report, and files made by other means than ours."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hwpx import HwpxDocument

from automation import documents
from automation.documents import Document
from courseware.authoring.made_elsewhere import add_lines, word_document

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
    file = word_document()
    items = [(0, "개요"), (1, "일시: 2026. 9. 10.(목)"), (1, "장소: 시청"), (0, "결과")]
    add_lines(file, ["현장 점검 결과 보고", *items])
    file.save(str(path))
    return path


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
