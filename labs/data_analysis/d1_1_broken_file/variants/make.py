"""Submissions of d1-1-broken-file: right ones made another way, wrong ones of one fault each.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from courseware.authoring.changed_workbooks import change, column, edited

ROWS = Path("output") / "민원_정리.xlsx"
SUMMARY = Path("output") / "민원_집계.xlsx"
AMOUNTS = ("비용산정액", "비용집행액")


def first_sheet(book: Workbook) -> Worksheet:
    return book.worksheets[0]


def log_sheet(book: Workbook) -> Worksheet:
    return book["변경 내역"]


# --- Right, made another way -------------------------------------------------------------------


def right_in_thousand_won(folder: Path) -> None:
    """Amounts left in 천원, and the headers say so."""
    for file, names in ((ROWS, AMOUNTS), (SUMMARY, ("비용 집행액",))):
        with edited(folder / file) as book:
            sheet = first_sheet(book)
            for name in names:
                change(sheet, name, lambda value: value / 1000)
                header = sheet.cell(1, column(sheet, name))
                header.value = str(header.value).replace("(원)", "(천원)")


def right_other_layout(folder: Path) -> None:
    """A title above, other sheet names, a column moved and one more, months as 3월, a total."""
    with edited(folder / ROWS) as book:
        sheet = first_sheet(book)
        sheet.title = "창구 민원"
        sheet.move_range(f"A1:A{sheet.max_row}", cols=sheet.max_column)
        sheet.delete_cols(1)
        sheet.cell(1, sheet.max_column + 1, "비고")
        sheet.insert_rows(1)
        sheet["A1"] = "지난해 창구 민원 정리 (가상)"
    with edited(folder / SUMMARY) as book:
        sheet = first_sheet(book)
        sheet.title = "보고용"
        change(sheet, "월", lambda month: f"{int(month[5:])}월")
        total = sum(row[0] for row in sheet.iter_rows(2, min_col=3, max_col=3, values_only=True))
        sheet.append(["합계", None, total])


def right_other_file_names(folder: Path) -> None:
    """The two workbooks were given other names."""
    (folder / ROWS).rename(folder / "output" / "창구 최종(수정).xlsx")
    (folder / SUMMARY).rename(folder / "output" / "회의자료.xlsx")


def right_sheets_and_columns_as_they_were_called_before(folder: Path) -> None:
    """A submission of a class that began under the older names."""
    with edited(folder / ROWS) as book:
        book["읽지 못한 셀"].title = "읽지 못한 칸"
        removed = book["빼 둔 행"]
        removed.cell(1, column(removed, "사유")).value = "까닭"
        change(log_sheet(book), "내용", lambda what: what.replace("셀", "칸"))


def right_log_in_own_words(folder: Path) -> None:
    """The log was written by hand, in sentences."""
    with edited(folder / ROWS) as book:
        del book["변경 내역"]
        sheet = book.create_sheet("정리 메모")
        sheet.append(["소계와 합계 14행을 지웠습니다."])
        sheet.append(["모든 칸이 같은 중복 24행을 지웠습니다."])
        sheet.append(["번호는 같은데 내용이 다른 것은 6쌍, 지우지 않았습니다."])
        sheet.append(["미정이라 비워 둔 칸", 4])


def right_months_as_dates_with_unit_note(folder: Path) -> None:
    """The summary has real dates for months, and the unit above the table instead of in it."""
    with edited(folder / SUMMARY) as book:
        sheet = first_sheet(book)
        change(sheet, "월", lambda month: date(int(month[:4]), int(month[5:]), 1))
        sheet.cell(1, column(sheet, "비용 집행액")).value = "집행액"
        sheet.insert_rows(1)
        sheet["D1"] = "(단위: 원)"


def right_summary_as_a_pivot_table_leaves_it(folder: Path) -> None:
    """Copied from a pivot table: each month stands once, its subtotal below it, Excel's names."""
    with edited(folder / SUMMARY) as book:
        sheet = first_sheet(book)
        rows = list(sheet.iter_rows(2, values_only=True))
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["접수월", "읍면동", "개수 : 접수번호", "합계 : 비용 집행액(원)"])
        for month in sorted({row[0] for row in rows}):
            own = [row for row in rows if row[0] == month]
            name = f"{int(month[5:])}월"
            for number, row in enumerate(own):
                sheet.append([None if number else name, *row[1:]])
            sheet.append([f"{name} 요약", None, sum(r[2] for r in own), sum(r[3] for r in own)])
        sheet.append(["총합계", None, sum(r[2] for r in rows), sum(r[3] for r in rows)])


def right_summary_as_cross_tables(folder: Path) -> None:
    """읍면동 down and months across, counts on one sheet and money on another, with totals."""
    with edited(folder / SUMMARY) as book:
        rows = list(first_sheet(book).iter_rows(2, values_only=True))
        for name, number in (("건수", 2), ("집행액(천원)", 3)):
            sheet = book.create_sheet(name)
            sheet.append([f"월별·읍면동별 {name}"])
            sheet.append(["구분", *(f"{month}월" for month in range(1, 13)), "계"])
            for place in sorted({row[1] for row in rows}):
                cells = [row[number] for row in rows if row[1] == place]
                cells = [cell / 1000 for cell in cells] if number == 3 else cells
                sheet.append([place, *cells, sum(cells)])
            sheet.append(["계", *[0] * 13])
        del book[first_sheet(book).title]


def right_notes_below_and_units_above(folder: Path) -> None:
    """A note below the complaints; a cross table under two headings and (단위: 건, 천원)."""
    with edited(folder / ROWS) as book:
        first_sheet(book).append(["※ 미정인 집행액 4건은 빈칸입니다."])
    with edited(folder / SUMMARY) as book:
        rows = list(first_sheet(book).iter_rows(2, values_only=True))
        sheet = book.create_sheet("월별 읍면동별", 0)
        del book["집계"]
        sheet.append(["2025년 월별·읍면동별 민원 현황"])
        sheet.append(["(단위: 건, 천원)"])
        sheet.append(["읍면동", *(part for month in range(1, 13) for part in (f"{month}월", None))])
        sheet.append([None, *["건수", "집행액"] * 12])
        for place in sorted({row[1] for row in rows}):
            own = [row for row in rows if row[1] == place]
            sheet.append([place, *(part for row in own for part in (row[2], row[3] / 1000))])


def right_a_sheet_a_month(folder: Path) -> None:
    """The summary has a sheet for each month, with a total at its end; the log is in own words."""
    with edited(folder / ROWS) as book:
        change(log_sheet(book), "내용", lambda what: what.replace("겹쳐 표시한 행", "같은 민원"))
    with edited(folder / SUMMARY) as book:
        rows = list(first_sheet(book).iter_rows(2, values_only=True))
        del book["집계"]
        for number in range(1, 13):
            sheet = book.create_sheet(f"{number}월", number - 1)
            sheet.append(["읍면동", "건수", "집행액(원)"])
            own = [row[1:] for row in rows if int(row[0][5:]) == number]
            for row in own:
                sheet.append(row)
            sheet.append(["계", sum(row[1] for row in own), sum(row[2] for row in own)])


def right_quarters_in_whole_millions(folder: Path) -> None:
    """Subtotals of months and quarters, each month named once, money rounded to 백만원."""
    _in_millions(folder, 0)


def wrong_summary_a_million_off(folder: Path) -> None:
    """The same, with every amount a 백만원 too many."""
    _in_millions(folder, 1)


def _in_millions(folder: Path, more: int) -> None:
    with edited(folder / SUMMARY) as book:
        rows = list(first_sheet(book).iter_rows(2, values_only=True))
        sheet = first_sheet(book)
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["분기", "월", "읍면동", "건수", "집행액(백만원)"])
        for month in sorted({row[0] for row in rows}):
            own = [row for row in rows if row[0] == month]
            for number, row in enumerate(own):
                name = None if number else f"{int(month[5:])}월"
                sheet.append([None, name, row[1], row[2], round(row[3] / 1e6) + more])
            sheet.append([None, None, "소계", sum(r[2] for r in own), None])
            if int(month[5:]) % 3 == 0:
                sheet.append([f"{int(month[5:]) // 3}분기 계", None, None, 1, 1])


def right_log_beside_the_complaints(folder: Path) -> None:
    """The log stands to the right of the complaints, on their sheet."""
    with edited(folder / ROWS) as book:
        beside = (
            (what, count) for what, _, count, *_ in log_sheet(book).iter_rows(values_only=True)
        )
        for row, cells in enumerate(beside, start=1):
            for column_, cell in enumerate(cells, start=14):
                first_sheet(book).cell(row, column_, cell)
        del book["변경 내역"]


# --- Rows --------------------------------------------------------------------------------------


def wrong_rows_subtotals_left(folder: Path) -> None:
    """The subtotals stand among the data again."""
    with edited(folder / ROWS) as book:
        first_sheet(book).append(["1월 소계"])
        first_sheet(book).append(["합계"])


def wrong_rows_copies_left(folder: Path) -> None:
    """Some complaints stand there twice."""
    with edited(folder / ROWS) as book:
        sheet = first_sheet(book)
        for row in list(sheet.iter_rows(10, 14, values_only=True)):
            sheet.append(row)


def wrong_rows_refiled_deleted(folder: Path) -> None:
    """Duplicates were removed by the receipt number alone, as Excel's button does."""
    with edited(folder / ROWS) as book:
        sheet = first_sheet(book)
        seen: set[Any] = set()
        again = []
        for cell in sheet["A"]:
            if cell.value in seen:
                again.append(cell.row)
            seen.add(cell.value)
        for row in reversed(again):
            sheet.delete_rows(row)


def wrong_rows_filtered(folder: Path) -> None:
    """Saved while a filter hid the last thousand rows."""
    with edited(folder / ROWS) as book:
        first_sheet(book).delete_rows(4000, 1000)


def wrong_rows_one_column_sorted(folder: Path) -> None:
    """One column was sorted without the others: every 읍면동 is there, beside other complaints."""
    with edited(folder / ROWS) as book:
        sheet = first_sheet(book)
        number = column(sheet, "읍면동")
        cells = [row[0] for row in sheet.iter_rows(2, min_col=number, max_col=number)]
        for cell, name in zip(cells, sorted(str(cell.value) for cell in cells), strict=True):
            cell.value = name


def wrong_rows_year_of_today(folder: Path) -> None:
    """Dates typed without a year, to which Excel put the present one."""
    with edited(folder / ROWS) as book:
        change(first_sheet(book), "접수일", lambda day: day.replace(year=2026), every=3)


# --- Amounts -----------------------------------------------------------------------------------


def wrong_amounts_minus_lost(folder: Path) -> None:
    """△ was deleted instead of read as a minus."""
    with edited(folder / ROWS) as book:
        change(first_sheet(book), "비용집행액", abs)


def wrong_amounts_unit_not_said(folder: Path) -> None:
    """Amounts in 천원 under headers that say nothing."""
    with edited(folder / ROWS) as book:
        sheet = first_sheet(book)
        for name in AMOUNTS:
            change(sheet, name, lambda value: value / 1000)
            sheet.cell(1, column(sheet, name)).value = name


def wrong_amounts_unknown_made_zero(folder: Path) -> None:
    """미정 was filled with 0."""
    with edited(folder / ROWS) as book:
        sheet = first_sheet(book)
        spent = column(sheet, "비용집행액")
        for (cell,) in sheet.iter_rows(2, min_col=spent, max_col=spent):
            if cell.value is None:
                cell.value = 0


def wrong_amounts_a_digit_more(folder: Path) -> None:
    """A few estimates got a zero too many."""
    with edited(folder / ROWS) as book:
        change(first_sheet(book), "비용산정액", lambda value: value * 10, every=500)


# --- Types -------------------------------------------------------------------------------------


def wrong_types_numbers_as_text(folder: Path) -> None:
    """Some amounts are texts with commas."""
    with edited(folder / ROWS) as book:
        change(first_sheet(book), "비용집행액", lambda value: f"{value:,}", every=7)


def wrong_types_dates_as_text(folder: Path) -> None:
    """Dates look right and are texts."""
    with edited(folder / ROWS) as book:
        change(first_sheet(book), "접수일", lambda day: f"{day.year}. {day.month}. {day.day}.")


def wrong_types_telephone_without_zero(folder: Path) -> None:
    """Telephone numbers are numbers again, and their 0 is gone."""
    with edited(folder / ROWS) as book:
        change(first_sheet(book), "연락처", lambda number: int(number.replace("-", "")), every=9)


def wrong_types_trailing_blanks(folder: Path) -> None:
    """Some 읍면동 end in a blank."""
    with edited(folder / ROWS) as book:
        change(first_sheet(book), "읍면동", lambda name: f"{name} ", every=50)


# --- Log ---------------------------------------------------------------------------------------


def wrong_log_missing(folder: Path) -> None:
    """The log was deleted, and what was taken out with it."""
    with edited(folder / ROWS) as book:
        for name in book.sheetnames[1:]:
            del book[name]


def wrong_log_other_figures(folder: Path) -> None:
    """The log says other figures than what was done."""
    with edited(folder / ROWS) as book:
        sheet = log_sheet(book)
        for row in sheet.iter_rows(2, 8):
            row[2].value = (row[2].value or 0) + 100


def wrong_log_nothing_of_what_was_not_read(folder: Path) -> None:
    """The log keeps quiet about the cells that could not be read."""
    with edited(folder / ROWS) as book:
        sheet = log_sheet(book)
        unread = [row[0].row for row in sheet.iter_rows(2) if "읽지 못해" in str(row[0].value)]
        for row in reversed(unread):
            sheet.delete_rows(row)
        del book["읽지 못한 셀"]


def wrong_log_two_figures_exchanged(folder: Path) -> None:
    """As many copies as there were subtotals, and the other way round."""
    with edited(folder / ROWS) as book:
        sheet = log_sheet(book)
        sheet["C4"], sheet["C6"] = sheet["C6"].value, sheet["C4"].value


def wrong_log_hidden(folder: Path) -> None:
    """The sheet of the log was hidden."""
    with edited(folder / ROWS) as book:
        log_sheet(book).sheet_state = "hidden"


def unsure_log_in_words_of_no_list(folder: Path) -> None:
    """What could not be read is called in words that no list has: a person reads the line."""
    with edited(folder / ROWS) as book:
        del book["읽지 못한 셀"]
        sheet = log_sheet(book)
        for row in range(sheet.max_row, 1, -1):
            if "읽지" in str(sheet.cell(row, 1).value):
                sheet.delete_rows(row)
        sheet.append(["금액을 몰라 공란으로 남김", None, 4])


# --- Summary -----------------------------------------------------------------------------------


def wrong_summary_first_sheet_only(folder: Path) -> None:
    """Only the first half of the year was read."""
    with edited(folder / SUMMARY) as book:
        sheet = first_sheet(book)
        sheet.delete_rows(2 + 6 * 25, 6 * 25)


def wrong_summary_copies_counted(folder: Path) -> None:
    """Copies were counted."""
    with edited(folder / SUMMARY) as book:
        change(first_sheet(book), "건수", lambda count: count + 16)


def wrong_summary_thousand_taken_for_won(folder: Path) -> None:
    """Amounts in 천원 under a header that says 원."""
    with edited(folder / SUMMARY) as book:
        change(first_sheet(book), "비용 집행액", lambda value: value / 1000)


def wrong_summary_districts_in_two(folder: Path) -> None:
    """Full-width digits were left, so that one 동 is counted as two."""
    with edited(folder / SUMMARY) as book:
        change(
            first_sheet(book), "읍면동", lambda name: name.replace("형곡1동", "형곡１동"), every=3
        )


# --- Unreadable and missing --------------------------------------------------------------------


def unread_stray_cell_at_the_far_corner(folder: Path) -> None:
    """One cell at XFD1048576, which would ask for 549 GB of memory."""
    for file in (ROWS, SUMMARY):
        with edited(folder / file) as book:
            first_sheet(book)["XFD1048576"] = "."
