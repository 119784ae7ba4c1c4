"""What nobody sees in a workbook is not there; a filter hides nothing."""

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from graders.documents.workbooks import read_any
from graders.tables.workbooks import read_grids

ROWS = (["읍면동", "건수"], ["송정동", 3], ["형곡1동", 2])


def hide_the_row(sheet):
    sheet.row_dimensions[3].hidden = True


def write_it_white(sheet):
    for cell in sheet[3]:
        cell.font = Font(color="FFFFFF")


def write_it_in_the_papers_colour(sheet):
    for cell in sheet[3]:
        cell.font = Font(color=openpyxl.styles.colors.Color(theme=0))


def write_it_tiny(sheet):
    for cell in sheet[3]:
        cell.font = Font(size=1)


def show_no_value(sheet):
    for cell in sheet[3]:
        cell.number_format = ";;;"


def put_it_on_a_hidden_sheet(sheet):
    other = sheet.parent.create_sheet("숨김")
    other.append([cell.value for cell in sheet[1]])
    other.append([cell.value for cell in sheet[3]])
    other.sheet_state = "hidden"
    sheet.delete_rows(3)


def write_it_white_on_dark(sheet):
    write_it_white(sheet)
    for cell in sheet[3]:
        cell.fill = PatternFill("solid", fgColor="1F3864")


def filter_it_out(sheet):
    sheet.auto_filter.ref = "A1:B3"
    sheet.auto_filter.add_filter_column(0, ["송정동"])
    sheet.row_dimensions[3].hidden = True


def leave_it(sheet):
    sheet.row_dimensions[3].height = 30


def read(tmp_path, change):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    change(book.active)
    path = tmp_path / "집계.xlsx"
    book.save(path)
    grids = read_grids(path)
    return [row for grid in grids for row in grid.rows], read_any(path).text


@pytest.mark.parametrize(
    "hide",
    [
        hide_the_row,
        write_it_white,
        write_it_in_the_papers_colour,
        write_it_tiny,
        show_no_value,
        put_it_on_a_hidden_sheet,
    ],
)
def test_what_nobody_sees_is_not_there(tmp_path, hide):
    rows, text = read(tmp_path, hide)
    assert rows == [("송정동", 3)]
    assert "형곡1동" not in text
    assert "송정동" in text


@pytest.mark.parametrize("change", [write_it_white_on_dark, filter_it_out, leave_it])
def test_what_can_be_seen_is_there(tmp_path, change):
    rows, text = read(tmp_path, change)
    assert rows == [("송정동", 3), ("형곡1동", 2)]
    assert "형곡1동" in text
