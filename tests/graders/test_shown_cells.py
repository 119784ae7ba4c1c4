"""What nobody sees in a workbook is not there; a filter hides nothing."""

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from graders import curriculum
from graders.documents.reading import table_rows
from graders.documents.workbooks import read_any
from graders.submission import Submission
from graders.tables.hidden_places import hidden_places
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


def test_a_ledger_is_read_without_what_nobody_sees(tmp_path):
    path = tmp_path / "목록.xlsx"
    book = openpyxl.Workbook()
    notes = book.active
    notes.append(["번호", "사유", "판정", "메모"])
    for number in range(1, 4):
        notes.append([number, f"사유 {number}", "맞음", "숨긴 글"])
    notes.column_dimensions["D"].hidden = True
    notes.row_dimensions[3].hidden = True
    write_it_white_in(notes["C4"])
    first = book.create_sheet("숨김", 0)
    first.append(["번호", "사유", "판정"])
    first.sheet_state = "hidden"
    book.save(path)
    names = {"number": ("번호",), "reason": ("사유",), "verdict": ("판정",)}
    assert [tuple(row) for row in table_rows(path, names)] == [
        ("번호", "사유", "판정"),
        (1, "사유 1", "맞음"),
        (),
        (3, "사유 3"),
    ]


def write_it_white_in(cell):
    cell.font = Font(color="FFFFFF")


def test_hidden_columns_are_not_seen(tmp_path):
    path = tmp_path / "표.xlsx"
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append([*row, "숨긴 글"])
    book.active.column_dimensions["C"].hidden = True
    book.save(path)
    (grid,) = read_grids(path)
    assert not any("숨긴 글" in row for row in grid.cells)


def test_what_is_hidden_is_told_in_one_sentence(tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    book = openpyxl.Workbook()
    book.active.title = "요약"
    for row in ROWS:
        book.active.append(row)
    submission = Submission(curriculum.load().lab("d2-3-one-chart"), tmp_path, tmp_path)
    book.save(folder / "표.xlsx")
    assert not hidden_places(submission)
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    write_it_white_in(book.active["A2"])
    book.create_sheet("참고").sheet_state = "hidden"
    book.save(folder / "표.xlsx")
    again = Submission(submission.lab, tmp_path, tmp_path)
    assert "(‘요약’!3:3, ‘요약’!B:B, ‘송정동’)" in str(hidden_places(again))
