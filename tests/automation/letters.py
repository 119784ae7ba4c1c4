"""Official letters (공문) for the tests: right ones, made by different means."""

from __future__ import annotations

import re
from pathlib import Path

from hwpx import HwpxDocument

from automation import documents
from automation.documents import Document
from courseware.authoring.made_elsewhere import add_lines, word_document

HEADING = "구미시\n수신  구미경찰서장\n(경유)\n제목  시민 걷기 대회 교통 통제 협조 요청\n"
BODY = """1. 관련: 체육진흥과-2210(2026. 8. 31.)
2. 시민 걷기 대회(가상)에 따른 교통 통제를 다음과 같이 요청합니다.
 가. 일시: 2026. 9. 19.(토) 08:00~12:30
 나. 구간: 시청 앞 네거리~동락공원 입구 4.2km
 다. 소요 예산: 금3,600,000원(금삼백육십만원)
"""
ATTACHMENTS = "붙임  1. 교통 통제 계획 1부.\n      2. 코스 안내도 2매.  끝.\n"
CLOSING = """구미시장
주무관 정하늘  체육행정팀장 배준호  체육진흥과장 전결 문도현
시행  체육진흥과-2345(2026. 9. 7.)
우 39281  경상북도 구미시 송정대로 55
전화 054-000-0000 / 팩스 054-000-0001 / 대국민공개
"""
RIGHT = HEADING + BODY + ATTACHMENTS + CLOSING
FULL_TABLE = "| 구분 | 인원 |\n|---|---|\n| 네거리 | 6명 |\n| 공원 | 4명 |\n"
HALF_TABLE = "| 구분 | 인원 |\n|---|---|\n| 네거리 | 6명 |\n| 이하 빈칸 |  |\n"
INTERNAL = RIGHT.replace("수신  구미경찰서장", "수신  내부결재").replace("구미시장\n", "")

RIGHT_LETTERS = {
    "several attachments": RIGHT,
    "one attachment": RIGHT.replace("1. 교통 통제 계획 1부.\n      2. ", ""),
    "no attachment": RIGHT.replace(ATTACHMENTS, "").replace("백육십만원)", "백육십만원)  끝."),
    "the end on a line of its own": RIGHT.replace("2매.  끝.", "2매.\n  끝."),
    "a full table with the end below it": HEADING + BODY + FULL_TABLE + "  끝.\n" + CLOSING,
    "a half-used table": HEADING + BODY + HALF_TABLE + CLOSING,
    "a half-used table and attachments": HEADING + BODY + HALF_TABLE + ATTACHMENTS + CLOSING,
    "an internal decision": INTERNAL,
    "a draft on a card without an end": "문서관리카드\n" + RIGHT.replace("  끝.", ""),
    "a single item without a mark": HEADING + "행사를 알려 드립니다.  끝.\n" + CLOSING,
    "a list of receivers": RIGHT.replace("구미경찰서장", "수신자 참조").replace(
        "구미시장\n", "구미시장\n수신자  구미경찰서장, 구미소방서장\n"
    ),
    "a seal left out": RIGHT.replace("구미시장\n", "구미시장(관인생략)\n"),
    "a seal left out, apart": RIGHT.replace("구미시장\n", "구미시장  관인생략\n"),
    "a signature left out between departments": RIGHT.replace(
        "구미경찰서장", "교통정책과장"
    ).replace("구미시장\n", "체육진흥과장(서명생략)\n"),
    "the head's seal left out": RIGHT.replace("구미시장\n", "구미시장(직인생략)\n"),
    "an acting head": RIGHT.replace("구미시장\n", "구미시장 직무대리  김가상\n부시장\n"),
    "a head's powers exercised": RIGHT.replace("구미시장\n", "구미시장 권한대행 부시장 김가상\n"),
    "an approver who acts for another": RIGHT.replace("과장 전결", "과장 직무대리 전결"),
    "approved in place of the absent": RIGHT.replace(
        "체육진흥과장 전결 문도현", "체육진흥과장 전결  체육행정팀장 대결 배준호"
    ),
    "a sender spread out": RIGHT.replace("구미시장\n", "구 미 시 장\n"),
    "labels with colons": RIGHT.replace("수신  ", "수신: ").replace("제목  ", "제 목: "),
    "symbols under numbers": re.sub(r"(?m)^ [가나다]\.", " ○", RIGHT),
    "dates in Hangul with their reason": RIGHT.replace("2026. 8. 31.", "2026년 8월 31일"),
    "amounts in a table": HEADING + BODY + FULL_TABLE.replace("6명", "1,200천원") + ATTACHMENTS
    + CLOSING,
}  # fmt: skip


def typed(text: str, gist: str = "교통 통제를 요청함.") -> Document:
    """A letter of typed lines, with the gist and keywords that its file's information holds."""
    lines = f"{text}문서 요지: {gist}\n키워드: 걷기 대회, 교통, 통제\n"
    return documents.typed(lines)


def word_with_automatic_numbers(path: Path) -> Path:
    """A letter as Word's own numbering makes it: no mark is typed."""
    file = word_document()
    items = (
        (0, "관련: 체육진흥과-2210(2026. 8. 31.)"),
        (0, "교통 통제를 다음과 같이 요청합니다."),
        (1, "일시: 2026. 9. 19.(토) 08:00~12:30"),
        (1, "구간: 시청 앞 네거리~동락공원 입구"),
    )
    add_lines(file, [*HEADING.splitlines(), *items, *(ATTACHMENTS + CLOSING).splitlines()])
    file.save(str(path))
    return path


def hangul_with_framed_heading(path: Path) -> Path:
    """A letter as Hangul's form has it: heading and signers in the cells of tables."""
    with HwpxDocument.new() as file:
        file.add_paragraph("구미시", inherit_style=False)
        heading = file.add_table(2, 2)
        for row, cells in enumerate((("수신", "구미경찰서장"), ("제목", "교통 통제 협조 요청"))):
            for column, text in enumerate(cells):
                heading.cell(row, column).set_text(text)
        for line in (BODY + ATTACHMENTS + "구미시장").splitlines():
            file.add_paragraph(line, inherit_style=False)
        signers = file.add_table(1, 4)
        for column, text in enumerate(("주무관", "정하늘", "체육진흥과장", "문도현")):
            signers.cell(0, column).set_text(text)
        file.add_paragraph("시행 체육진흥과-2345 (2026. 9. 7.)", inherit_style=False)
        file.save_to_path(path)
    return path
