"""Writing report workbooks: frozen headers, real numbers and dates, print set-up, no row lost."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

import polars as pl
from rustpy_xlsxwriter import Format, write_worksheets

from data_analysis.html import decimals, escaped
from data_analysis.messages import say
from groundwork.files import writing
from groundwork.letters import REPLACEMENT, UNWRITABLE, writable
from groundwork.messages import NOTHING, Message

ROWS_A_SHEET = 1_048_575  # Excel's 1,048,576 less the header
_LONGEST_TEXT = 32_767  # characters Excel keeps in a cell
_CUT = say(" …(줄임)")
_LONGEST_NAME = 31
_WIDTH_SAMPLE = 200
_NARROWEST, _WIDEST = 8, 40
_PORTRAIT, _LANDSCAPE = 92, 138  # characters across a printed A4 page in the size of the screen
_SMALLEST = 0.6  # of that size, which is still read without effort
_A4 = 9
# Not "#,##0.##": Excel shows a whole number by it as "77.", with the point.
_SHOWN_AS = ("#,##0", "#,##0.0", "#,##0.00")
_READ_THROUGH = 2_000  # rows up to which a sheet is read, and not searched: its texts are wrapped
_LINE, _TALLEST = 16.5, 409.0  # points of a line, and of the tallest row Excel has
_TABLE_SUFFIXES = {".xlsx", ".xls", ".xlsm", ".xlsb", ".csv", ".tsv"}


@dataclass(frozen=True)
class Page:
    """One table of a workbook; ``units`` are shown in the header, as in 집행액(원)."""

    name: str
    data: pl.DataFrame
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Saved:
    """A file that was written: its path, and a workbook's sheets with their numbers of rows.

    ``note`` is what else has to be known of it.
    """

    path: Path
    sheets: tuple[tuple[str, int], ...]
    note: Message = NOTHING

    def __fspath__(self) -> str:
        return str(self.path)

    def __str__(self) -> str:
        if not self.sheets:
            return str(say("{path:으로} 저장했습니다.", path=self.path.as_posix()))
        sheets = ", ".join(
            str(say("{name} {rows:,}행", name=name, rows=rows)) for name, rows in self.sheets
        )
        path = self.path.as_posix()
        return str(say("{path:으로} 저장했습니다. 시트: {sheets}", path=path, sheets=sheets))

    def _repr_html_(self) -> str:
        note = f"<p>{escaped(self.note)}</p>" if self.note else ""
        return f"<p>{escaped(self)}</p>{note}"


def write_workbook(path: str | PathLike[str], pages: Sequence[Page]) -> Saved:
    """Write pages as sheets of one workbook.

    A page longer than a sheet goes on in further sheets; then a first sheet lists them all. Texts
    are written as texts, also those that begin with "=". Raises `Problem` where the place cannot
    be written.
    """
    final = as_xlsx(Path(path))
    sheets = [sheet for page in pages for sheet in _sheets(page)]
    if len(sheets) > len(pages):
        sheets.insert(0, _contents(sheets))
    widths = {sheet.name: _widths(sheet.data) for sheet in sheets}
    with writing(final) as temporary:
        write_worksheets(
            [(sheet.name, sheet.data) for sheet in sheets],
            str(temporary),
            freeze_panes={"general": {"row": 1, "col": 0}},
            autofilter={"general": True},
            header_format={"general": _header_format()},
            column_formats={sheet.name: _formats(sheet.data) for sheet in sheets},
            column_widths=dict(widths),
            row_heights={sheet.name: _heights(sheet.data, widths[sheet.name]) for sheet in sheets},
            page_setup={sheet.name: _page_setup(widths[sheet.name]) for sheet in sheets},
            dedupe_strings={"general": False},
        )
    return Saved(final, tuple((sheet.name, len(sheet.data)) for sheet in sheets))


def as_xlsx(path: Path) -> Path:
    """The path with the suffix of what is written; "3.5 민원" has no suffix of a table yet."""
    if path.suffix.lower() in _TABLE_SUFFIXES:
        return path.with_suffix(".xlsx")
    return path.with_name(f"{path.name}.xlsx")


def _sheets(page: Page) -> list[Page]:
    units = page.units
    names = [f"{name}({units[name]})" if name in units else name for name in page.data.columns]
    data = page.data.rename(dict(zip(page.data.columns, as_headers(names), strict=True)))
    data = data.with_columns(_fitting())
    name = re.sub(r"[\[\]:*?/\\\r\n\t]", " ", writable(page.name))[: _LONGEST_NAME - 4].strip("'")
    name = name or str(say("표"))
    if len(data) <= ROWS_A_SHEET:
        return [Page(name, data)]
    pieces = data.iter_slices(ROWS_A_SHEET)
    return [Page(f"{name} {number}", piece) for number, piece in enumerate(pieces, start=1)]


def _fitting() -> pl.Expr:
    """The columns of texts, cut with a mark that says so where Excel cannot keep them."""
    texts, mark = pl.col(pl.String), str(_CUT)
    cut = texts.str.slice(0, _LONGEST_TEXT - len(mark)) + pl.lit(mark)
    return pl.when(texts.str.len_chars() > _LONGEST_TEXT).then(cut).otherwise(texts)


def fitting(text: str) -> str:
    """A text as Excel can keep it in a cell, cut with a mark that says so where it must be."""
    return (
        text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - len(str(_CUT))] + str(_CUT)
    )


def as_headers(names: Sequence[str]) -> list[str]:
    """Names of columns as a workbook can keep them, each another one."""
    headers: list[str] = []
    for name in names:
        header = kept = fitting(writable(name))
        number = 2
        while header in headers:
            header, number = f"{kept[: _LONGEST_TEXT - 9]} ({number})", number + 1
        headers.append(header)
    return headers


def with_writable_text(data: pl.DataFrame) -> pl.DataFrame:
    """A table for the writers that stop at letters no workbook can keep."""
    texts = pl.col(pl.String).str.replace_all(UNWRITABLE, REPLACEMENT)
    headers = dict(zip(data.columns, as_headers(data.columns), strict=True))
    return data.with_columns(texts).rename(headers)


def _contents(sheets: Sequence[Page]) -> Page:
    table = {
        str(say("시트")): [sheet.name for sheet in sheets],
        str(say("행 수")): [len(sheet.data) for sheet in sheets],
    }
    return Page(str(say("차례")), pl.DataFrame(table))


def _header_format() -> Format:
    return Format().set_bold().set_background_color("#DDE6F0").set_border_bottom("thin")


def _formats(data: pl.DataFrame) -> dict[str, Format]:
    wrapped = len(data) <= _READ_THROUGH
    return {column.name: _format(column, wrapped) for column in data}


def _format(column: pl.Series, wrapped: bool) -> Format:
    """How a column is shown; where texts are wrapped, all stands at the top of its row."""
    kind = column.dtype
    form = Format().set_align("top") if wrapped else Format()
    if kind.is_integer():
        return form.set_num_format("#,##0")
    if kind.is_float():
        return form.set_num_format(_SHOWN_AS[decimals(column)])
    if kind == pl.Date:
        return form.set_num_format("yyyy-mm-dd")
    if kind == pl.Datetime:
        return form.set_num_format("yyyy-mm-dd hh:mm")
    form = form.set_align("left").set_indent(1)  # or a text would touch the number before it
    return form.set_text_wrap() if wrapped else form


def _widths(data: pl.DataFrame) -> dict[str, float]:
    """Widths by the longest of the first texts; longer ones go on in the next line of the cell.

    A table of one or two columns has the page to itself, so that a sentence is not a tower.
    """
    widest = max(_WIDEST, 0.9 * _PORTRAIT / max(data.width, 1))
    widths = {}
    for name, column in data.head(_WIDTH_SAMPLE).to_dict().items():
        texts = [name, *(str(value) for value in column if value is not None)]
        longest = max(map(_characters, texts))
        widths[name] = float(min(max(longest + 3, _NARROWEST), widest))
    return widths


def _heights(data: pl.DataFrame, widths: Mapping[str, float]) -> dict[int, float]:
    """Heights of the rows whose texts need more lines than one; not every program fits them."""
    heights = {}
    if len(data) <= _READ_THROUGH:
        texts = data.select(pl.col(pl.String))
        for number, row in enumerate(texts.iter_rows(), start=1):
            cells = zip(texts.columns, row, strict=True)
            lines = max((_lines(text, widths[name]) for name, text in cells if text), default=1)
            if lines > 1:
                heights[number] = min(lines * _LINE, _TALLEST)
    return heights


def _lines(text: str, width: float) -> int:
    """Lines a text takes in a column."""
    return sum(max(1, math.ceil(_characters(line) / width)) for line in text.split("\n"))


def _characters(text: str) -> int:
    """How many characters wide a text is; a Hangul syllable takes the room of two."""
    return sum(2 if ord(c) > 0x1100 else 1 for c in text)


def _page_setup(widths: Mapping[str, float]) -> dict[str, Any]:
    landscape, pages = paper(sum(widths.values()))
    return {
        "paper_size": _A4,
        "landscape": landscape,
        "fit_to_pages": (pages, 0),
        "repeat_rows": 0,
        "footer": "&C&P / &N",
    }


def paper(width: float) -> tuple[bool, int]:
    """How a sheet so many characters wide is printed on A4 and stays readable.

    Whether the paper lies on its side, and how many pages it takes from left to right.
    """
    landscape = width > _PORTRAIT
    across = _LANDSCAPE if landscape else _PORTRAIT
    return landscape, max(1, math.ceil(width * _SMALLEST / across))
