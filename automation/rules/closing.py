"""Attachments (붙임) and the closing word 끝."""

from collections.abc import Iterator

from automation.document_model.content import Table
from automation.document_model.document import Document
from automation.documents.structure import END as END_MARK
from automation.documents.structure import QUANTITY
from automation.messages import say
from automation.rules.rule import Fault, Rule, is_no_press, quoted
from groundwork.law import claim

_LAST_TABLE = say("본문의 마지막 표")


def _look_at_attachments(document: Document) -> Iterator[Fault]:
    attachments = document.attachments
    for item in attachments:
        if not QUANTITY.search(item.text):
            yield Fault(
                say("붙임 ‘{name}’에 수량이 없습니다.", name=item.text),
                say("‘{name} 1부.’처럼 이름과 수량을 함께 쓰세요.", name=item.text.rstrip(". ")),
                quoted(item.line),
            )
    numbers = [item.mark.number if item.mark else 0 for item in attachments]
    if len(attachments) > 1 and numbers != list(range(1, len(numbers) + 1)):
        yield Fault(
            say("붙임이 둘 이상인데 번호가 차례대로 있지 않습니다."),
            say("‘1.’, ‘2.’처럼 번호를 붙여 한 줄에 하나씩 쓰세요."),
            quoted(attachments[0].line),
        )


def _look_at_single(document: Document) -> Iterator[Fault]:
    attachments = document.attachments
    if len(attachments) == 1 and attachments[0].mark:
        yield Fault(
            say("붙임이 하나인데 번호를 붙였습니다."),
            say("하나이면 번호 없이 ‘붙임  {name}’처럼 쓰세요.", name=attachments[0].text),
            quoted(attachments[0].line),
        )


def _look_for_end(document: Document) -> Iterator[Fault]:
    early = [item for item in document.items if END_MARK.search(item.line)]
    for item in early:
        yield Fault(
            say("‘끝’ 표시가 문서의 마지막이 아닌 곳에 있습니다."),
            say("여기의 ‘끝’을 지우고, 붙임까지 모두 적은 다음 마지막에 한 번만 쓰세요."),
            quoted(item.line),
        )
    if not document.ended and not early:
        yield Fault(
            say("본문이 끝났다는 ‘끝’ 표시가 없습니다."),
            say(
                "마지막 글자에서 한 글자(두 칸) 띄우고 ‘끝.’을 한 번 쓰세요. 붙임이 있으면 붙임 "
                "뒤에 씁니다."
            ),
        )


def _look_below_table(document: Document) -> Iterator[Fault]:
    """A full table has 끝 below it; a half-used one 이하 빈칸 in the next row, and no 끝."""
    table = document.body[-1]
    assert isinstance(table, Table)
    if table.closed_by_blank:
        if document.ended:
            yield Fault(
                say("표를 ‘이하 빈칸’으로 맺고 ‘끝’을 또 썼습니다."),
                say("표 중간에서 끝날 때는 ‘이하 빈칸’만 두고 ‘끝’은 지우세요."),
                _LAST_TABLE,
            )
    elif _ends_half_used(table):
        yield Fault(
            say("본문이 표 중간에서 끝났는데 ‘이하 빈칸’이 없습니다."),
            say("마지막으로 적은 줄의 다음 칸에 ‘이하 빈칸’을 쓰고, ‘끝’은 쓰지 마세요."),
            _LAST_TABLE,
        )
    elif not document.ended:
        yield Fault(
            say("본문이 표로 끝났는데 표 아래에 ‘끝’ 표시가 없습니다."),
            say("표 아래 왼쪽에서 한 글자 띄우고 ‘끝.’을 쓰세요."),
            _LAST_TABLE,
        )


def _ends_half_used(table: Table) -> bool:
    """Whether the last row is empty but for a serial number in front."""
    first, *others = table.rows[-1]
    return not any(cell.strip() for cell in others) and (
        not first.strip() or first.strip().isdigit()
    )


def _closes_with_end(document: Document) -> bool:
    """A 공문 that ends in words; a draft on a 문서관리카드 may leave 끝 out (규칙 제21조제2항)."""
    return document.is_letter and not document.is_on_card and not _closes_with_table(document)


def _closes_with_table(document: Document) -> bool:
    in_table = bool(document.body) and isinstance(document.body[-1], Table)
    return document.is_letter and in_table and not document.attachments


ATTACHMENTS = Rule(
    "R7", say("붙임 표시"), claim("attachments"), _look_at_attachments, applies=is_no_press
)
SINGLE_ATTACHMENT = Rule(
    "R7-single",
    say("하나뿐인 붙임"),
    claim("single-attachment"),
    _look_at_single,
    applies=is_no_press,
)
END = Rule("R8", say("끝 표시"), claim("end"), _look_for_end, applies=_closes_with_end)
TABLE_END = Rule(
    "R9", say("표로 끝나는 본문"), claim("end"), _look_below_table, applies=_closes_with_table
)
