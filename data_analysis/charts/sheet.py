"""A chart as a page of a workbook: sentence, table, a real chart that draws it, source and day."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from os import PathLike
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from data_analysis.charts.palette import GRID, QUIET, SERIES
from data_analysis.charts.plot import Plot, Shape, decimals
from data_analysis.messages import problem, say
from data_analysis.workbook import ROWS_A_SHEET, Saved, as_xlsx, fitting
from groundwork.files import writing
from groundwork.letters import writable

_HEAD = 2  # row of the table's header, from 0: the sentence and a blank row stand above
_ROW_PIXELS = 20
_CHART_WIDE, _CHART_HIGH, _BAR_PIXELS = 640, 480, 26
_CHART_COLUMNS = 10  # so many ordinary columns are as wide as the chart
_NARROWEST, _WIDEST = 9, 30
_WIDTH_SAMPLE = 200
_SENTENCE_LETTERS = 42  # Hangul syllables of the sentence's size that fit over table and chart
_FONT = "맑은 고딕"  # every Korean office has it; others put their own in its place
_DASHES = ("solid", "dash", "round_dot")
_MARKERS = ("circle", "square", "diamond")
_A4 = 9


def write_chart(
    path: str | PathLike[str], chart: Plot, behind: pl.DataFrame | None = None
) -> Saved:
    """Write the chart and its table as one printable page, and the rows ``behind`` it on another.

    Texts are written as texts. Raises `Problem` for more rows than a sheet holds.
    """
    if behind is not None and len(behind) > ROWS_A_SHEET:
        raise problem(
            "함께 저장할 자료가 {rows:,}행이라 한 시트에 들어가지 않습니다. 따로 저장해 주세요.",
            rows=len(behind),
        )
    final, name = as_xlsx(Path(path)), str(say("그래프"))
    settings = {"strings_to_formulas": False, "strings_to_urls": False}
    with writing(final) as temporary, xlsxwriter.Workbook(temporary, settings) as book:
        book.formats[0].set_font_name(_FONT)
        page = book.add_worksheet(name)
        beside = chart.table.width + 1
        _write_sentence(book, page, chart, beside + _CHART_COLUMNS - 1)
        names = [chart.with_unit(n) if n in chart.drawn else n for n in chart.table.columns]
        _write_table(book, page, chart.table, _HEAD, names)
        high = _height(chart)
        page.insert_chart(
            _HEAD,
            beside,
            _native(book, name, chart),
            {
                "x_scale": _CHART_WIDE / 480,
                "y_scale": high / 288,
                "description": str(chart.alternative),
            },
        )
        quiet = book.add_format({"font_color": QUIET, "font_name": _FONT})
        for number, note in enumerate(chart.notes):
            page.write_string(_HEAD + high // _ROW_PIXELS + 1 + number, beside, str(note), quiet)
        page.set_landscape()
        page.set_paper(_A4)
        page.center_horizontally()
        page.fit_to_pages(1, 1)
        page.hide_gridlines(2)
        sheets = [(name, len(chart.table))]
        if behind is not None:
            sheets.append((_write_behind(book, behind), len(behind)))
    return Saved(final, tuple(sheets))


def _write_behind(book: Any, rows: pl.DataFrame) -> str:
    name = str(say("자료"))
    page = book.add_worksheet(name)
    _write_table(book, page, rows, 0, rows.columns)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(rows), rows.width - 1)
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    return name


def _height(chart: Plot) -> int:
    if chart.shape is Shape.BAR:
        return max(_CHART_HIGH, 120 + _BAR_PIXELS * len(chart.labels) * len(chart.drawn))
    return _CHART_HIGH


def _write_sentence(book: Any, page: Any, chart: Plot, last: int) -> None:
    text = chart.sentence or chart.title
    if not text:
        return
    large = {"bold": True, "font_size": 18, "text_wrap": True, "valign": "top", "font_name": _FONT}
    page.merge_range(0, 0, 0, last, fitting(writable(text)), book.add_format(large))
    page.set_row(0, 30 * (1 + len(text) // _SENTENCE_LETTERS))


def _write_table(book: Any, page: Any, table: pl.DataFrame, top: int, names: Sequence[str]) -> None:
    plain = {"border": 1, "border_color": "#8EA3BC", "font_name": _FONT}
    head = book.add_format({**plain, "bold": True, "bg_color": "#DDE6F0", "align": "center"})
    for number, (name, column) in enumerate(zip(names, table, strict=True)):
        values = column.to_list()
        page.write_string(top, number, fitting(writable(name)), head)
        page.set_column(number, number, _width([name, *values[:_WIDTH_SAMPLE]]))
        shown = book.add_format(plain)
        if column.dtype.is_numeric():
            shown.set_num_format(_number_format(decimals(values)))
        elif column.dtype.is_temporal():
            shown.set_num_format(
                "yyyy-mm-dd hh:mm" if column.dtype == pl.Datetime else "yyyy-mm-dd"
            )
        for row, value in enumerate(values, start=top + 1):
            _write(page, row, number, value, shown)


def _write(page: Any, row: int, column: int, value: object, shown: Any) -> None:
    if value is None or (isinstance(value, float) and not isfinite(value)):
        page.write_blank(row, column, None, shown)
    elif isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        page.write_number(row, column, value, shown)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, shown)
    else:
        page.write_string(row, column, fitting(writable(str(value))), shown)


def _number_format(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


def _width(values: Sequence[object]) -> int:
    """Columns in characters; a Hangul syllable is two wide."""
    texts = [f"{value:,.1f}" if isinstance(value, float) else str(value) for value in values]
    longest = max(len(text) + sum("가" <= c <= "힣" for c in text) for text in texts)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _native(book: Any, sheet: str, chart: Plot) -> Any:
    native = book.add_chart({"type": chart.shape.value})
    first, last = _HEAD + 1, _HEAD + len(chart.table)
    few = len(chart.labels) * len(chart.drawn) <= 12 or chart.shape is Shape.BAR
    for number, name in enumerate(chart.drawn):
        column = chart.table.columns.index(name)
        series = {
            "name": [sheet, _HEAD, column],
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, column, last, column],
            **_look(chart.shape, number),
        }
        if few:
            shown = _number_format(decimals(chart.values(name)))
            series["data_labels"] = {"value": True, "num_format": shown, "font": _font(9)}
            if chart.shape is Shape.LINE:
                series["data_labels"]["position"] = "above"
        native.add_series(series)
    native.set_title(
        {"name": _literally(chart.title), "name_font": _font(12), "overlay": False}
        if chart.title
        else {"none": True}
    )
    _set_axes(native, chart)
    several = len(chart.drawn) > 1
    native.set_legend({"position": "top", "font": _font(9)} if several else {"none": True})
    native.show_blanks_as("gap")
    return native


def _look(shape: Shape, number: int) -> dict[str, Any]:
    colour = SERIES[number]
    if shape is not Shape.LINE:
        return {"fill": {"color": colour}, "gap": 60}
    marker = {"type": _MARKERS[number], "size": 7, "fill": {"color": colour}}
    return {
        "line": {"color": colour, "width": 2.25, "dash_type": _DASHES[number]},
        "marker": {**marker, "border": {"color": colour}},
    }


def _set_axes(native: Any, chart: Plot) -> None:
    lying = chart.shape is Shape.BAR
    values = {
        "name": _literally(chart.axis_title),
        "name_font": _font(10),
        "num_font": _font(9),
        "num_format": "General" if chart.unit == "" else "#,##0.##;-#,##0.##;0",
        "major_gridlines": {"visible": True, "line": {"color": GRID}},
        "line": {"none": True},
        "min": chart.lowest,
    }
    labels = {
        "name": _literally(chart.table.columns[0]),
        "name_font": _font(10),
        "num_font": _font(9),
        "reverse": lying,  # else the largest would stand at the bottom
        "label_position": "low",
    }
    if lying:
        values["label_position"] = "high"  # at the bottom, as the labels are turned over
    # In bars that lie, xlsxwriter calls the axis of values x.
    native.set_x_axis(values if lying else labels)
    native.set_y_axis(labels if lying else values)


def _literally(text: str) -> str:
    """A text that xlsxwriter does not take for a reference to a cell."""
    return re.sub(r"!(?=\$?[A-Z])", "! ", text)


def _font(size: int) -> dict[str, Any]:
    return {"name": _FONT, "size": size, "bold": False, "color": "#1A1A1A"}
