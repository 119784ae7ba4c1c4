"""Heading (두문) and closing (결문): what a document that is sent, or decided inside, must bear."""

from __future__ import annotations

from collections.abc import Iterator

from automation.document_model.document import Document
from automation.document_model.frame import SEE_LIST
from automation.rules.rule import Fault, Rule, quoted
from groundwork.comparing_text import spaceless
from groundwork.findings import Level
from groundwork.messages import catalog

say = catalog("automation")

_HEADING, _BODY, _CLOSING = say("두문(맨 위)"), say("본문"), say("결문(맨 아래)")


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


def _is_internal(document: Document) -> bool:
    return document.frame.is_internal


PARTS = Rule(
    "R12",
    say("두문·본문·결문"),
    say("「행정업무의 운영 및 혁신에 관한 규정 시행규칙」 제4조"),
    Level.REQUIRED,
    _look_for_parts,
    applies=_is_sent,
)
NO_SENDER = Rule(
    "R11",
    say("내부결재의 발신명의"),
    say("「행정업무의 운영 및 혁신에 관한 규정」 제13조제3항"),
    Level.REQUIRED,
    _look_for_sender,
    applies=_is_internal,
)
