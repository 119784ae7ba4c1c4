"""Reading every cell of a file as text, sheet by sheet, after the guard has let it in."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path

import fastexcel
import polars as pl

from data_analysis.messages import say
from data_analysis.places import Area
from data_analysis.reading.code_page import bytes_kept, decoded
from data_analysis.reading.delimited import read_delimited
from data_analysis.reading.exact import exact_cells
from data_analysis.reading.extent import Extent
from data_analysis.reading.guard import Kind, Source, damaged, guarded
from data_analysis.reading.measure import measure_sheets, without_cells
from data_analysis.reading.package import in_usual_places
from data_analysis.remarks import Remark, sure
from groundwork.progress import progress_bar

_LONG_READ = 16 << 20  # bytes from which a reader deserves to see that something happens


@dataclass(frozen=True)
class Sheet:
    """One sheet as it stands: ``cells`` are text columns, row 0 is row 1 in Excel.

    Error cells (#DIV/0!) hold their text. A csv file is one sheet without a name. ``remarks`` are
    what its reading noticed, ``merged`` its merged cells as far as the file tells
    them, ``left`` how many empty columns stand before the first of ``cells``.
    """

    file: str
    name: str
    cells: pl.DataFrame
    hidden_rows: tuple[int, ...] = ()
    hidden: bool = False
    encoding: str = ""
    remarks: tuple[Remark, ...] = ()
    merged: tuple[Area, ...] = ()
    left: int = 0

    @property
    def place(self) -> str:
        """File and sheet as a person finds them."""
        return f"{self.file} › {self.name}" if self.name else self.file


def read_sheets(path: str | PathLike[str], password: str | None = None) -> list[Sheet]:
    """Read the sheets of a workbook that are not empty, or a text file as one sheet.

    Raises `Problem` for whatever cannot be read.
    """
    with guarded(path, password) as source:
        if source.kind is Kind.TEXT:
            cells, encoding, odd = read_delimited(source.path, source.name)
            return [Sheet(source.name, "", cells, encoding=encoding, remarks=tuple(odd))]
        return _read_workbook(source)


def _read_workbook(given: Source) -> list[Sheet]:
    with ExitStack() as copies:
        extents = measure_sheets(given)
        others = without_cells(given)
        source = given
        if given.kind is not Kind.XLS:
            source = replace(given, path=copies.enter_context(in_usual_places(given.path)))
        path, encoding = copies.enter_context(bytes_kept(source))
        sheets = _loaded(source, path, extents, others)
    if sheets and others:
        listed = ", ".join(others)
        told = sure(say("표가 없는 시트(차트·매크로 등)는 읽지 않았습니다: {names}", names=listed))
        sheets[0] = replace(sheets[0], remarks=(told,))
    return [_in_letters(sheet, encoding) for sheet in sheets] if encoding else sheets


def _in_letters(sheet: Sheet, encoding: str) -> Sheet:
    """A sheet whose texts were read as single bytes, in the letters of its encoding."""
    name = decoded(sheet.name, encoding, sheet.file) or ""
    texts = {
        column.name: [decoded(text, encoding, sheet.file) for text in column]
        for column in sheet.cells
    }
    return replace(sheet, name=name, cells=pl.DataFrame(texts, schema=sheet.cells.schema))


def _loaded(
    source: Source, path: Path, extents: Mapping[str, Extent], others: Sequence[str]
) -> list[Sheet]:
    """The sheets of a workbook that are not empty, as the reader gives them."""
    long = source.path.stat().st_size > _LONG_READ
    sheets = []
    try:
        workbook = fastexcel.read_excel(str(path))
        names = [name for name in workbook.sheet_names if name not in others]
        with progress_bar(source.name, len(names), shown=long) as bar:
            for name in names:
                cells, hidden, first = _cells(workbook, name)
                cells = exact_cells(source, workbook, name, cells, first)
                if cells.width:
                    extent = extents.get(name, Extent())
                    rows, merged = tuple(extent.hidden_rows), tuple(extent.merged)
                    sheets.append(
                        Sheet(source.name, name, cells, rows, hidden, merged=merged, left=first)
                    )
                bar.update()
    except BaseException as error:
        # The reader is written in Rust: what it trips over may come as a panic, outside Exception.
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        raise damaged(source.name) from error
    return sheets


def _cells(workbook: fastexcel.ExcelReader, name: str) -> tuple[pl.DataFrame, bool, int]:
    """The cells of a sheet as texts, whether it is hidden, and the column they begin in.

    What the reader keeps of a sheet is let go here, before the next one is loaded.
    """
    sheet = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    hidden = sheet.visible != "visible"
    if not sheet.width:
        return pl.DataFrame(), hidden, 0
    arrow, errors = sheet.to_arrow_with_errors()
    cells = pl.DataFrame(arrow)
    cells.columns = [f"c{number}" for number in range(cells.width)]
    places: dict[int, dict[int, str]] = {}
    for error in errors.errors if errors else ():
        row, column = error.position
        places.setdefault(column, {})[row] = _error_text(error.detail)
    cells = cells.with_columns(column.replace("", None) for column in cells if (column == "").any())
    for column, texts in places.items():
        filled = cells.to_series(column).scatter(list(texts), list(texts.values()))
        cells = cells.with_columns(filled)
    return cells, hidden, sheet.selected_columns[0].absolute_index


def _error_text(detail: str) -> str:
    """What Excel shows for an error the reader names, such as "… 'Error(Div0)'"."""
    for name, shown in _ERRORS.items():
        if f"({name})" in detail:
            return shown
    return "#VALUE!"


_ERRORS = {
    "Div0": "#DIV/0!",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
}
