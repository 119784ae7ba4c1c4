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


def said_of(result: Result, said: Causes) -> tuple[str, str]:
    """The cause and the action of a question, each empty where there is none."""
    question = result.question
    return said.get(letters_only(question.text), said.get(str(question.number), ("", "")))


def explained(result: Result, said: Causes) -> Criterion:
    """A question that went wrong has a cause and an action."""
    question = result.question
    cause, action = said_of(result, said)
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
    """Of each row below the headings, the first or the second level, what its question is given."""
    for top, heads in enumerate(table.rows):
        head = [letters_only(cell) for cell in heads]
        cause, action = _column(head, _CAUSE), _column(head, _ACTION)
        if cause is not None and action is not None and cause != action:
            number = _column(head, _NUMBER) or 0
            for row in table.rows[top + 1 :]:
                yield from _causes_in_row(row, cause, action, number)
            return
    for row in table.rows:
        yield from _causes_in_line("  ".join(row))


def _causes_in_row(
    row: Sequence[str], cause: int, action: int, number: int
) -> Iterator[tuple[str, tuple[str, str]]]:
    if max(cause, action) >= len(row):
        return
    said = (_said(row[cause]), _said(row[action]))
    for index, cell in enumerate(row):
        text = letters_only(cell)
        is_question = len(text) >= _SHORTEST_QUESTION and index not in (cause, action)
        if index == number and (found := re.match(r"\D{0,4}(\d+)", cell.strip())):
            yield found[1], said
        if is_question:
            yield text, said


def _column(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((i for i, cell in enumerate(head) for n in names if letters_only(n) in cell), None)


def _causes_in_lines(lines: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Lines such as ‘질문’: 원인 …, 조치 …; what follows a question may stand below it."""
    text = "\n".join(lines)
    for match in re.finditer(r"[‘'“\"]([^’'”\"\n]{4,})[’'”\"]([^‘“\"]*)", text):
        yield from ((letters_only(match[1]), said) for said in _cause_and_action(match[2]))
    for line in lines:
        yield from _causes_in_line(line)


def _causes_in_line(line: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """A line that begins with the number of its question: 31번: 원인 …, 조치 …."""
    if numbered := re.match(r"\W{0,3}(?:문항|문제)?\s*(\d{1,3})\s*번?\b(.*)", line, re.DOTALL):
        yield from ((numbered[1], said) for said in _cause_and_action(numbered[2]))


def _cause_and_action(text: str) -> Iterator[tuple[str, str]]:
    cause, action = "|".join(_CAUSE), "|".join(_ACTION)
    found = re.search(
        rf"(?:{cause})\s*(?:[:：]|은|\n|\s)\s*(.+?)[\s.,;/|]*(?:{action})\s*(?:[:：]|는|\n|\s)\s*([^\n;]+)",
        text,
        re.DOTALL,
    )
    if found:
        yield _said(found[1]), _said(found[2])


def _said(cell: str) -> str:
    return "" if says_nothing(cell) else cell.strip()
