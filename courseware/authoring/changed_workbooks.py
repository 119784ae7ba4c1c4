"""Changing submitted workbooks, for the variants of labs: what a person might do in Excel."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl


@contextmanager
def edited(path: Path) -> Iterator[Any]:
    """Open a workbook with openpyxl, and save it when the block ends."""
    book = openpyxl.load_workbook(path)
    yield book
    book.save(path)


def column(sheet: Any, name: str) -> int:
    """The column whose header, in the first row, begins with a name; counted from 1."""
    return next(c.column for c in sheet[1] if str(c.value).startswith(name))


def change(sheet: Any, name: str, by: Callable[[Any], Any], every: int = 1) -> None:
    """Change the filled cells of a column, or each so many of them."""
    number = column(sheet, name)
    cells = [row[0] for row in sheet.iter_rows(2, min_col=number, max_col=number)]
    for cell in [cell for cell in cells if cell.value is not None][::every]:
        cell.value = by(cell.value)


def fill_blanks(sheet: Any, name: str, value: Any) -> None:
    """Fill the empty cells of a column."""
    number = column(sheet, name)
    for (cell,) in sheet.iter_rows(2, min_col=number, max_col=number):
        if cell.value is None:
            cell.value = value


def delete_rows(sheet: Any, unwanted: Callable[[tuple[Any, ...]], bool]) -> None:
    """Delete the rows under the header that are unwanted."""
    rows = list(sheet.iter_rows(2, values_only=True))
    sheet.delete_rows(2, len(rows))
    for row in rows:
        if not unwanted(row):
            sheet.append(row)


def about_something_else(path: Path) -> None:
    """Put a workbook without any table of the course in the place of one."""
    book = openpyxl.Workbook()
    book.active.append(["회의 일정", "장소"])
    book.save(path)
