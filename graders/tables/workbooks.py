"""A submitted workbook as a check sees it: tables found by what their columns mean, cells typed.

``[g for g in tables_of(read_grids(path)) if g.has(("부서",), ("집행률",))]`` are the tables
with both columns; ``grid.values(grid.column("부서"))`` are the departments of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeVar

import openpyxl
import polars as pl

from data_analysis.heading import Heading, find_heading
from data_analysis.reading.extent import Extent
from data_analysis.reading.guard import Kind, guarded
from data_analysis.reading.measure import measure_sheets
from graders.messages import problem, say
from graders.submission import NotSubmitted, Submission
from graders.tables.plain_cells import as_text, is_total
from graders.tables.shown_cells import ShownSheet, shown_sheets
from groundwork.comparing_text import letters_only

T = TypeVar("T")

# More than any submission of a lab: reading a sheet cell by cell takes a minute for a million rows.
MOST_ROWS = 60_000
_LOOKED_AT = 40
_WIDE = 4  # columns of a table below which a text alone is a note
_TITLES = 4  # rows in which a table below another begins


@dataclass(frozen=True)
class Grid:
    """One sheet: ``rows`` are the typed cells under the header, blank rows left out.

    ``cells`` are all filled rows of the sheet, the header and what stands above it too; ``breaks``
    are the indices of those that stand below a blank row.
    """

    sheet: str
    heading: Heading
    rows: tuple[tuple[Any, ...], ...]
    cells: tuple[tuple[Any, ...], ...]
    breaks: tuple[int, ...] = ()

    @cached_property
    def tables(self) -> tuple[Grid, ...]:
        """The tables that stand one below another or side by side, each under its own header.

        Those side by side come first and then the whole: a blank column may be within a table.
        """
        starts = [start for start in self.breaks if _begins_with_header(self.cells[start:])]
        edges = [0, *starts, len(self.cells)]
        below = [self.cells[a:b] for a, b in pairwise(edges) if a < b]
        grids = [_grid(self.sheet, cells) for block in below for cells in _beside(block)]
        tables = [_with_unit(grid, self.heading.unit) for grid in grids if grid.rows]
        if len(grids) > len(below):
            return (*tables, self)
        return tuple(tables) if len(tables) > 1 else (self,)

    def column(self, *meanings: str) -> int | None:
        """The index of the column that bears one of these names, or one that contains it."""
        bare = [letters_only(name) for name in self.heading.names]
        for meaning in meanings:
            if letters_only(meaning) in bare:
                return bare.index(letters_only(meaning))
        for meaning in meanings:
            wanted = letters_only(meaning)
            found = [i for i, name in enumerate(bare) if len(wanted) > 1 and wanted in name]
            if found:
                return found[0]
        return None

    def require(self, *meanings: str) -> int:
        """The index of the column that bears one of these names, as `column` finds it.

        Raises `Problem` with the columns there are where none does: the first column is no answer.
        """
        found = self.column(*meanings)
        if found is None:
            raise problem(
                "{sheet} 시트에 {name} 열이 없습니다. 이 표의 열: {columns}",
                sheet=f"‘{self.sheet}’",
                name=f"‘{meanings[0]}’",
                columns=", ".join(self.heading.names),
            )
        return found

    def has(self, *columns: tuple[str, ...]) -> bool:
        """Whether each of these columns is there, every one given by the names it may bear.

        A sentence that names them all is one cell, and not so many columns.
        """
        found = [self.column(*meanings) for meanings in columns]
        return None not in found and len({*found}) == len(found)

    def values(self, index: int) -> list[Any]:
        """The cells of a column."""
        return [row[index] for row in self.rows]

    def unit(self, index: int) -> str | None:
        """The money unit of a column, of its own or of the note above the table."""
        units = self.heading.units
        return (units[index] if index < len(units) else None) or self.heading.unit


def read_grids(path: Path) -> tuple[Grid, ...]:
    """The sheets of an xlsx workbook that hold something a reader sees.

    Raises `Problem` for what cannot be read, with one sentence.
    """
    sheets = read_sheets(path, lambda sheet: tuple(_rows(sheet)))
    return tuple(_grid(name, rows) for name, rows in sheets if any(rows))


def read_sheets(path: Path, read: Callable[[ShownSheet], T]) -> list[tuple[str, T]]:
    """The name of each sheet of an xlsx workbook that is shown, with what ``read`` makes of it.

    Raises `Problem` for what cannot be read, with one sentence.
    """
    with measured_workbook(path) as (safe, extents):
        book = openpyxl.load_workbook(safe, read_only=True, data_only=True)
        try:
            hidden = {name: extent.hidden_rows for name, extent in extents.items()}
            return [(sheet.title, read(sheet)) for sheet in shown_sheets(book, safe, hidden)]
        finally:
            book.close()


@contextmanager
def measured_workbook(path: Path) -> Iterator[tuple[Path, dict[str, Extent]]]:
    """Where an xlsx workbook lies that a parser may open: it is no bomb and has no giant sheet.

    Beside it the extent of each sheet by name. Raises `Problem` for any other file, with one
    sentence.
    """
    with guarded(path) as source:
        if source.kind is not Kind.XLSX:
            raise problem(
                "{file:은} 엑셀 통합 문서(xlsx)가 아닙니다. 엑셀에서 xlsx로 저장해 다시 "
                "제출해 주세요.",
                file=source.name,
            )
        extents = measure_sheets(source)
        yield source.path, extents


def tables_of(grids: Sequence[Grid]) -> list[Grid]:
    """All tables of a workbook: those that share a sheet one by one, each sheet else as it is."""
    return [table for grid in grids for table in grid.tables]


def grids_of(
    submission: Submission, artefact: str, is_it: Callable[[Sequence[Grid]], bool]
) -> tuple[Grid, ...]:
    """The sheets of an artefact's workbook: of its usual name, else by what stands in it."""
    return submission.once(read_grids, _workbook_of(submission, artefact, is_it))


def _workbook_of(
    submission: Submission, artefact: str, is_it: Callable[[Sequence[Grid]], bool]
) -> Path:
    entry = submission.lab.artefact(artefact)
    if submission.files or (submission.folder / entry.files[0]).is_file():
        return submission.find(artefact)
    taken = {submission.folder / name for other in submission.lab.artefacts for name in other.files}
    free = [path for path in submission.candidates(artefact) if path not in taken]
    fitting = [path for path in free if is_it(submission.once(read_grids, path))]
    if len(fitting) == 1:
        return fitting[0]
    if submission.candidates(artefact) and not fitting:
        raise NotSubmitted(
            say("{title} 파일이 아직 없습니다.", title=entry.title),
            say("위에 있는 버튼을 눌러 {usual:을} 먼저 만들어 주세요.", usual=entry.files[0]),
        )
    return submission.find(artefact)


def _rows(sheet: ShownSheet) -> Iterator[tuple[Any, ...]]:
    """The cells of each row; none of a row that is blank."""
    for row in islice(sheet.values(), MOST_ROWS):
        cells = tuple(None if cell == "" else cell for cell in row)
        yield cells if any(cell is not None for cell in cells) else ()


def _grid(name: str, rows: tuple[tuple[Any, ...], ...]) -> Grid:
    ragged = tuple(row for row in rows if row)
    above = [False, *(not row for row in rows)]
    breaks = [below for row, below in zip(rows, above, strict=False) if row]
    width = max(map(len, ragged))
    cells = tuple(row + (None,) * (width - len(row)) for row in ragged)
    top = pl.DataFrame(
        [[as_text(cell) for cell in row] for row in cells[:_LOOKED_AT]],
        schema={f"c{number}": pl.String for number in range(width)},
        orient="row",
    )
    heading = find_heading(top)
    breaks_at = tuple(index for index, below in enumerate(breaks) if below and index)
    return Grid(name, heading, _without_notes(cells[heading.rows :]), cells, breaks_at)


def _without_notes(rows: tuple[tuple[Any, ...], ...]) -> tuple[tuple[Any, ...], ...]:
    """Rows without those at their end that hold one text in a wide table: notes below it."""
    end = len(rows)
    while end and _is_note(rows[end - 1]):
        end -= 1
    return rows[:end]


def _is_note(row: tuple[Any, ...]) -> bool:
    filled = [cell for cell in row if cell is not None]
    return (
        len(row) >= _WIDE
        and len(filled) == 1
        and isinstance(filled[0], str)
        and not is_total(filled[0])
    )


def _beside(cells: tuple[tuple[Any, ...], ...]) -> list[tuple[tuple[Any, ...], ...]]:
    """Cells taken apart at their blank columns, if what stands there has a header everywhere."""
    filled = [any(cell is not None for cell in column) for column in zip(*cells, strict=True)]
    edges = [n for n, (a, b) in enumerate(pairwise([False, *filled, False])) if a != b]
    bands = [tuple(row[a:b] for row in cells) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return bands if len(bands) > 1 and all(map(_begins_with_header, bands)) else [cells]


def _begins_with_header(cells: Sequence[tuple[Any, ...]]) -> bool:
    """Whether the first row of several cells, below titles of one, holds texts only."""
    filled = ([cell for cell in row if cell is not None] for row in cells[:_TITLES])
    first = next((row for row in filled if len(row) > 1), [])
    return bool(first) and all(isinstance(cell, str) for cell in first)


def _with_unit(grid: Grid, unit: str | None) -> Grid:
    """The table with the unit noted above the first one, where it has none of its own."""
    return replace(grid, heading=replace(grid.heading, unit=grid.heading.unit or unit))
