"""The sheets of a living workbook that are written as they are: data, contents, inputs."""

import re

import openpyxl
import polars as pl
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from data_analysis import workbook
from data_analysis.living import layout
from data_analysis.living.source import Piece, Source
from data_analysis.messages import say

DATA, INPUTS = say("자료"), say("기준")


def write_data(
    book: openpyxl.Workbook, data: pl.DataFrame, lists: dict[str, tuple[str, ...]]
) -> Source:
    """Write the data, on as many sheets as it takes; the first sheet of a new book is the first."""
    first = book.active
    slices = list(data.iter_slices(workbook.ROWS_A_SHEET)) or [data]
    pieces = []
    for number, rows in enumerate(slices, start=1):
        sheet = first if number == 1 else book.create_sheet()
        sheet.title = str(DATA) if len(slices) == 1 else f"{DATA} {number}"
        piece = Piece(rows, sheet)
        _write_piece(piece, lists)
        pieces.append(piece)
    return Source(data, tuple(pieces))


def _write_piece(piece: Piece, lists: dict[str, tuple[str, ...]]) -> None:
    sheet, data = piece.sheet, piece.data
    layout.head(sheet, 1, data.columns)
    for number, row in enumerate(data.iter_rows(), start=2):
        for column, value in enumerate(row, start=1):
            if value is not None:
                layout.put(sheet.cell(number, column), value)
    for name, choices in lists.items():
        letter = piece.letter(name)
        rule = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        rule.error = str(say("{choices} 가운데 하나를 고르세요.", choices=", ".join(choices)))
        rule.errorTitle = name
        rule.add(f"{letter}2:{letter}{piece.last_row_to_come}")
        sheet.add_data_validation(rule)
    if len(data):
        area = f"A1:{get_column_letter(data.width)}{len(data) + 1}"
        table = Table(displayName=re.sub(r"\W", "_", f"{sheet.title}_{say('표')}"), ref=area)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        sheet.add_table(table)
    layout.fit(sheet)


def write_contents(book: openpyxl.Workbook) -> None:
    """List the sheets in front, where the data took more than one."""
    listed = [(sheet.title, sheet.max_row) for sheet in book.worksheets]
    sheet = book.create_sheet(str(say("차례")), 0)
    layout.head(sheet, 1, [str(say("시트")), str(say("행 수"))])
    for row, (name, rows) in enumerate(listed, start=2):
        layout.put(sheet.cell(row, 1), name)
        layout.put(sheet.cell(row, 2), rows)
    layout.fit(sheet)


def write_inputs(book: openpyxl.Workbook, inputs: dict[str, float]) -> None:
    """The inputs, each named so that formulas can be read: 기준_집행률 instead of 기준!$B$4."""
    sheet = book.create_sheet(str(INPUTS))
    layout.title(sheet, str(say("기준(노란 셀만 바꿉니다)")))
    layout.head(sheet, 3, [str(say("항목")), str(say("값"))])
    for row, (name, value) in enumerate(inputs.items(), start=4):
        layout.put(sheet.cell(row, 1), name)
        layout.put(sheet.cell(row, 2), value, layout.SHARE if 0 < value < 1 else "#,##0.##")
        layout.input_cell(sheet.cell(row, 2))
        place = f"'{sheet.title}'!$B${row}"
        book.defined_names[input_name(name)] = DefinedName(input_name(name), attr_text=place)
    layout.fit(sheet)


def input_name(name: str) -> str:
    """The name of an input in formulas: letters and digits of its label."""
    return re.sub(r"\W", "_", name)
