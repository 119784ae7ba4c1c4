"""Forms filled in: what was asked is written, what looks at it follows, all else stays."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from data_analysis import living, open_form, open_table
from data_analysis.clean import Clean
from data_analysis.forms.following import Change
from data_analysis.living.pivots import add_pivot
from data_analysis.recalculation import libreoffice, recalculated
from data_analysis.synthetic.subsidies import write_subsidies
from groundwork.problem import Problem

from .office_forms import DATA, monthly, with_excel_table

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")

NEW = pl.DataFrame(
    {
        "읍면동": ["인동동", "=cmd|'/C calc'!A0"],
        "부서": ["도로과", "하수과"],
        "교부액": [100, 200],
        "집행액": [50, None],
    }
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return monthly(tmp_path / "서식.xlsx")


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: Path, after: Path) -> set[str]:
    """The parts that differ; one that is missing, or new, differs too."""
    old, new = parts(before), parts(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def rewritten(path: Path, part: str, mend: Callable[[bytes], bytes]) -> Path:
    """A workbook with one part changed."""
    old = parts(path)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in old.items():
            archive.writestr(name, mend(content) if name == part else content)
    return path


def row(path: Path, number: int, sheet: str = "월간보고", width: int = 7) -> list[object]:
    cells = openpyxl.load_workbook(path)[sheet][number]
    return [cell.value for cell in cells[:width]]


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


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed")
def test_a_form_that_libreoffice_made_is_filled_as_well(form: Path, tmp_path: Path) -> None:
    made = through_libreoffice(form, tmp_path / "out")
    filled = open_form(made).fill("작성 부서", "징수과").append(NEW).save(tmp_path / "보고.xlsx")
    assert row(filled.path, 10)[:5] == [4, "인동동", "도로과", 100, 50]
    assert openpyxl.load_workbook(filled.path)["월간보고"]["B4"].value == "=SUM(E7:E11)"
    assert not {name for name in changed(made, filled.path) if "media" in name or "theme" in name}


def through_libreoffice(path: Path, out: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    profile = (out / "profile").as_uri()
    command = [str(libreoffice()), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return out / path.name


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
    with pytest.raises(Problem, match="11행의 ‘합계’ 위에 자리가 1행 모자랍니다"):
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
    with pytest.raises(Problem, match="A2:A3는 여러 행을 합친 칸"):
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


def test_a_formula_is_overwritten_only_when_asked(form: Path, tmp_path: Path) -> None:
    opened = open_form(form)
    with pytest.raises(Problem, match=r"B4 칸에는 수식\(=SUM\(E7:E9\)\)이 있어"):
        opened.fill("합계", 1)
    filled = opened.fill("합계", 1, over_formula=True).save(tmp_path / "보고.xlsx")
    assert row(filled.path, 4)[1] == 1


def test_a_cell_that_an_array_formula_fills_is_not_overwritten(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("표").write_array_formula("A1:A3", "{=C1:C3*2}")
    with pytest.raises(Problem, match=r"A2 칸에는 수식\(=C1:C3\*2\)이 있어"):
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


def test_a_workbook_with_macros_keeps_them_and_its_suffix(form: Path, tmp_path: Path) -> None:
    macro = b"\xd0\xcf\x11\xe0" + bytes(range(256))

    def with_macros(types: bytes) -> bytes:
        sheet = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return types.replace(sheet, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    rewritten(form, "[Content_Types].xml", with_macros)
    with zipfile.ZipFile(form, "a") as archive:
        archive.writestr("xl/vbaProject.bin", macro)
    filled = open_form(form).fill("작성 부서", "징수과").save(tmp_path / "보고.xlsx")
    assert filled.path.name == "보고.xlsm"
    assert parts(filled.path)["xl/vbaProject.bin"] == macro


def test_a_template_becomes_a_workbook(form: Path, tmp_path: Path) -> None:
    rewritten(form, "[Content_Types].xml", lambda t: t.replace(b"sheet.main", b"template.main"))
    filled = open_form(form).fill("작성 부서", "징수과").save(tmp_path / "보고.xltx")
    assert filled.path.name == "보고.xlsx"
    assert b"template.main" not in parts(filled.path)["[Content_Types].xml"]


def test_a_password_stays_what_it_was(form: Path, tmp_path: Path) -> None:
    locked = tmp_path / "잠김.xlsx"
    with form.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("구미123", target)
    with pytest.raises(Problem, match="암호"):
        open_form(locked)
    filled = open_form(locked, password="구미123").fill("작성 부서", "징수과")
    saved = filled.save(tmp_path / "보고.xlsx")
    with pytest.raises(Problem, match="암호"):
        open_form(saved)
    assert open_form(saved, password="구미123").book.names == ["월간보고", "요약"]


def test_calculation_order_is_left_to_excel(form: Path, tmp_path: Path) -> None:
    relation = b'<Relationship Id="rId99" Type="http://x/calcChain" Target="calcChain.xml"/>'
    rewritten(
        form,
        "xl/_rels/workbook.xml.rels",
        lambda r: r.replace(b"</Relationships>", relation + b"</Relationships>"),
    )
    override = b'<Override PartName="/xl/calcChain.xml" ContentType="a/b"/></Types>'
    rewritten(form, "[Content_Types].xml", lambda t: t.replace(b"</Types>", override))
    with zipfile.ZipFile(form, "a") as archive:
        archive.writestr("xl/calcChain.xml", "<calcChain/>")
    filled = parts(open_form(form).append(NEW).save(tmp_path / "보고.xlsx").path)
    assert "xl/calcChain.xml" not in filled
    named = filled["[Content_Types].xml"] + filled["xl/_rels/workbook.xml.rels"]
    assert b"calcChain" not in named
    assert b'fullCalcOnLoad="1"' in filled["xl/workbook.xml"]


def test_a_workbook_that_says_nothing_of_calculation_is_told_where_it_belongs(
    form: Path, tmp_path: Path
) -> None:
    def without(book: bytes) -> bytes:
        start = book.index(b"<calcPr")
        return book[:start] + book[book.index(b"/>", start) + 2 :]

    rewritten(form, "xl/workbook.xml", without)
    book = parts(open_form(form).save(tmp_path / "보고.xlsx").path)["xl/workbook.xml"]
    assert book.index(b"</definedNames>") < book.index(b'<calcPr fullCalcOnLoad="1"/>')


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


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["송정동", "=1+1", None]),
        st.sampled_from(["도로과", "하수과"]),  # so that no row is empty
        st.none() | st.integers(-(10**12), 10**12),
        st.none() | st.floats(-1e9, 1e9, allow_nan=False),
    ),
    max_size=12,
)


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


CHANGE = Change("자료", left=2, right=4, first=3, last=9, now=12)


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


@pytest.mark.parametrize(
    ("place", "sheet", "said"),
    [
        ("담당자", None, "‘담당자’ 칸을 찾지 못했습니다"),
        ("연번", "없는", "‘없는’ 시트가 없습니다"),
        ("B3", None, "시트가 여럿입니다"),
        ("도로과", None, "칸이 여럿입니다"),
    ],
)
def test_a_place_that_is_not_there_or_not_one_is_said(
    form: Path, place: str, sheet: str | None, said: str
) -> None:
    with pytest.raises(Problem, match=said):
        open_form(form).fill(place, "가", sheet=sheet)


def test_a_table_that_fits_nowhere_is_said(form: Path) -> None:
    with pytest.raises(Problem, match="머리글이 맞는 표를 찾지 못했습니다"):
        open_form(form).append(pl.DataFrame({"민원": ["가"], "접수일": ["나"]}))


def test_files_that_are_no_forms_get_one_sentence(tmp_path: Path, form: Path) -> None:
    (tmp_path / "a.csv").write_text("부서,금액\n도로과,1\n", encoding="utf-8")
    shutil.copy(Path(__file__).parent / "complaints.xls", tmp_path / "b.xls")
    (tmp_path / "c.xlsx").write_bytes(form.read_bytes()[:3000])
    for name in ("a.csv", "b.xls", "c.xlsx", "없음.xlsx"):
        with pytest.raises(Problem):
            open_form(tmp_path / name)


def test_entities_in_a_part_are_refused(form: Path) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    rewritten(form, "xl/worksheets/sheet1.xml", lambda _: bomb)
    with pytest.raises(Problem, match="깨져"):
        open_form(form).fill("작성 부서", "징수과")


def test_a_form_is_whole_or_not_there(form: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Problem, match="쓰지 못했습니다"):
        open_form(form).fill("작성 부서", "징수과").save(tmp_path / "file" / "a.xlsx")


def test_a_form_may_be_saved_under_its_own_name(form: Path) -> None:
    open_form(form).fill("작성 부서", "징수과").save(form)
    assert row(form, 3)[1] == "징수과"
