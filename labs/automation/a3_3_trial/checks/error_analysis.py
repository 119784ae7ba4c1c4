"""Causes and actions a test report gives for the questions that went wrong (오답 분석)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from automation.chatbot.evaluation import Result
from automation.documents import Document, Table
from graders.outcome import Criterion
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import catalog
from groundwork.unsettled import says_nothing

say = catalog(__package__)

# Cause and action by question (as `plain` compares it) and by number of the question.
Causes: TypeAlias = Mapping[str, tuple[str, str]]

_CAUSE = ("원인", "까닭", "이유")
_ACTION = ("조치", "대책", "개선", "할 일", "고칠 것")
_NUMBER = ("번호", "문항", "no")
_SHORTEST_QUESTION = 4


def causes_of(document: Document) -> Causes:
    """The causes and actions of a report, in its tables and in its lines."""
    said: dict[str, tuple[str, str]] = {}
    for table in document.tables:
        said |= dict(_causes_in_table(table))
    return said | dict(_causes_in_lines([item.text for item in document.items]))


def explained(result: Result, said: Causes) -> Criterion:
    """A question that went wrong has a cause and an action."""
    question = result.question
    cause, action = said.get(letters_only(question.text), said.get(str(question.number), ("", "")))
    missing = [name for name, text in ((say("원인"), cause), (say("조치"), action)) if not text]
    if not missing:
        return Criterion(True)
    finding = Finding(
        say(
            "틀린 문제 ‘{question}’에 {what:이} 없습니다.",
            question=question.text,
            what=say("원인과 조치") if len(missing) > 1 else missing[0],
        ),
        say("시험 문제 {number}번", number=question.number),
        say("틀린 이유를 알아야 고칠지, 상담원에게 연결할지, 질문을 새로 만들지 정할 수 있습니다."),
        say("‘오답 분석’에 {number}번의 원인과 조치를 적으세요.", number=question.number),
    )
    return Criterion(False, (finding,))


def _causes_in_table(table: Table) -> Iterator[tuple[str, tuple[str, str]]]:
    head = [letters_only(cell) for cell in table.rows[0]]
    cause, action, number = (_column(head, names) for names in (_CAUSE, _ACTION, _NUMBER))
    if cause is None or action is None:
        return
    for row in table.rows[1:]:
        if max(cause, action) >= len(row):
            continue
        said = (_said(row[cause]), _said(row[action]))
        for index, cell in enumerate(row):
            is_question = len(letters_only(cell)) >= _SHORTEST_QUESTION and index not in (
                cause,
                action,
            )
            if is_question or (index == number and letters_only(cell)):
                yield letters_only(cell), said


def _column(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((i for i, cell in enumerate(head) for n in names if letters_only(n) in cell), None)


def _causes_in_lines(lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Lines such as ‘질문’: 원인 …, 조치 …; what follows a question may stand below it."""
    text = "\n".join(lines)
    for match in re.finditer(r"[‘'“\"]([^’'”\"\n]{4,})[’'”\"]([^‘“\"]*)", text):
        cause = re.search(rf"(?:{'|'.join(_CAUSE)})\s*[:：]?\s*([^\n,;]+)", match[2])
        action = re.search(rf"(?:{'|'.join(_ACTION)})\s*[:：]?\s*([^\n;]+)", match[2])
        if cause and action:
            yield letters_only(match[1]), (_said(cause[1]), _said(action[1]))


def _said(cell: str) -> str:
    return "" if says_nothing(cell) else cell.strip()
