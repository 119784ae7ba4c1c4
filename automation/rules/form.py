"""The document as a whole: its paper, its gist and keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from automation.document_model.document import Document
from automation.rules.rule import Fault, Rule
from groundwork.comparing_text import letters_only
from groundwork.findings import Level
from groundwork.messages import catalog

say = catalog("automation")

FEWEST_KEYWORDS = 3
MOST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[가-힣\])”’]\s*[.!?](?=\s|$)")


_BELOW_TITLE = say("제목 아래, 또는 파일의 문서 정보")


def _look_at_paper(document: Document) -> Iterator[Fault]:
    for page in document.pages:
        if not page.is_a4:
            yield Fault(
                say(
                    "용지 크기가 {width:.0f}×{height:.0f} mm입니다.",
                    width=page.width_mm,
                    height=page.height_mm,
                ),
                say("편집 용지를 A4(210×297 mm)로 바꾸세요."),
            )
            return


def _look_at_gist(document: Document) -> Iterator[Fault]:
    if not document.gist.strip():
        yield Fault(
            say("문서 요지가 없습니다."),
            say("제목 아래에 ‘문서 요지’를 두고, 무엇을 왜 알리는지 한두 문장으로 쓰세요."),
            _BELOW_TITLE,
        )
    elif letters_only(document.gist) == letters_only(document.title):
        yield Fault(
            say("문서 요지가 제목과 같습니다."),
            say("제목을 되풀이하지 말고, 무엇을 왜 알리는지 한두 문장으로 쓰세요."),
            _BELOW_TITLE,
        )
    elif sentences(document.gist) > MOST_SENTENCES:
        yield Fault(
            say("문서 요지가 {count}문장입니다.", count=sentences(document.gist)),
            say("검색한 사람이 바로 알 수 있게 세 문장 안으로 줄이세요."),
            _BELOW_TITLE,
        )


def _look_at_keywords(document: Document) -> Iterator[Fault]:
    if len(document.keywords) < FEWEST_KEYWORDS:
        yield Fault(
            say("키워드가 {count}개입니다.", count=len(document.keywords)),
            say("나중에 이 문서를 찾을 때 칠 만한 낱말을 세 개 이상 적으세요."),
            _BELOW_TITLE,
        )


def sentences(text: str) -> int:
    """How many sentences a gist has; one that ends without a stop counts too."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text.strip())]
    rest = text.strip()[ends[-1] if ends else 0 :]
    return len(ends) + bool(rest.strip())


PAPER = Rule(
    "R13",
    say("용지 크기"),
    say("「행정업무의 운영 및 혁신에 관한 규정」 제7조제6항"),
    Level.REQUIRED,
    _look_at_paper,
)
_OPEN_DOCUMENT = say("「행정업무의 운영 및 혁신에 관한 규정」 제5조제2항(인공지능 등에 활용)")
# The day the amended paragraph came into force.
_AMENDED = date(2026, 5, 19)


def _is_kept(document: Document) -> bool:
    """A press release is handed to newsrooms in their own form; what is kept is its 결재 문서."""
    return document.press is None


GIST = Rule(
    "R16-gist",
    say("문서 요지"),
    _OPEN_DOCUMENT,
    Level.REQUIRED,
    _look_at_gist,
    applies=_is_kept,
    since=_AMENDED,
)
KEYWORDS = Rule(
    "R16-keywords",
    say("키워드"),
    _OPEN_DOCUMENT,
    Level.REQUIRED,
    _look_at_keywords,
    applies=_is_kept,
    since=_AMENDED,
)
