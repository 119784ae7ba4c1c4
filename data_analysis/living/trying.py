"""Trying a workbook out: change one cell, recalculate, and see what moved."""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from data_analysis import wording
from data_analysis.html import escaped, table_html
from data_analysis.messages import problem, say
from data_analysis.reading.guard import Kind, guarded, no_sheet
from data_analysis.recalculation import recalculated
from groundwork.problem import Problem


@dataclass(frozen=True)
class Moved:
    """The cells that another value in one cell moved: their place, before and after."""

    changed: str
    cells: pl.DataFrame

    def _repr_html_(self) -> str:
        if not len(self.cells):
            still = say("{cell:을} 바꾸어도 달라진 셀이 없습니다.", cell=self.changed)
            return f"<p><b>{escaped(still)}</b></p>"
        moved = say(
            "{cell:을} 바꾸니 셀 {count:,}개가 따라 바뀌었습니다.",
            cell=self.changed,
            count=len(self.cells),
        )
        return table_html(self.cells, moved)


def try_change(
    path: str | PathLike[str] | Problem, cell: str, value: Any, sheet: str | None = None
) -> Moved | Problem:
    """Put another value into a cell ("F5") of a copy, and list the cells that moved.

    The cell stands on the sheet with the most rows, unless ``sheet`` names another. The file stays
    as it is. A workbook that was not saved (`LivingBook.save`) gives back why; so does a name that
    is still empty. Raises `Problem` for a file, sheet or cell that is not there.
    """
    if isinstance(path, Problem):
        return path
    if not str(path).strip() or not cell.strip():
        return Problem(wording.NOTHING_YET)
    with guarded(path) as source:
        if source.kind is not Kind.XLSX:
            raise problem("{file:은} xlsx 통합 문서가 아닙니다.", file=source.name)
        sheet = _sheet(source.path, sheet)
        place = (sheet, *_place(cell))
        before = recalculated(source.path)
        after = recalculated(source.path, {place: value})
    filled = before.cells.keys() | after.cells.keys()
    moved = sorted(one for one in filled - {place} if before.at(one) != after.at(one))
    lines = [
        (name, f"{get_column_letter(column)}{row}", _shown(before.at(one)), _shown(after.at(one)))
        for one in moved
        for name, row, column in [one]
    ]
    head = [say("시트"), say("셀"), say("바꾸기 전"), say("바꾼 뒤")]
    return Moved(
        f"{sheet}!{cell}", pl.DataFrame(lines, schema=[str(n) for n in head], orient="row")
    )


def _sheet(path: Path, asked: str | None) -> str:
    heights = {sheet.title: sheet.max_row for sheet in openpyxl.load_workbook(path).worksheets}
    if asked is None:
        return max(heights, key=lambda name: heights[name])
    if asked not in heights:
        raise no_sheet(asked, heights)
    return asked


def _place(cell: str) -> tuple[int, int]:
    try:
        row, column = coordinate_to_tuple(cell.strip().upper().replace("$", ""))
    except ValueError as error:
        raise problem(
            "{cell:은} 셀 이름이 아닙니다. F5처럼 적어 주세요.", cell=f"‘{cell}’"
        ) from error
    return row, column


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
