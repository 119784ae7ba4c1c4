"""Cells as the file has them, where the reader's texts say less or something else.

The reader cuts decimals at nine places, reads whole numbers as floating ones, which are exact up
to 2**53 only, and gives times of day and durations a day at the beginning of Excel's calendar.
"""

import re
from datetime import date
from decimal import Decimal

import fastexcel
import polars as pl

from data_analysis.reading.guard import Kind, Source
from data_analysis.reading.measure import counts_from_1904, sheet_xml

_SHORT_SHEET = 20_000  # rows up to which decimals are looked at a second time
_SAMPLE = 2_000
_NUMBER = r"^-?[0-9]+(\.[0-9]+)?$"
_CUT = r"^-?[0-9]+\.[0-9]{9}$"
_CUT_LENGTH, _HUGE_LENGTH, _MOMENT_LENGTH = len("0.123456789"), 16, len("1900-01-01 00:00:00")
_HUGE = r"^-?[0-9]{16,}$"
_HUGE_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"((?: [a-z]+="[^"]*")*) ?>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?'
    rb"<v>(-?[0-9]{16,})</v>"
)
_OF_TEXT = re.compile(rb' t="(?:s|str|inlineStr|b|e)"')
_NOISE_DIGITS = 12  # a number of more digits than it needs says 0.30000000000000004
_MOMENT = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$"
_LONGEST_DAYS = 59  # of a duration; from here on the days are dates (and Excel has 29 Feb 1900)


def exact_cells(
    source: Source, workbook: fastexcel.ExcelReader, name: str, cells: pl.DataFrame, first: int
) -> pl.DataFrame:
    """The cells of a sheet with full decimals and whole numbers, times as 14:30 and 30:15.

    ``first`` is the column of the sheet, from 0, in which they begin.
    """
    lengths = {column.name: _longest(column) for column in cells}
    cells = _with_decimals(workbook, name, cells, lengths)
    cells = _with_whole_numbers(source, name, cells, lengths, first)
    return _with_times(source, cells, lengths)


def _longest(column: pl.Series) -> int:
    return int(column.fill_null("").str.len_bytes().to_numpy().max(initial=0))


def _with_decimals(
    workbook: fastexcel.ExcelReader, name: str, cells: pl.DataFrame, lengths: dict[str, int]
) -> pl.DataFrame:
    short = len(cells) <= _SHORT_SHEET
    step = max(1, len(cells) // _SAMPLE)
    suspected = [
        number
        for number, column in enumerate(cells)
        if (short or lengths[column.name] >= _CUT_LENGTH)
        and column.gather_every(1 if short else step).str.contains(_NUMBER if short else _CUT).any()
    ]
    if not suspected:
        return cells
    sheet = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes="float")
    loaded = pl.DataFrame(sheet.to_arrow_with_errors()[0])
    for number in suspected:
        texts, values = cells.to_series(number), loaded.to_series(number)
        read = texts.cast(pl.Float64, strict=False)
        differs = (
            texts.str.contains(_NUMBER) & (read != values) & (values.abs() < 1e15)
        ).fill_null(False)
        if differs.any():
            exact = [_written_out(value) for value in values.filter(differs)]
            cells = cells.with_columns(texts.scatter(differs.arg_true(), exact))
    return cells


def _written_out(value: float) -> str:
    """A number in plain digits, without the noise of binary fractions."""
    plain = f"{value:.15g}"
    digits = len(re.sub(r"e.*|\D", "", plain).strip("0"))
    return format(Decimal(plain if digits <= _NOISE_DIGITS else repr(value)), "f")


def _with_whole_numbers(
    source: Source, name: str, cells: pl.DataFrame, lengths: dict[str, int], first: int
) -> pl.DataFrame:
    """Numbers beyond 2**53 as an xlsx file writes them; the binary files have no more to give."""
    huge = {
        number: column
        for number, column in enumerate(cells)
        if lengths[column.name] >= _HUGE_LENGTH and column.str.contains(_HUGE).any()
    }
    if not huge or source.kind is not Kind.XLSX:
        return cells
    written: dict[int, dict[int, str]] = {}
    for letters, row, attributes, digits in _HUGE_CELL.findall(sheet_xml(source, name)):
        number = _column_number(letters.decode()) - first
        if number in huge and not _OF_TEXT.search(attributes) and int(row) <= len(cells):
            written.setdefault(number, {})[int(row) - 1] = digits.decode()
    return cells.with_columns(
        huge[number].scatter(list(texts), list(texts.values())) for number, texts in written.items()
    )


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _with_times(source: Source, cells: pl.DataFrame, lengths: dict[str, int]) -> pl.DataFrame:
    """Times of day and durations; a column of dates that old stays one of dates."""
    for column in cells:
        if lengths[column.name] < _MOMENT_LENGTH:
            continue
        early = column.str.starts_with("1899-") | column.str.starts_with("190")
        if not early.any():
            continue
        first = date(1904, 1, 1) if counts_from_1904(source) else date(1899, 12, 31)
        moments = column.filter(column.str.contains(_MOMENT)).str.to_datetime(time_unit="ms")
        days = (moments.dt.date() - first).dt.total_days()
        is_time = (days == 0) | (moments.dt.truncate("1d") != moments)
        if not is_time.any() or not days.is_between(0, _LONGEST_DAYS).all():
            continue
        hours = days * 24 + moments.dt.hour()
        to_the_second = bool((moments.dt.second() > 0).any())
        texts = [
            f"{hour:02}:{moment:%M:%S}" if to_the_second else f"{hour:02}:{moment:%M}"
            for hour, moment in zip(hours, moments, strict=True)
        ]
        places = column.str.contains(_MOMENT).fill_null(False).arg_true()
        cells = cells.with_columns(column.scatter(places, texts))
    return cells
