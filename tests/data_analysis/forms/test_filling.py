"""Cells filled: found by address, name or label; what was asked is written, and told."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_analysis import open_form
from groundwork.problem import Problem

from .office_forms import NEW, changed, parts, rewritten, row

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


def test_filling_a_cell_leaves_every_other_part_byte_for_byte(form: Path, tmp_path: Path) -> None:
    filled = open_form(form).fill("작성 부서", "징수과").save(tmp_path / "보고.xlsx")
    assert changed(form, filled.path) == {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}
    kept = parts(filled.path).keys()
    assert {"xl/media/image1.png", "xl/charts/chart1.xml", "docProps/custom.xml"} <= kept
    assert row(filled.path, 3)[:2] == ["작성 부서", "징수과"]
    before, after = (parts(path)["xl/worksheets/sheet1.xml"] for path in (form, filled.path))
    for kept_tag in (b"<legacyDrawing ", b"<extLst>", b"<headerFooter>", b"x14:dataBar "):
        assert before.count(kept_tag) == after.count(kept_tag) > 0


def test_a_place_is_a_cell_a_name_or_the_label_beside_it(form: Path, tmp_path: Path) -> None:
    filled = open_form(form).fill("작성일", date(2026, 3, 10)).fill("작성 부서:", "징수과")
    filled.fill("G7", "확인함", sheet="월간보고").fill("B3", "세정과", sheet="월간보고")
    sheet = openpyxl.load_workbook(filled.save(tmp_path / "보고.xlsx"))["월간보고"]
    assert (sheet["E3"].value, sheet["E3"].number_format) == (datetime(2026, 3, 10), "yyyy. m. d.")
    assert (sheet["B3"].value, sheet["G7"].value) == ("세정과", "확인함")


def test_a_formula_is_overwritten_only_when_asked(form: Path, tmp_path: Path) -> None:
    opened = open_form(form)
    with pytest.raises(Problem, match=r"B4 셀에는 수식\(=SUM\(E7:E9\)\)이 있어"):
        opened.fill("합계", 1)
    filled = opened.fill("합계", 1, over_formula=True).save(tmp_path / "보고.xlsx")
    assert row(filled.path, 4)[1] == 1


def test_a_cell_that_an_array_formula_fills_is_not_overwritten(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("표").write_array_formula("A1:A3", "{=C1:C3*2}")
    with pytest.raises(Problem, match=r"A2 셀에는 수식\(=C1:C3\*2\)이 있어"):
        open_form(tmp_path / "a.xlsx").fill("A2", 1)
    opened = open_form(tmp_path / "a.xlsx").fill("A4", 1).fill("A1", 1, over_formula=True)
    opened.fill("A1", 2).fill("A2", 3)


def test_what_was_written_and_what_had_no_place_is_told(form: Path, tmp_path: Path) -> None:
    data = NEW.with_columns(pl.lit(0.1).alias("집행률"), pl.lit("가").alias("담당자"))
    told = " / ".join(map(str, open_form(form).append(data).save(tmp_path / "a.xlsx").done))
    assert "10~11행에 2행" in told
    assert "서식에 없어 적지 않은 열: 담당자" in told
    assert "수식이 있어 그대로 둔 열: 집행률" in told
    assert "자료에 없어 비워 둔 열: 비고" in told


def test_cells_that_do_not_say_where_they_are_are_counted(form: Path, tmp_path: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>4</v></c></row>"
        b"</sheetData></worksheet>"
    )
    rewritten(form, "xl/worksheets/sheet2.xml", lambda _: sheet)
    filled = open_form(form).fill("B2", 9, sheet="요약").fill("C1", 3, sheet="요약")
    cells = openpyxl.load_workbook(filled.save(tmp_path / "보고.xlsx"))["요약"]
    assert [[cell.value for cell in line] for line in cells] == [[1, 2, 3], [None, 9, None]]


@pytest.mark.parametrize(("since", "number"), [("1900", 46091), ("1904", 44629)])
def test_a_date_is_a_date_also_in_a_plain_cell(
    form: Path, tmp_path: Path, since: str, number: int
) -> None:
    if since == "1904":
        rewritten(
            form,
            "xl/workbook.xml",
            lambda b: b.replace(b"<workbookPr ", b'<workbookPr date1904="1" '),
        )
    filled = open_form(form).fill("A20", date(2026, 3, 10), sheet="요약")
    saved = filled.save(tmp_path / "보고.xlsx").path
    assert b"<v>%d</v>" % number in parts(saved)["xl/worksheets/sheet2.xml"]
    assert openpyxl.load_workbook(saved)["요약"]["A20"].value == datetime(2026, 3, 10)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=30))
def test_any_text_is_read_back_as_it_was_written(form: Path, tmp_path: Path, text: str) -> None:
    filled = open_form(form).fill("G7", text, sheet="월간보고").save(tmp_path / "보고.xlsx")
    again = open_form(filled)
    value = again.book.grid("월간보고").value((7, 7))
    assert value == text
    assert again.book.grid("월간보고").formula((7, 7)) is None


@pytest.mark.parametrize(
    ("place", "sheet", "said"),
    [
        ("담당자", None, "‘담당자’ 항목을 찾지 못했습니다"),
        ("연번", "없는", "‘없는’ 시트가 없습니다"),
        ("B3", None, "시트가 여럿입니다"),
        ("도로과", None, "항목이 여럿입니다"),
    ],
)
def test_a_place_that_is_not_there_or_not_one_is_said(
    form: Path, place: str, sheet: str | None, said: str
) -> None:
    with pytest.raises(Problem, match=said):
        open_form(form).fill(place, "가", sheet=sheet)
