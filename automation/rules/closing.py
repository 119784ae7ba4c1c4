"""Attachments (붙임) and the closing word 끝."""

from __future__ import annotations

import re
from collections.abc import Iterator

from automation.documents.model import Document
from automation.rules.rule import Fault, Rule, quoted
from groundwork.findings import Level
from groundwork.messages import catalog

say = catalog("automation")

_QUANTITY = re.compile(r"\d\s?(?:부|매|장|건|권|통|점|식|종|개|편|쪽|면|세트|본)(?![가-힣])")


def _look_at_attachments(document: Document) -> Iterator[Fault]:
    attachments = document.attachments
    for item in attachments:
        if not _QUANTITY.search(item.text):
            yield Fault(
                say("붙임 ‘{name}’에 수량이 없습니다.", name=item.text),
                say("‘{name} 1부.’처럼 이름과 수량을 함께 쓰세요.", name=item.text.rstrip(". ")),
                quoted(item.line),
            )
    if len(attachments) == 1 and attachments[0].mark:
        yield Fault(
            say("붙임이 하나인데 번호를 붙였습니다."),
            say("하나이면 번호 없이 ‘붙임  {name}’처럼 쓰세요.", name=attachments[0].text),
            quoted(attachments[0].line),
        )
    numbers = [item.mark.number if item.mark else 0 for item in attachments]
    if len(attachments) > 1 and numbers != list(range(1, len(numbers) + 1)):
        yield Fault(
            say("붙임이 둘 이상인데 번호가 차례대로 있지 않습니다."),
            say("‘1.’, ‘2.’처럼 번호를 붙여 한 줄에 하나씩 쓰세요."),
            quoted(attachments[0].line),
        )


def _look_for_end(document: Document) -> Iterator[Fault]:
    if not document.ended:
        yield Fault(
            say("본문이 끝났다는 ‘끝’ 표시가 없습니다."),
            say(
                "마지막 글자에서 두 칸 띄우고 ‘끝.’을 한 번 쓰세요. 붙임이 있으면 붙임 뒤에 씁니다."
            ),
        )


def _is_letter(document: Document) -> bool:
    return document.is_letter


ATTACHMENTS = Rule(
    "R7",
    say("붙임 표시"),
    say("「행정업무의 운영 및 혁신에 관한 규정 시행규칙」 제4조제4항"),
    Level.REQUIRED,
    _look_at_attachments,
)
END = Rule(
    "R8",
    say("끝 표시"),
    say("「행정업무의 운영 및 혁신에 관한 규정 시행규칙」 제4조제5항"),
    Level.REQUIRED,
    _look_for_end,
    applies=_is_letter,
)
