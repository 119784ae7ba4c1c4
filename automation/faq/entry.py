"""One row of an FAQ base, and how its cells are read and written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from automation.dates import find_dates
from groundwork.comparing_text import letters_only
from groundwork.unsettled import says_nothing

# The first name of a field is the one that is written.
COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("번호", "연번", "순번", "no", "no.", "number"),
    "question": ("질문", "대표 질문", "문의", "question"),
    "ways": (
        "질문 표현",
        "묻는 말",
        "다르게 묻는 말",
        "유사 질문",
        "예상 질문",
        "질문 예시",
        "다른 표현",
        "발화",
        "ways of asking",
    ),
    "answer": ("답", "답변", "응답", "답변 내용", "answer"),
    "source": ("근거", "출처", "근거 자료", "답변 근거", "source"),
    "department": ("담당 부서", "담당", "담당과", "부서", "소관 부서", "department"),
    "reviewed": ("검토일", "확인일", "검토일자", "최종 검토일", "기준일", "review date"),
}
_BETWEEN_WAYS = re.compile(r"[\n;]+")


@dataclass(frozen=True)
class Entry:
    """One question with the answer that is given word for word.

    ``ways`` are other ways of asking the same; ``source`` is where the answer stands (an article,
    a notice); ``reviewed`` the day somebody last compared the two, None where nobody says.
    """

    number: int
    question: str
    ways: tuple[str, ...] = ()
    answer: str = ""
    source: str = ""
    department: str = ""
    reviewed: date | None = None

    @property
    def asked(self) -> tuple[str, ...]:
        """The question and every other way of asking it."""
        return (self.question, *self.ways)

    @property
    def may_be_told(self) -> bool:
        """An answer that is empty, or that nobody can trace, is never given to a citizen."""
        return bool(self.answer and self.source)

    @property
    def cells(self) -> tuple[int | str, ...]:
        """The entry as a row, in the order of `COLUMNS`."""
        ways = "\n".join(self.ways)
        day = written_day(self.reviewed)
        return (
            self.number,
            self.question,
            ways,
            self.answer,
            self.source,
            self.department,
            day,
        )


def entry_of_cells(cells: dict[str, Any], next_number: int) -> Entry:
    """An entry out of the cells of a row, by field; ``next_number`` where it bears none."""
    digits = re.search(r"\d+", text_of(cells.get("number")))
    return Entry(
        number=int(digits[0]) if digits else next_number,
        question=text_of(cells.get("question")),
        ways=ways_of_text(text_of(cells.get("ways"))),
        answer=text_of(cells.get("answer")),
        source=_said(cells.get("source")),
        department=_said(cells.get("department")),
        reviewed=day_of_cell(cells.get("reviewed")),
    )


def listed_lines(text: str) -> Iterator[str]:
    """The lines of a list by number, or the rows of a table without its head and outer bars."""
    for line in map(str.strip, text.splitlines()):
        row = line[1:].removesuffix("|") if line.startswith("|") else line
        if letters_only(row) and letters_only(row.partition("|")[0]) not in COLUMNS["number"]:
            yield row


def text_of(cell: Any) -> str:
    """A cell's text; 7.0 is "7", an empty cell nothing."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()


def _said(cell: Any) -> str:
    """A cell's text; a dash or "확인 필요" says nothing."""
    text = text_of(cell)
    return "" if says_nothing(text) else text


def day_of_cell(cell: Any) -> date | None:
    """The day a cell means, whether a date or a text in any usual shape; None for no day."""
    if isinstance(cell, date):  # a datetime is one too
        return date(cell.year, cell.month, cell.day)
    parts = re.findall(r"\d+", text_of(cell))
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:4], parts[0][4:6], parts[0][6:]]
    try:
        return date(*(int(part) for part in parts[:3]))
    except (TypeError, ValueError):
        return next((found.day for found in find_dates(text_of(cell))), None)


def ways_of_text(text: str) -> tuple[str, ...]:
    """Ways of asking that stand in one text, a line each or parted by semicolons."""
    ways = (way.strip(" ·-") for way in _BETWEEN_WAYS.split(text))
    return tuple(dict.fromkeys(way for way in ways if way))


def written_day(day: date | None) -> str:
    """A day as an official writes it (영 제7조제5항); nothing for None."""
    return f"{day.year}. {day.month}. {day.day}." if day else ""
