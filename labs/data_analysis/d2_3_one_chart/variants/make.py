"""Submissions of d2-3-one-chart: right ones made another way, and wrong ones, each with one fault.

Each function gets a folder with a copy of the solution's submission and changes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import NumData, NumDataSource, NumVal
from openpyxl.chart.series import Series
from openpyxl.drawing.image import Image
from openpyxl.styles import Font

from courseware.authoring.changed_workbooks import edited

REPORT = Path("output") / "시장_주간보고.xlsx"
PAGE = "그래프"
COUNTS = ((140, 63), (152, 65), (190, 76), (231, 87), (268, 94), (297, 97))
SENTENCE = "현장확인 민원의 지연율은 1월 45.0%에서 6월 32.7%로 낮아졌습니다."
NOTES = ("자료: 민원 처리 기록(가상)", "기준일: 2026. 7. 31.")


def _say(folder: Path, sentence: str) -> None:
    with edited(folder / REPORT) as book:
        book[PAGE]["A1"] = sentence


@contextmanager
def _written(folder: Path, notes: Sequence[str] = NOTES) -> Iterator[tuple[Any, Any]]:
    """A workbook of one's own with the table, the sentence and the notes: book and sheet."""
    with xlsxwriter.Workbook(folder / REPORT) as book:
        sheet = book.add_worksheet("보고")
        sheet.write("A1", SENTENCE)
        sheet.write_row("A3", ["접수월", "건수", "지연", "지연율(%)"])
        for row, (count, late) in enumerate(COUNTS, start=3):
            sheet.write_row(row, 0, [f"{row - 2}월", count, late, round(100 * late / count, 1)])
        sheet.write_column("A20", notes)
        yield book, sheet


def _column_chart(
    book: Any,
    sheet: Any,
    column: str = "D",
    rows: str = "4:9",
    title: str = "지연율(%)",
    **look: Any,
) -> Any:
    """A column chart over cells of `_written`, as drawn by hand."""
    first, last = rows.split(":")
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "categories": f"=보고!$A${first}:$A${last}",
            "values": f"=보고!${column}${first}:${column}${last}",
            **look,
        }
    )
    chart.set_title({"name": "현장확인 민원"})
    chart.set_y_axis({"name": title})
    sheet.insert_chart("F3", chart)
    return chart


# --- Right, made another way -------------------------------------------------------------------


def right_line_over_formulas(folder: Path) -> None:
    """A line over formulas of shares shown as per cent, the months as dates, made by hand."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["현장확인 민원, 늦는 일이 줄었는가"])
    sheet.append(["지연율은 1월 45%에서 6월 33%로 줄었지만, 예약제 때문인지는 알 수 없습니다."])
    sheet.append(["월", "건수", "지연", "지연율"])
    for number, (count, late) in enumerate(COUNTS, start=1):
        row = number + 3
        sheet.append([date(2026, number, 1), count, late, f"=C{row}/B{row}"])
        sheet.cell(row, 4).number_format = "0.0%"
    sheet["H1"], sheet["I1"] = "출처", "민원 처리 기록"
    sheet["H2"], sheet["I2"] = "기준일", date(2026, 7, 31)
    chart = LineChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=3, max_row=9), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=4, max_row=9))
    chart.title, chart.y_axis.title = "현장확인 민원", "지연율"
    chart.y_axis.number_format, chart.y_axis.scaling.min = "0%", 0.2
    sheet.add_chart(chart, "F4")
    book.save(folder / REPORT)


def right_combo_on_a_sheet_of_its_own(folder: Path) -> None:
    """Counts as columns, the rate as a line on a second axis, as a chart sheet."""
    with _written(folder) as (book, _):
        places = "=보고!$A$4:$A$9"
        columns = book.add_chart({"type": "column"})
        columns.add_series(
            {"name": "=보고!$B$3", "categories": places, "values": "=보고!$B$4:$B$9"}
        )
        line = book.add_chart({"type": "line"})
        line.add_series(
            {
                "name": "=보고!$D$3",
                "categories": places,
                "values": "=보고!$D$4:$D$9",
                "y2_axis": True,
            }
        )
        columns.combine(line)
        columns.set_y_axis({"name": "건수(건)"})
        line.set_y2_axis({"name": "지연율(%)", "min": 20})
        book.add_chartsheet("차트").set_chart(columns)


def right_text_boxes_and_quarters(folder: Path) -> None:
    """Source, day and the sentence stand in text boxes; the sentence speaks of quarters."""
    with _written(folder, notes=()) as (book, sheet):
        sheet.write("A1", "주간 보고")
        sheet.write_row("A11", ["1분기", 482, 204, 42.3])
        sheet.write_row("A12", ["2분기", 796, 278, 34.9])
        sheet.insert_textbox("F20", "민원 처리 기록, '26. 7. 31. 기준(가상)")
        sheet.insert_textbox(
            "F24", "열 건에 네 건이 늦던 현장확인 민원이 1~3월 42.3%에서 4~6월 34.9%로 나아졌다."
        )
        _column_chart(book, sheet, title="늦은 비율(단위: %)")


def right_resaved_beside_the_data(folder: Path) -> None:
    """Saved again by another program, renamed, with more rows behind; an English sentence."""
    with edited(folder / REPORT) as book:
        book[PAGE]["A1"] = (
            "The late rate fell from 45.0% in January to 32.7% in June, by 12.3 percentage points."
        )
        rows = book.create_sheet("자료")
        for number, (count, late) in enumerate(COUNTS, start=1):
            rows.append([f"2026-{number:02d}", count, late])
    (folder / REPORT).rename(folder / "output" / "월요일 보고.xlsx")


def right_pale_columns_with_their_values(folder: Path) -> None:
    """Grey columns with their values on them and one dark: what matters is written."""
    with _written(folder) as (book, sheet):
        points = [{"fill": {"color": "#D0D0D0"}}] * 5 + [{"fill": {"color": "#0072B2"}}]
        _column_chart(book, sheet, points=points, data_labels={"value": True})


# --- What is drawn -----------------------------------------------------------------------------


def wrong_chart_counts(folder: Path) -> None:
    """The number of late complaints is drawn, which rises, and called a rate."""
    with _written(folder) as (book, sheet):
        _column_chart(book, sheet, column="C")


def wrong_chart_from_april(folder: Path) -> None:
    """The months before April are left out: it seems to fall with the appointments."""
    with _written(folder) as (book, sheet):
        _column_chart(book, sheet, rows="7:9")


def wrong_chart_ranked_months(folder: Path) -> None:
    """The months stand by size, and time runs backwards."""
    with _written(folder) as (book, sheet):
        for row, (count, late) in enumerate(reversed(COUNTS), start=3):
            sheet.write_row(row, 0, [f"{9 - row}월", count, late, round(100 * late / count, 1)])
        _column_chart(book, sheet)


def wrong_chart_typed_numbers(folder: Path) -> None:
    """The numbers are typed into the chart and stand in no cell it draws."""
    with edited(folder / REPORT) as book:
        sheet = book[PAGE]
        old = sheet._charts.pop()
        typed = [NumVal(idx=n, v=str(100 * late / all_)) for n, (all_, late) in enumerate(COUNTS)]
        chart = BarChart()
        chart.append(Series(val=NumDataSource(numLit=NumData(pt=typed)), idx=0, order=0))
        chart.title, chart.y_axis = "지연율", old.y_axis
        sheet.add_chart(chart, "F3")


def wrong_chart_a_picture_of_one(folder: Path) -> None:
    """The chart was pasted as a picture: nothing in the file draws a cell."""
    picture = folder / "output" / "그림.png"
    _png(picture)
    with edited(folder / REPORT) as book:
        book[PAGE]._charts.clear()
        book[PAGE].add_image(Image(picture), "F3")
    picture.unlink()


def _png(path: Path) -> None:
    from PIL import Image as Picture

    Picture.new("RGB", (640, 480), "white").save(path)


# --- What a reader needs -----------------------------------------------------------------------


def wrong_form_cut_axis(folder: Path) -> None:
    """Columns on an axis from 30, as the AI advises."""
    with edited(folder / REPORT) as book:
        book[PAGE]._charts[0].y_axis.scaling.min = 30


def wrong_form_no_axis_title(folder: Path) -> None:
    """Nothing says what the height of a column is."""
    with _written(folder) as (book, sheet):
        _column_chart(book, sheet, title="").set_y_axis({"num_format": '0.0"%"'})


def wrong_form_unit_of_cases(folder: Path) -> None:
    """The axis of a rate says 건."""
    with _written(folder) as (book, sheet):
        _column_chart(book, sheet, title="지연(건)")


def wrong_form_no_source(folder: Path) -> None:
    """Nobody knows where the numbers come from."""
    with _written(folder, notes=NOTES[1:]) as (book, sheet):
        _column_chart(book, sheet)


def wrong_form_source_left_empty(folder: Path) -> None:
    """The words of the form stand there, and nothing behind them for the source."""
    with _written(folder, notes=("자료:    기준일: 2026. 7. 31.",)) as (book, sheet):
        _column_chart(book, sheet)


def wrong_form_another_day(folder: Path) -> None:
    """The day of writing stands where the day of the data should."""
    with _written(folder, notes=(NOTES[0], "기준일: 2026. 8. 7.")) as (book, sheet):
        _column_chart(book, sheet)


def wrong_form_yellow(folder: Path) -> None:
    """Yellow columns on white, without their values."""
    with _written(folder) as (book, sheet):
        _column_chart(book, sheet, fill={"color": "#F0E442"})


# --- The sentence ------------------------------------------------------------------------------


def wrong_sentence_as_the_ai_wrote_it(folder: Path) -> None:
    """A cause the data does not know, and a half that is none."""
    _say(
        folder,
        "4월에 시작한 현장확인 예약제 덕분에 지연율이 절반 아래로, 45.0%에서 32.7%로 떨어졌습니다.",
    )


def wrong_sentence_counts(folder: Path) -> None:
    """It answers how many where how often was asked."""
    _say(folder, "늦은 현장확인 민원은 1월 63건에서 6월 97건으로 늘었습니다.")


def wrong_sentence_misread(folder: Path) -> None:
    """A digit changed on the way from the table."""
    _say(folder, "현장확인 민원의 지연율은 1월 45.0%에서 6월 23.7%로 낮아졌습니다.")


def wrong_sentence_another_month(folder: Path) -> None:
    """The numbers are right, the month is not."""
    _say(folder, "현장확인 민원의 지연율은 1월 45.0%에서 5월 32.7%로 낮아졌습니다.")


def wrong_sentence_not_in_the_table(folder: Path) -> None:
    """Rates of quarters, which are right, and stand in no cell."""
    _say(folder, "현장확인 민원의 지연율은 1분기 42.3%에서 2분기 34.9%로 낮아졌습니다.")


def wrong_sentence_no_direction(folder: Path) -> None:
    """One rate only: whether it fell, nobody can say."""
    _say(folder, "현장확인 민원의 6월 지연율은 32.7%로 나타났습니다.")


def wrong_sentence_months_exchanged(folder: Path) -> None:
    """The rates of January and June stand in each other's place."""
    _say(folder, "현장확인 민원의 지연율은 6월 45.0%에서 1월 32.7%로 낮아졌습니다.")


def wrong_sentence_counts_said_to_fall_too(folder: Path) -> None:
    """The rate is right; of the late complaints, which rose, it says that they fell."""
    _say(folder, f"{SENTENCE[:-6]}아졌고, 늦은 건수도 함께 줄었습니다.")


def wrong_sentence_in_white(folder: Path) -> None:
    """Nobody sees the sentence: its letters are white."""
    with edited(folder / REPORT) as book:
        book[PAGE]["A1"].font = Font(color="FFFFFF")


def unsure_sentence_late_counts_left_out(folder: Path) -> None:
    """Months and rates only: whether the counts were taken out for looking bad, a person asks."""
    with _written(folder) as (book, sheet):
        for row in range(2, 9):
            sheet.write_row(row, 1, ["–", "–"])
        _column_chart(book, sheet)


# --- Unreadable and missing --------------------------------------------------------------------
