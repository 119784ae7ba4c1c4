"""What looks at a table follows it when rows come: formulas, names, charts, pivot tables."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import polars as pl
import pytest

from data_analysis import living, open_form, open_table
from data_analysis.clean import Clean
from data_analysis.forms.following import Change
from data_analysis.living.pivots import add_pivot
from data_analysis.recalculation import libreoffice, recalculated
from data_analysis.synthetic.subsidies import write_subsidies

from .office_forms import NEW, changed, monthly, parts, rewritten, row, through_libreoffice

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

CHANGE = Change("자료", left=2, right=4, first=3, last=9, now=12)


def test_everything_that_looks_at_the_table_follows_it(form: Path, tmp_path: Path) -> None:
    filled = open_form(form).append(NEW).save(tmp_path / "보고.xlsx")
    book = openpyxl.load_workbook(filled.path)
    sheet = book["월간보고"]
    assert book.defined_names["집행"].attr_text == "월간보고!$E$7:$E$11"
    assert (sheet.auto_filter.ref, sheet.print_area) == ("A6:G11", "'월간보고'!$A$1:$G$11")
    assert sheet["B4"].value == "=SUM(E7:E11)"
    assert book["요약"]["B1"].value == '=SUMIFS(월간보고!E7:E11,월간보고!C7:C11,"도로과")'
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["C7:C11"]
    assert {str(one.sqref) for one in sheet.conditional_formatting} == {"E7:E11", "A7:G11"}
    assert b"$E$7:$E$11" in parts(filled.path)["xl/charts/chart1.xml"]
    assert b"E7:E11</xm:f>" in parts(filled.path)["xl/worksheets/sheet2.xml"]  # the sparkline
    assert b'gapWidth val="33"' in parts(filled.path)["xl/charts/chart1.xml"]


def test_formulas_carry_the_values_of_after_the_change(form: Path, tmp_path: Path) -> None:
    filled = open_form(form).append(NEW).save(tmp_path / "보고.xlsx")
    values = openpyxl.load_workbook(filled.path, data_only=True)
    assert (values["요약"]["B1"].value, values["월간보고"]["B4"].value) == (650, 1440)
    assert values["월간보고"]["F10"].value == 0.5


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_filled_form_and_calculates_the_same(
    form: Path, tmp_path: Path
) -> None:
    filled = open_form(form).append(NEW).save(tmp_path / "보고.xlsx")
    again = through_libreoffice(filled.path, tmp_path / "out")
    values = openpyxl.load_workbook(again, data_only=True)
    assert (values["요약"]["B1"].value, values["월간보고"]["B4"].value) == (650, 1440)
    assert values["월간보고"]["B11"].value == "=cmd|'/C calc'!A0"


@pytest.fixture(scope="module")
def subsidies(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    path = tmp_path_factory.mktemp("given") / "보조금.xlsx"
    write_subsidies(path, 30, 2026)
    return open_table(path).repair(key="사업번호")


def test_a_pivot_table_sees_the_new_rows(subsidies: Clean, tmp_path: Path) -> None:
    book = living.start(subsidies).summarise("부서", "집행액").pivot("읍면동", "집행액")
    made = book.save(tmp_path / "관리.xlsx").path
    filled = open_form(made).append(subsidies.data.head(3), sheet="자료").save(tmp_path / "b.xlsx")
    reopened = openpyxl.load_workbook(filled.path)
    (pivot,) = reopened["피벗"]._pivots
    assert pivot.cache.cacheSource.worksheetSource.name == "자료_표"
    assert reopened["자료"].tables["자료_표"].ref == "A1:H34"
    assert pivot.cache.refreshOnLoad
    assert reopened["자료"]["E34"].is_date
    values = recalculated(filled.path)
    assert values.at(("요약", 10, 2)) == 33
    untouched = {"xl/styles.xml", "xl/pivotTables/pivotTable1.xml", "xl/theme/theme1.xml"}
    assert not untouched & changed(made, filled.path)


def test_a_pivot_table_over_an_area_sees_them_as_well(tmp_path: Path) -> None:
    data = pl.DataFrame({"부서": ["도로과", "하수과"], "금액": [1, 2]})
    book = openpyxl.Workbook()
    source = book.active
    for line in (data.columns, *data.iter_rows()):
        source.append(line)
    names = ("합계: 금액", "총합계")
    add_pivot(
        book.create_sheet("피벗"), data, source, rows="부서", values="금액", heading="", names=names
    )
    book.save(tmp_path / "a.xlsx")
    filled = open_form(tmp_path / "a.xlsx").append(data, sheet="Sheet").save(tmp_path / "b.xlsx")
    (pivot,) = openpyxl.load_workbook(filled.path)["피벗"]._pivots
    assert pivot.cache.cacheSource.worksheetSource.ref == "A1:B5"
    # Figures that happen to be 1 and 2 are no running numbers.
    assert [row(filled.path, n, "Sheet", 2)[1] for n in (2, 3, 4, 5)] == [1, 2, 1, 2]


def test_a_formula_shared_by_cells_outlives_its_first_cell(form: Path, tmp_path: Path) -> None:
    def shared(sheet: bytes) -> bytes:
        own = b'<f>IF(D%d=0,"",E%d/D%d)</f>'
        first = b'<f t="shared" ref="F7:F9" si="0">IF(D7=0,"",E7/D7)</f>'
        sheet = sheet.replace(own % (7, 7, 7), first)
        for number in (8, 9):
            sheet = sheet.replace(own % ((number,) * 3), b'<f t="shared" si="0"/>')
        return sheet

    rewritten(form, "xl/worksheets/sheet1.xml", shared)
    opened = open_form(form).fill("F7", 1, sheet="월간보고", over_formula=True)
    filled = opened.save(tmp_path / "보고.xlsx")
    assert row(filled.path, 8)[5] == '=IF(D8=0,"",E8/D8)'
    again = open_form(rewritten(monthly(form), "xl/worksheets/sheet1.xml", shared)).append(NEW)
    assert row(again.save(tmp_path / "a.xlsx").path, 10)[5] == '=IF(D10=0,"",E10/D10)'


@pytest.mark.parametrize(
    ("formula", "home", "after"),
    [
        ("SUM(B3:B9)", "자료", "SUM(B3:B12)"),
        ("SUM($B$2:$D$9)", "자료", "SUM($B$2:$D$12)"),
        ("SUM('자료'!B3:B9)+B3", "요약", "SUM('자료'!B3:B12)+B3"),
        ("SUM(B3:B9)", "요약", "SUM(B3:B9)"),
        ("SUM(B4:B9)", "자료", "SUM(B4:B9)"),
        ("SUM(B3:B8)", "자료", "SUM(B3:B8)"),
        ("SUM(F3:F9)", "자료", "SUM(F3:F9)"),
        ("SUM(B3:B10)", "자료", "SUM(B3:B12)"),
        ("SUM(B3:B40)", "자료", "SUM(B3:B40)"),
        ('IF(B3="B3:B9",B:B,실적[금액])', "자료", 'IF(B3="B3:B9",B:B,실적[금액])'),
    ],
)
def test_a_formula_follows_where_it_looks_at_all_rows(formula: str, home: str, after: str) -> None:
    assert CHANGE.formula(formula, home) == after


def test_a_sum_over_the_columns_of_one_row_does_not_follow() -> None:
    one_row = Change("자료", left=2, right=4, first=9, last=9, now=12)
    assert one_row.formula("SUM(B9:D9)", "자료") == "SUM(B9:D9)"
    assert one_row.areas("B9:D9") == "B9:D12"
