"""The papers an answer is checked against: lines that can be searched, and which paper is replaced.

A notice that is replaced by a newer one, or whose scheme that one calls ended, says nothing any
more, though its file is still around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from automation import display
from automation.documents.reading import Text, read_text
from automation.documents.tables import table
from automation.facts import Kind, find
from automation.messages import problem, say
from groundwork.comparing_text import spaceless
from groundwork.sheets import read_rows

_TABLES = {".xlsx", ".csv"}
_HEAD_LINES = 6
_SHORTEST = 3  # letters that can be found anywhere prove nothing
_REPLACES = re.compile(r"대체|폐지|갈음|종료")
_LAW = re.compile(r"「([^」\n]{2,40})」")
_UNIT = re.compile(r"^(.*?)\s*[(（](?:단위\s?[:：]\s?)?([^()（）]{1,6})[)）]$")
_COMMON_UNIT = re.compile(r"단위\s?[:：]\s?([^()（）,\s]{1,6})")
_PIECES = re.compile(r"…|\.{3}|\n|;|,\s|\s/\s")
_UNSEEN = dict.fromkeys(map(ord, "‘’“”\"'「」()（）[]:：,·|_"))


@dataclass(frozen=True)
class Paper:
    """A paper by the name people call it (that of its file), line by line."""

    name: str
    lines: tuple[str, ...]

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Its own numbers ("2026-412"), as they stand in its head."""
        return _notices(*self.lines[:_HEAD_LINES])[:1]

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """What it may be called: its name, 공고 for 공고문, its number, the law it is."""
        laws = tuple(squeezed(law) for line in self.lines[:1] for law in _LAW.findall(line))
        notices = tuple(f"공고제{number}호" for number in self.numbers)
        short = (squeezed(self.name).removesuffix("문"),)
        names = (squeezed(self.name), *notices, *self.numbers, *laws, *short)
        return tuple(dict.fromkeys(names))

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def holds(self, words: str) -> bool:
        """Whether each piece of a quotation stands in one line; pieces are parted by … or a comma.

        Spaces, brackets and quotation marks do not matter, other letters do.
        """
        pieces = [piece for piece in _PIECES.split(words) if squeezed(piece)]
        return len(squeezed(words)) >= _SHORTEST and all(
            any(_all_in(p, line) for line in self.lines) for p in pieces
        )


@dataclass(frozen=True)
class Papers:
    """Several papers."""

    papers: tuple[Paper, ...]

    def __iter__(self) -> Iterator[Paper]:
        return iter(self.papers)

    def __len__(self) -> int:
        return len(self.papers)

    @property
    def text(self) -> Text:
        """All of them, each under its name: what an AI can be given as its only source."""
        return Text("\n\n".join(f"[{paper.name}]\n{paper.text}" for paper in self))

    @cached_property
    def replaced(self) -> dict[str, Paper]:
        """The newer paper by the name of the one it replaces."""
        replaced: dict[str, Paper] = {}
        for newer in self:
            said = _notices(*(line for line in newer.lines if _REPLACES.search(line)))
            for older in self:
                if older is not newer and set(older.numbers) & set(said):
                    replaced[older.name] = newer
        return replaced

    @property
    def in_force(self) -> Papers:
        """Those that no newer one replaces."""
        return Papers(tuple(paper for paper in self if paper.name not in self.replaced))

    def only(self, *names: str) -> Papers:
        """The papers of these names, to send no others. Raises `Problem` for an unknown name."""
        return Papers(tuple(self._named(name) for name in names))

    def find(self, text: str) -> tuple[Paper, ...]:
        """The papers a text names, by name, number or law; the one of the longest name first."""
        left = squeezed(text)
        found: dict[str, Paper] = {}
        calls = ((alias, paper) for paper in self for alias in paper.aliases if len(alias) > 1)
        # 지난_공고문 holds the word 공고문: the longer name is taken out first.
        for alias, paper in sorted(calls, key=lambda call: -len(call[0])):
            if alias in left:
                left = left.replace(alias, " ")
                found[paper.name] = paper
        return tuple(found.values())

    def search(self, words: str) -> Found:
        """The lines that hold every word, in any order."""
        asked = words.split()
        hits = [
            (paper.name, line)
            for paper in self
            for line in paper.lines
            if asked and all(squeezed(word) in squeezed(line) for word in asked)
        ]
        return Found(words.strip(), tuple(hits))

    def _named(self, name: str) -> Paper:
        for paper in self:
            if squeezed(name) == squeezed(paper.name):
                return paper
        known = ", ".join(paper.name for paper in self)
        raise problem("‘{name}’ 자료가 없습니다. 있는 자료: {known}", name=name, known=known)

    def _repr_html_(self) -> str:
        if not self.papers:
            return display.card(say("아직 자료가 없습니다. 확인할 자료를 먼저 고르세요."))
        rows = [(paper.name, paper.lines[0], len(paper.lines)) for paper in self]
        head = (say("자료"), say("첫 줄"), say("줄 수"))
        return display.card(say("확인할 자료"), display.table(head, rows))


@dataclass(frozen=True)
class Found:
    """Lines that hold the words looked for, each with the name of its paper."""

    words: str
    lines: tuple[tuple[str, str], ...]

    def _repr_html_(self) -> str:
        if not self.words:
            return display.card(say("찾을 낱말을 먼저 적으세요."))
        words = f"‘{self.words}’"
        if not self.lines:
            return display.card(
                say("{words:이} 모두 든 줄이 없습니다. 낱말을 줄여 보세요.", words=words)
            )
        heading = say("{words:이} 든 줄 {count}개", words=words, count=len(self.lines))
        return display.card(heading, display.table((say("자료"), say("줄")), self.lines))


def open_papers(*paths: str | Path) -> Papers:
    """Open text, HWPX, Word, xlsx and csv files; of a workbook the first sheet is read.

    A paper is called as its file. A cell of a table is a line with the words of its row and column
    and the unit, so that it can be quoted. Raises `Problem` for what cannot be read, or is empty.
    """
    return Papers(tuple(_opened(Path(path)) for path in paths if str(path).strip()))


def squeezed(text: str) -> str:
    """A text without what does not matter when words are compared: spaces, brackets, quotes."""
    return spaceless(text).translate(_UNSEEN)


def _opened(path: Path) -> Paper:
    if path.suffix.lower() in _TABLES:
        lines = [line for line in _table_lines(read_rows(path)) if line]
    else:
        lines = [line.strip() for line in read_text(path).splitlines() if line.strip()]
    if not lines:
        raise problem("{file}에 읽을 글이 없습니다.", file=path.name)
    return Paper(unicodedata.normalize("NFC", path.stem), tuple(lines))


def _table_lines(rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """Lines above a table as they are; of the table a line a cell: row, column, value and unit."""
    filled = [[cell for cell in row if cell is not None and cell != ""] for row in rows]
    top = next((n for n, row in enumerate(filled) if len(row) > 1), len(rows))
    above = [" ".join(map(str, row)) for row in filled[:top]]
    yield from above
    common = next((unit[1] for line in above if (unit := _COMMON_UNIT.search(line))), "")
    if len(rows) - top > 1:
        head, *body = table(
            [["" if cell is None else cell for cell in row] for row in rows[top:]]
        ).rows
        for row in body:
            yield from (
                _cell_line(row[0], *cell, common) for cell in zip(head[1:], row[1:], strict=True)
            )


def _cell_line(row: str, column: str, cell: str, common: str) -> str:
    named = _UNIT.match(column)
    name, unit = (named[1], named[2]) if named else (column, common)
    number = cell.replace(",", "").replace(".", "").isdigit()
    return f"{row} {name} {cell}{unit if number else ''}" if cell else ""


def _notices(*lines: str) -> tuple[str, ...]:
    return tuple(
        str(fact.value) for line in lines for fact in find(line) if fact.kind is Kind.NOTICE
    )


def _all_in(piece: str, line: str) -> bool:
    """Whether every word of a piece stands in a line."""
    plain = squeezed(line)
    return all(squeezed(word) in plain for word in piece.split())
