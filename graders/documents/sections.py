"""The parts of a document, found by what their headings say, wherever and however they stand.

A heading is a short line of the style or at the mark that most parts are named at (□, 1., or none
at all); or
the first cell of a row in a table that serves as a form. What follows, up to the next, is its
section. A part that no heading names may be a table whose columns name it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from automation.dates import FoundDate, find_dates
from automation.document_model.marks import Family
from automation.documents import Document, Item, Table
from groundwork.comparing_text import spaceless

Names: TypeAlias = Mapping[str, re.Pattern[str]]

_LONGEST_HEADING = 40
# A line that says something is no heading, however short: "개인정보를 묻지 않음".
_SENTENCE = re.compile(r"(?:음|함|됨|임|다|요|것)\.?$")
_PLAIN = 9
_STYLES = 10
_FEWEST_FORM_ROWS = 3


@dataclass(frozen=True)
class Block:
    """One thing a section says: a row of a table, or an item with what stands under it.

    ``cells`` are those of a row by the name of their column; empty for an item.
    """

    lines: tuple[str, ...]
    cells: Mapping[str, str]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def dates(self) -> Iterator[FoundDate]:
        """The dates of its lines and cells, each read by itself."""
        return (found for line in self.lines for found in find_dates(line))

    def cell(self, name: re.Pattern[str]) -> str:
        """The cells of every column whose name holds the pattern, joined."""
        return "\n".join(text for column, text in self.cells.items() if name.search(column))


@dataclass(frozen=True)
class Section:
    """What stands under one heading."""

    heading: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


def find_sections(document: Document, names: Names) -> dict[str, Section]:
    """The sections whose headings hold one of the patterns, by the patterns' names.

    A heading that names two parts gives both of them its section; of two headings of the same part
    the first counts, unless nothing stands under it.
    """
    found: dict[str, Section] = {}
    ways = (_by_lines(document, names), _by_rows(document, names), _by_columns(document))
    for section in chain.from_iterable(ways):
        for name in _named(section.heading, names):
            if name not in found or not found[name].text.strip():
                found[name] = section
    return found


def _by_lines(document: Document, names: Names) -> Iterator[Section]:
    rank = _heading_rank(document, names)
    alone = _named_alone(document, rank, names)
    heading, parts = "", list[Item | Table]()
    for part in document.body:
        head, value = _heading(part, rank, names) if isinstance(part, Item) else ("", "")
        if head and not (value and rank == _PLAIN and alone.issuperset(_named(head, names))):
            yield Section(heading, tuple(_blocks(parts)))
            heading, parts = head, [Item(value)] if value else []
        elif isinstance(part, Item | Table):
            parts.append(part)
    yield Section(heading, tuple(_blocks(parts)))


def _heading_rank(document: Document, names: Names) -> int:
    """The rank of marks at which the most parts are named, the outermost of two alike."""
    at: dict[int, set[str]] = {}
    for item in document.items:
        head = item.text.partition(":")[0]
        if _is_short(head) and not _SENTENCE.search(head.strip()):
            at.setdefault(_rank(item), set()).update(_named(head, names))
    return max(at, key=lambda rank: (len(at[rank]), -rank), default=_PLAIN)


def _named_alone(document: Document, rank: int, names: Names) -> set[str]:
    """The parts that a line by itself names: "개인정보: …" under another is then no heading."""
    heads = (_heading(item, rank, names) for item in document.items)
    return {name for head, value in heads if not value for name in _named(head, names)}


def _by_rows(document: Document, names: Names) -> Iterator[Section]:
    """Rows of a table whose first cells are headings: a form filled in."""
    for table in document.tables:
        rows = [row for row in table.rows if row and _named(row[0], names)]
        if len(rows) >= _FEWEST_FORM_ROWS:
            for row in rows:
                cells = "\n".join(row[1:]).splitlines()
                yield Section(row[0], tuple(Block((line,), {}) for line in cells if line.strip()))


def _by_columns(document: Document) -> Iterator[Section]:
    """Tables under the names of their columns."""
    for table in document.tables:
        if table.rows:
            yield Section(" ".join(table.rows[0]), tuple(_rows(table)))


def _heading(item: Item, rank: int, names: Names) -> tuple[str, str]:
    """Heading and what stands behind its colon; empty for a line that is none.

    Where headings bear a mark, one that names no part is a heading too, and ends a section.
    """
    head, _, value = item.text.partition(":")
    if _rank(item) != rank or not _is_short(head):
        return "", ""
    named = bool(_named(head, names)) and not _SENTENCE.search(head.strip())
    return (head, value.strip()) if named or rank != _PLAIN else ("", "")


def _is_short(head: str) -> bool:
    return len(head) <= _LONGEST_HEADING


def _named(heading: str, names: Names) -> list[str]:
    return [name for name, pattern in names.items() if pattern.search(heading)]


def _rank(item: Item) -> int:
    """How far out an item stands: a heading by its style before any mark."""
    if item.heading:
        return item.heading - _STYLES
    mark = item.mark
    if mark is None or mark.family is Family.NOTE:
        return _PLAIN
    return 0 if mark.family is Family.CHAPTER else mark.level


def _blocks(parts: list[Item | Table]) -> Iterator[Block]:
    items = [part for part in parts if isinstance(part, Item)]
    outer = min((_rank(item) for item in items), default=_PLAIN)
    lines: list[str] = []
    for part in parts:
        starts = isinstance(part, Table) or _rank(part) == outer
        if starts and lines:
            yield Block(tuple(lines), {})
            lines = []
        if isinstance(part, Table):
            yield from _rows(part)
        else:
            lines.append(part.text)
    if lines:
        yield Block(tuple(lines), {})


def _rows(table: Table) -> Iterator[Block]:
    """The rows under a header; a row that begins with empty cells goes on with the one above it."""
    if not table.rows:
        return
    head = [spaceless(cell) for cell in table.rows[0]]
    row: list[str] = []
    for cells in table.rows[1:]:
        if row and not cells[0].strip():
            row = ["\n".join(filter(None, pair)) for pair in zip(row, cells, strict=False)]
            continue
        if row:
            yield _row(head, row)
        row = list(cells)
    if row:
        yield _row(head, row)


def _row(head: list[str], row: list[str]) -> Block:
    return Block(tuple(filter(str.strip, row)), dict(zip(head, row, strict=False)))
