"""Press releases: whom to ask, the fields a newsroom looks for, a lead of who, when and what."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from automation.dates import find_dates
from automation.document_model.document import Document
from automation.messages import say
from automation.rules.rule import Fault, Rule, quoted
from groundwork.law import claim
from groundwork.messages import Message

_TOP, _BY_CONTACT = say("맨 위"), say("담당 부서와 연락처를 적는 곳")
# The field, what it is called, where it stands, how to fill it in.
_Field: TypeAlias = tuple[str, Message, Message, Message]
_CUSTOMARY: tuple[_Field, ...] = (
    (
        "release",
        say("보도일시"),
        _TOP,
        say("‘보도일시: 2026. 10. 6.(화) 배포 즉시’처럼 언제부터 실을 수 있는지 쓰세요."),
    ),
    (
        "subtitle",
        say("부제"),
        say("제목 아래"),
        say("제목 아래 한 줄에, 제목에서 못다 한 핵심(언제, 어디서)을 쓰세요."),
    ),
)
_DEMANDED: tuple[_Field, ...] = (
    ("department", say("담당 부서"), _BY_CONTACT, say("‘담당 부서: ○○과’를 쓰세요.")),
    ("person", say("담당자"), _BY_CONTACT, say("기자가 물어볼 사람의 직위와 이름을 쓰세요.")),
    (
        "phone",
        say("연락처"),
        _BY_CONTACT,
        say("담당자가 바로 받는 전화번호를 지역번호까지 쓰세요."),
    ),
)
FIELD_COUNT = len(_CUSTOMARY) + len(_DEMANDED) + 1  # and the title
_WHO = re.compile(
    r"[가-힣]{1,20}(?:시|군|구|도|청|과|팀|관|원|단|사|회|부|처|소|국|실|동|읍|면|센터)"
    r"(?:\([^()]{1,20}\))?(?:[은는이가,]|에서|와\s|과\s)"
)
_SOON = re.compile(
    r"(?:오는|지난|이번|다음|올|내)\s?(?:\d{1,2}일|\d{1,2}월|주|달|해|봄|여름|가을|겨울)|\d{1,2}월|오늘|내일"
)
_WHAT = re.compile(r"다[.”\"’)\s]|다$")


def _look_for_fields(document: Document) -> Iterator[Fault]:
    if not document.title:
        yield Fault(say("제목이 없습니다."), say("무엇을 알리는지 한 줄로 쓰세요."), _TOP)
    yield from _missing(_CUSTOMARY, document)


def _look_for_contact(document: Document) -> Iterator[Fault]:
    yield from _missing(_DEMANDED, document)


def _missing(fields: Sequence[_Field], document: Document) -> Iterator[Fault]:
    for field, name, where, mend in fields:
        if not getattr(document.press, field):
            yield Fault(say("{name:이} 없습니다.", name=name), mend, where)


def _look_at_lead(document: Document) -> Iterator[Fault]:
    """The first paragraph stands alone when an editor cuts the rest."""
    lead = document.lead
    if not lead:
        yield Fault(
            say("본문이 없습니다."), say("누가, 언제, 무엇을 하는지 한 문장으로 시작하세요.")
        )
        return
    for name, is_said in _said(lead):
        if not is_said:
            yield Fault(
                say("첫 문단에 ‘{name}’에 해당하는 내용이 없습니다.", name=name),
                say(
                    "‘구미시는 10월 24일 …을 연다고 밝혔다.’처럼 누가, 언제, 무엇을 하는지 "
                    "담으세요."
                ),
                quoted(lead),
            )


def _said(lead: str) -> Iterator[tuple[Message, bool]]:
    """Who, when and what, each with whether a lead says it."""
    yield say("누가"), bool(_WHO.search(lead))
    yield say("언제"), bool(_SOON.search(lead)) or any(True for _ in find_dates(lead))
    yield say("무엇을"), bool(_WHAT.search(lead))


def _is_press(document: Document) -> bool:
    return document.press is not None


CONTACT = Rule(
    "R23-contact",
    say("보도자료의 담당 부서와 연락처"),
    claim("press-contact"),
    _look_for_contact,
    applies=_is_press,
)
FIELDS = Rule(
    "R23", say("보도자료의 형식"), claim("press-form"), _look_for_fields, applies=_is_press
)
LEAD = Rule(
    "R23-lead", say("보도자료의 첫 문단"), claim("press-form"), _look_at_lead, applies=_is_press
)
