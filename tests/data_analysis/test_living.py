"""Living workbooks: formulas that follow, a real pivot, checks that speak up, values stored."""

import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from data_analysis import living, open_table, workbook
from data_analysis.clean import Clean
from data_analysis.living.source import Piece
from data_analysis.recalculation import by_libreoffice, libreoffice, recalculated, store_values
from data_analysis.synthetic.subsidies import subsidies, write_dead_workbook, write_subsidies
from groundwork.problem import Problem


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    path = tmp_path_factory.mktemp("given") / "보조금.xlsx"
    write_subsidies(path, 60, 2026)
    return open_table(path).repair(key="사업번호")


@pytest.fixture(scope="module")
def saved(table: Clean, tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = living.start(table).summarise("부서", ["교부액", "집행액"])
    book.input("기준 집행률", 0.6).column("집행률", "=[집행액]/[교부액]")
    book.column("판정", '=IF([집행률]<[기준 집행률],"미달","")')
    book.choices("상태", ["진행", "완료", "반납"]).never("집행액", ">", "교부액")
    book.pivot("읍면동", "집행액")
    return book.save(tmp_path_factory.mktemp("saved") / "관리.xlsx").path


def test_every_formula_has_its_value_stored(saved: Path, table: Clean) -> None:
    values = openpyxl.load_workbook(saved, data_only=True)["요약"]
    formulas = openpyxl.load_workbook(saved)["요약"]
    total = [cell.value for cell in values[values.max_row]]
    assert total[0] == "합계"
    assert total[1:4] == [60, table.data["교부액"].sum(), table.data["집행액"].sum()]
    assert total[4] == pytest.approx(total[3] / total[2])
    assert formulas.cell(4, 3).data_type == "f"


def test_one_changed_cell_moves_its_line_the_total_and_the_checks(saved: Path) -> None:
    moved = living.try_change(saved, "G2", 9_999_990).cells
    assert set(moved["시트"]) == {"요약", "점검"}
    assert "확인" in moved["바꾼 뒤"].to_list()


def test_rows_added_below_count_as_well(saved: Path) -> None:
    row = ["보조-999", "가상 사업", "송정동", "체육진흥과", None, 1000, 500, "진행"]
    changes = {("자료", 62, column): v for column, v in enumerate(row, start=1) if v is not None}
    before, after = recalculated(saved), recalculated(saved, changes)
    total = ("요약", 10, 3)
    assert after.at(total) - before.at(total) == 1000
    assert after.at(("점검", 9, 5)) == "이상 없음"


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_the_same_and_refreshes_the_pivot(saved: Path) -> None:
    program = libreoffice()
    assert program is not None
    changes = {("자료", 2, 7): 9_999_990}
    ours, theirs = recalculated(saved, changes), by_libreoffice(saved, changes, program)
    for place, value in ours.cells.items():
        if place[0] in ("요약", "점검") and value != "":
            assert theirs.at(place) == (pytest.approx(value) if isinstance(value, float) else value)
    last = max(row for sheet, row, _ in theirs.cells if sheet == "피벗")
    assert theirs.at(("피벗", last, 2)) == ours.at(("요약", 10, 4))


def test_the_pivot_is_a_real_one(saved: Path) -> None:
    assert any("pivotTable" in name for name in zipfile.ZipFile(saved).namelist())
    (pivot,) = openpyxl.load_workbook(saved)["피벗"]._pivots
    assert pivot.cache.refreshOnLoad
    (table,) = openpyxl.load_workbook(saved)["자료"].tables.values()
    assert pivot.cache.cacheSource.worksheetSource.name == table.displayName == "자료_표"
    assert (table.ref, table.column_names[5]) == ("A1:H61", "교부액(천원)")


def test_data_longer_than_a_sheet_goes_on_in_the_next_and_formulas_see_all_of_it(
    table: Clean, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 25)
    book = living.start(table).summarise("부서", "집행액").never("집행액", ">", "교부액")
    book.choices("상태", ["진행", "완료", "반납"])
    saved = book.save(tmp_path / "길다.xlsx").path
    sheets = openpyxl.load_workbook(saved, data_only=True)
    names = ["차례", "요약", "자료 1", "자료 2", "자료 3", "점검"]
    assert sheets.sheetnames == names
    assert [sheets[name].max_row for name in names[2:5]] == [26, 26, 11]
    total = [cell.value for cell in sheets["요약"][sheets["요약"].max_row]]
    assert total[1:3] == [60, table.data["집행액"].sum()]
    assert {row[4].value for row in sheets["점검"].iter_rows(min_row=4)} == {"이상 없음"}
    moved = living.try_change(saved, "G5", 9_999_990, sheet="자료 3").cells
    assert set(moved["시트"]) == {"요약", "점검"}
    with pytest.raises(Problem, match="피벗 테이블은 한 시트만"):
        book.pivot("읍면동", "집행액")


def test_values_that_are_left_to_excel_are_told(table: Clean, tmp_path: Path) -> None:
    book = living.start(table).summarise("부서", ["교부액", "집행액"])
    assert not book.save(tmp_path / "a.xlsx").note
    book.column("큐브", '=CUBEVALUE("모델",[집행액])')
    assert "엑셀에서 열 때" in str(book.save(tmp_path / "b.xlsx").note)


def test_rules_for_rows_to_come_end_where_a_sheet_ends() -> None:
    piece = Piece(pl.DataFrame({"금액": pl.repeat(0, 1_048_575, eager=True)}), None)
    assert piece.last_row_to_come == 1_048_576


def test_a_text_that_begins_like_a_formula_stays_a_text(table: Clean, tmp_path: Path) -> None:
    data = table.data.with_columns(pl.lit("=cmd|' /C calc'!A0").alias("사업명"))
    book = living.start(Clean(data, {}, table.log, table.aside, table.unread))
    book.summarise("부서", "교부액")
    sheet = openpyxl.load_workbook(book.save(tmp_path / "a.xlsx"))["자료"]
    assert sheet["B2"].data_type == "s"


def test_a_dead_workbook_does_not_move(tmp_path: Path) -> None:
    write_dead_workbook(tmp_path / "dead.xlsx", 180, 2026, 3)
    assert len(living.try_change(tmp_path / "dead.xlsx", "G150", 9_999_990).cells) == 0
    assert len(living.try_change(tmp_path / "dead.xlsx", "F5", 9_999_990).cells) == 0
    assert len(living.try_change(tmp_path / "dead.xlsx", "G5", 9_999_990).cells) > 0


def test_nothing_is_spent_above_what_was_granted() -> None:
    made = subsidies(180, 2026, 3)
    assert all(row[6] <= row[5] for row in made)
    assert len({row[0] for row in made}) == len(made)


def test_a_form_that_is_still_empty_asks_for_nothing_and_writes_nothing(
    table: Clean, tmp_path: Path
) -> None:
    book = living.start(table).summarise("", []).input("기준 집행률", "").column("집행률", "")
    book.choices("상태", []).pivot("", "").never("", ">", "")
    assert (book.summary, book.inputs, book.lists, book.comparisons, book.pivots) == (
        None, {}, {}, [], [],
    )  # fmt: skip
    not_saved = book.save(tmp_path / "관리.xlsx")
    assert isinstance(not_saved, Problem)
    assert living.try_change(not_saved, "G2", 1) is not_saved
    assert not (tmp_path / "관리.xlsx").exists()


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("0.6", "=로 시작"),
        ("=[집행]/[교부액]", r"\[집행\]을 찾지 못했습니다"),
        ("=[집행액]/자료!$F:$F", r"‘자료!\$F:\$F’ 자리에는 셀 하나"),
        ('=IF(D:D<[교부액],"미달","")', "‘D:D’ 자리에는 셀 하나"),
    ],
)
def test_a_formula_that_cannot_be_is_said(table: Clean, formula: str, said: str) -> None:
    book = living.start(table).summarise("부서", ["교부액", "집행액"])
    with pytest.raises(Problem, match=said):
        book.column("집행률", formula)


def test_a_function_may_read_a_whole_column(table: Clean) -> None:
    book = living.start(table).summarise("부서", ["교부액", "집행액"])
    formula = "=ROUND([집행액]/SUM('자료'!G:G),2)+SUMPRODUCT((자료!D:D=[부서])*1)"
    book.column("비중", formula)
    assert book.summary is not None
    assert book.summary.formulas == (("비중", formula),)


def test_a_formula_that_fills_more_than_its_cell_is_calculated_all_the_same(
    tmp_path: Path,
) -> None:
    path = tmp_path / "넘침.xlsx"
    sheet = xlsxwriter.Workbook(str(path))
    page = sheet.add_worksheet("자료")
    page.write_column("A1", [1, 2, 3])
    page.write("D3", "다른 글")
    page.write_formula("C1", "=SUM(A:A)")
    page.write_dynamic_array_formula("D2", "=A:A", None, "#SPILL!")
    sheet.close()
    assert not store_values(path)
    assert recalculated(path, {("자료", 1, 1): 5}).at(("자료", 1, 3)) == 10


@pytest.mark.parametrize("written", [0.6, "0.6", "60%", " 60 % "])
def test_an_input_is_read_as_somebody_writes_it(table: Clean, written: float | str) -> None:
    assert living.start(table).input("기준 집행률", written).inputs == {"기준 집행률": 0.6}


def test_an_input_that_is_no_number_is_said(table: Clean) -> None:
    with pytest.raises(Problem, match="육십"):
        living.start(table).input("기준 집행률", "육십")


def test_cells_and_sheets_that_are_not_there_are_said(saved: Path) -> None:
    with pytest.raises(Problem, match="시트가 없습니다"):
        living.try_change(saved, "G2", 1, sheet="없는 시트")
    with pytest.raises(Problem, match="셀 이름이 아닙니다"):
        living.try_change(saved, "일곱째", 1)


def test_nothing_is_tried_before_a_workbook_and_a_cell_are_named(saved: Path) -> None:
    for path, cell in (("", "G2"), (saved, " ")):
        assert isinstance(living.try_change(path, cell, 1), Problem)


def test_letters_no_workbook_can_keep_are_shown_as_such(table: Clean, tmp_path: Path) -> None:
    data = table.data.with_columns(부서=pl.lit("도로\x00과\x0b\uffff"))
    book = living.start(replace(table, data=data)).summarise("부서", ["교부액"])
    path = book.input("기준\x00 집행률", 0.6).save(tmp_path / "관리.xlsx").path
    assert openpyxl.load_workbook(path)["요약"]["A4"].value == "도로\ufffd과\ufffd\ufffd"
