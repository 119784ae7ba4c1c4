"""The document as a whole: its paper, its gist and keywords."""

import re
from collections.abc import Iterator

from automation.document_model.document import Document
from automation.messages import say
from automation.rules.rule import Fault, Rule
from groundwork.comparing_text import letters_only
from groundwork.law import claim

FEWEST_KEYWORDS = 3
MOST_SENTENCES = 3
_SENTENCE_END = re.compile(r"[가-힣\])”’]\s*[.!?](?=\s|$)")

_BELOW_TITLE = say("제목 아래, 또는 파일의 문서 정보")
_ADD_KEYWORDS = say(
    "나중에 이 문서를 찾을 때 입력할 만한 낱말을 세 개쯤 적으세요. 온나라의 키워드 항목에 "
    "적었다면 됩니다."
)


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
            say(
                "제목 아래에 ‘문서 요지’를 두고, 무엇을 왜 알리는지 한두 문장으로 쓰세요. "
                "온나라의 문서요지 항목에 적었다면 됩니다."
            ),
            _BELOW_TITLE,
        )
    elif letters_only(document.gist) == letters_only(document.title):
        yield Fault(
            say("문서 요지가 제목과 같습니다."),
            say("제목을 되풀이하지 말고, 무엇을 왜 알리는지 한두 문장으로 쓰세요."),
            _BELOW_TITLE,
        )


def _look_at_keywords(document: Document) -> Iterator[Fault]:
    if not document.keywords:
        yield Fault(say("키워드가 없습니다."), _ADD_KEYWORDS, _BELOW_TITLE)


def _look_at_length(document: Document) -> Iterator[Fault]:
    if sentences(document.gist) > MOST_SENTENCES:
        yield Fault(
            say("문서 요지가 {count}문장입니다.", count=sentences(document.gist)),
            say("문서를 검색한 사람이 바로 알 수 있게 세 문장 안으로 줄이세요."),
            _BELOW_TITLE,
        )


def _look_at_number(document: Document) -> Iterator[Fault]:
    if 0 < len(document.keywords) < FEWEST_KEYWORDS:
        yield Fault(
            say("키워드가 {count}개입니다.", count=len(document.keywords)),
            _ADD_KEYWORDS,
            _BELOW_TITLE,
        )


def sentences(text: str) -> int:
    """How many sentences a gist has; one that ends without a stop counts too."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text.strip())]
    rest = text.strip()[ends[-1] if ends else 0 :]
    return len(ends) + bool(rest.strip())


def _is_kept(document: Document) -> bool:
    """A press release is handed to newsrooms in their own form; what is kept is its 결재 문서."""
    return document.press is None


PAPER = Rule("R13", say("용지 크기"), claim("paper"), _look_at_paper)
GIST = Rule(
    "R16-gist", say("문서 요지"), claim("gist-and-keywords"), _look_at_gist, applies=_is_kept
)
KEYWORDS = Rule(
    "R16-keywords", say("키워드"), claim("gist-and-keywords"), _look_at_keywords, applies=_is_kept
)
# No article names a number: these make a document easy to find.
SHORT_GIST = Rule(
    "R16-gist-length", say("문서 요지의 길이"), claim("findable"), _look_at_length, applies=_is_kept
)
MANY_KEYWORDS = Rule(
    "R16-keyword-number",
    say("키워드의 수"),
    claim("findable"),
    _look_at_number,
    applies=_is_kept,
)
