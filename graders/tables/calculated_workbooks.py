"""A submitted workbook with its formulas calculated, and calculated anew after a change.

A change is made to a copy in memory; what moved, and by how much, tells a living workbook from one
with pasted numbers: ``workbook.changed({("자료", 5, 6): 1000}).at(("요약", 3, 2))``. Tables are
found by the names of their columns.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any

import openpyxl

from data_analysis.heading import without_unit
from data_analysis.recalculation import Place, Values, recalculated
from graders.messages import problem
from graders.tables.plain_cells import as_text
from graders.tables.workbooks import measured_workbook
from groundwork.comparing_text import letters_only
from groundwork.shown_cells import is_unseen_cell

_MOST_CELLS = 200_000
_SIGNS = re.compile(r"\([^()]*\)")  # 집행액(B), 집행률(B/A, %)
Names = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table on some sheet: its header row, its columns by what they mean, its rows.

    Of one that lies ``across``, its header is a column, and what are its rows are columns.
    """

    sheet: str
    header: int
    columns: Mapping[Names, int]
    rows: tuple[int, ...]
    across: bool = False

    def place(self, row: int, names: Names) -> Place:
        """The cell of a row in a column."""
        return self.cell(row, self.columns[names])

    def cell(self, row: int, column: int) -> Place:
        """The cell of a row in the column of a number."""
        return (self.sheet, column, row) if self.across else (self.sheet, row, column)

    def row_of(self, place: Place) -> int:
        """In which of its rows, or of those above and below, a cell of its sheet stands."""
        return place[2] if self.across else place[1]


@dataclass(frozen=True)
class Workbook:
    """A workbook with its formulas, pivot tables and validations, and the values it has now."""

    path: Path
    book: Any
    now: Values

    @cached_property
    def formulas(self) -> dict[Place, str]:
        """Every formula by its place."""
        return {
            (sheet.title, cell.row, cell.column): str(cell.value)
            for sheet in self.book.worksheets
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }

    @cached_property
    def sheets(self) -> frozenset[str]:
        """The names of the sheets that have cells; chart sheets have none."""
        return frozenset(sheet.title for sheet in self.book.worksheets)

    def shown(self, place: Place) -> Any:
        """What a cell shows: as it was typed, dates as dates, or as its formula is calculated."""
        sheet, row, column = place
        cell = self.book[sheet].cell(row, column)
        return self.now.at(place) if cell.data_type == "f" else cell.value

    def changed(self, changes: Mapping[Place, Any]) -> Values:
        """The values after a change."""
        return recalculated(self.path, changes)

    def is_seen(self, place: Place) -> bool:
        """Whether a reader sees a cell: not on a hidden sheet, row or column, nor in white."""
        name, row, column = place
        sheet = self.book[name]
        return not (
            sheet.sheet_state != "visible"
            or sheet.row_dimensions[row].hidden
            or column in _hidden_columns(sheet)
            or is_unseen_cell(sheet.cell(row, column))
        )

    def tables(self, *columns: Names, without: Names = ()) -> list[Table]:
        """The tables that have all of these columns, and none that bears a name of ``without``."""
        return [
            table
            for sheet in self.book.worksheets
            for across in (False, True)
            for table in self._tables_of(sheet, columns, across)
            if not self.column(table, without)
        ]

    def column(self, table: Table, names: Names) -> int | None:
        """The column (from 1) of a table that bears one of these names."""
        sheet = self.book[table.sheet]
        last = sheet.max_row if table.across else sheet.max_column
        places = ((number, table.cell(table.header, number)) for number in range(1, last + 1))
        return next((number for number, place in places if self._means(place, names)), None)

    def _tables_of(self, sheet: Any, columns: Sequence[Names], across: bool) -> Iterator[Table]:
        for header in range(1, (sheet.max_column if across else sheet.max_row) + 1):
            bare = Table(sheet.title, header, {}, (), across)
            found = {names: self.column(bare, names) for names in columns}
            if all(found.values()):
                known = {names: column for names, column in found.items() if column}
                rows = self._rows(bare, known[columns[0]])
                yield replace(bare, columns=known, rows=rows)

    def _means(self, place: Place, names: Names) -> bool:
        value = self.now.at(place)
        if not isinstance(value, str):
            return False
        bare = _SIGNS.sub("", without_unit(value))
        said = {letters_only(bare), letters_only(bare.rpartition(":")[2])}
        return not said.isdisjoint(map(letters_only, names))

    def _rows(self, table: Table, key: int) -> tuple[int, ...]:
        """The rows below a header until the column of the key is empty."""
        sheet = self.book[table.sheet]
        last = sheet.max_column if table.across else sheet.max_row
        below = range(table.header + 1, last + 1)
        filled = (as_text(self.now.at(table.cell(row, key))) is not None for row in below)
        return tuple(
            row for row, _ in takewhile(lambda pair: pair[1], zip(below, filled, strict=True))
        )


def _hidden_columns(sheet: Any) -> set[int]:
    dimensions = [one for one in sheet.column_dimensions.values() if one.hidden]
    return {number for one in dimensions for number in range(one.min or 0, (one.max or 0) + 1)}


def read_workbook(path: Path) -> Workbook:
    """Read an xlsx workbook and calculate it. Raises `Problem` for what cannot be read."""
    with measured_workbook(path) as (safe, _):
        book = openpyxl.load_workbook(safe)
        cells = sum(sheet.max_row * sheet.max_column for sheet in book.worksheets)
        if cells > _MOST_CELLS:
            raise problem("{file:은} 여기서 다시 계산하기에는 너무 큽니다.", file=path.name)
        return Workbook(path, book, recalculated(safe))


def alarms(before: Values, after: Values, among: set[Place]) -> set[Place]:
    """The cells of ``among`` that speak up: another text, FALSE for TRUE, no longer 0."""
    return {
        place
        for place in among
        if before.at(place) != after.at(place)
        and (
            isinstance(before.at(place), (str, bool))
            or isinstance(after.at(place), str)
            or before.at(place) in (0, None)
        )
    }


def is_close(value: Any, right: float, most_off: float = 0.005) -> bool:
    """Whether a cell holds this number."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and abs(value - right) <= most_off
