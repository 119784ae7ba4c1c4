"""Report workbooks: real types, safe texts, no row lost, and a page that fits the paper."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import fastexcel
import openpyxl
import polars as pl
import pytest

from data_analysis import open_table, workbook
from data_analysis.synthetic.complaints import write_csv
from data_analysis.workbook import Page, write_workbook
from groundwork.language import using
from groundwork.problem import Problem


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    folder = tmp_path_factory.mktemp("saved")
    write_csv(folder / "민원.csv", 800, 2025)
    clean = open_table(folder / "민원.csv").repair(key="접수번호", amounts_in="원")
    return openpyxl.load_workbook(clean.save(folder / "정리.xlsx"))


def test_rows_log_and_what_was_taken_out_are_sheets(saved: openpyxl.Workbook) -> None:
    assert saved.sheetnames[:3] == ["자료", "변경 내역", "빼 둔 행"]
    assert saved["자료"].max_row == 801


def test_numbers_are_numbers_and_dates_are_dates(saved: openpyxl.Workbook) -> None:
    header = [cell.value for cell in saved["자료"][1]]
    row = dict(zip(header, saved["자료"][2], strict=True))
    assert row["접수일"].is_date
    assert row["비용산정액(원)"].data_type == "n"
    assert row["비용산정액(원)"].number_format == "#,##0"


def test_the_header_stays_in_sight_and_on_every_page(saved: openpyxl.Workbook) -> None:
    sheet = saved["자료"]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.paperSize == 9


def test_a_text_that_begins_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    data = pl.DataFrame({"내용": ["=cmd|' /C calc'!A0", "+1", "@SUM(A1)"]})
    path = write_workbook(tmp_path / "a.xlsx", [Page("자료", data)])
    cells = [row[0] for row in openpyxl.load_workbook(path)["자료"].iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * 3


def test_rows_past_the_end_of_a_sheet_go_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS_A_SHEET", 10)
    data = pl.DataFrame({"번호": range(25)})
    path = write_workbook(tmp_path / "a.xlsx", [Page("자료", data), Page("끝", data.head(1))])
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["차례", "자료 1", "자료 2", "자료 3", "끝"]
    numbers = [
        row[0].value for name in book.sheetnames[1:4] for row in book[name].iter_rows(min_row=2)
    ]
    assert numbers == list(range(25))
    assert [row[1].value for row in book["차례"].iter_rows(min_row=2)] == [10, 10, 5, 1]


def test_one_row_more_than_excel_holds_is_not_lost(tmp_path: Path) -> None:
    data = pl.DataFrame({"번호": range(1_048_576)})
    saved = write_workbook(tmp_path / "a.xlsx", [Page("자료", data)])
    reader = fastexcel.read_excel(str(saved.path))
    heights = [reader.load_sheet(name).height for name in reader.sheet_names]
    assert heights == [2, 1_048_575, 1]


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(tmp_path: Path) -> None:
    data = pl.DataFrame({"내용": ["가" * 40_000]})
    path = write_workbook(tmp_path / "a.xlsx", [Page("자료", data)])
    text = openpyxl.load_workbook(path)["자료"]["A2"].value
    assert len(text) == 32_767
    assert text.endswith("…(줄임)")


def test_a_long_sentence_is_wrapped_in_a_row_that_shows_all_of_it(tmp_path: Path) -> None:
    sentence = pl.DataFrame({"결론": ["현장확인이 있는 민원이 어느 부서에서나 늦었습니다. " * 4]})
    path = write_workbook(tmp_path / "a.xlsx", [Page("결론", sentence)])
    sheet = openpyxl.load_workbook(path)["결론"]
    assert sheet["A2"].alignment.wrap_text
    assert sheet.row_dimensions[2].height > 30
    assert 80 < sheet.column_dimensions["A"].width < 92
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.page_setup.fitToWidth in (None, 1)


def test_a_wide_table_is_printed_on_several_pages_across_rather_than_tiny(tmp_path: Path) -> None:
    wide = pl.DataFrame({f"읍면동별 열 {n}": ["글자 열두 자쯤"] * 3 for n in range(30)})
    path = write_workbook(tmp_path / "a.xlsx", [Page("넓은", wide)])
    setup = openpyxl.load_workbook(path)["넓은"].page_setup
    assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("landscape", 3, 0)


def test_rows_to_search_through_are_not_wrapped(tmp_path: Path) -> None:
    data = pl.DataFrame({"내용": ["아주 긴 민원의 내용입니다. " * 9] * 2_001})
    path = write_workbook(tmp_path / "a.xlsx", [Page("자료", data)])
    assert not openpyxl.load_workbook(path)["자료"]["A2"].alignment.wrap_text


def test_an_empty_table_is_a_sheet_with_a_header(tmp_path: Path) -> None:
    data = pl.DataFrame({"번호": [], "날": []}, schema={"번호": pl.Int64, "날": pl.Date})
    path = write_workbook(tmp_path / "a.xlsx", [Page("자료", data)])
    assert [cell.value for cell in openpyxl.load_workbook(path)["자료"][1]] == ["번호", "날"]


def test_names_that_excel_forbids_are_made_fit(tmp_path: Path) -> None:
    data = pl.DataFrame({"날": [date(2025, 3, 5)]})
    path = write_workbook(tmp_path / "a.xlsx", [Page("민원/처리:현황[전체]" * 4, data)])
    assert len(openpyxl.load_workbook(path).sheetnames[0]) <= 31


@pytest.mark.parametrize(
    ("asked", "written"),
    [("정리.xlsx", "정리.xlsx"), ("정리.csv", "정리.xlsx"), ("3.5 민원", "3.5 민원.xlsx")],
)
def test_a_workbook_is_named_xlsx(tmp_path: Path, asked: str, written: str) -> None:
    saved = write_workbook(tmp_path / asked, [Page("자료", pl.DataFrame({"a": [1]}))])
    assert saved.path.name == written
    assert saved.path.is_file()


def test_a_workbook_is_whole_or_not_there(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    with pytest.raises(Problem, match="저장하지 못했습니다"):
        write_workbook(blocked / "a.xlsx", [Page("자료", pl.DataFrame({"a": [1]}))])


def test_the_workbook_speaks_the_reader_s_language(tmp_path: Path) -> None:
    write_csv(tmp_path / "민원.csv", 300, 2025)
    with using("en"):
        clean = open_table(tmp_path / "민원.csv").repair(key="접수번호")
        book = openpyxl.load_workbook(clean.save(tmp_path / "clean.xlsx"))
    assert book.sheetnames[:3] == ["Data", "Change log", "Rows removed"]


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([1.0, 2.0], "#,##0"),
        ([74.6, 77.0], "#,##0.0"),
        ([0.25, None], "#,##0.00"),
        ([1 / 3], "#,##0.00"),
    ],
)
def test_numbers_of_a_column_show_the_same_decimals_and_no_lonely_point(
    tmp_path: Path, values: list[float | None], shown: str
) -> None:
    page = Page("표", pl.DataFrame({"값": values}, schema={"값": pl.Float64}))
    write_workbook(tmp_path / "a.xlsx", [page])
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["표"]["A2"]
    assert cell.number_format == shown


def test_no_text_ends_the_process_that_saves_it(tmp_path: Path) -> None:
    """A zero in a header ended Python itself, which no test in the same process would outlive."""
    script = Path(__file__).with_name("saving_any_text.py")
    saved = subprocess.run(
        [sys.executable, script, tmp_path / "표.xlsx"], capture_output=True, text=True
    )
    assert saved.returncode == 0, saved.stderr[-2000:]


def test_headers_that_become_alike_and_long_ones_are_kept_apart(tmp_path: Path) -> None:
    data = pl.DataFrame({"값\x01": [1], "값\x02": [2], "가" * 40_000: [3]})
    path = write_workbook(tmp_path / "표.xlsx", [Page("표", data)]).path
    header = [cell.value for cell in openpyxl.load_workbook(path).active[1]]
    assert header[:2] == ["값\ufffd", "값\ufffd (2)"]
    assert header[2].endswith("…(줄임)")
