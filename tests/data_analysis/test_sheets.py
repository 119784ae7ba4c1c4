"""Workbooks of several sheets: joined, left out with a reason, or chosen; nothing goes unseen."""

from pathlib import Path

import pytest
import xlsxwriter

from data_analysis import open_table
from groundwork.problem import Problem


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two months under a merged title, a sheet of other columns, a hidden one, an empty one."""
    path = tmp_path / "민원.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for month, rows in {
            "1월": [("송정동", 1200)],
            "2월": [("양포동", 30), ("소계", 30)],
        }.items():
            sheet = workbook.add_worksheet(month)
            sheet.merge_range("A1:B1", f"{month} 민원 처리 비용 (가상)")
            sheet.write("B2", "(단위: 천원)")
            for number, row in enumerate([("읍면동", "비용"), *rows]):
                sheet.write_row(number + 2, 0, row)
        workbook.get_worksheet_by_name("2월").set_row(3, options={"hidden": True})
        for name in ("담당자", "지난해"):
            workbook.add_worksheet(name).write_column(0, 0, ["이름", "홍길동(가상)"])
        workbook.get_worksheet_by_name("지난해").hide()
        workbook.add_worksheet("빈 시트")
    return path


def test_sheets_with_the_same_columns_are_one_table(book: Path) -> None:
    table = open_table(book)
    clean = table.repair(numbers=["비용"], amounts_in="원")
    assert clean.data.rows() == [("송정동", 1_200_000), ("양포동", 30_000)]
    assert clean.log.rows.subtotals == 1
    assert [part.heading.title[0] for part in table.parts] == [
        "1월 민원 처리 비용 (가상)",
        "2월 민원 처리 비용 (가상)",
    ]


def test_what_is_left_out_or_hidden_is_shown(book: Path) -> None:
    said = str(open_table(book).look())
    assert "담당자: 열이 달라" in said
    assert "지난해: 숨긴 시트" in said
    assert "숨긴 행 1개도 빠짐없이 읽었습니다" in said
    assert "소계·합계 행이 1개" in said


def test_a_sheet_may_be_chosen_a_hidden_one_too(book: Path) -> None:
    assert open_table(book, sheet="2월").rows["읍면동"].to_list() == ["양포동", "소계"]
    assert open_table(book, sheet="지난해").columns == ["이름"]
    with pytest.raises(Problem, match="‘3월’ 시트가 없습니다"):
        open_table(book, sheet="3월")
    with pytest.raises(Problem, match="열이 달라 한 표로 합칠 수 없습니다"):
        open_table(book, sheet=["1월", "담당자"])


def test_errors_of_excel_are_reported_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "오류.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("표")
        sheet.write_row(0, 0, ["동", "비율"])
        for row, (name, error) in enumerate([("가동", "#DIV/0!"), ("나동", "#N/A"), ("다동", "")]):
            sheet.write(row + 1, 0, name)
            sheet.write_formula(row + 1, 1, "=1/0", None, error or 3)
    clean = open_table(path).repair(numbers=["비율"])
    assert clean.data["비율"].to_list() == [None, None, 3]
    assert clean.unread.rows() == [
        ("오류.xlsx › 표", 2, "비율", "#DIV/0!"),
        ("오류.xlsx › 표", 3, "비율", "#N/A"),
    ]
