"""Rows written into the table of a form, each cell looking as its column does."""

from collections.abc import Collection

import polars as pl

from data_analysis.forms.block import Block
from data_analysis.messages import say
from data_analysis.places import Area, moved
from data_analysis.workbook_xml.grid import Grid
from groundwork.headings import key
from groundwork.messages import Message

_RUNNING_NUMBER = ("연번", "순번", "번호", "일련번호", "no", "no.")


def write_rows(grid: Grid, block: Block, data: pl.DataFrame, start: int) -> list[Message]:
    """Write the rows of ``data`` from row ``start`` on; what stood there before is taken out.

    Columns with formulas keep them, and new rows get them too; running numbers (연번) go on.
    Returns what was done, and what could not be placed.
    """
    pattern = max(min(block.last, start - 1), block.first)
    targets = {name: block.column(name) for name in data.columns}
    written = {name: n for name, n in targets.items() if n and n not in block.computed}
    numbered = _numbered(grid, block, without=written.values())
    last = start + len(data) - 1
    for row in range(start, last + 1):
        _look_like(grid, block, row, pattern)
    _clear(grid, block, start, last, numbered)
    for row, values in enumerate(data.select(list(written)).iter_rows(), start=start):
        for column, value in zip(written.values(), values, strict=True):
            grid.put((row, column), value)
        for column in numbered:
            grid.put((row, column), row - block.first + 1)
    return _told(block, start, last, targets, set(written.values()) | set(numbered))


def _look_like(grid: Grid, block: Block, row: int, pattern: int) -> None:
    """Give a row what the pattern has and it has not: height, style, merged cells, formulas."""
    if not grid.has_row(row):
        grid.look_like(row, pattern)
        for area in grid.merged:
            if area.top == area.bottom == pattern and block.left <= area.left <= block.right:
                grid.merge(Area(row, row, area.left, area.right))
    for column in range(block.left, block.right + 1):
        place, above = (row, column), (pattern, column)
        if not grid.style(place):
            grid.put_style(place, grid.style(above))
        formula = grid.formula(above)
        if column in block.computed and formula and not grid.formula(place):
            grid.put_formula(place, moved(formula, above, place))


def _clear(grid: Grid, block: Block, start: int, last: int, numbered: list[int]) -> None:
    """Take out the values of the old rows from ``start`` on; new formulas, and rows after ``last``
    that the form has prepared for later, keep theirs.
    """
    for column in range(block.left, block.right + 1):
        below = (block.last + 1, column)
        prepared = column in block.computed and grid.formula(below) is not None
        prepared |= column in numbered and grid.value(below) == below[0] - block.first + 1
        for row in range(start, block.last + 1):
            if not (prepared or (row <= last and column in block.computed)):
                grid.put((row, column), None)


def _numbered(grid: Grid, block: Block, without: Collection[int]) -> list[int]:
    """The columns that are called a running number and count the rows: 1, 2, 3 …"""
    rows = range(block.first, max(block.last, block.first) + 1)
    count = [row - block.first + 1 for row in rows]
    return [
        column
        for name, column in block.columns.items()
        if column not in without
        and key(name) in _RUNNING_NUMBER
        and [grid.value((row, column)) for row in rows] == count
    ]


def _told(
    block: Block, start: int, last: int, targets: dict[str, int | None], filled: set[int]
) -> list[Message]:
    done = [
        say(
            "‘{sheet}’ 시트 {start}~{last}행에 {count:,}행을 적었습니다.",
            sheet=block.sheet,
            start=start,
            last=last,
            count=last - start + 1,
        )
    ]
    homeless = [name for name, column in targets.items() if column is None]
    kept = [name for name, column in targets.items() if column in block.computed]
    blank = [n for n, c in block.columns.items() if c not in filled | block.computed]
    if homeless:
        done.append(say("서식에 없어 적지 않은 열: {names}", names=", ".join(homeless)))
    if kept:
        done.append(say("수식이 있어 그대로 둔 열: {names}", names=", ".join(kept)))
    if blank:
        done.append(say("자료에 없어 비워 둔 열: {names}", names=", ".join(blank)))
    return done
