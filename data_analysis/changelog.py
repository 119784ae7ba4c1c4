"""The log of a repair (변경 내역): every kind of change, how often, where first; and every row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from data_analysis import wording
from data_analysis.cells import Change
from data_analysis.html import table_html
from data_analysis.messages import say
from groundwork.messages import Message

if TYPE_CHECKING:
    import pandas as pd

_LEFT = (Change.REJECTED, Change.SPLIT)


@dataclass(frozen=True)
class Example:
    """One changed cell: where it stood, what it said, what it says now (empty where nothing)."""

    where: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """How many cells of a column were changed in one way, with the first of them."""

    change: str
    column: str
    count: int
    examples: tuple[Example, ...] = ()

    @property
    def what(self) -> Message:
        """What was done, for people."""
        return wording.CHANGES[self.change]


@dataclass(frozen=True)
class RowCount:
    """Where every row under the header went: ``read`` is the sum of the others."""

    read: int
    blank: int
    subtotals: int
    repeated_headers: int
    copies: int
    kept: int
    outside: int = 0
    marked: int = 0
    """Of the kept rows, those that share their key with another one."""


@dataclass(frozen=True)
class ChangeLog:
    """What a repair did. In = out + what stands here, for rows and for cells."""

    rows: RowCount
    entries: tuple[Entry, ...]

    @property
    def changed(self) -> int:
        """How many cells were changed (rejected and undecided ones not counted)."""
        return sum(e.count for e in self.entries if e.change not in _LEFT)

    @property
    def rejected(self) -> int:
        """How many cells could not be read."""
        return sum(e.count for e in self.entries if e.change == Change.REJECTED)

    def table(self) -> pl.DataFrame:
        """The log as the table that is saved: what, column, count, first example."""
        lines = [
            (str(what), "", count, "", "", "")
            for what, count in self._row_lines()
            if count is not None
        ]
        for entry in self.entries:
            first = entry.examples[0] if entry.examples else Example("", "", "")
            lines.append(
                (str(entry.what), entry.column, entry.count, first.before, first.after, first.where)
            )
        names = [
            wording.WHAT,
            wording.COLUMN,
            wording.COUNT,
            wording.BEFORE,
            wording.AFTER,
            say("처음 나온 곳"),
        ]
        return pl.DataFrame(lines, schema=[str(name) for name in names], orient="row")

    @property
    def frame(self) -> pd.DataFrame:
        """The log as a pandas frame."""
        return self.table().to_pandas()

    def _row_lines(self) -> list[tuple[Message, int | None]]:
        rows = self.rows
        return [
            (say("읽은 행"), rows.read),
            (say("빈 행을 뺌"), rows.blank),
            (say("소계·합계 행을 뺌"), rows.subtotals),
            (say("반복된 머리글 행을 뺌"), rows.repeated_headers),
            (say("표에 딸린 글과 묶음의 이름만 있는 행을 뺌"), rows.outside or None),
            (say("완전히 같은 중복 행을 뺌"), rows.copies),
            (say("남은 행"), rows.kept),
            (say("남은 행 중 번호가 겹쳐 표시한 행"), rows.marked),
        ]

    def _repr_html_(self) -> str:
        return table_html(self.table(), caption=say("변경 내역"))
