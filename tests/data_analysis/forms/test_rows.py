"""Rows added to a table of a form or put in place of the old ones: none lost, none left over."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_analysis import append_rows, open_form, open_table
from data_analysis.forms import Filled
from groundwork.problem import Problem

from .office_forms import DATA, NEW, changed, monthly, row, with_excel_table

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["송정동", "=1+1", None]),
        st.sampled_from(["도로과", "하수과"]),  # so that no row is empty
        st.none() | st.integers(-(10**12), 10**12),
        st.none() | st.floats(-1e9, 1e9, allow_nan=False),
    ),
    max_size=12,
)


def test_rows_are_appended_as_the_rows_above_look(form: Path, tmp_path: Path) -> None:
    filled = open_form(form).append(NEW).save(tmp_path / "보고.xlsx")
    sheet = openpyxl.load_workbook(filled.path)["월간보고"]
    assert row(filled.path, 10) == [
        4, "인동동", "도로과", 100, 50, '=IF(D10=0,"",E10/D10)', None
    ]  # fmt: skip
    assert sheet["B11"].data_type == "s"
    assert sheet["E11"].value is None
    assert sheet["D11"].number_format == "#,##0"
    assert sheet["D11"].border.left.style == "thin"
    assert sheet.row_dimensions[11].height == 24


def test_rows_prepared_in_the_form_are_filled_before_any_is_added(tmp_path: Path) -> None:
    form = monthly(tmp_path / "서식.xlsx", rows=1, prepared=4, total=True)
    filled = open_form(form).append(NEW).save(tmp_path / "보고.xlsx")
    assert [row(filled.path, n)[1] for n in (7, 8, 9)] == ["송정동", "인동동", "=cmd|'/C calc'!A0"]
    assert row(filled.path, 12)[1:4:2] == ["합계", "=SUM(D7:D11)"]
    assert changed(form, filled.path) == {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",  # the value of its formula
        "xl/workbook.xml",
    }


def test_rows_do_not_run_over_the_total_below_them(tmp_path: Path) -> None:
    form = monthly(tmp_path / "서식.xlsx", rows=3, prepared=1, total=True)
    with pytest.raises(Problem, match="11행의 ‘합계’ 위에 행이 1개 모자랍니다"):
        open_form(form).append(NEW)


def test_rows_are_replaced_and_nothing_of_the_old_ones_is_left(form: Path, tmp_path: Path) -> None:
    opened = open_form(form).fill("G8", "지난달", sheet="월간보고")
    filled = opened.replace(NEW.head(1)).save(tmp_path / "보고.xlsx")
    assert row(filled.path, 7) == [1, "인동동", "도로과", 100, 50, '=IF(D7=0,"",E7/D7)', None]
    assert row(filled.path, 8) == [None] * 7
    assert openpyxl.load_workbook(filled.path).defined_names["집행"].attr_text == (
        "월간보고!$E$7:$E$7"
    )


def test_rows_prepared_for_later_stay_prepared(tmp_path: Path) -> None:
    form = monthly(tmp_path / "서식.xlsx", rows=3, prepared=2, total=True)
    filled = open_form(form).replace(NEW.head(1)).save(tmp_path / "보고.xlsx")
    assert [row(filled.path, n)[:2] for n in (7, 8, 9, 10)] == [
        [1, "인동동"], [2, None], [3, None], [4, None]
    ]  # fmt: skip
    assert row(filled.path, 9)[5] == '=IF(D9=0,"",E9/D9)'
    assert row(filled.path, 12)[3] == "=SUM(D7:D11)"


def test_no_rows_change_nothing(form: Path, tmp_path: Path) -> None:
    filled = open_form(form).append(NEW.clear()).save(tmp_path / "보고.xlsx")
    assert [row(filled.path, n) for n in range(1, 12)] == [row(form, n) for n in range(1, 12)]
    assert "xl/charts/chart1.xml" not in changed(form, filled.path)


def test_appending_twice_goes_on_where_the_first_ended(form: Path, tmp_path: Path) -> None:
    filled = open_form(form).append(NEW).append(NEW).save(tmp_path / "보고.xlsx")
    assert [row(filled.path, number)[0] for number in range(7, 14)] == [1, 2, 3, 4, 5, 6, 7]
    assert openpyxl.load_workbook(filled.path)["월간보고"]["B4"].value == "=SUM(E7:E13)"


def test_cells_merged_over_rows_would_hide_what_is_written_and_are_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (["부서", "금액"], ["도로과", 1], [None, 2]):
        book.active.append(line)
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "a.xlsx")
    data = pl.DataFrame({"부서": ["하수과", "환경과"], "금액": [3, 4]})
    with pytest.raises(Problem, match="A2:A3은 여러 행을 병합한 셀"):
        open_form(tmp_path / "a.xlsx").replace(data)
    filled = open_form(tmp_path / "a.xlsx").append(data).save(tmp_path / "b.xlsx")
    assert row(filled.path, 5, "Sheet", 2) == ["환경과", 4]


def test_cells_merged_across_a_row_are_merged_in_new_rows_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (["부서", None, "금액"], ["도로과", None, 1]):
        book.active.append(line)
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("A2:B2")
    book.save(tmp_path / "a.xlsx")
    data = pl.DataFrame({"부서": ["하수과"], "금액": [3]})
    filled = open_form(tmp_path / "a.xlsx").append(data).save(tmp_path / "b.xlsx")
    assert "A3:B3" in openpyxl.load_workbook(filled.path).active.merged_cells
    assert row(filled.path, 3, "Sheet", 3) == ["하수과", None, 3]


def test_rows_are_written_into_a_form_at_once_when_both_are_named(
    form: Path, tmp_path: Path
) -> None:
    (tmp_path / "자료.csv").write_text("읍면동,부서\n인동동,도로과\n", encoding="utf-8")
    table, no_table = open_table(tmp_path / "자료.csv").repair(), open_table("").repair()
    filled = append_rows(form, table, tmp_path / "보고.xlsx", sheet="월간보고")
    assert isinstance(filled, Filled)
    assert row(filled.path, 10)[:3] == [4, "인동동", "도로과"]
    for unnamed in (append_rows("", table, "b.xlsx"), append_rows(form, no_table, "b.xlsx")):
        assert isinstance(unnamed, Problem)


def test_a_header_of_two_rows_names_its_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (["부서", "예산(천원)", None], [None, "교부액", "집행액"], ["도로과", 10, 5]):
        book.active.append(line)
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:C1")
    book.save(tmp_path / "a.xlsx")
    data = pl.DataFrame({"부서": ["하수과"], "예산 집행액": [3], "예산 교부액": [7]})
    filled = open_form(tmp_path / "a.xlsx").append(data).save(tmp_path / "b.xlsx")
    assert row(filled.path, 4, "Sheet", 3) == ["하수과", 7, 3]


def test_amounts_in_another_unit_are_not_written(form: Path, tmp_path: Path) -> None:
    (tmp_path / "자료.csv").write_text(
        "읍면동,부서,교부액(원),집행액(원)\n송정동,도로과,1000,500\n", encoding="utf-8"
    )
    clean = open_table(tmp_path / "자료.csv").repair()
    with pytest.raises(Problem, match="자료에서는 원, 서식에서는 천원"):
        open_form(form).append(clean)
    clean = open_table(tmp_path / "자료.csv").repair(amounts_in="천원")
    filled = open_form(form).append(clean).save(tmp_path / "보고.xlsx")
    assert row(filled.path, 10)[3] == 1


def test_an_excel_table_grows_with_its_formulas(tmp_path: Path) -> None:
    form = with_excel_table(tmp_path / "표.xlsx")
    data = pl.DataFrame({"부서": ["환경과"], "금액": [50]})
    filled = open_form(form).append(data).save(tmp_path / "보고.xlsx")
    sheet = openpyxl.load_workbook(filled.path)["자료"]
    assert (sheet.tables["실적"].ref, sheet.tables["실적"].autoFilter.ref) == ("B2:D5", "B2:D5")
    assert sheet["D5"].value == sheet["D4"].value
    # The engine does not know [@금액]: no value is better than the one of before.
    assert openpyxl.load_workbook(filled.path, data_only=True)["자료"]["F2"].value is None
    assert "엑셀에서 열 때" in str(filled.done[-1])


def test_the_total_row_of_an_excel_table_is_not_run_over(tmp_path: Path) -> None:
    form = with_excel_table(tmp_path / "표.xlsx", totals=True)
    with pytest.raises(Problem, match="5행의 ‘합계’"):
        open_form(form).append(pl.DataFrame({"부서": ["환경과"], "금액": [50]}))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, keep=st.booleans())
def test_no_row_is_lost_and_none_is_left_over(
    form: Path, tmp_path: Path, rows: list[tuple[object, ...]], keep: bool
) -> None:
    data = pl.DataFrame(rows, schema=NEW.schema | {"집행액": pl.Float64}, orient="row")
    opened = open_form(form)
    opened = opened.append(data) if keep else opened.replace(data)
    sheet = openpyxl.load_workbook(opened.save(tmp_path / "보고.xlsx"))["월간보고"]
    lines = [tuple(c.value for c in line[1:5]) for line in sheet.iter_rows(7)]
    before = DATA if keep else []
    assert [line for line in lines if any(v is not None for v in line)] == [*before, *rows]


def test_a_table_that_fits_nowhere_is_said(form: Path) -> None:
    with pytest.raises(Problem, match="머리글이 맞는 표를 찾지 못했습니다"):
        open_form(form).append(pl.DataFrame({"민원": ["가"], "접수일": ["나"]}))
