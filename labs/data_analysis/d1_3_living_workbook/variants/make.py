"""Submissions of d1-3-living-workbook: right ones made another way, wrong ones of one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from courseware.authoring.changed_workbooks import edited
from data_analysis import open_table
from data_analysis.living.pivots import add_pivot

BOOK = Path("output") / "보조금_관리.xlsx"
DEPARTMENTS = range(4, 10)  # rows of the summary in the solution's workbook
TOTAL = 10


def rewrite(sheet: Any, by: Callable[[str], str]) -> None:
    """Rewrite the formulas of a sheet."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.value = by(str(cell.value))


# --- Right, made another way -------------------------------------------------------------------


def right_made_by_hand_in_excel(folder: Path) -> None:
    """An Excel table, structured references, everything on other sheets and places, in 원."""
    data = open_table(folder / BOOK, sheet="자료").repair(amounts_in="원").data
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "원자료"
    sheet.append([n if "액" not in n else f"{n}(원)" for n in data.columns])
    for row in data.iter_rows():
        sheet.append(row)
    sheet.add_table(Table(displayName="보조금", ref=f"A1:H{len(data) + 1}"))
    words = book.create_sheet("목록")
    for word in ("완료", "진행", "반납"):
        words.append([word])
    rule = DataValidation("list", formula1="목록!$A$1:$A$3")
    rule.add("H2:H500")
    sheet.add_data_validation(rule)
    report = book.create_sheet("월별 보고", 0)
    report["B2"], report["C2"] = "기준(%)", 60
    report["B4"] = "부서별 교부·집행"
    for column, name in enumerate(["담당부서", "교부금액", "집행금액", "집행율", "비고"], start=2):
        report.cell(5, column, name)
    for row, name in enumerate(sorted(set(data["부서"])), start=6):
        report.cell(row, 2, name)
        report.cell(row, 3, f"=SUMIF(보조금[부서],B{row},보조금[교부액(원)])")
        report.cell(row, 4, f"=SUMPRODUCT((보조금[부서]=B{row})*보조금[집행액(원)])")
    last = report.max_row
    report.cell(last + 1, 2, "계")
    for column, letter in ((3, "C"), (4, "D")):
        report.cell(last + 1, column, f"=SUBTOTAL(9,{letter}6:{letter}{last})")
    for row in range(6, last + 2):
        report.cell(row, 5, f"=IFERROR(ROUND(D{row}/C{row}*100,1),0)")
        report.cell(row, 6, f'=IF(E{row}<$C$2,"△","")')
    report["H2"], report["I2"] = "검산", f"=SUM(보조금[집행액(원)])-D{last + 1}"
    report["I3"] = "=SUMPRODUCT(--(보조금[집행액(원)]>보조금[교부액(원)]))"
    add_pivot(
        book.create_sheet("동별"),
        data,
        sheet,
        rows="읍면동",
        values="집행액",
        heading="동별",
        names=("합계 : 집행액", "총합계"),
    )
    book.save(folder / BOOK)


def right_other_sheet_names_and_places(folder: Path) -> None:
    """Sheets renamed, the summary's title gone, a note beside it."""
    names = {"자료": "원본", "요약": "보고", "점검": "검산"}
    with edited(folder / BOOK) as book:
        for old, new in names.items():
            book[old].title = new
        for sheet in book.worksheets:
            for old, new in names.items():
                rewrite(sheet, lambda text, old=old, new=new: text.replace(f"{old}'!", f"{new}'!"))
                rewrite(sheet, lambda text, old=old, new=new: text.replace(f"{old}!", f"{new}!"))
        book["보고"]["A1"] = None
        book["보고"]["I3"] = "다음 보고일"
        for pivot in book["피벗"]._pivots:
            pivot.cache.cacheSource.worksheetSource.sheet = "원본"


def right_checks_are_differences_only(folder: Path) -> None:
    """The check sheet shows differences and counts, and no words."""
    with edited(folder / BOOK) as book:
        for row in range(4, 10):
            book["점검"].cell(row, 5).value = None


def right_threshold_beside_the_summary(folder: Path) -> None:
    """The threshold stands beside the summary, is called a goal, and its own sheet is gone."""
    with edited(folder / BOOK) as book:
        sheet = book["요약"]
        sheet["H3"], sheet["H4"] = "목표 집행률", 0.6
        rewrite(sheet, lambda text: text.replace("기준_집행률", "$H$4"))
        del book["기준"]
        del book.defined_names["기준_집행률"]


def right_another_file_name(folder: Path) -> None:
    """The workbook was given another name."""
    (folder / BOOK).rename(folder / "output" / "8월 보조금.xlsx")


def right_total_on_top_shares_in_per_cent(folder: Path) -> None:
    """An office's own summary: the total first, (A) and (B) in the headings, 60 for 60 %."""
    heads = ["연번", "부서명", "사업수", "교부액(A)", "집행액(B)", "집행률(B/A, %)", "비고"]
    with edited(folder / BOOK) as book:
        sheet = book["요약"]
        names = [sheet.cell(row, 1).value for row in DEPARTMENTS]
        sheet.delete_rows(1, TOTAL)
        sheet["A1"], sheet["G2"], sheet["A3"], sheet["B3"] = (
            "집행현황",
            "(단위: 천원)",
            "기준(%)",
            60,
        )
        for column, head in enumerate(heads, start=1):
            sheet.cell(5, column, head)
        for row, name in enumerate(["총계", *names], start=6):
            sheet.cell(row, 2, name)
            for letter, column in (("D", "F"), ("E", "G")):
                sheet[f"{letter}{row}"] = (
                    f"=SUMIF(자료!$D$2:$D$3000,B{row},자료!${column}$2:${column}$3000)"
                    if row > 6
                    else f"=SUM({letter}7:{letter}12)"
                )
            sheet[f"F{row}"] = f"=ROUND(E{row}/D{row}*100,1)"
            sheet[f"G{row}"] = f'=IF(E{row}/D{row}*100<$B$3,"미달","")'
        sheet["A14"] = "※ 집행률은 집행액을 교부액으로 나눈 값입니다."
        del book["기준"]
        del book.defined_names["기준_집행률"]
        checks = book["점검"]
        checks["C4"], checks["C5"], checks["C6"] = "=180", "=요약!D6", "=요약!E6"


def right_departments_across(folder: Path) -> None:
    """The departments are the columns of the summary, and its measures the rows."""
    with edited(folder / BOOK) as book:
        sheet = book["요약"]
        names = [sheet.cell(row, 1).value for row in DEPARTMENTS]
        sheet.delete_rows(1, TOTAL)
        sheet.append(["부서별 집행률"])
        sheet.append(["구분", *names, "계"])
        for label in ("교부액(천원)", "집행액(천원)", "집행률", "미달 여부"):
            sheet.append([label])
        for letter in "BCDEFGH":
            for row, column in ((3, "F"), (4, "G")):
                sheet[f"{letter}{row}"] = (
                    f"=SUMIFS(자료!${column}:${column},자료!$D:$D,{letter}$2)"
                    if letter < "H"
                    else f"=SUM(B{row}:G{row})"
                )
            sheet[f"{letter}5"] = f"={letter}4/{letter}3"
            sheet[f"{letter}6"] = f'=IF({letter}5<기준_집행률,"◀","")'
        checks = book["점검"]
        checks["C4"], checks["C5"], checks["C6"] = "=180", "=요약!H3", "=요약!H4"


# --- Formulas ----------------------------------------------------------------------------------


def wrong_formulas_pasted_values(folder: Path) -> None:
    """What was granted was pasted as numbers."""
    values = openpyxl.load_workbook(folder / BOOK, data_only=True)["요약"]
    with edited(folder / BOOK) as book:
        for row in range(4, TOTAL + 1):
            book["요약"].cell(row, 3).value = values.cell(row, 3).value


def wrong_formulas_only_the_first_rows(folder: Path) -> None:
    """The sums reach row 101 only."""
    with edited(folder / BOOK) as book:
        rewrite(
            book["요약"],
            lambda text: (
                text.replace("$G:$G", "$G$2:$G$101").replace("$D:$D", "$D$2:$D$101")
                if text.startswith("=SUMIFS") and "$G" in text
                else text
            ),
        )


def wrong_formulas_average_of_shares(folder: Path) -> None:
    """The total share is an average of shares."""
    with edited(folder / BOOK) as book:
        book["요약"].cell(TOTAL, 5).value = "=AVERAGE(E4:E9)"


def wrong_formulas_total_among_the_data(folder: Path) -> None:
    """The 합계 row was left at the end of the data."""
    with edited(folder / BOOK) as book:
        book["자료"].append(["합계", None, None, None, None, 3716300, 2315740])


def wrong_formulas_a_department_hidden(folder: Path) -> None:
    """The row of the department that is furthest behind was hidden."""
    with edited(folder / BOOK) as book:
        book["요약"].row_dimensions[7].hidden = True


# --- Inputs ------------------------------------------------------------------------------------


def wrong_inputs_number_in_the_formulas(folder: Path) -> None:
    """0.6 stands in every formula; the input cell is for show."""
    with edited(folder / BOOK) as book:
        rewrite(book["요약"], lambda text: text.replace("기준_집행률", "0.6"))


def wrong_inputs_no_cell_at_all(folder: Path) -> None:
    """0.6 stands in every formula, and there is no input cell."""
    with edited(folder / BOOK) as book:
        rewrite(book["요약"], lambda text: text.replace("기준_집행률", "0.6"))
        del book["기준"]
        del book.defined_names["기준_집행률"]


def wrong_inputs_one_department_forgotten(folder: Path) -> None:
    """One formula still has the number in it."""
    with edited(folder / BOOK) as book:
        cell = book["요약"].cell(7, 6)
        cell.value = str(cell.value).replace("기준_집행률", "0.6")


def wrong_inputs_verdict_turned_round(folder: Path) -> None:
    """Those who reach the threshold are marked as below it."""
    with edited(folder / BOOK) as book:
        rewrite(book["요약"], lambda text: text.replace('"미달",""', '"","미달"'))


def wrong_inputs_good_ones_called_below(folder: Path) -> None:
    """Both verdicts have a word, and each the other's."""
    with edited(folder / BOOK) as book:
        rewrite(book["요약"], lambda text: text.replace('"미달",""', '"달성","미달"'))


def wrong_inputs_sheet_hidden(folder: Path) -> None:
    """The sheet of the threshold was hidden."""
    with edited(folder / BOOK) as book:
        book["기준"].sheet_state = "hidden"


# --- Check sheet -------------------------------------------------------------------------------


def wrong_checksheet_missing(folder: Path) -> None:
    """There is no check sheet."""
    with edited(folder / BOOK) as book:
        del book["점검"]


def wrong_checksheet_compares_the_summary_with_itself(folder: Path) -> None:
    """The totals to compare with are taken from the summary, too."""
    with edited(folder / BOOK) as book:
        for row in range(4, 7):
            book["점검"].cell(row, 2).value = f"=C{row}"


def wrong_checksheet_spending_not_looked_at(folder: Path) -> None:
    """Nobody looks whether more was spent than granted."""
    with edited(folder / BOOK) as book:
        for column in range(1, 5):
            book["점검"].cell(8, column).value = None
        book["점검"].cell(8, 5).value = "이상 없음"


# --- Choices -----------------------------------------------------------------------------------


def wrong_choices_no_list(folder: Path) -> None:
    """States are typed by hand."""
    with edited(folder / BOOK) as book:
        book["자료"].data_validations.dataValidation.clear()


def wrong_choices_one_word_missing(folder: Path) -> None:
    """반납 cannot be chosen."""
    with edited(folder / BOOK) as book:
        book["자료"].data_validations.dataValidation[0].formula1 = '"진행,완료"'


def wrong_choices_first_rows_only(folder: Path) -> None:
    """The list holds for the first rows."""
    with edited(folder / BOOK) as book:
        sheet = book["자료"]
        sheet.data_validations.dataValidation.clear()
        rule = DataValidation("list", formula1='"진행,완료,반납"')
        rule.add("H2:H50")
        sheet.add_data_validation(rule)


# --- Pivot -------------------------------------------------------------------------------------


def wrong_pivot_only_values(folder: Path) -> None:
    """The pivot table was pasted as values."""
    with edited(folder / BOOK) as book:
        book["피벗"]._pivots.clear()


def wrong_pivot_part_of_the_data(folder: Path) -> None:
    """The pivot table sees the first hundred rows."""
    with edited(folder / BOOK) as book:
        book["피벗"]._pivots[0].cache.cacheSource.worksheetSource.ref = "A1:H101"


def wrong_pivot_counts_instead_of_adding_up(folder: Path) -> None:
    """The pivot table counts."""
    with edited(folder / BOOK) as book:
        book["피벗"]._pivots[0].dataFields[0].subtotal = "count"


def wrong_pivot_by_department(folder: Path) -> None:
    """The pivot table is by department."""
    with edited(folder / BOOK) as book:
        book["피벗"]._pivots[0].rowFields[0].x = 3


# --- Unreadable and missing --------------------------------------------------------------------
