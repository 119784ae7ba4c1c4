"""A document that somebody wrote in Excel: sheets are its headings, filled rows its tables.

A row with one filled cell is a line, rows with more of them in sequence are a table, numbers and
days stand as the sheet shows them.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from automation import documents
from automation.document_model.content import Block, Content, Paragraph, Table
from automation.documents import Document
from automation.documents.structure import understand
from graders.tables.shown_cells import ShownSheet
from graders.tables.workbooks import read_sheets

_MOST_ROWS, _MOST_COLUMNS = 500, 40
_DECIMALS = re.compile(r"\.(0+)")
_UNIT = re.compile(r'"([^"]+)"|\\(\w)')


def read_any(path: Path) -> Document:
    """The document in an HWPX, Word or Excel file. Raises `Problem`."""
    return _workbook(path) if is_workbook(path) else documents.read(path)


def is_workbook(path: Path) -> bool:
    """Whether a file is an Excel workbook, by its name."""
    return path.suffix.lower() == ".xlsx"


def _workbook(path: Path) -> Document:
    sheets = read_sheets(path, _rows)
    # Without a title of its own the first sheet's name would be taken for it.
    blocks: list[Block] = [Paragraph(path.stem)]
    for name, rows in sheets:
        blocks += [Paragraph(name), *_blocks(rows)]
    return understand(Content(tuple(blocks)))


def _rows(sheet: ShownSheet) -> list[tuple[str, ...]]:
    """The cells as texts; an empty row parts two tables."""
    rows = sheet.cells(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
    return [tuple(_shown(cell) if cell else "" for cell in row) for row in rows]


def _blocks(rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    table: list[tuple[str, ...]] = []
    for row in (*rows, ()):
        filled = [text for text in row if text]
        if len(filled) > 1 or (table and filled and not row[0]):
            table.append(row)
            continue
        if table:
            yield Table(_trimmed(table))
            table = []
        if filled:
            yield from (Paragraph(line) for line in filled[0].splitlines() if line.strip())


def _trimmed(table: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Without the columns that are empty in every row."""
    used = [n for n in range(max(map(len, table))) if any(row[n : n + 1] > ("",) for row in table)]
    return tuple(tuple(row[n] if n < len(row) else "" for n in used) for row in table)


def _shown(cell: Any) -> str:
    """A cell as the sheet shows it: 58.3% for 0.583, 3,680명 for 3680 with that format."""
    value, style = cell.value, str(getattr(cell, "number_format", "") or "")
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.year}. {value.month}. {value.day}."
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).strip()
    decimals = _DECIMALS.search(style)
    places = len(decimals[1]) if decimals else 0
    if "%" in style:
        return f"{100 * value:.{places}f}%"
    unit = "".join(quoted or escaped for quoted, escaped in _UNIT.findall(style)).strip()
    return f"{value:,.{places}f}{unit}" if "0" in style else f"{value:,.10g}"
