"""The FAQ base: what a chatbot may say, each answer with its source, owner and day of review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from automation import display
from automation.faq.entry import (
    COLUMNS,
    Entry,
    day_of_cell,
    entry_of_cells,
    listed_lines,
    text_of,
    ways_of_text,
    written_day,
)
from automation.faq.headings import find_columns, headings_of
from automation.messages import problem, say
from groundwork.comparing_text import letters_only
from groundwork.sheets import Sheet, read_rows, write_sheets


@dataclass(frozen=True)
class FaqBase:
    """The entries in their order; every change gives a new base and leaves this one as it is."""

    entries: tuple[Entry, ...]
    name: str = ""

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __getitem__(self, number: int) -> Entry:
        """The entry of a number; raises `Problem` where there is none."""
        for entry in self.entries:
            if entry.number == number:
                return entry
        raise problem("질문 목록에 {number}번이 없습니다. 번호를 확인해 주세요.", number=number)

    @property
    def text(self) -> str:
        """The questions as lines, ``번호 | 질문``, to be shown to an assistant."""
        return "\n".join(f"{entry.number} | {entry.question}" for entry in self.entries)

    def mend(self, changes: str) -> FaqBase:
        """The base with cells changed: a row or line a cell, ``번호 | 열 | 새 내용``.

        Raises `Problem` for a line that names no entry or no column.
        """
        base = self
        for line in listed_lines(changes):
            number, column, *rest = _cells(line, 3)
            base = base._with(replace(base[_number(number, line)], **_change(column, rest[0])))
        return base

    def remove(self, numbers: int | Iterable[int | str]) -> FaqBase:
        """The base without these entries. Raises `Problem` for a number that is not there."""
        listed = map(str, [numbers] if isinstance(numbers, int) else numbers)
        gone = {self[_number(text, text)].number for text in listed}
        return replace(self, entries=tuple(e for e in self.entries if e.number not in gone))

    def add_ways(self, lines: str, leave_out: Iterable[str] = ()) -> FaqBase:
        """The base with more ways of asking: a row or line a way, ``번호 | 질문 표현``.

        Lines without a bar, as an assistant writes around its list, are passed over; so are
        ways that are there already and those to be left out. Raises `Problem` for a number that is
        not there and for a row without one.
        """
        unwanted = {letters_only(way) for way in leave_out}
        base = self
        for line in listed_lines(lines):
            if not re.match(r"\s*\||\W*\d+\s*번?\s*\|", line):
                continue
            number, way = _cells(line, 2)
            entry = base[_number(number, line)]
            known = {letters_only(one) for one in entry.asked}
            if way and letters_only(way) not in known | unwanted:
                base = base._with(replace(entry, ways=(*entry.ways, way)))
        return base

    def save(self, path: str | Path) -> Path:
        """Write the base as an xlsx workbook with the columns `read_base` reads."""
        rows = [entry.cells for entry in self.entries]
        header = [names[0] for names in COLUMNS.values()]
        return write_sheets(Path(path), [Sheet(str(say("질문과 답")), header, rows)])

    def _with(self, changed: Entry) -> FaqBase:
        entries = tuple(changed if e.number == changed.number else e for e in self.entries)
        return replace(self, entries=entries)

    def _repr_html_(self) -> str:
        ways = sum(len(entry.asked) for entry in self.entries)
        heading = say("질문 {count}개, 질문 표현 {ways}개", count=len(self.entries), ways=ways)
        head = (say("번호"), say("질문"), say("답"), say("근거"), say("담당 부서"), say("검토일"))
        rows = [
            (e.number, e.question, e.answer, e.source, e.department, written_day(e.reviewed))
            for e in self.entries
        ]
        return display.card(heading, display.table(head, rows))


def read_base(path: str | Path) -> FaqBase:
    """Read an FAQ base from xlsx or csv, its columns found by their names.

    Ways of asking stand in one cell, a line each (or parted by semicolons). Rows without a number
    get the next one. As long as the name is empty the base holds no questions. Raises `Problem` for
    a file that cannot be read or holds no questions.
    """
    if not str(path).strip():
        return FaqBase(())
    file = Path(path)
    rows = read_rows(file)
    header = find_columns(rows)
    if not header:
        raise problem(
            "{file}에서 질문과 답의 머리글을 찾지 못했습니다(찾은 머리글: {found}). ‘질문’, ‘답’, "
            "‘근거’ 열이 있어야 합니다.",
            file=file.name,
            found=headings_of(rows),
        )
    first, fields = header
    entries: list[Entry] = []
    for row in rows[first + 1 :]:
        cells = {field: row[column] for column, field in fields.items() if column < len(row)}
        if text_of(cells.get("question")):
            entries.append(entry_of_cells(cells, max((e.number for e in entries), default=0) + 1))
    if not entries:
        raise problem("{file}에 질문이 하나도 없습니다.", file=file.name)
    return FaqBase(tuple(entries), file.name)


def _cells(line: str, count: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|", count - 1)]
    if len(cells) < count:
        raise problem(
            "‘{line}’ 줄을 읽을 수 없습니다. 세로줄(|)로 나누어 {count}개 항목을 적어 주세요.",
            line=line,
            count=count,
        )
    return cells


def _number(cell: str, line: str) -> int:
    digits = re.search(r"\d+", cell)
    if not digits:
        raise problem("‘{line}’ 줄의 맨 앞에 질문 번호를 적어 주세요.", line=line)
    return int(digits[0])


def _change(column: str, text: str) -> dict[str, Any]:
    """The field a column's name means, with its new value."""
    names = {letters_only(name): field for field, every in COLUMNS.items() for name in every}
    field = names.get(letters_only(column), "number")
    if field == "number":
        raise problem(
            "‘{column}’ 열은 고칠 수 없습니다. 열 이름은 질문, 질문 표현, 답, 근거, 담당 부서, "
            "검토일 가운데 하나로 적어 주세요.",
            column=column,
        )
    if field == "ways":
        return {field: ways_of_text(text)}
    return {field: day_of_cell(text) if field == "reviewed" else text}
