"""A table as it was read: its rows as text, where each stood, and what is odd about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from data_analysis.changelog import Entry
from data_analysis.columns import MONEY_NAME, Role, guess_role
from data_analysis.heading import Heading
from data_analysis.messages import problem, say
from data_analysis.remarks import Remark
from data_analysis.showing import SHOWN, Rows
from data_analysis.total_rows import find_totals
from data_analysis.totals_found import TotalRow, TotalRows
from groundwork.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

PART = "·part"  # index of the sheet a row came from
ROW = "·row"  # its row number there, from 1 as Excel shows it
REASON = "·reason"  # why a row is no record


@dataclass(frozen=True)
class Part:
    """One sheet of a table: where it stood, its heading, and rows that hold nothing."""

    place: str
    heading: Heading
    rows: int
    blank_rows: int
    hidden_rows: int
    encoding: str = ""


@dataclass(frozen=True)
class RawTable:
    """A table as it stands in its files, every cell a text, nothing changed yet.

    ``rows`` has the columns of the header and, for each row, its part and its row number.
    ``left_out`` are sheets that were not joined, with the reason; ``remarks`` what reading noticed.
    ``outside`` are rows of the tables that are no records, with the reason, and ``filled`` says
    which empty cells were given the name that holds for them. ``record_rows`` and ``total_rows``
    are rows of which an official says what they are.
    """

    rows: pl.DataFrame
    parts: tuple[Part, ...]
    left_out: tuple[tuple[str, Message], ...] = ()
    remarks: tuple[Remark, ...] = ()
    outside: pl.DataFrame | None = None
    filled: tuple[Entry, ...] = ()
    record_rows: tuple[str, ...] = ()
    total_rows: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The names of the columns, without units."""
        return [name for name in self.rows.columns if name not in (PART, ROW)]

    @cached_property
    def body(self) -> pl.DataFrame:
        """The rows that are data, and neither 소계 nor the header again."""
        return self.rows.filter(~self.is_subtotal & ~self.is_repeated_header)

    @cached_property
    def roles(self) -> dict[str, Role]:
        """What each column is taken for, where repairing is not told otherwise."""
        return {name: guess_role(self.body[name]) for name in self.columns}

    @cached_property
    def part_units(self) -> tuple[dict[str, str], ...]:
        """The money units of columns, part by part: one sheet may be in 천원, the next in 원.

        They stand in a column's own name, or above the table as (단위: 천원).
        """
        return tuple(self._units_of(part.heading) for part in self.parts)

    @property
    def units(self) -> dict[str, str]:
        """The money units of columns; where sheets differ, that of the first that says one.

        Repairing brings the amounts of the others to it.
        """
        return {name: unit for units in self.part_units[::-1] for name, unit in units.items()}

    def _units_of(self, heading: Heading) -> dict[str, str]:
        written = {n: u for n, u in zip(heading.names, heading.units, strict=True) if u}
        if written or not heading.unit:
            return written
        money = [name for name in self.columns if MONEY_NAME.search(name)]
        return {name: heading.unit for name in money if self.roles[name] is Role.NUMBER}

    @cached_property
    def totals(self) -> TotalRows:
        """The rows that are 소계 or 합계: by name, by what they add up, or as an official says."""
        found = find_totals(
            self.rows.select(self.columns), self.rows[PART], self.is_repeated_header
        )
        if not self.record_rows and not self.total_rows:
            return found
        told = [TotalRow(index, "") for index in self._found(self.total_rows)]
        return found.corrected(self._found(self.record_rows), told)

    def _found(self, places: Sequence[str]) -> list[int]:
        """The rows that stand at places, given as `place` tells them or as their numbers."""
        at: dict[str, int] = {}
        for index, row in enumerate(self.rows[ROW]):
            at[_plain(self.place(index))] = index
            if len(self.parts) < 2:
                at[str(row)] = index
        for place in places:
            if _plain(place) not in at:
                raise problem(
                    "{row:은} 이 표의 행이 아닙니다. 살펴본 결과에 적힌 대로 적어 주세요.",
                    row=f"‘{place}’",
                )
        return [at[_plain(place)] for place in places]

    @cached_property
    def is_subtotal(self) -> pl.Series:
        """Which rows are 소계 or 합계 and not data."""
        return pl.repeat(False, len(self.rows), eager=True).scatter(self.totals.taken, True)

    @cached_property
    def is_repeated_header(self) -> pl.Series:
        """Which rows say a row of the header again, as printed lists do on every page."""
        again = pl.repeat(False, len(self.rows), eager=True)
        headers = [(part.heading.names, row) for part in self.parts for row in part.heading.labels]
        for names, labels in dict.fromkeys(headers):
            named = [(n, label) for n, label in zip(names, labels, strict=True) if label]
            same = pl.sum_horizontal(
                (pl.col(name) == label).fill_null(False) for name, label in named
            )
            again |= self.rows.select(same >= max(2, len(named) // 2)).to_series()
        return again

    def place(self, index: int, rows: pl.DataFrame | None = None) -> str:
        """Where one of the rows (or of some of them) stands, as a person finds it."""
        rows = self.rows if rows is None else rows
        row = rows.item(index, ROW)
        if len(self.parts) < 2:
            return str(say("{row:,}행", row=row))
        place = self.parts[rows.item(index, PART)].place
        return str(say("{place} {row:,}행", place=place, row=row))

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a pandas frame of texts."""
        return self.rows.select(self.columns).to_pandas()

    def show(self, rows: int = SHOWN) -> Rows:
        """The first rows as they stand in the file."""
        return Rows(self.rows.select(self.columns), shown=rows)


def _plain(place: str) -> str:
    """A place without what may be left out: thousands' commas, blanks, and the word for row."""
    return re.sub(r"[\s,]|행|row", "", place, flags=re.IGNORECASE)
