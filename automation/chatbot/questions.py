"""A test set: questions as citizens ask them, each with what the chatbot should do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from automation import display
from automation.faq.entry import text_of
from automation.faq.headings import headings_of
from automation.messages import problem, say
from groundwork.comparing_text import letters_only
from groundwork.headings import find_header
from groundwork.sheets import Sheet, read_rows, write_sheets

COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("번호", "문항 번호", "연번", "순번", "no", "number"),
    "question": ("시험 질문", "질문", "문항", "question"),
    "expected": ("기대 답", "기대 결과", "기대하는 답", "정답", "맞는 답", "expected"),
    "group": ("묶음", "구분", "갈래", "용도", "group"),
}
REFUSAL = "상담원 연결"
_REFUSALS = (
    "연결",
    "상담",
    "넘김",
    "이관",
    "거절",
    "답하지않음",
    "사람",
    "담당자",
    "없음",
    "범위밖",
    "금지",
    "refus",
    "hand",
)


@dataclass(frozen=True)
class Question:
    """A test question.

    ``expected`` is the number of the entry that answers it, or None where the chatbot must hand
    over; ``group`` is the part of the set it belongs to (연습, 검증, 범위 밖 …).
    """

    number: int
    text: str
    expected: int | None
    group: str = ""

    @property
    def is_refusal(self) -> bool:
        """Whether it is to be passed on to a person."""
        return self.expected is None


@dataclass(frozen=True)
class Questions:
    """The questions of a test set in their order."""

    all: tuple[Question, ...]
    name: str = ""

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Question]:
        return iter(self.all)

    @property
    def refusals(self) -> tuple[Question, ...]:
        """The questions that are to be passed on to a person."""
        return tuple(question for question in self.all if question.is_refusal)

    def group(self, *names: str) -> Questions:
        """The questions of these groups."""
        wanted = {letters_only(name) for name in names}
        return replace(self, all=tuple(q for q in self.all if letters_only(q.group) in wanted))

    def add_refusals(self, group: str, texts: Iterable[str]) -> Questions:
        """The set with more questions the chatbot must hand over; ``group`` says why it must."""
        added = list(self.all)
        known = {letters_only(question.text) for question in added}
        for text in texts:
            if letters_only(text) and letters_only(text) not in known:
                known.add(letters_only(text))
                number = max((q.number for q in added), default=0) + 1
                added.append(Question(number, text.strip(), None, group))
        return replace(self, all=tuple(added))

    def save(self, path: str | Path) -> Path:
        """Write the set as an xlsx workbook with the columns `read_questions` reads."""
        rows = [
            (q.number, q.text, REFUSAL if q.expected is None else q.expected, q.group)
            for q in self.all
        ]
        header = [names[0] for names in COLUMNS.values()]
        return write_sheets(Path(path), [Sheet(str(say("시험 문제")), header, rows)])

    def _repr_html_(self) -> str:
        heading = say(
            "시험 문제 {count}개, 그 가운데 상담원에게 연결해야 하는 질문 {refusals}개",
            count=len(self.all),
            refusals=len(self.refusals),
        )
        head = (say("번호"), say("시험 질문"), say("기대 답"), say("묶음"))
        rows = [
            (q.number, q.text, say("상담원 연결") if q.expected is None else q.expected, q.group)
            for q in self.all
        ]
        return display.card(heading, display.table(head, rows))


def read_questions(path: str | Path) -> Questions:
    """Read a test set from xlsx or csv, its columns found by their names.

    ``기대 답`` is the number of an entry, or words such as 상담원 연결 or 거절. Raises `Problem`
    for a file that cannot be read, and for a row that does not say what is expected.
    """
    file = Path(path)
    rows = read_rows(file)
    header = find_header(rows, COLUMNS)
    if not header or not {"question", "expected"} <= set(header[1].values()):
        raise problem(
            "{file}에서 시험 질문과 기대 답의 머리글을 찾지 못했습니다(찾은 머리글: {found}). "
            "‘시험 질문’, ‘기대 답’ 열이 있어야 합니다.",
            file=file.name,
            found=headings_of(rows),
        )
    first, fields = header
    questions: list[Question] = []
    for row in rows[first + 1 :]:
        cells = {field: row[column] for column, field in fields.items() if column < len(row)}
        if text_of(cells.get("question")):
            questions.append(_question(cells, len(questions) + 1))
    if not questions:
        raise problem("{file}에 시험 문제가 하나도 없습니다.", file=file.name)
    return Questions(tuple(questions), file.name)


def _question(cells: dict[str, Any], next_number: int) -> Question:
    number = re.search(r"\d+", text_of(cells.get("number")))
    text = text_of(cells.get("question"))
    return Question(
        number=int(number[0]) if number else next_number,
        text=text,
        expected=_expected(text_of(cells.get("expected")), text),
        group=text_of(cells.get("group")),
    )


def _expected(cell: str, question: str) -> int | None:
    if number := re.match(r"\D{0,3}(\d+)", cell):
        return int(number[1])
    if any(word in letters_only(cell) for word in _REFUSALS):
        return None
    raise problem(
        "시험 질문 ‘{question}’의 기대 답을 읽을 수 없습니다. 질문 목록의 번호나 "
        "‘상담원 연결’을 적어 주세요.",
        question=question,
    )
