"""Forms as offices have them, with all that a library might lose: made by xlsxwriter."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
import xlsxwriter
from PIL import Image

from data_analysis.recalculation import libreoffice

DATA = [
    ("송정동", "도로과", 1200, 600),
    ("원평동", "하수과", 800, 790),
    ("양포동", "도로과", 500, 0),
]
HEADER = ("연번", "읍면동", "부서", "교부액(천원)", "집행액(천원)", "집행률", "비고")
_FIRST = 7  # row of the first data, as Excel counts


def monthly(path: Path, *, rows: int = 3, prepared: int = 0, total: bool = False) -> Path:
    """A monthly report: labels, a table with formulas, a summary, charts, rules, a picture.

    ``rows`` of data stand in it, ``prepared`` more are empty, and a total may stand below them.
    """
    book = xlsxwriter.Workbook(path)
    sheet, summary = book.add_worksheet("월간보고"), book.add_worksheet("요약")
    line = book.add_format({"border": 1})
    money = book.add_format({"border": 1, "num_format": "#,##0"})
    share = book.add_format({"border": 1, "num_format": "0.0%"})
    head = book.add_format({"border": 1, "bold": True, "bg_color": "#DDE6F0", "align": "center"})
    sheet.set_column("A:G", 13)
    sheet.merge_range("A1:G1", "지방보조금 월간 집행 현황 (가상 자료)", head)
    sheet.write("A3", "작성 부서", head)
    sheet.merge_range("B3:C3", "", line)
    sheet.write("D3", "작성일", head)
    sheet.write_blank("E3", None, book.add_format({"border": 1, "num_format": "yyyy. m. d."}))
    sheet.write("A4", "합계", head)
    last = _FIRST + max(rows + prepared, 1) - 1
    sheet.write_formula("B4", f"=SUM(E{_FIRST}:E{last})", money)
    sheet.write_row(_FIRST - 2, 0, HEADER, head)
    for number in range(rows + prepared):
        row = _FIRST - 1 + number
        place, department, granted, spent = DATA[number % 3] if number < rows else ("", "", "", "")
        sheet.set_row(row, 24)
        sheet.write_number(row, 0, number + 1, line)
        sheet.write(row, 1, place, line)
        sheet.write(row, 2, department, line)
        sheet.write(row, 3, granted, money)
        sheet.write(row, 4, spent, money)
        ratio = f'=IF(D{row + 1}=0,"",E{row + 1}/D{row + 1})'
        sheet.write_formula(row, 5, ratio, share, spent / granted if granted else "")
        sheet.write_blank(row, 6, None, line)
    if total:
        sheet.write(last, 1, "합계", head)
        sheet.write_formula(last, 3, f"=SUM(D{_FIRST}:D{last})", money)
    sheet.data_validation(
        f"C{_FIRST}:C{last}", {"validate": "list", "source": ["도로과", "하수과"]}
    )
    sheet.conditional_format(f"E{_FIRST}:E{last}", {"type": "data_bar", "data_bar_2010": True})
    sheet.conditional_format(
        f"A{_FIRST}:G{last}",
        {"type": "formula", "criteria": f"=$E{_FIRST}>$D{_FIRST}", "format": head},
    )
    sheet.write_comment("B3", "부서 이름을 적으세요")
    sheet.insert_image("J1", "직인.png", {"image_data": _seal()})
    chart = book.add_chart({"type": "column"})
    where = f"월간보고!$B${_FIRST}:$B${last}", f"월간보고!$E${_FIRST}:$E${last}"
    chart.add_series({"categories": f"={where[0]}", "values": f"={where[1]}", "gap": 33})
    chart.set_title({"name": "읍면동별 집행액"})
    sheet.insert_chart("J8", chart)
    sheet.insert_textbox("J25", "결재란")
    sheet.insert_button("L25", {"macro": "보고", "caption": "보고서 만들기"})
    sheet.set_footer("&C&P / &N")
    sheet.print_area(0, 0, last - 1, 6)
    sheet.set_header("&R대외비 아님")
    sheet.autofilter(_FIRST - 2, 0, last - 1, 6)
    book.define_name("집행", f"=월간보고!$E${_FIRST}:$E${last}")
    book.define_name("작성일", "=월간보고!$E$3")
    summary.write("A1", "도로과 집행액")
    formula = f'=SUMIFS(월간보고!E{_FIRST}:E{last},월간보고!C{_FIRST}:C{last},"도로과")'
    summary.write_formula("B1", formula, money, 600)
    summary.add_sparkline("C1", {"range": f"월간보고!E{_FIRST}:E{last}"})
    book.set_custom_property("문서번호", "가상-1")
    book.close()
    return path


def with_excel_table(path: Path, totals: bool = False) -> Path:
    """A form whose table is one of Excel's own (Ctrl+T), with a column of formulas."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("자료")
    columns = [
        {"header": "부서", "total_string": "합계"},
        {"header": "금액", "total_function": "sum"},
        {"header": "배액", "formula": "=실적[[#This Row],[금액]]*2"},
    ]
    data = [["도로과", 100], ["하수과", 200]]
    area = {"data": data, "columns": columns, "name": "실적", "total_row": totals}
    sheet.add_table(f"B2:D{4 + totals}", area)
    sheet.write_formula("F2", "=SUM(실적[금액])", None, 300)
    book.close()
    return path


def _seal() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "#B22222").save(stream, "PNG")
    return stream


NEW = pl.DataFrame(
    {
        "읍면동": ["인동동", "=cmd|'/C calc'!A0"],
        "부서": ["도로과", "하수과"],
        "교부액": [100, 200],
        "집행액": [50, None],
    }
)


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


def through_libreoffice(path: Path, out: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    profile = (out / "profile").as_uri()
    command = [str(libreoffice()), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return out / path.name
