"""Small tables that people keep in a spreadsheet: rows read safely, rows written whole.

For tables an official fills in by hand: some thousand rows, the first sheet. Big and dirty exports
belong to `data_analysis`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from groundwork.files import check_zip, other_kind, writing
from groundwork.headings import Names, Row, find_header
from groundwork.messages import catalog
from groundwork.problem import Problem
from groundwork.shown_cells import hidden_columns, hidden_rows, is_filtered, is_unseen_cell

say = catalog("groundwork")

MOST_ROWS, MOST_COLUMNS = 5_000, 60
_MOST_UNPACKED = 256 << 20
_MOST_SHEETS = 10
_MERGED_WITHIN = 16 << 20  # bytes: a larger sheet is a listing, no form with merged cells
_MOST_MERGED = 1_000
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):[A-Z]+(\d+)"')
_NARROWEST, _WIDEST = 8, 60


@dataclass(frozen=True)
class Sheet:
    """One sheet to be written: its name, the header, the rows under it, and lines above it."""

    name: str
    header: Sequence[str]
    rows: Sequence[Row]
    above: Sequence[Row] = ()


def read_rows(
    path: Path,
    most_rows: int = MOST_ROWS,
    most_columns: int = MOST_COLUMNS,
    names: Names | None = None,
    sheet: str | None = None,
    merged_in_each: bool = False,
    shown_only: bool = False,
) -> list[Row]:
    """The cells of a sheet of an xlsx, or of a csv (UTF-8 or cp949), row by row.

    The sheet is the first, or the one called ``sheet``; where ``names`` are given (as for
    `find_header`) the first one that has a header of them. With ``merged_in_each`` a cell merged
    over several rows stands in each of them, else in the first only; with ``shown_only`` what no
    reader sees (hidden sheets, rows and columns, white letters) is empty. Raises `Problem` for a
    missing, damaged, encrypted or other file, and for a sheet that is not there.
    """
    if not path.is_file():
        raise Problem(
            say("{file:을} 찾을 수 없습니다. 파일 이름과 폴더를 확인해 주세요.", file=path.name)
        )
    _refuse_other_kinds(path)
    if path.suffix.lower() == ".csv":
        return [*csv.reader(io.StringIO(_decoded(path)))][:most_rows]
    with path.open("rb") as stream:
        is_ole = stream.read(4) == b"\xd0\xcf\x11\xe0"
    if is_ole:
        raise Problem(
            say(
                "{file:은} 암호가 걸렸거나 옛 형식(.xls)입니다. "
                "엑셀에서 암호를 풀고 .xlsx로 다시 저장해 주세요.",
                file=path.name,
            )
        )
    check_zip(path, max_unpacked=_MOST_UNPACKED).close()
    return _sheet_rows(path, most_rows, most_columns, names, sheet, merged_in_each, shown_only)


def write_sheets(path: Path, sheets: Iterable[Sheet]) -> Path:
    """Write sheets as one workbook, the header on top and kept in sight; returns the path.

    Texts are written as texts, also those that begin with "=". Raises `Problem` where the place
    cannot be written.
    """
    import xlsxwriter

    texts_only = {"strings_to_formulas": False, "strings_to_urls": False}
    with writing(path) as temporary, xlsxwriter.Workbook(temporary, texts_only) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8EEF4", "border": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            top = len(sheet.above)
            page.freeze_panes(top + 1, 0)
            for line, row in enumerate(sheet.above):
                for column, cell in enumerate(row):
                    _write_cell(page, line, column, cell)
            for column, name in enumerate(sheet.header):
                cells = [row[column] for row in sheet.rows]
                page.set_column(column, column, _width(name, cells), body)
                page.write_string(top, column, name, head)
                for line, cell in enumerate(cells, start=top + 1):
                    _write_cell(page, line, column, cell)
    return path


def _write_cell(page: Any, line: int, column: int, cell: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, (int, float)):
        page.write_number(line, column, cell)
    else:
        page.write_string(line, column, str(cell))


def _width(name: str, cells: Iterable[Any]) -> int:
    """Columns in characters of Latin width; a Korean syllable takes two."""
    lines = (line for cell in (name, *cells) for line in str(cell).splitlines())
    longest = max((len(line) + sum("가" <= c <= "힣" for c in line) for line in lines), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _refuse_other_kinds(path: Path) -> None:
    kind = other_kind(path)
    if kind is None and path.suffix.lower() in (".txt", ".md"):
        kind = say("텍스트")
    if kind:
        raise Problem(
            say(
                "{file}의 내용은 {kind}입니다. 표가 든 엑셀(xlsx)이나 csv 파일을 선택해 주세요.",
                file=path.name,
                kind=kind,
            )
        )


def _decoded(path: Path) -> str:
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Problem(
        say("{file}의 글자를 읽을 수 없습니다. 엑셀에서 .xlsx로 저장해 주세요.", file=path.name)
    )


def _without_blank_end(row: Row) -> Row:
    filled = (index for index, cell in enumerate(row, start=1) if cell is not None)
    return row[: max(filled, default=0)]


def _sheet_rows(
    path: Path,
    most_rows: int,
    most_columns: int,
    names: Names | None,
    asked: str | None,
    merged_in_each: bool,
    shown_only: bool,
) -> list[Row]:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            all_rows_seen = not shown_only or is_filtered(path)
            sheets = (
                _rows_of(sheet, most_rows, most_columns, merged_in_each, shown_only, all_rows_seen)
                for sheet in _asked_first(book.worksheets, asked)[: _MOST_SHEETS if names else 1]
                if not shown_only or sheet.sheet_state == "visible"
            )
            first = next(sheets, [])
            if names is None or find_header(first, names):
                return first
            return next((rows for rows in sheets if find_header(rows, names)), first)
        finally:
            book.close()
    except Problem:
        raise
    except Exception as error:  # openpyxl raises KeyError, ValueError, ParseError and others
        raise Problem(
            say(
                "{file:을} 표로 읽을 수 없습니다. 엑셀에서 열어 .xlsx로 다시 저장해 주세요.",
                file=path.name,
            )
        ) from error


def _rows_of(
    sheet: Any,
    most_rows: int,
    most_columns: int,
    merged_in_each: bool,
    shown_only: bool,
    all_rows_seen: bool,
) -> list[Row]:
    area = {"max_row": most_rows, "max_col": most_columns}
    cells = (
        _seen(sheet, area, all_rows_seen)
        if shown_only
        else sheet.iter_rows(**area, values_only=True)
    )
    rows: list[Row] = [_without_blank_end(row) for row in cells]
    return _with_merged_in_each(rows, sheet) if merged_in_each else rows


def _seen(sheet: Any, area: Mapping[str, int], all_rows_seen: bool) -> Iterator[Row]:
    columns = hidden_columns(sheet)
    rows = frozenset() if all_rows_seen else hidden_rows(sheet)
    for number, row in enumerate(sheet.iter_rows(**area), 1):
        yield tuple(
            None
            if number in rows or column in columns or cell.value is None or is_unseen_cell(cell)
            else cell.value
            for column, cell in enumerate(row, 1)
        )


def _with_merged_in_each(rows: Sequence[Row], sheet: Any) -> list[Row]:
    """Rows in which a cell merged over several of them stands in each.

    Reading row by row, openpyxl passes over merged cells; they are named behind the rows.
    """
    from openpyxl.utils import column_index_from_string

    with sheet._get_source() as stream:
        areas = _MERGED.findall(stream.read(_MERGED_WITHIN))
    filled = [list(row) for row in rows]
    for letters, first, last in areas[:_MOST_MERGED]:
        column, top = column_index_from_string(letters.decode()) - 1, int(first) - 1
        if top < len(rows) and column < len(rows[top]):
            for row in filled[top + 1 : int(last)]:
                row += [None] * (column + 1 - len(row))
                row[column] = rows[top][column]
    return [*filled]


def _asked_first(sheets: list[Any], asked: str | None) -> list[Any]:
    if asked is None:
        return sheets
    found = [sheet for sheet in sheets if sheet.title.strip() == asked.strip()]
    if not found:
        known = ", ".join(sheet.title for sheet in sheets)
        raise Problem(
            say("‘{sheet}’ 시트가 없습니다. 이 파일의 시트: {known}", sheet=asked, known=known)
        )
    return found
