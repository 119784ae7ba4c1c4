"""A made-up 세출 집행현황 (가상) as a workbook: a sheet an account, each in its own money unit.

It has a merged title, the unit above the header, 소계 and 합계 rows among the lines, and amounts as
offices write them: 1,234 as text, - for nothing, △ for minus.
"""

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from data_analysis.synthetic.expenditures import GENERAL, SPECIAL, Line, status
from groundwork.files import writing

COLUMNS = (
    *("부서", "정책사업", "단위사업", "세부사업", "통계목"),
    *("예산액", "전년도이월액", "전용증감액", "예산현액", "지출액", "이월예정액"),
)
UNITS = {GENERAL: ("천원", 1000), SPECIAL: ("원", 1)}

_LAST_DAY = (9, 30)
_WIDTHS = (12, 22, 12, 24, 16, *[15] * 6)


def write_status(path: str | PathLike[str], rows: int, year: int, seed: int = 1) -> None:
    """Write the status: a sheet in 천원 and one in won, with subtotals between the lines."""
    made = status(rows, seed)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for account, (unit, won) in UNITS.items():
        sheet = book.create_sheet(account)
        lines = [line for line in made.lines if line.unit.account == account]
        _head(sheet, f"{year}년도 {account} 세출예산 집행현황 (3분기, 가상 자료)", year, unit)
        for row in _rows(lines, made.missed):
            sheet.append([*row[:5], *(_cell(n, amount, won) for n, amount in enumerate(row[5:]))])
        _format(sheet)
    with writing(path) as temporary:
        book.save(temporary)


def _rows(
    lines: Sequence[Line], missed: Mapping[tuple[str, ...], Line]
) -> Iterator[tuple[Any, ...]]:
    """The lines with a 소계 after each 정책사업 and department, and a 합계 at the end."""
    for number, line in enumerate(lines):
        yield (*line.names, *line.amounts)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or following.names[:2] != line.names[:2]:
            members = [one for one in lines if one.names[:2] == line.names[:2]]
            left_out = missed.get(line.names[:2])
            yield (*line.names[:2], "소계", None, None, *_sums(members, left_out))
        if following is None or following.names[0] != line.names[0]:
            members = [one for one in lines if one.names[0] == line.names[0]]
            left_out = missed.get((line.unit.account, line.names[0]))
            yield (line.names[0], "소계", None, None, None, *_sums(members, left_out))
    yield ("합계", None, None, None, None, *_sums(lines, None))


def _sums(lines: Sequence[Line], left_out: Line | None) -> tuple[int, ...]:
    counted = [line.amounts for line in lines if line is not left_out]
    return tuple(sum(amounts) for amounts in zip(*counted, strict=True))


def _cell(column: int, won: int, unit: int) -> int | str:
    """An amount as offices write it: - for no transfer, △ for what was given away."""
    amount = won // unit
    if column == 2 and amount <= 0:
        return f"△{-amount:,}" if amount else "-"
    return f"{amount:,}" if amount % 41 == 0 and amount else amount


def _head(sheet: Any, title: str, year: int, unit: str) -> None:
    month, day = _LAST_DAY
    sheet.append([title])
    sheet.append([f"기준일: {year}. {month}. {day}.", *[None] * 9, f"(단위: {unit})"])
    sheet.append(COLUMNS)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(COLUMNS))
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=14), Alignment("center")


def _format(sheet: Any) -> None:
    thin = Side(style="thin", color="BFBFBF")
    for cells in sheet.iter_rows(min_row=3):
        is_total = any(str(cell.value).endswith("계") for cell in cells[:3])
        for cell in cells:
            cell.border = Border(thin, thin, thin, thin)
            cell.number_format = "#,##0"
            if is_total or cell.row == 3:
                cell.fill = PatternFill("solid", fgColor="E8EEF4")
    for letter, width in zip("ABCDEFGHIJK", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "F4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "3:3"
