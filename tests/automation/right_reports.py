"""Reports of course A1's kinds as offices write them, each right in its own way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import docx
from docx.shared import Mm
from hwpx import HwpxDocument

from courseware.authoring.made_elsewhere import add_lines, add_word_chart, word_document

from .reports import small_picture

HEAD = "축제 결과 보고\n(2026. 10. 26., 문화예술과)\n"
LABELS = "문서 요지: 축제를 마치고 개선할 점을 찾음.\n키워드: 축제, 결과, 만족도\n"
SYMBOLS = """□ 개요
 ○ 일시: 2026. 10. 16.(금)~10. 18.(일) 10:00~21:00
 ○ 장소: 낙동강체육공원
□ 결과
 ○ 참여: 연 16,830명
  - 가장 많은 날: 10. 17.(토) 7,600명
  ※ 같은 사람이 여러 번 참여한 수를 포함
"""
ORDERED = """1. 개요
 가. 일시: 2026. 10. 16.(금)~10. 18.(일)
 나. 장소: 낙동강체육공원
2. 결과
 가. 참여
  1) 10. 16. 3,100명
  2) 10. 17. 7,600명
 나. 예산: 금46,550,000원(금사천육백오십오만원)
"""
DAYS = "| 날짜 | 인원(명) |\n|---|---|\n| 10. 16.(금) | 3,100 |\n| 계 | 3,100 |\n"
MONEY = "(단위: 천원)\n| 항목 | 계획 | 집행 |\n|---|---|---|\n| 홍보 | 6,500 | 6,420 |\n"
OPTIONS = """□ 대안 비교
| 기준 | 1안 임차 | 2안 조성 |
|---|---|---|
| 비용 | 금300만원 | 1억 3,500만원 |
| 기간 | 1개월 | 6개월 |
□ 검토 의견
 ○ 1안을 추천함
"""
ONE, TWO = "붙임  설문 결과 1부.\n", "붙임  1. 설문 결과 1부.\n      2. 행사 사진 4매.\n"
RIGHT = HEAD + LABELS + SYMBOLS

TYPED = {
    "symbols, no attachment": RIGHT,
    "symbols, one attachment": RIGHT + ONE,
    "symbols, several attachments": RIGHT + TWO,
    "closed with 끝 like a letter": RIGHT + TWO.rstrip() + "  끝.\n",
    "ordered numbers": HEAD + LABELS + ORDERED,
    "ordered numbers under chapters": HEAD + LABELS + "Ⅰ. 총괄\n" + ORDERED + "Ⅱ. 계획\n1. 평가\n",
    "symbols under numbers": HEAD + LABELS + re.sub(r"(?m)^ [가나]\.", " ○", ORDERED),
    "a body that ends in a table": RIGHT + DAYS,
    "a table in thousands and an attachment": RIGHT + MONEY + ONE,
    "tables of two units": RIGHT + "(단위: 명)\n" + DAYS + "□ 예산\n" + MONEY,
    "captions above and below": RIGHT + "[표 1] 일자별 인원\n" + DAYS + "□ 계획\n" + TWO,
    "options held against each other": HEAD + LABELS + OPTIONS,
    "options in sections": HEAD + LABELS + "□ 1안\n ○ 비용 300만원\n□ 2안\n ○ 비용 1억원\n",
    "no marks at all": HEAD + LABELS + "축제를 마쳤음.\n참여는 연 16,830명임.\n개선할 점을 찾음.\n",
    "sentences with full stops": RIGHT.replace("16,830명", "16,830명이 참여하였습니다."),
    "short years": RIGHT.replace("2026. 10. 16.", "'26. 10. 16."),
    "dates in Hangul with their reason": RIGHT.replace("2026. 10. 16.(금)", "2026년 10월 16일(금)"),
    "labels in brackets": RIGHT.replace("문서 요지:", "[문서 요지]").replace("키워드:", "[키워드]"),
    "keywords with number signs": RIGHT.replace("축제, 결과, 만족도", "#축제 #결과 #만족도"),
    "the date labelled": RIGHT.replace("(2026. 10. 26., 문화예술과)", "보고일: 2026. 10. 26."),
    "a report from before the gist was asked for": "점검 보고\n(2026. 3. 9.)\n" + SYMBOLS,
    "shares, scores and distances": RIGHT + " ○ 만족 86.2%, 4.3점, 코스 4.2km\n",
    "a day of next January": RIGHT.replace("2026. 10. 26.", "2026. 12. 28.") + "□ 회의 1. 5.(화)\n",
}  # fmt: skip


def word_numbered_with_chart(path: Path) -> Path:
    """Word's own numbers and a chart Word draws; gist and keywords in the file's information."""
    file = word_document()
    file.core_properties.subject = "축제를 마치고 개선할 점을 찾음."
    file.core_properties.keywords = "축제; 결과; 만족도"
    items = [(0, "개요"), (1, "일시: 2026. 10. 16.(금)"), (1, "장소: 시청"), (0, "결과")]
    add_lines(file, ["축제 결과 보고", "2026. 10. 26. 문화예술과", *items])
    add_word_chart(file, "참여 인원")
    add_lines(file, ["그림 1. 일자별 참여 인원", "붙임  설문 결과 1부."])
    file.save(str(path))
    return path


def word_with_photographs_in_a_table(path: Path) -> Path:
    """Two photographs in a table with their captions in the cells below, and no attachment."""
    file = word_document()
    add_lines(file, [*(HEAD + LABELS + SYMBOLS).splitlines()])
    frame = file.add_table(2, 2)
    picture = path.with_suffix(".png")
    picture.write_bytes(small_picture())
    for column, caption in enumerate(("[사진 1] 개막식", "[사진 2] 폐막식")):
        frame.cell(0, column).paragraphs[0].add_run().add_picture(str(picture))
        frame.cell(1, column).text = caption
    file.save(str(path))
    return path


def word_as_a_form(path: Path) -> Path:
    """Title, gist and keywords in the cells of one form, bullets of Word's own list style."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    form = file.add_table(4, 2)
    rows = (
        ("제목", "축제 결과 보고"),
        ("보고일", "2026. 10. 26."),
        ("문서 요지", "축제를 마침."),
        ("키워드", "축제, 결과, 만족도"),
    )
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            form.cell(row, column).text = text
    for text in ("참여 연 16,830명", "만족 86.2%", "예산 4,655만원"):
        file.add_paragraph(text, style="List Bullet")
    file.save(str(path))
    return path


def hangul_numbered_with_caption(path: Path) -> Path:
    """Hangul's own numbers, a framed title, its own captions of picture and table."""
    with HwpxDocument.new() as file:
        file.add_table(1, 1).cell(0, 0).set_text("축제 결과 보고")
        for line in ("(2026. 10. 26.)", *LABELS.splitlines()):
            file.add_paragraph(line, inherit_style=False)
        first = len(file.paragraphs)
        for line in ("개요", "결과"):
            file.add_paragraph(line, inherit_style=False)
        file.styles.apply_list_format(paragraph_indexes=[first, first + 1], kind="number")
        file.add_picture(small_picture(), "png").set_caption("그림 1 개막식", side="BOTTOM")
        table = file.add_table(2, 2)
        for place, text in enumerate(("날짜", "인원(명)", "10. 16.(금)", "3,100")):
            table.cell(place // 2, place % 2).set_text(text)
        table.set_caption("표 1 일자별 인원", side="TOP")
        for line in TWO.splitlines():
            file.add_paragraph(line, inherit_style=False)
        file.save_to_path(path)
    return path


MADE: dict[str, Callable[[Path], Path]] = {
    "word numbered with chart.docx": word_numbered_with_chart,
    "word with photographs in a table.docx": word_with_photographs_in_a_table,
    "word as a form.docx": word_as_a_form,
    "hangul numbered with caption.hwpx": hangul_numbered_with_caption,
}
