"""A submitted workbook with its formulas calculated, and calculated anew after a change.

A change is made to a copy in memory; what moved, and by how much, tells a living workbook from one
with pasted numbers: ``workbook.changed({("자료", 5, 6): 1000}).at(("요약", 3, 2))``. Tables are
found by the names of their columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

from data_analysis.heading import without_unit
from data_analysis.recalculation import Place, Values, recalculated
from graders.messages import problem
from graders.tables.plain_cells import as_text
from graders.tables.workbooks import measured_workbook
from groundwork.comparing_text import letters_only

_MOST_CELLS = 200_000
Names = tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table on some sheet: its header row, its columns by what they mean, its rows."""

    sheet: str
    header: int
    columns: Mapping[Names, int]
    rows: tuple[int, ...]

    def place(self, row: int, names: Names) -> Place:
        """The cell of a row in a column."""
        return self.sheet, row, self.columns[names]


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

    def tables(self, *columns: Names, without: Names = ()) -> list[Table]:
        """The tables that have all of these columns, and none that bears a name of ``without``."""
        return [
            table
            for sheet in self.book.worksheets
            for table in self._tables_of(sheet, columns)
            if not any(self._means(table.sheet, table.header, c, without) for c in range(1, 60))
        ]

    def column(self, table: Table, names: Names) -> int | None:
        """The column (from 1) of a table that bears one of these names."""
        return self._column(table.sheet, table.header, names)

    def _tables_of(self, sheet: Any, columns: Sequence[Names]) -> Iterator[Table]:
        for row in range(1, sheet.max_row + 1):
            found = {names: self._column(sheet.title, row, names) for names in columns}
            if all(found.values()):
                known = {names: column for names, column in found.items() if column}
                yield Table(sheet.title, row, known, self._rows(sheet, row, known[columns[0]]))

    def _column(self, sheet: str, row: int, names: Names) -> int | None:
        columns = range(1, self.book[sheet].max_column + 1)
        return next((c for c in columns if self._means(sheet, row, c, names)), None)

    def _means(self, sheet: str, row: int, column: int, names: Names) -> bool:
        value = self.now.at((sheet, row, column))
        if not isinstance(value, str):
            return False
        bare = without_unit(value)
        said = {letters_only(bare), letters_only(bare.rpartition(":")[2])}
        return not said.isdisjoint(map(letters_only, names))

    def _rows(self, sheet: Any, header: int, key: int) -> tuple[int, ...]:
        """The rows below a header until the column of the key is empty."""
        rows = []
        for row in range(header + 1, sheet.max_row + 1):
            if as_text(self.now.at((sheet.title, row, key))) is None:
                break
            rows.append(row)
        return tuple(rows)


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
