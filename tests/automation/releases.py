"""Press releases (보도자료) for the tests: right ones, made by different means."""

from __future__ import annotations

from pathlib import Path

from hwpx import HwpxDocument

from automation import documents
from automation.documents import Document
from courseware.authoring.made_elsewhere import add_lines, word_document

TITLE = "구미 강변 책장터, 헌책 5,000권 나눈다"
SUBTITLE = "11. 7.(토)~11. 8.(일) 강변 잔디마당, 서점 38곳 참여"
LEAD = "구미시는 오는 11월 7일부터 이틀 동안 강변 잔디마당에서 ‘강변 책장터’(가상)를 연다고 밝혔다."
BODY = f"""{LEAD}
책장터에는 동네 서점과 출판사 38곳이 참여하고, 헌책 5,000권을 시민과 나눈다.
그림책 낭독은 11. 7.(토) 오전 10시에 시작하며, 신청은 10. 26.(월)부터 받는다.
"""
HEADING = "구미시 보도자료\n보도일시: 2026. 10. 20.(화) 배포 즉시\n"
CONTACT = "담당 부서: 도서관정책과\n담당자: 주무관 정하늘\n연락처: 054-000-0000\n"
EMBARGO = "엠바고: 2026. 10. 21.(수) 조간부터"
RIGHT = f"{HEADING}{CONTACT}{TITLE}\n- {SUBTITLE} -\n{BODY}"

RIGHT_RELEASES = {
    "fields above the title": RIGHT,
    "contact at the end": f"{HEADING}{TITLE}\n― {SUBTITLE} ―\n{BODY}{CONTACT}",
    "one line of contact": f"{HEADING}{TITLE}\n- {SUBTITLE}\n{BODY}"
    "문의: 도서관정책과 정하늘 주무관(☎ 054-000-0000)\n",
    "fields in one line": f"보 도 자 료\n구미시\n{TITLE}\n부제: {SUBTITLE}\n{BODY}"
    "보도일시: 2026. 10. 20.(화) / 담당부서: 도서관정책과 / 담당자: 정하늘 / 전화: 054)000-0000\n",
    "an embargo": RIGHT.replace(HEADING.splitlines()[1], EMBARGO),
    "only the day it was handed out": RIGHT.replace("보도일시:", "배포일시:"),
    "paragraphs with symbols": RIGHT.replace("\n책장", "\n○ 책장").replace("\n그림", "\n○ 그림"),
    "the ministries' table": f"""| 보도자료 | 구미시 |
|---|---|
| 보도시점 | 2026. 10. 20.(화) 09:00 |

{TITLE}
〈 {SUBTITLE} 〉
{BODY}
| 담당 부서 | 도서관정책과 | 책임자 | 과장 | 문도현 | (054-000-0001) |
| | | 담당자 | 주무관 | 정하늘 | (054-000-0000) |
""",
    "a poster attached": f"{RIGHT}붙임  행사 포스터.  끝.\n",
    "labels in brackets": f"{HEADING}[제목] {TITLE}\n[부제] {SUBTITLE}\n{BODY}{CONTACT}",
}  # fmt: skip


def typed(text: str) -> Document:
    return documents.typed(text)


def word_with_bullets(path: Path) -> Path:
    """A release of Word with paragraphs that Word numbers."""
    file = word_document()
    add_lines(file, [*HEADING.splitlines(), TITLE, f"- {SUBTITLE} -"])
    add_lines(file, [LEAD, *((0, line) for line in BODY.splitlines()[1:])])
    add_lines(file, CONTACT.splitlines())
    file.save(str(path))
    return path


def hangul_with_frames(path: Path) -> Path:
    """A release of Hangul: masthead and title in frames, the contact in a table."""
    with HwpxDocument.new() as file:
        file.add_table(1, 1).cell(0, 0).set_text("보 도 자 료")
        when = file.add_table(1, 2)
        for column, text in enumerate(("보도일시", "2026. 10. 20.(화) 배포 즉시")):
            when.cell(0, column).set_text(text)
        file.add_table(1, 1).cell(0, 0).set_text(f"{TITLE}\n- {SUBTITLE} -")
        for line in BODY.splitlines():
            file.add_paragraph(line, inherit_style=False)
        contact = file.add_table(1, 4)
        cells = ("담당부서", "도서관정책과", "담당자", "정하늘(054-000-0000)")
        for column, text in enumerate(cells):
            contact.cell(0, column).set_text(text)
        file.save_to_path(path)
    return path
