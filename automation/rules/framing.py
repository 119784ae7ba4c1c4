"""Heading (두문) and closing (결문): what a document that is sent, or decided inside, must bear."""

import re
from collections.abc import Iterator

from automation.document_model.document import Document
from automation.document_model.frame import SEE_LIST, approver
from automation.messages import say
from automation.rules.rule import Fault, Rule, quoted
from groundwork.comparing_text import spaceless
from groundwork.law import claim
from groundwork.messages import Message

_HEADING, _BODY, _CLOSING = say("두문(맨 위)"), say("본문"), say("결문(맨 아래)")
# What else a closing gives, how it is known, how to fill it in.
_CONTACT: tuple[tuple[Message, re.Pattern[str], Message], ...] = (
    (
        say("우편번호와 주소"),
        re.compile(r"우\s*\)?\s*\d{5}|(?:로|길)\s?\d+"),
        say("‘우 39281  경상북도 구미시 …’처럼 쓰세요. 전자결재 시스템이 채운다면 됩니다."),
    ),
    (
        say("전화번호"),
        re.compile(r"전화|☎|0\d{1,2}[-)]\s?\d{3,4}-\d{4}"),
        say("전화번호와 팩스번호, 전자우편주소를 쓰세요. 전자결재 시스템이 채운다면 됩니다."),
    ),
    (
        say("공개 구분"),
        re.compile(r"공\s*개"),
        say("‘대국민공개’, ‘부분공개’, ‘비공개’ 가운데 하나를 쓰세요."),
    ),
)
# Heads of agencies decide themselves; whoever stands below them decides by delegation.
_HEAD = re.compile(r"(?<![부구])(?:시장|군수|구청장|지사|장관|처장|청장)$")
_DELEGATED = re.compile("전결|대결")


def _look_for_parts(document: Document) -> Iterator[Fault]:
    yield from _look_at_heading(document)
    yield from _look_at_closing(document)


def _look_at_heading(document: Document) -> Iterator[Fault]:
    """Agency and receiver, title and content."""
    frame = document.frame
    if not frame.agency:
        yield Fault(
            say("두문에 행정기관명이 없습니다."), say("맨 위에 기관 이름을 쓰세요."), _HEADING
        )
    if not frame.receiver:
        yield Fault(
            say("두문에 수신이 없습니다."),
            say("기관명 아래에 ‘수신  ○○○장’처럼 받는 곳을 쓰세요."),
            _HEADING,
        )
    if not document.title:
        yield Fault(
            say("본문에 제목이 없습니다."),
            say("수신 아래에 ‘제목  …’으로 내용을 한 줄로 쓰세요."),
            _BODY,
        )
    if not document.body:
        yield Fault(say("본문에 내용이 없습니다."), say("제목 아래에 내용을 쓰세요."), _BODY)


def _look_at_closing(document: Document) -> Iterator[Fault]:
    """Sender, the list of receivers where 수신 points to one, signers, registration number."""
    frame = document.frame
    if not frame.sender:
        yield Fault(
            say("결문에 발신명의가 없습니다."),
            say("본문 아래 가운데에 기관장의 직위를 ‘○○시장’처럼 쓰세요."),
            _CLOSING,
        )
    if spaceless(frame.receiver) == SEE_LIST and not frame.receivers:
        yield Fault(
            say("‘수신자 참조’라고 했는데 결문에 수신자가 없습니다."),
            say("발신명의 다음 줄에 ‘수신자  …’를 두고 받는 곳을 모두 쓰세요."),
            _CLOSING,
        )
    if not frame.signers:
        yield Fault(
            say("결문에 기안자와 결재권자가 없습니다."),
            say("발신명의 아래에 ‘주무관 ○○○  과장 ○○○’처럼 직위와 이름을 쓰세요."),
            _CLOSING,
        )
    if not frame.number:
        yield Fault(
            say("결문에 시행 번호와 날짜가 없습니다."),
            say("결문에 ‘시행  ○○과-번호(연. 월. 일.)’를 쓰세요."),
            _CLOSING,
        )


def _look_for_contact(document: Document) -> Iterator[Fault]:
    lines = " ".join(document.frame.contact)
    missing = [(name, mend) for name, pattern, mend in _CONTACT if not pattern.search(lines)]
    if len(missing) == len(_CONTACT):
        missing = [(say("주소와 연락처, 공개 구분"), say("전자결재 시스템이 채운다면 됩니다."))]
    for name, mend in missing:
        yield Fault(say("결문에 {name:이} 없습니다.", name=name), mend, _CLOSING)


def _look_for_delegation(document: Document) -> Iterator[Fault]:
    """Who approves in the name of another says 전결; a head of office signs as the sender."""
    frame = document.frame
    post = approver(frame.signers)
    if not post or _DELEGATED.search(frame.signers) or _HEAD.search(post):
        return
    if post not in spaceless(frame.sender):
        yield Fault(
            say("결재권자 ‘{post}’ 뒤에 ‘전결’ 표시가 없습니다.", post=post),
            say(
                "기관장 대신 결재했으면 ‘{post} 전결 ○○○’처럼 쓰세요. 대신 결재한 것이 아니거나 "
                "전자결재 시스템이 표시한다면 그대로 두세요.",
                post=post,
            ),
            quoted(frame.signers),
        )


def _look_for_sender(document: Document) -> Iterator[Fault]:
    sender = document.frame.sender
    if sender:
        yield Fault(
            say("내부결재 문서에 발신명의가 있습니다: ‘{sender}’.", sender=sender),
            say("밖으로 보내지 않는 문서이므로 발신명의를 지우세요."),
            quoted(sender),
        )


def _is_sent(document: Document) -> bool:
    return document.is_letter and not document.frame.is_internal


def _is_drafted(document: Document) -> bool:
    """A draft on a 문서관리카드 may leave 전결 out (규칙 제21조제2항)."""
    return document.is_letter and not document.is_on_card


PARTS = Rule(
    "R12",
    say("두문·본문·결문"),
    claim("heading-and-closing"),
    _look_for_parts,
    applies=_is_sent,
)
CONTACT = Rule(
    "R12-contact",
    say("주소와 연락처, 공개 구분"),
    claim("contact"),
    _look_for_contact,
    applies=_is_sent,
)
DELEGATED = Rule(
    "R12-delegated",
    say("전결 표시"),
    claim("delegated-approval"),
    _look_for_delegation,
    applies=_is_drafted,
)
NO_SENDER = Rule(
    "R11",
    say("내부결재의 발신명의"),
    claim("no-sender"),
    _look_for_sender,
    applies=lambda document: document.frame.is_internal,
)
