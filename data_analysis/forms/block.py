"""Where a table stands on the sheet of a form: its header, its rows, the room below them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from data_analysis.heading import Heading, find_heading, without_unit
from data_analysis.messages import problem
from data_analysis.places import Area
from data_analysis.reading.extent import MAX_ROWS
from data_analysis.total_rows import TOTAL
from data_analysis.workbook_xml.book import Book
from data_analysis.workbook_xml.grid import Grid
from groundwork.headings import key

_LOOKED_AT = 40
_TOTAL = re.compile(TOTAL)


@dataclass(frozen=True)
class Block:
    """A table of a form.

    ``columns`` are the numbers of its columns by their names without units, ``units`` the money
    units written in them, ``unit`` the one written above the table. Data begins in row ``first``
    and ends in ``last``, the row before it where there is none yet; ``end`` is the last row that
    may be written. ``computed`` are the columns that hold formulas.
    """

    sheet: str
    columns: Mapping[str, int]
    units: Mapping[str, str]
    unit: str | None
    left: int
    right: int
    first: int
    last: int
    end: int
    computed: frozenset[int]

    def column(self, name: str) -> int | None:
        """The column that bears a name, blanks and units aside."""
        return next((n for own, n in self.columns.items() if _same(own, name)), None)


def find_block(book: Book, names: list[str], sheet: str | None) -> Block:
    """Find the table whose header has the most of the names; ``sheet`` says where to look.

    Raises `Problem` where no sheet has such a header, or two have it alike.
    """
    found = [
        (bears, name, heading)
        for name in ([sheet] if sheet else book.names)
        for bears, heading in [_best_heading(book.grid(name), names)]
        if bears
    ]
    most = max((bears for bears, _, _ in found), default=0)
    best = [(name, heading) for bears, name, heading in found if bears == most]
    if most < min(2, len(names)):
        raise problem(
            "{file}에서 머리글이 맞는 표를 찾지 못했습니다. 적으려는 자료의 열: {columns}",
            file=book.package.name,
            columns=", ".join(names),
        )
    if len(best) > 1:
        raise problem(
            "머리글이 같은 표가 여러 시트에 있습니다: {sheets}. 시트 이름을 함께 적어 주세요.",
            sheets=", ".join(name for name, _ in best),
        )
    return _block(book, *best[0], names)


def _best_heading(grid: Grid, names: list[str]) -> tuple[int, Heading]:
    """The heading among the first rows that bears the most of the names, and how many."""
    cells = _top(grid)
    headings = [find_heading(cells, at) for at in range(1, len(cells) + 1)]
    bears = [sum(any(_same(own, n) for own in h.names) for n in names) for h in headings]
    most = max(bears, default=0)
    return most, headings[bears.index(most)] if most else Heading(0, 0, ())


def _top(grid: Grid) -> pl.DataFrame:
    """The first rows as texts, as far to the right as they hold anything."""
    values = {p: grid.value(p) for p in grid.places() if p[0] <= _LOOKED_AT}
    texts = {place: str(value) for place, value in values.items() if value is not None}
    rows = range(1, max((row for row, _ in texts), default=0) + 1)
    columns = range(1, max((column for _, column in texts), default=0) + 1)
    return pl.DataFrame(
        {f"c{column}": [texts.get((row, column)) for row in rows] for column in columns},
        schema={f"c{column}": pl.String for column in columns},
    )


def _block(book: Book, sheet: str, heading: Heading, names: list[str]) -> Block:
    grid = book.grid(sheet)
    labels = _labels(grid, heading)
    borne = [n for n, own in labels.items() if any(_same(own, name) for name in names)]
    left, right = _reach(grid, heading.rows, labels, borne)
    first = heading.rows + 1
    columns = {name: n for n, name in labels.items() if left <= n <= right}
    computed = frozenset(n for n in columns.values() if grid.formula((first, n)))
    written = [n for n in borne if n not in computed]
    stop = _end_of_list(book, grid, first)
    last = _last_filled(grid, first, stop, columns.values(), written)
    return Block(
        sheet=sheet,
        columns=columns,
        units={labels[n]: u for n, u in enumerate(heading.units, start=1) if u and n in labels},
        unit=heading.unit,
        left=left,
        right=right,
        first=first,
        last=last,
        end=_end_of_room(grid, Area(last + 1, stop, left, right), written),
        computed=computed,
    )


def _labels(grid: Grid, heading: Heading) -> dict[int, str]:
    """The names of the columns that bear one in the sheet."""
    rows = range(heading.first + 1, heading.rows + 1)
    return {
        number: name
        for number, name in enumerate(heading.names, start=1)
        if any(grid.value((row, number)) is not None for row in rows)
    }


def _reach(grid: Grid, row: int, labels: Iterable[int], borne: list[int]) -> tuple[int, int]:
    """The first and last column of the table: as far as header cells stand side by side."""
    header = set(labels)
    for area in grid.merged:
        if area.top <= row <= area.bottom:
            header.update(range(area.left, area.right + 1))
    left, right = min(borne), max(borne)
    while left - 1 in header:
        left -= 1
    while right + 1 in header:
        right += 1
    return left, right


def _end_of_list(book: Book, grid: Grid, first: int) -> int:
    """The last row for data: where the table is one of Excel's (Ctrl+T), above its totals."""
    for _, part in book.package.related(grid.part, "table"):
        table = book.package.xml(part)
        area, totals = Area.of(table.get("ref")), int(table.get("totalsRowCount", "0"))
        if area.top == first - 1 and totals:
            return area.bottom - totals
    return MAX_ROWS


def _last_filled(
    grid: Grid, first: int, stop: int, columns: Iterable[int], written: list[int]
) -> int:
    row = first
    while row <= min(stop, grid.last_row):
        values = [grid.value((row, n)) for n in written if not grid.formula((row, n))]
        total = any(_is_total(grid.value((row, n))) for n in columns)
        if total or len(values) < len(written) or all(value is None for value in values):
            break
        row += 1
    return row - 1


def _end_of_room(grid: Grid, below: Area, written: list[int]) -> int:
    """The last row before something else stands: a total, a note, another table."""
    for row in range(below.top, min(below.bottom, grid.last_row) + 1):
        for column in range(below.left, below.right + 1):
            value = grid.value((row, column))
            mine = column in written and (value is not None or grid.formula((row, column)))
            if mine or (isinstance(value, str) and not grid.formula((row, column))):
                return row - 1
    return below.bottom


def _is_total(value: object) -> bool:
    return isinstance(value, str) and _TOTAL.search(value) is not None


def _same(one: str, other: str) -> bool:
    return key(without_unit(one)) == key(without_unit(other))
