"""Small workbooks made in a test, as offices lay them out."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[str | float | None]]


def book(path: Path, merged: Iterable[str] = (), **sheets: Rows) -> Path:
    """A workbook with these sheets; cells of the first one are merged."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for area in merged:
        workbook.worksheets[0].merge_cells(area)
    workbook.save(path)
    return path
