"""How the sheets of a living workbook look: an office's table, ready to be printed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from openpyxl.cell import Cell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_analysis.workbook import paper
from groundwork.letters import writable

_LINE = Side(style="thin", color="8EA3BC")
_HEAD = PatternFill("solid", fgColor="DDE6F0")
_INPUT = PatternFill("solid", fgColor="FFF6D6")
_ALARM = PatternFill("solid", bgColor="F8D7DA")
_NARROWEST, _WIDEST = 9, 42
WHOLE, SHARE = "#,##0;-#,##0;0", "0.0%"


def title(sheet: Worksheet, text: str) -> None:
    """A title in the first row."""
    sheet["A1"] = text
    sheet["A1"].font = Font(bold=True, size=14)


def put(cell: Cell, value: Any, number_format: str = "") -> None:
    """Write data: a text that begins like a formula stays a text."""
    cell.value = writable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(indent=1)
    elif isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, (int, float)):
        cell.number_format = WHOLE
    if number_format:
        cell.number_format = number_format


def formula(cell: Cell, text: str, number_format: str = "") -> None:
    """Write a formula."""
    cell.value = text
    cell.alignment = Alignment(indent=1)
    if number_format:
        cell.number_format = number_format


def head(sheet: Worksheet, row: int, names: Iterable[str]) -> None:
    """A header row, which stays in sight and stands on every printed page."""
    for column, name in enumerate(names, start=1):
        cell = sheet.cell(row, column)
        put(cell, name)
        cell.font = Font(bold=True)
        cell.fill = _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(bottom=_LINE)
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"


def total(sheet: Worksheet, row: int) -> None:
    """Set a row off as the one of totals."""
    for cell in sheet[row]:
        cell.font = Font(bold=True)
        cell.border = Border(top=_LINE)


def input_cell(cell: Cell) -> None:
    """Show a cell as one that is meant to be changed."""
    cell.fill = _INPUT
    cell.border = Border(top=_LINE, bottom=_LINE, left=_LINE, right=_LINE)


def alarm(sheet: Worksheet, area: str, text: str) -> None:
    """Colour the cells of an area that say a text."""
    rule = CellIsRule(operator="equal", formula=[f'"{text}"'], fill=_ALARM)
    sheet.conditional_formatting.add(area, rule)


def fit(sheet: Worksheet) -> None:
    """Widths by what stands in and under the header, A4, readable when printed, page numbers."""
    total = 0.0
    for number in range(1, sheet.max_column + 1):
        rows = range(int(sheet.freeze_panes[1:]) - 1, sheet.max_row + 1)
        texts = [str(sheet.cell(row, number).value or "") for row in rows]
        shown = [text for text in texts if not text.startswith("=")]
        widest = max((sum(2 if ord(c) > 0x1100 else 1 for c in t) for t in shown), default=0)
        width = min(max(widest + 3, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width
        total += width
    landscape, pages = paper(total)
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"
